"""What can be wrong with a wish to come to an event."""


class EndsBeforeItStarts(ValueError):
    """An end that is not later than its start, or that has none."""


class SessionHasPlaces(Exception):
    """A session that people register for apart can't lose its time."""


class InUse(Exception):
    """Somebody has registered for it, so it stays what it was."""


class PlacesChanged(Exception):
    """Somebody else has changed these places since they were read."""


class OfferedAlready(Exception):
    """One registers for this day or session apart already."""


class NotJoinable(Exception):
    """A wish that can't be fulfilled now; subclasses say why."""


class RegistrationClosed(NotJoinable):
    """One does not register here now: not yet, no more, elsewhere, or the event is off or over."""


class WishOutdated(NotJoinable):
    """The form is not today's: a ticket, a part, a question or the number of guests has changed since."""


class WishUnreadable(NotJoinable):
    """No key opens what the form said: it has to be sent again."""


class CodeWrong(NotJoinable):
    """Not the code of this ticket."""


class SentAgain(NotJoinable):
    """The form was sent again since the page was shown."""


class LinkTooLate(NotJoinable):
    """Nothing can be confirmed any more: registration closed more than its period of grace ago."""


class NoPlaceLeft(NotJoinable):
    """There are not as many free places, or others wait for them. Everything stays as it was."""


class OfferOver(NotJoinable):
    """The place was offered to somebody else since, or there never was an offer."""


class NotInState(NotJoinable):
    """The registration is in no state in which this can be done."""


class NeedsApproval(NotJoinable):
    """Staff said yes to somebody else, or to fewer people."""


class PaidAlready(NotJoinable):
    """What was paid for can't be exchanged here."""


class EventOver(NotJoinable):
    """The event is past: nobody joins or leaves it."""


class TooManyRequests(NotJoinable):
    """Others of the same network have registered too often just now."""


class DoorClosed(Exception):
    """Nobody is checked in: the event is not on, off, or has no door here."""


class PartyChanged(Exception):
    """Guests were changed since the door's list was shown."""


class TellingRefused(Exception):
    """Staff cannot tell the registrants; subclasses say why."""


class NothingToTell(TellingRefused):
    """The event is over, and there is no recording."""


class NobodyToTell(TellingRefused):
    """Nobody is registered who has an address."""


class TellingChanged(TellingRefused):
    """It is not what was shown any more: the number, the event, or somebody else was quicker."""


class ShownElse(Exception):
    """What is shown of a speaker has changed since she looked at it."""
