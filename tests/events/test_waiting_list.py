"""Who waits is offered what becomes free, the first one first; and no place is ever given twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F, TextField, Value

from advocacy_site.mailing.models import Outbox
from events import services
from events.models import Event, Registration
from events.services import line

from .. import factories
from ..conftest import FrozenClock
from .in_line import states, waiting

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=1, most_guests=3).event


# --- the line ----------------------------------------------------------------------------------------------


def test_beyond_the_capacity_one_waits_with_a_position(event: Event) -> None:
    _first, second, third = waiting(event, 3)
    assert (second.state, third.state) == ("waiting", "waiting")
    assert [services.position_of(row) for row in (second, third)] == [1, 2]


def test_a_cancelled_place_is_offered_to_the_first_in_line_for_a_day(
    event: Event, clock: FrozenClock
) -> None:
    first, second, third = waiting(event, 3)
    services.cancel_registration(first.pk)
    second.refresh_from_db()
    assert states(first, second, third) == ["cancelled", "offered", "waiting"]
    assert second.offer_ends_at == clock.at + timedelta(hours=24)
    assert services.accept_offer(second.pk).state == "registered"
    assert services.accept_offer(second.pk).state == "registered"
    assert factories.taken_of(event) == 1
    kinds = Outbox.objects.filter(object_id=second.pk).values_list("kind", flat=True)
    assert sorted(kinds) == [
        "registration-confirm",
        "registration-confirmed",
        "registration-offered",
        "registration-waiting",
    ]


def test_an_offer_ends_two_hours_before_the_start(event: Event, clock: FrozenClock) -> None:
    first, second = waiting(event, 2)
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=5)
    services.cancel_registration(first.pk)
    second.refresh_from_db()
    assert second.offer_ends_at == event.starts_at - timedelta(hours=2)


def test_in_the_last_two_hours_nothing_is_offered_and_nobody_overtakes(
    event: Event, clock: FrozenClock
) -> None:
    first, second = waiting(event, 2)
    late = factories.register(event)
    assert event.starts_at is not None
    assert late is not None
    clock.at = event.starts_at - timedelta(minutes=90)
    late.refresh_from_db()
    services.cancel_registration(first.pk)
    assert factories.confirm_registration(late).state == "waiting"
    assert states(second) == ["waiting"]
    assert services.give_place(second.pk).state == "registered"


def test_an_offer_that_nobody_takes_goes_to_the_next(event: Event, clock: FrozenClock) -> None:
    first, second, third = waiting(event, 3)
    services.cancel_registration(first.pk)
    clock.advance(hours=23, minutes=59)
    assert services.expire_offers() == 0
    clock.advance(minutes=1)
    with pytest.raises(services.OfferOver):
        services.accept_offer(second.pk)
    assert services.expire_offers() == 1
    assert states(second, third) == ["cancelled", "offered"]
    assert services.expire_offers() == 0
    second.refresh_from_db()
    assert second.ended_by == "time"


def test_declining_an_offer_offers_it_to_the_next(event: Event) -> None:
    first, second, third = waiting(event, 3)
    services.cancel_registration(first.pk)
    services.cancel_registration(second.pk)
    assert states(second, third) == ["cancelled", "offered"]


def test_whoever_cancelled_and_comes_back_stands_at_the_end(event: Event, clock: FrozenClock) -> None:
    rows = [factories.registered(event, email=f"{name}@example.org") for name in ("ana", "ben", "cleo")]
    services.cancel_registration(rows[1].pk)
    clock.advance(days=2)
    again = factories.registered(event, email="ben@example.org")
    assert again.pk == rows[1].pk
    assert list(Registration.objects.in_line()) == [rows[2], again]


def test_whoever_registers_does_not_overtake_the_line(event: Event) -> None:
    services.set_capacity(event, 3)
    big = [factories.registered(event, guests=1), factories.registered(event, guests=1)]
    assert states(*big) == ["registered", "waiting"]
    # One place is free, and two are needed by whoever waits.
    assert factories.registered(event).state == "waiting"


def test_what_no_key_opens_holds_up_nobodys_waiting_list(event: Event, clock: FrozenClock) -> None:
    events = [event, factories.joinable(places=1).event]
    rows = [waiting(each, 3) for each in events]
    for first, *_rest in rows:
        services.cancel_registration(first.pk)
    nonsense = Value("nonsense", output_field=TextField())
    for _first, second, third in rows:
        Registration.objects.filter(pk__in=[second.pk, third.pk]).update(name=nonsense)
    Registration.objects.filter(pk=rows[0][1].pk).update(email=nonsense)
    clock.advance(days=1)
    assert services.expire_offers() == 2
    assert [[factories.state_of(row) for row in three[1:]] for three in rows] == [
        ["cancelled", "offered"],
        ["cancelled", "offered"],
    ]


# --- parties, tickets, parts -------------------------------------------------------------------------------


def test_a_party_takes_its_places_at_once_or_waits_as_a_whole(event: Event) -> None:
    services.set_capacity(event, 3)
    first = factories.registered(event, guests=1)
    second = factories.registered(event, guests=1)
    assert states(first, second) == ["registered", "waiting"]
    assert factories.taken_of(event) == 2
    services.cancel_registration(first.pk)
    assert states(second) == ["offered"]
    assert factories.taken_of(event) == 2


def test_whoever_waits_for_one_ticket_stops_nobody_with_another(event: Event) -> None:
    services.set_capacity(event, 10)
    few, many = factories.ticket(event, capacity=1), factories.ticket(event, capacity=5)
    rows = [factories.registered(event, ticket=few.pk) for _n in range(2)]
    assert states(*rows) == ["registered", "waiting"]
    assert factories.registered(event, ticket=many.pk).state == "registered"
    assert (factories.taken_of(few), factories.taken_of(many), factories.taken_of(event)) == (1, 1, 2)


def test_a_full_day_makes_wait_who_chose_it(event: Event, clock: FrozenClock) -> None:
    services.set_capacity(event, None)
    friday, saturday = (factories.part(event, day=clock.at.date() + timedelta(days=n)) for n in (14, 15))
    services.set_capacity(friday, 1)
    both = factories.registered(event, parts=(friday.pk, saturday.pk))
    one = factories.registered(event, parts=(friday.pk,))
    other = factories.registered(event, parts=(saturday.pk,))
    assert states(both, one, other) == ["registered", "waiting", "registered"]
    services.change_registration(both.pk, factories.wish(parts=(saturday.pk,)))
    assert states(one) == ["offered"]
    assert (factories.taken_of(friday), factories.taken_of(saturday)) == (1, 2)


# --- changing ----------------------------------------------------------------------------------------------


def test_more_guests_come_only_from_what_is_free_behind_the_line(event: Event) -> None:
    services.set_capacity(event, 2)
    row = factories.registered(event)
    assert services.change_registration(row.pk, factories.wish(guests=1)).party == 2
    other = factories.registered(event)
    with pytest.raises(services.NoPlaceLeft):
        services.change_registration(row.pk, factories.wish(guests=2))
    row.refresh_from_db()
    assert (row.party, row.guests.count(), factories.taken_of(event)) == (2, 1, 2)
    services.change_registration(row.pk, factories.wish())
    assert states(other) == ["offered"]
    with pytest.raises(services.NoPlaceLeft):
        services.change_registration(row.pk, factories.wish(guests=1))


def test_whoever_is_offered_a_place_asks_for_no_more(event: Event) -> None:
    first, second, third = waiting(event, 3)
    services.cancel_registration(first.pk)
    with pytest.raises(services.NoPlaceLeft):
        services.change_registration(second.pk, factories.wish(guests=1))
    assert services.change_registration(third.pk, factories.wish(name="Another Name")).name == "Another Name"


def test_a_party_that_becomes_smaller_is_offered_what_fits(event: Event) -> None:
    services.set_capacity(event, 3)
    factories.registered(event, guests=1)
    row = factories.registered(event, guests=1)
    services.change_registration(row.pk, factories.wish())
    assert states(row) == ["offered"]


# --- capacity ----------------------------------------------------------------------------------------------


def test_more_places_are_offered_at_once_in_order(event: Event) -> None:
    rows = waiting(event, 4)
    assert services.set_capacity(event, 3) == 2
    assert states(*rows) == ["registered", "offered", "offered", "waiting"]
    services.change_settings(event, {"capacity": None})
    assert states(*rows) == ["registered", "offered", "offered", "offered"]


def test_a_long_line_is_read_as_far_as_there_are_places(
    event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line, "AT_ONCE", 2)
    rows = waiting(event, 8)
    sent: list[str] = []

    def noted(execute: Any, sql: str, *rest: Any) -> Any:
        sent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(noted):
        assert services.set_capacity(event, 4) == 3
    assert len([sql for sql in sent if '"line_number" > ' in sql]) == 2
    assert states(*rows) == ["registered", *["offered"] * 3, *["waiting"] * 4]


def test_fewer_places_turn_nobody_out_and_none_is_given_until_as_many_are_free(event: Event) -> None:
    services.set_capacity(event, 3)
    rows = waiting(event, 4)
    services.change_settings(event, {"capacity": 2})
    event.refresh_from_db()
    assert (event.taken, event.excess, event.free) == (3, 1, 0)
    services.cancel_registration(rows[0].pk)
    event.refresh_from_db()
    assert (event.taken, event.excess, states(rows[3])) == (2, 0, ["waiting"])
    services.cancel_registration(rows[1].pk)
    assert states(rows[3]) == ["offered"]


def test_the_database_refuses_a_place_that_is_not_there(event: Event) -> None:
    waiting(event, 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(taken=F("taken") + 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(taken=-1)
