"""The number that somebody has in the waiting list is how many are really offered a place before them."""

from datetime import timedelta

import pytest

from events import services
from events.letters import waiting
from events.models import Event, Registration
from events.own_registrations import state_of
from events.words import words_of

from .. import factories
from ..conftest import FrozenClock
from .in_line import states

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=2, most_guests=3).event


def positions(*rows: Registration) -> list[int]:
    return [services.position_of(row) for row in rows]


def test_where_the_event_is_full_everybody_in_front_counts(event: Event) -> None:
    one, other = factories.ticket(event), factories.ticket(event)
    rows = [factories.registered(event, ticket=ticket.pk) for ticket in (one, other, one, other, one)]
    assert positions(*rows[2:]) == [1, 2, 3]


def test_who_waits_for_another_ticket_or_day_does_not_count(event: Event, clock: FrozenClock) -> None:
    services.change_settings(event, {"capacity": None})
    tickets = [factories.ticket(event, capacity=1) for _n in range(2)]
    days = [factories.part(event, day=clock.at.date() + timedelta(days=n), capacity=4) for n in (14, 15)]
    wishes = [(0, 0), (1, 1), (0, 0), (0, 0), (1, 1), (0, 0)]
    rows = [
        factories.registered(event, ticket=tickets[ticket].pk, parts=(days[day].pk,))
        for ticket, day in wishes
    ]
    assert states(*rows) == ["registered", "registered", "waiting", "waiting", "waiting", "waiting"]
    assert positions(*rows[2:]) == [1, 2, 1, 3]
    services.cancel_registration(rows[1].pk)
    assert states(*rows[2:]) == ["waiting", "waiting", "offered", "waiting"]


def test_who_lacks_more_than_the_shared_place_is_passed_and_does_not_count(event: Event) -> None:
    few, many = factories.ticket(event, capacity=1), factories.ticket(event)
    held = [factories.registered(event, ticket=ticket.pk) for ticket in (few, many)]
    lacks_both, lacks_one = (factories.registered(event, ticket=ticket.pk) for ticket in (few, many))
    assert positions(lacks_both, lacks_one) == [1, 1]
    services.cancel_registration(held[1].pk)
    assert states(lacks_both, lacks_one) == ["waiting", "offered"]


def test_a_party_that_holds_up_who_is_behind_counts(event: Event) -> None:
    few, many = factories.ticket(event, capacity=2), factories.ticket(event)
    held = [factories.registered(event, ticket=ticket.pk) for ticket in (few, many)]
    party = factories.registered(event, ticket=few.pk, guests=1)
    behind = factories.registered(event, ticket=many.pk)
    assert positions(party, behind) == [1, 2]
    services.cancel_registration(held[1].pk)
    assert states(party, behind) == ["waiting", "waiting"]
    services.cancel_registration(party.pk)
    assert states(behind) == ["offered"]


def test_the_mail_and_the_page_of_who_waits_say_the_same_number(event: Event) -> None:
    services.change_settings(event, {"capacity": None})
    few, many = (factories.ticket(event, capacity=1) for _n in range(2))
    for ticket in (few, many, few):
        factories.registered(event, ticket=ticket.pk)
    row = factories.registered(event, ticket=many.pk)
    assert "number 1 " in state_of(row)
    assert any("number 1 " in words for words in waiting(row, words_of(event, "en")).before)


def test_nobody_inside_takes_another_day_past_a_party_that_waits_for_it(clock: FrozenClock) -> None:
    event = factories.joinable(places=2, most_guests=1).event
    day = clock.at.date()
    first, second = (factories.part(event, day=day + timedelta(days=n), capacity=2) for n in range(2))
    inside = factories.registered(event, parts=(first.pk,))
    factories.registered(event, parts=(first.pk, second.pk))
    party = factories.registered(event, parts=(second.pk,), guests=1)
    assert factories.state_of(party) == "waiting"  # one place of that day is free, which is not enough
    with pytest.raises(services.NoPlaceLeft):
        services.change_registration(inside.pk, factories.wish(parts=(first.pk, second.pk)))
    services.cancel_registration(party.pk)
    services.change_registration(inside.pk, factories.wish(parts=(first.pk, second.pk)))
    assert factories.taken_of(second) == 2
