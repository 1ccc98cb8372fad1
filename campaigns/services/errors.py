"""What can be wrong with a wish to sign."""


class NotSignable(Exception):
    """A wish that can't be fulfilled now; subclasses say why."""


class ActionNotOpen(NotSignable):
    """The action isn't open: not yet, paused, or closed."""


class WordsChanged(NotSignable):
    """The text or a consent wording is not, or no longer, the one that the form showed."""


class LinkTooLate(NotSignable):
    """The action closed more than its period of grace ago."""


class TooManyRequests(NotSignable):
    """Others of the same network have signed too often just now."""


class OrganisationsDoNotSign(NotSignable):
    """The action is for people only."""


class SignatoryRefused(NotSignable):
    """A line of a list of organisations is wrong, and so nothing of the list is kept; subclasses say why.

    `line`: which one, from 1.
    """

    def __init__(self, line: int, name: str) -> None:
        super().__init__(f"{line}: {name}")
        self.line = line


class SignatoryNameUnfit(SignatoryRefused):
    """Its name or the heading above it is too long, or the name has neither letter nor digit."""


class SignatoryCountryUnknown(SignatoryRefused):
    """Its country is neither empty nor a code of ISO 3166-1."""
