"""What the mails of registering say, as paragraphs in the active language."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core import clock

from .own_times import times_of
from .presentation import how_soon
from .services.line import position_of
from .services.registering import LINK_LIFE
from .words import Words, at_in

if TYPE_CHECKING:
    from .models import Registration


@dataclass(frozen=True)
class Letter:
    """A mail: `before` and `after` its one button, called `label`. `facts`: whether it says when."""

    subject: str
    before: tuple[str, ...]
    label: str
    after: tuple[str, ...] = ()
    facts: bool = True


def _see() -> str:
    return _("Open your registration")


def confirm(words: Words) -> Letter:
    """Ask whether it was the reader who registered."""
    days = LINK_LIFE.days
    return Letter(
        _("Please confirm"),
        (
            _("Someone gave this address to register for “%(title)s”.") % {"title": words.title},
            _("If it was you, open the page and press the button there. Only then are you registered."),
        ),
        _("Open the page"),
        (
            ngettext("The link works for %(n)s day.", "The link works for %(n)s days.", days) % {"n": days},
            _("If it was not you, you need not do anything. You can also say so on the page."),
        ),
    )


def already(registration: "Registration", words: Words) -> Letter:
    """Tell somebody who sent the form again that nothing has changed."""
    return Letter(
        _("There is nothing to do"),
        (
            _("We have your registration for “%(title)s” already. It stays as it is.")
            % {"title": words.title},
            _("Your own page says where it stands. There you can change it, too."),
        ),
        _see(),
        (_("If you did not send the form again, someone else typed your address. Nothing was changed."),),
    )


def requested(registration: "Registration", words: Words) -> Letter:
    """Tell somebody that staff will answer."""
    return Letter(
        _("We have your request"),
        (
            _("You asked to take part in “%(title)s”.") % {"title": words.title},
            _("We look at each request, and answer to this address. No place is kept for you yet."),
        ),
        _see(),
    )


def registered(registration: "Registration", words: Words) -> Letter:
    """Tell somebody that they have a place."""
    places = registration.party
    number = ngettext("You have a place", "You have %(n)s places", places) % {"n": places}
    online = _("The link to join online appears on your own page one hour before the start.")
    event = registration.event
    has_link = event.effective_mode != event.Mode.ON_SITE and not event.public_online_url
    to_pay = _("Something is still to be paid. Your own page says how.")
    return Letter(
        _("Your place"),
        (
            _("%(number)s at “%(title)s”.") % {"number": number, "title": words.title},
            *((online,) if has_link else ()),
            *((to_pay,) if _is_due(registration) else ()),
        ),
        _see(),
        (_("If you can’t come, please cancel there: somebody else may be waiting for the place."),),
    )


def waiting(registration: "Registration", words: Words) -> Letter:
    """Tell somebody which number they have in the line."""
    number = position_of(registration)
    return Letter(
        _("You are on the waiting list"),
        (
            _("All places for “%(title)s” are taken. You are number %(number)d on the waiting list.")
            % {"title": words.title, "number": number},
            _("When it is your turn, we write to this address. You then have 24 hours to answer, or less "
              "shortly before the start."),
        ),
        _see(),
    )  # fmt: skip


def offered(registration: "Registration", words: Words) -> Letter:
    """Tell somebody that a place is kept for them, and until when."""
    ends = registration.offer_ends_at
    until = at_in(registration.event, ends) if ends else ""
    return Letter(
        _("A place for you"),
        (
            _("You can come to “%(title)s” after all.") % {"title": words.title},
            _("We keep the place for you until %(until)s. After that it goes to the next person.")
            % {"until": until},
        ),
        _("Take it, or give it up"),
    )


def cancelled(registration: "Registration", words: Words) -> Letter:
    """Tell somebody that they are no longer registered, and why."""
    why = {
        "self": _("You have cancelled your registration for “%(title)s”."),
        "staff": _("We have cancelled your registration for “%(title)s”."),
        "time": _("We kept a place at “%(title)s” for you, and had no answer. It went to the next person."),
    }[registration.ended_by or "self"]
    paid = _("What you paid will be given back: answer this message if you hear nothing.")
    return Letter(
        _("You are not registered any more"),
        (why % {"title": words.title}, *((paid,) if _is_paid(registration) else ())),
        _see(),
        (_("You can register again on the page of the event as long as that is open."),),
        facts=False,
    )


def refused(registration: "Registration", words: Words) -> Letter:
    """Tell somebody that they cannot come."""
    return Letter(
        _("About your request"),
        (_("We are sorry: we can’t give you a place at “%(title)s”.") % {"title": words.title},),
        _see(),
        facts=False,
    )


def press(registration: "Registration", words: Words) -> Letter:
    """Answer a journalist."""
    granted = registration.press == "granted"
    answer = (
        _("You are accredited for “%(title)s”.") if granted else _("We can’t accredit you for “%(title)s”.")
    )
    return Letter(_("About your accreditation"), (answer % {"title": words.title},), _see())


def tomorrow(registration: "Registration", words: Words) -> Letter:
    """Remind somebody a day before."""
    (start, _end), zone = times_of(registration), registration.event.zone
    # Where the event was moved, or mails were held up, it may be on the day itself.
    day = how_soon(start, zone, clock.now()) if start else ""
    return Letter(
        day[:1].upper() + day[1:],
        (_("You are registered for “%(title)s”.") % {"title": words.title},),
        _see(),
    )


def soon(registration: "Registration", words: Words) -> Letter:
    """Remind somebody an hour before, when their own page has the online link."""
    return Letter(
        _("In an hour"), (_("“%(title)s” begins in about an hour.") % {"title": words.title},), _see()
    )


def changed(registration: "Registration", words: Words, note: str = "") -> Letter:
    """Tell somebody that the day or the place is another, or that it takes place after all."""
    return Letter(
        _("Something has changed"),
        (
            _("Something about “%(title)s” has changed. This is how it stands now.") % {"title": words.title},
            *_paragraphs(note),
        ),
        _see(),
        (_("Your registration stays. If you can’t come any more, please cancel on your own page."),),
    )


def off(registration: "Registration", words: Words, note: str = "") -> Letter:
    """Tell somebody that it does not take place, or not on its date."""
    event = registration.event
    is_postponed = event.status == event.Status.POSTPONED
    subject = _("It is postponed") if is_postponed else _("It does not take place")
    what = (
        _("“%(title)s” does not take place on its first date. We write again when there is a new one.")
        if is_postponed
        else _("We are sorry: “%(title)s” does not take place.")
    )
    stays = _("Your registration stays. You need not do anything.")
    paid = _("What you paid will be given back: answer this message if you hear nothing.")
    after = (stays,) if is_postponed else (paid,) if _is_paid(registration) else ()
    return Letter(subject, (what % {"title": words.title}, *_paragraphs(note)), _see(), after, facts=False)


def recording(registration: "Registration", words: Words, note: str = "") -> Letter:
    """Thank somebody for coming, and say where one can watch it again."""
    return Letter(
        _("Thank you"),
        (
            _("Thank you for taking part in “%(title)s”. There is a recording now.") % {"title": words.title},
            *_paragraphs(note),
        ),
        _("Watch the recording"),
        facts=False,
    )


def letter_made(registration: "Registration", words: Words) -> Letter:
    """Tell somebody where their letter of invitation is."""
    return Letter(
        _("Your letter is ready"),
        (
            _("Your letter of invitation for “%(title)s” is on your own page.") % {"title": words.title},
            _("Open it there, and print or save it. We erase it the day after the event."),
        ),
        _see(),
    )


def speaker_asked(words: Words, days: int) -> Letter:
    """Ask somebody who speaks whether what we show of them is right."""
    works = ngettext("The link works for %(n)s day.", "The link works for %(n)s days.", days) % {"n": days}
    return Letter(
        _("Please look at this"),
        (
            _("You speak at “%(title)s”. Please look at what we show of you there: a biography, a portrait, "
              "a recording.") % {"title": words.title},
            _("What you refuse is taken down."),
        ),
        _("Look at it"),
        (works, _("If you do not speak there, please forgive us, and do nothing.")),
        facts=False,
    )  # fmt: skip


def _paragraphs(note: str) -> tuple[str, ...]:
    return tuple(part for line in note.splitlines() if (part := line.strip()))


def _is_due(registration: "Registration") -> bool:
    return registration.payments.filter(state="due").exists()


def _is_paid(registration: "Registration") -> bool:
    return registration.payments.filter(state="paid").exists()
