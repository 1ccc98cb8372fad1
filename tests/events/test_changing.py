"""What somebody may change of their registration, and what stays whatever they change."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from events import services
from events.models import EventPage, Guest, Payment, Registration, TicketType
from events.own_link import own_url
from events.wishes import Companion

from .. import factories
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def page(clock: FrozenClock) -> EventPage:
    return factories.joinable(most_guests=3)


def change(row: Registration, **fields: Any) -> Any:
    return Client().post(
        "/l/" + own_url(row.pk).partition("/l/")[2], {"do": "change", "name": "Amara L.", **fields}
    )


def test_a_change_keeps_what_the_form_asks_no_more(page: EventPage) -> None:
    services.change_settings(page.event, {"asks_role": "optional", "asks_press": True})
    guests = (Companion("Ben", no_photo=True), Companion("Cleo"), Companion("Dan"))
    row = factories.registered(page.event, role="Founder", press=True, outlet="The Paper")
    services.change_registration(
        row.pk, replace(factories.wish(role="Founder", press=True, outlet="The Paper"), guests=guests)
    )
    services.change_settings(
        page.event, {"most_guests": 1, "asks_role": "no", "asks_press": False, "mode": "online"}
    )
    names = {f"guest_{number}": guest.name for number, guest in enumerate(guests, 1)}
    assert change(row, **names).status_code == 200
    row.refresh_from_db()
    assert (row.name, row.role, row.press, row.outlet) == ("Amara L.", "Founder", "asked", "The Paper")
    assert [(guest.name, guest.no_photo) for guest in Guest.objects.all()] == [
        ("Ben", True),
        ("Cleo", False),
        ("Dan", False),
    ]


def test_each_guest_can_ask_for_no_photos(page: EventPage) -> None:
    row = factories.registered(page.event)
    change(row, guest_1="Ben", guest_1_no_photo="on", guest_2="Cleo")
    assert list(Guest.objects.values_list("no_photo", flat=True)) == [True, False]


def test_a_ticket_that_is_offered_no_more_stays_with_whoever_has_it(page: EventPage) -> None:
    ticket = factories.paid_ticket(page.event)
    factories.ticket(page.event)
    row = factories.registered(page.event, ticket=ticket.pk)
    services.mark_paid(Payment.objects.get().pk)
    TicketType.objects.filter(pk=ticket.pk).update(is_offered=False)
    assert change(row, ticket=str(ticket.pk)).status_code == 200
    row.refresh_from_db()
    assert (row.name, row.ticket_id) == ("Amara L.", ticket.pk)
