"""Who comes to events."""

import uuid
from typing import Any

from advocacy_site.core.addresses import address_hash
from advocacy_site.supporters.models import ConsentWording
from events import services
from events.models import Event, EventPage, EventPart, Registration, TicketType
from events.wishes import Companion, Wish

from .events import event_page
from .tree import locale, numbers


def joinable(*, places: int | None = None, on_approval: bool = False, **settings: Any) -> EventPage:
    """A live event for which one registers here. `settings`: others of its record."""
    mode = Event.Registration.APPROVAL if on_approval else Event.Registration.OPEN
    values = {"registration": mode, "access": "registered", "capacity": places}
    return event_page(settings=values | settings)


def ticket(event: Event, **fields: Any) -> TicketType:
    return TicketType.objects.create(event=event, **({"names": {"en": "Free"}} | fields))


def paid_ticket(event: Event, **fields: Any) -> TicketType:
    money = {"kind": "paid", "price": 40, "currency": "EUR", "bank_details": "Bank of Norvania, NO12 3456"}
    return ticket(event, **(money | fields))


def part(event: Event, **fields: Any) -> EventPart:
    return EventPart.objects.create(event=event, **fields)


def wish(**fields: Any) -> Wish:
    """`guests`: how many."""
    guests = tuple(Companion(f"Guest {n}") for n in range(fields.pop("guests", 0)))
    return Wish(**({"name": "Amara Lindqvist", "guests": guests} | fields))


def register(event: Event, *, email: str = "", language: str = "en", **fields: Any) -> Registration | None:
    """Send the form from a network of one's own."""
    email = email or f"guest-{next(numbers)}@example.org"
    services.register(event.pk, email, language, wish(**fields), network=f"network-{next(numbers)}")
    return Registration.objects.filter(event=event, email_hash=address_hash(email)).first()


def confirm_registration(registration: Registration) -> Registration:
    return services.confirm_registration(registration.pk, requested_at=registration.requested_at)


def registered(event: Event, **fields: Any) -> Registration:
    """Somebody who has confirmed, whatever came of it."""
    registration = register(event, **fields)
    assert registration is not None
    return confirm_registration(registration)


def state_of(registration: Registration) -> str:
    return Registration.objects.values_list("state", flat=True).get(pk=registration.pk)


def access_wording() -> ConsentWording:
    return ConsentWording.objects.get_or_create(
        locale=locale(), purpose="access", defaults={"text": "Store what I need to take part."}
    )[0]


def taken_of(row: Any) -> int:
    return type(row).objects.values_list("taken", flat=True).get(pk=row.pk)


def nobody() -> uuid.UUID:
    """The key of nothing."""
    return uuid.uuid4()
