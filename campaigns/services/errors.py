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


class PeopleDoNotSign(NotSignable):
    """The action is for organisations only."""


class OrganisationsDoNotSign(NotSignable):
    """The action is for people only."""


class NothingToAsk(NotSignable):
    """The words are not the page's any more, or the action is closed: nobody can stand by them anew."""


class SettingsChanged(Exception):
    """Somebody else changed a setting since it was shown."""


class WordsMissing(NotSignable):
    """A delivery or an answer that says in no language to or from whom."""


class NothingToDeliver(NotSignable):
    """A delivery of no signatures, or on a day that is still to come."""


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


class CodeUnknown(NotSignable):
    """No code or receipt of this action; or the code was used, or its sheet voided."""


class ReceiptTaken(NotSignable):
    """Somebody else has this receipt: another one has to be made."""


class ScanKnown(NotSignable):
    """The sheets of this scan were entered before."""


class SameChecker(NotSignable):
    """The second count has to be another person's."""


class RoundOver(NotSignable):
    """The deadline of the sign-on round is over, or its list is frozen."""


class NobodyInvited(NotSignable):
    """A sign-on round without organisations."""


class ModerationRefused(Exception):
    """Something that staff want and that can't be done; subclasses say why."""


class TooManyToRead(ModerationRefused):
    """Conditions on names or addresses that would open more of them than we do at a time."""


class NothingToRemove(ModerationRefused):
    """No signature of the action matches, or each is removed already."""


class StillBeingRemoved(ModerationRefused):
    """A removal that is not through can't be undone yet."""


class DecidedMeanwhile(ModerationRefused):
    """Somebody else has decided on the signature since it was read."""


class PackGone(Exception):
    """The files of a delivery pack are not there: not made yet, or expired."""


class PackOutdated(Exception):
    """Somebody whom a delivery pack lists took their signature, or their agreement, back."""


class MailingRefused(Exception):
    """Something that staff want of an update to signers and that can't be done; subclasses say why."""


class SegmentUnknown(MailingRefused):
    """A segment names a language, a country, a source or a kind that the action's signers do not have."""


class NothingToTell(MailingRefused):
    """No public page tells it any more, or none in the language that is asked for."""


class NobodyToTell(MailingRefused):
    """No signer in the segment agreed to be written to, or none in a language that has words."""


class MailingChanged(MailingRefused):
    """It would go to more people, or with other words, than staff saw."""


class MailingNotInState(MailingRefused):
    """It is over, was begun already, or was not begun yet."""
