"""From the confirmed address to a place, a number in the line, or a request that waits for staff."""

import json
import uuid
from datetime import datetime, timedelta

from django.db import transaction

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.sealed import Unreadable, keyed_hash
from advocacy_site.core.statements import insert_or_ignore
from advocacy_site.mailing import services as mailing
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, ConsentWording

from ..models import AccessNeeds, Event, EventPart, Guest, LegalName, Refusal, Registration
from ..own_link import open_own_page
from ..wishes import Wish, kept_answers
from .arriving import keep_arrivals
from .ending import finish
from .errors import LinkTooLate, SentAgain, WishOutdated, WishUnreadable
from .line import require_joinable, seat
from .locks import SEALED, lockable
from .places import locked
from .registering import check_wish
from .turns import State, enter

GRACE = timedelta(hours=24)  # after closing, for whoever sent the form before


@transaction.atomic
def confirm_registration(registration_id: uuid.UUID, *, requested_at: datetime | None) -> Registration:
    """Register whoever opened the mailed link, put them on the waiting list, or ask staff.

    Whoever was refused before stays so. `requested_at`: which form the page showed. Idempotent: confirming
    again returns the same row and changes nothing. Of what is sealed only the wish is read: it replaces the
    rest. Raises Registration.DoesNotExist, SentAgain, LinkTooLate, WishOutdated, WishUnreadable.
    """
    event = locked(Registration.objects.values_list("event", flat=True).get(pk=registration_id))
    registration = lockable().get(pk=registration_id)
    registration.event = event
    try:
        wish = registration.wish
    except Unreadable as error:
        raise WishUnreadable from error
    if wish is None:
        return registration
    now = clock.now()
    closed = event.registration_closes_at
    if not event.registers_here or not event.can_be_joined_at(now) or (closed and now >= closed + GRACE):
        raise LinkTooLate
    if registration.requested_at != requested_at:
        raise SentAgain
    _accept(event, registration, Wish.read(wish), Consent.Method.CONFIRMED_BY_MAIL)
    if Refusal.objects.filter(event=event, email_hash=registration.email_hash).exists():
        finish(registration, State.REFUSED, Registration.EndedBy.STAFF)
    elif event.registration == Event.Registration.APPROVAL:
        enter(registration, State.REQUESTED)
    else:
        seat(event, registration)
    return registration


@transaction.atomic
def add_registration(
    event_id: uuid.UUID, email: str, language: str, wish: Wish, *, form: uuid.UUID | None = None
) -> Registration:
    """Let staff register somebody who asked for it; a normalised `email` may be "".

    They come behind the line, if there is one. Whoever is registered already stays as they are. `form`: which
    one was filled in; the same, sent again, enters nobody again. Raises Event.DoesNotExist, WishOutdated,
    RegistrationClosed.
    """
    event = locked(event_id)
    hashed = address_hash(email) if email else ""
    sent = keyed_hash("registration-form", f"{form}:{email}:{json.dumps(wish.as_kept())}") if form else ""
    entered = sent and Registration.objects.filter(event=event, form_key=sent).defer(*SEALED).first()
    if entered:
        return entered  # also where it was cancelled since: nobody has asked for another
    require_joinable(event)
    registration = Registration(
        event=event, email=email, email_hash=hashed, form_key=sent, wish=wish.as_kept(), language=language
    )
    if not insert_or_ignore(registration):  # the form was sent from this address, perhaps at this moment
        registration = lockable().get(event=event, email_hash=hashed)
    registration.event = event
    if registration.is_living:
        return registration
    registration.language, registration.email = language, email  # all that stood there is replaced
    registration.form_key = sent or registration.form_key
    registration.requested_at = clock.now()  # staff were asked now, whenever a form was sent
    if hashed:
        mailing.allow(hashed, event.subject)  # whoever once said it was not them has asked now
        Refusal.objects.filter(event=event, email_hash=hashed).delete()
    _accept(event, registration, wish, Consent.Method.STAFF)
    seat(event, registration)
    return registration


def _accept(event: Event, registration: Registration, wish: Wish, method: str) -> None:
    """Turn a wish into what stands on the registration. Saving it is left to the change of its state."""
    open_own_page(registration.pk)
    registration.ticket = check_wish(event, wish)
    registration.wish = None
    registration.confirmed_at = clock.now()
    registration.approved_at = registration.confirmed_at if method == Consent.Method.STAFF else None
    registration.amount = wish.amount
    registration.mails = 0
    take_details(registration, wish)
    set_guests(registration, wish)
    set_parts(registration, wish)
    _take_needs(registration, wish, method)


def take_details(registration: Registration, wish: Wish) -> None:
    """Write what `wish` says of the person, and no more, on the registration.

    An accreditation is for one name and one paper: another one is asked for anew.
    """
    outlet = wish.outlet if wish.press else ""
    if not (registration.press and wish.press and _is_accredited_as(registration, wish.name, outlet)):
        registration.press = Registration.Press.ASKED if wish.press else ""
    registration.outlet = outlet
    for name in ("name", "organisation", "role", "country", "listening", "no_photo", "no_reminders"):
        setattr(registration, name, getattr(wish, name))
    registration.answers = kept_answers(wish.answers) or None


def _is_accredited_as(registration: Registration, name: str, outlet: str) -> bool:
    try:
        return (registration.name, registration.outlet) == (name, outlet)
    except Unreadable:  # nobody knows any more
        return False


def set_guests(registration: Registration, wish: Wish) -> None:
    """Let the guests be those of `wish`, with the legal names of all. Who came stays so by the same name."""
    registration.party = wish.party
    keep_arrivals(registration, [companion.name for companion in wish.guests])
    Guest.objects.filter(registration=registration).defer("name").delete()  # perhaps no key opens it
    LegalName.objects.filter(registration=registration).delete()
    if wish.legal_name:
        LegalName.objects.create(registration=registration, name=wish.legal_name)
    for number, companion in enumerate(wish.guests, 1):
        guest = Guest.objects.create(
            registration=registration, position=number, name=companion.name, no_photo=companion.no_photo
        )
        if companion.legal_name:
            LegalName.objects.create(registration=registration, guest=guest, name=companion.legal_name)


def set_parts(registration: Registration, wish: Wish) -> None:
    """Let the days and sessions be those of `wish`."""
    registration.parts.set(EventPart.objects.filter(event=registration.event, pk__in=wish.parts))


def _take_needs(registration: Registration, wish: Wish, method: str) -> None:
    """Keep what the person needs, apart, if they agreed to that."""
    AccessNeeds.objects.filter(registration=registration).delete()
    if not wish.needs or wish.access_wording is None:
        return
    wording = ConsentWording.objects.filter(pk=wish.access_wording).first()
    if wording is None:
        raise WishOutdated
    AccessNeeds.objects.create(registration=registration, needs=wish.needs.as_kept(), wording=wording)
    if registration.email_hash:
        supporters.grant(
            registration.email_hash,
            wording,
            method=method,
            subject=registration.event.subject,
            asked_at=registration.requested_at,
        )
