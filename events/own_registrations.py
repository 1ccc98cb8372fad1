"""What people see of their own registrations, and may do with them (core/registry.py: PersonalData)."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from advocacy_site.core import clock, countries
from advocacy_site.core.registry import NotHeld, NotUnderstood, Section, Verb, retention

from . import services
from .door import arrivals_in_words
from .guest_words import guests_in_words
from .listening import language
from .models import Access, EventPage, InvitationLetter, Payment, Registration
from .own_link import own_url
from .own_times import times_of
from .part_words import part_in_words
from .readable import each_readable
from .wishes import Needs, read_answers
from .words import Words, at_in, words_of

State = Registration.State
LINK_BEFORE = timedelta(hours=1)  # the start, when the online link appears


@dataclass(frozen=True)
class OwnRegistration:
    """One registration as its owner sees it. `facts`: what we hold, as labels and values; none is empty."""

    registration: Registration
    words: Words
    state: str
    facts: list[tuple[str, str]]
    own_url: str
    agreed_to: str = ""
    online_url: str = ""
    payments: list[list[tuple[str, str]]] = field(default_factory=list)
    pay_url: str = ""
    offer_until: str = ""
    can_accept: bool = False
    can_cancel: bool = False
    can_change: bool = False
    can_ask_for_letter: bool = False
    has_letter: bool = False


SHOWN_WITH = ("event", "ticket", "access_needs__wording", "invitation_letter")
SHOWN_OF_MANY = ("guests", "legal_names", "payments", "parts__session")


def section(subject_hash: str) -> Section | None:
    """Return the registrations of one person, the newest first. Some queries more for each."""
    rows = Registration.objects.filter(email_hash=subject_hash).order_by("-requested_at")
    rows = rows.select_related(*SHOWN_WITH).prefetch_related(*SHOWN_OF_MANY)
    found = [own_registration(row) for row in each_readable(rows)]
    return (
        Section(_("Your registrations"), "events/includes/own_registrations.html", found) if found else None
    )


def own_registration(row: Registration) -> OwnRegistration:
    """Return `row`, read with SHOWN_WITH, for its owner, in the active language."""
    event, now = row.event, clock.now()
    can_join = event.can_be_joined_at(now)
    needs = getattr(row, "access_needs", None)
    is_offer = row.state == State.OFFERED and row.offer_ends_at is not None and row.offer_ends_at > now
    return OwnRegistration(
        registration=row,
        words=words_of(event, get_language() or row.language, times_of(row)),
        state=state_of(row),
        facts=[(label, value) for label, value in _facts(row) if value],
        own_url=own_url(row.pk),
        agreed_to=needs.wording.text if needs else "",
        online_url=online_url(row),
        payments=[_payment(row, payment) for payment in row.payments.all()],
        pay_url=row.ticket.pay_url if row.ticket and _is_due(row) else "",
        offer_until=at_in(event, row.offer_ends_at) if is_offer and row.offer_ends_at else "",
        can_accept=is_offer,
        can_cancel=row.is_living and event.phase != event.Phase.PAST,
        can_change=row.is_living and can_join and not row.unread,
        can_ask_for_letter=not hasattr(row, "invitation_letter") and services.can_ask(row),
        has_letter=letter_of(row) is not None,
    )


def letter_of(row: Registration) -> InvitationLetter | None:
    """Return the letter of invitation that its owner may open now, if there is one."""
    letter: InvitationLetter | None = getattr(row, "invitation_letter", None)
    if letter is None or letter.made_at is None or not letter.name:
        return None
    return letter if row.state == State.REGISTERED and not row.event.is_off else None


def online_url(row: Registration) -> str:
    """Return the online link if its owner may have it now: registered, and from an hour before what they come
    to begins.

    Until the event is over. It stands nowhere else, unless the event is open to everyone.
    """
    event, now, (start, _end) = row.event, clock.now(), times_of(row)
    if row.state != State.REGISTERED or start is None or not event.can_be_joined_at(now):
        return ""
    if event.access == Access.APPROVED and row.approved_at is None:
        return ""
    if event.effective_mode == event.Mode.ON_SITE or now < start - LINK_BEFORE:
        return ""
    return event.online_url


def state_of(row: Registration) -> str:
    """Return in a sentence where the registration stands, and what that means."""
    event = row.event
    if row.is_living and event.is_off:
        return _("This event does not take place on its date. We keep your registration.")
    match row.state:
        case State.PENDING:
            days = retention["registrations-unconfirmed"].period.days
            return _("Not confirmed. It is deleted %(days)d days after it was sent.") % {"days": days}
        case State.REQUESTED:
            return _("We have your request, and answer by email. No place is kept for you yet.")
        case State.WAITING:
            return _("All places are taken. You are number %(number)d on the waiting list.") % {
                "number": services.position_of(row)
            }
        case State.OFFERED:
            return _("A place is kept for you.")
        case State.CANCELLED:
            return _("Cancelled. You have no place.")
        case State.REFUSED:
            return _("We could not give you a place.")
    places = ngettext("You have a place.", "You have %(n)s places.", row.party)
    return places % {"n": row.party}


def _facts(row: Registration) -> list[tuple[str, str]]:
    """What is held of the person, in words; a new column of the form has its line here."""
    needs = getattr(row, "access_needs", None)
    ends = _kept_until(row)
    return [
        (_("Name"), row.name),
        (_("Legal name"), ", ".join(legal.name for legal in row.legal_names.all())),
        (_("Email"), row.email),
        (_("Guests"), guests_in_words(row.guests.all())),
        (_("Ticket"), row.ticket.name_in(row.language) if row.ticket else ""),
        (_("Days and sessions"), ", ".join(part_in_words(part, row.event) for part in row.parts.all())),
        (_("Organisation"), row.organisation),
        (_("Role"), row.role),
        (_("Country"), countries.name(row.country.code) if row.country.code else ""),
        (_("Listens in"), language(row.listening).name if row.listening else ""),
        (_("Photos"), _("No photos of me, please") if row.no_photo else ""),
        (_("Reminders"), _("None") if row.no_reminders else ""),
        (_("Reports for"), row.outlet),
        (_("Accreditation"), row.get_press_display() if row.press else ""),
        (_("Needs to take part"), ", ".join(Needs.read(needs.needs).in_words) if needs else ""),
        *((question.label, question.spoken(answer)) for question, answer in read_answers(row.answers)),
        *_letter_facts(row),
        (_("Checked in"), arrivals_in_words(row)),
        (_("Sent"), date_format(row.requested_at)),
        (_("Deleted by us"), date_format(ends)),
    ]


def _letter_facts(row: Registration) -> list[tuple[str, str]]:
    letter: InvitationLetter | None = getattr(row, "invitation_letter", None)
    if letter is None:
        return []
    made = date_format(letter.made_at) if letter.made_at else _("asked for, not made yet")
    return [
        (_("Name in the passport"), letter.name_in_words),
        (_("Nationality"), countries.name(letter.nationality.code)),
        (_("Letter of invitation"), made),
    ]


def _kept_until(row: Registration) -> datetime:
    """Return when we delete it, as events/privacy.py does."""
    event, days = row.event, row.event.kept_days
    period = retention["registrations"].period if days is None else timedelta(days=days)
    if event.over_at:
        return event.over_at + period
    if event.status == event.Status.CANCELLED:
        return event.changed_at + period
    return max(event.changed_at, row.requested_at) + retention["registrations-undated"].period


def _is_due(row: Registration) -> bool:
    return any(payment.state == Payment.State.DUE for payment in row.payments.all())


def _payment(row: Registration, payment: Payment) -> list[tuple[str, str]]:
    """Return what is or was to be paid at once, how, and the receipt."""
    is_open = payment.state in (Payment.State.DUE, Payment.State.CANCELLED)
    details = row.ticket.bank_details if row.ticket and payment.state == Payment.State.DUE else ""
    receipt = f"{row.event.key}-{payment.receipt}" if payment.receipt else ""
    lines = [
        (_("Amount"), f"{payment.amount} {payment.currency}"),
        (_("Payment"), str(payment.get_state_display())),
        (_("Pay to"), details),
        (_("With this reference"), payment.reference if is_open else ""),
        (_("Receipt number"), receipt),
        (_("Paid on"), date_format(payment.paid_at) if payment.paid_at else ""),
    ]
    return [(label, value) for label, value in lines if value]


def names_of_events(keys: set[str]) -> dict[str, str]:
    """Return the title of each event by its primary key, in the active language where there is one."""
    pages = EventPage.objects.filter(event__in=[uuid.UUID(key) for key in keys], alias_of=None).order_by("pk")
    rows = pages.values_list("event", "title", "locale__language_code")
    active = get_language()
    return {str(event): title for event, title, code in sorted(rows, key=lambda row: row[2] == active)}


# --- verbs: what happens, and the words that say so ------------------------------------------------------


def accept(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Take an offered place. Raises Registration.DoesNotExist."""
    try:
        services.accept_offer(pk)
    except services.OfferOver:
        return _("We are sorry: the offer is over. Nothing was changed.")
    return _("Done. You have your place.")


