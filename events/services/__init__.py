"""The verbs of events. Each runs in one transaction, takes values, and raises a named error."""

from .asking_speakers import answer_as_speaker, ask_speaker
from .changing import (
    accept_offer,
    cancel_registration,
    change_registration,
    erase_registration,
    forget_wish,
)
from .confirming import add_registration, confirm_registration
from .deciding import approve_registration, decide_press, give_place, refuse_registration, set_capacity
from .errors import (
    CodeWrong,
    EndsBeforeItStarts,
    EventOver,
    InUse,
    LinkTooLate,
    NobodyToTell,
    NoPlaceLeft,
    NothingToTell,
    NotInState,
    NotJoinable,
    OfferedAlready,
    OfferOver,
    PaidAlready,
    RegistrationClosed,
    SentAgain,
    SessionHasPlaces,
    ShownElse,
    TellingChanged,
    TellingRefused,
    TooManyRequests,
    WishOutdated,
)
from .forgetting import follow_consent, forget_needs, forget_registration, set_reminders
from .inviting import ask_for_letter, can_ask, forget_letter, make_letter
from .line import expire_offers, promote_next
from .offering import add_part, add_ticket, change_ticket, remove_part, remove_ticket
from .payments import mark_paid, mark_refunded
from .registering import deny_registration, discard_unconfirmed, register
from .reminding import remind
from .settings import change_settings, change_timetable
from .telling import carry_on_tellings, tell_registrants, withhold_mail

__all__ = [
    "CodeWrong",
    "EndsBeforeItStarts",
    "EventOver",
    "InUse",
    "LinkTooLate",
    "NoPlaceLeft",
    "NobodyToTell",
    "NotInState",
    "NotJoinable",
    "NothingToTell",
    "OfferOver",
    "OfferedAlready",
    "PaidAlready",
    "RegistrationClosed",
    "SentAgain",
    "SessionHasPlaces",
    "ShownElse",
    "TellingChanged",
    "TellingRefused",
    "TooManyRequests",
    "WishOutdated",
    "accept_offer",
    "add_part",
    "add_registration",
    "add_ticket",
    "answer_as_speaker",
    "approve_registration",
    "ask_for_letter",
    "ask_speaker",
    "can_ask",
    "cancel_registration",
    "carry_on_tellings",
    "change_registration",
    "change_settings",
    "change_ticket",
    "change_timetable",
    "confirm_registration",
    "decide_press",
    "deny_registration",
    "discard_unconfirmed",
    "erase_registration",
    "expire_offers",
    "follow_consent",
    "forget_letter",
    "forget_needs",
    "forget_registration",
    "forget_wish",
    "give_place",
    "make_letter",
    "mark_paid",
    "mark_refunded",
    "promote_next",
    "refuse_registration",
    "register",
    "remind",
    "remove_part",
    "remove_ticket",
    "set_capacity",
    "set_reminders",
    "tell_registrants",
    "withhold_mail",
]
