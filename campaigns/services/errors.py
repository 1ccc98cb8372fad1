"""What can be wrong with a wish to sign."""


class NotSignable(Exception):
    """A wish that can't be fulfilled now; subclasses say why."""


class ActionNotOpen(NotSignable):
    """The action isn't open: not yet, paused, or closed."""


class WordsChanged(NotSignable):
    """The text or a consent wording is not, or no longer, the one that the form showed."""


class LinkTooLate(NotSignable):
    """The action closed more than its period of grace ago."""