def cancel(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Cancel it. Raises Registration.DoesNotExist."""
    try:
        services.cancel_registration(pk)
    except services.EventOver:
        return _("This event is over. Nothing was changed.")
    return _("Done. You are not registered any more. If somebody waits, they get the place.")


def erase(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Delete it. Raises Registration.DoesNotExist."""
    services.erase_registration(pk)
    return _("Done. This registration is erased.")


def remind(pk: uuid.UUID, values: Mapping[str, str]) -> str:
    """Send reminders, or none. Raises Registration.DoesNotExist."""
    wanted = values.get("reminders") == "yes"
    services.set_reminders(pk, wanted=wanted)
    return _("Done. We remind you.") if wanted else _("Done. No reminders will come.")


def forget_needs(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Delete what the person needs to take part. Raises Registration.DoesNotExist."""
    services.forget_needs(pk)
    return _("Done. What you need is erased; you are still registered.")


def forget_letter(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Delete the letter of invitation. Raises Registration.DoesNotExist."""
    services.forget_letter(pk)
    return _("Done. The letter, and what it needed, is erased; you are still registered.")


OWN_VERBS: dict[str, Callable[[uuid.UUID, Mapping[str, str]], str]] = {
    "accept": accept,
    "cancel": cancel,
    "erase": erase,
    "remind": remind,
    "forget-needs": forget_needs,
    "forget-letter": forget_letter,
}


def _of_this_person(do: Callable[[uuid.UUID, Mapping[str, str]], str]) -> Verb:
    """Let `do` have the registration that `values["item"]` names, if it is this person's."""

    def verb(subject_hash: str, values: Mapping[str, str]) -> str:
        try:
            pk = uuid.UUID(values.get("item", ""))
        except ValueError as error:
            raise NotUnderstood from error
        if not Registration.objects.filter(pk=pk, email_hash=subject_hash).exists():
            raise NotHeld
        try:
            return do(pk, values)
        except Registration.DoesNotExist as error:
            raise NotHeld from error

    return verb


VERBS: dict[str, Verb] = {name: _of_this_person(do) for name, do in OWN_VERBS.items()}
