"""What becomes of registrations when the event is put off, moved or over."""

from datetime import timedelta

import pytest

from advocacy_site.mailing.models import Outbox
from events import services
from events.models import Event, Registration
from events.own_registrations import own_registration

from .. import factories
from ..conftest import FrozenClock
from .in_line import states, waiting

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=1, most_guests=3).event


@pytest.mark.parametrize("status", ["postponed", "cancelled"])
def test_while_an_event_is_off_nobody_is_offered_anything_and_numbers_stay(event: Event, status: str) -> None:
    first, second, third = waiting(event, 3)
    services.cancel_registration(first.pk)
    services.change_settings(event, {"status": status})
    second.refresh_from_db()
    assert (second.state, second.line_number) == ("waiting", 1)
    assert (factories.taken_of(event), states(third)) == (0, ["waiting"])
    services.change_settings(event, {"status": "scheduled"})
    assert states(second, third) == ["offered", "waiting"]


def test_an_offer_ends_sooner_where_the_event_begins_sooner(event: Event, clock: FrozenClock) -> None:
    first, second = waiting(event, 2)
    services.cancel_registration(first.pk)
    start = clock.at + timedelta(hours=6)
    services.change_settings(event, {"starts_at": start, "ends_at": None})
    second.refresh_from_db()
    assert second.offer_ends_at == start - timedelta(hours=2)
    assert Outbox.objects.filter(object_id=second.pk, kind="registration-offered").count() == 2


def test_a_date_that_was_wrong_for_a_moment_takes_nobodys_turn(event: Event, clock: FrozenClock) -> None:
    first, second, third = waiting(event, 3)
    services.cancel_registration(first.pk)
    right = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    services.change_settings(event, {"starts_at": clock.at + timedelta(hours=1), "ends_at": None})
    services.expire_offers()
    assert (states(second, third), factories.taken_of(event)) == (["waiting", "waiting"], 0)
    services.change_settings(event, right)
    assert states(second, third) == ["offered", "waiting"]


@pytest.mark.parametrize("is_over", [False, True])
def test_staff_let_nobody_come_to_what_is_off_or_over(
    event: Event, clock: FrozenClock, is_over: bool
) -> None:
    _first, waits = waiting(event, 2)
    services.change_settings(event, {"registration": "approval"})
    asked = factories.registered(event)
    if is_over:
        clock.advance(days=15)
    else:
        services.change_settings(event, {"status": "cancelled"})
    for let_come in (
        lambda: services.approve_registration(asked.pk),
        lambda: services.give_place(waits.pk),
        lambda: services.add_registration(event.pk, "", "en", factories.wish()),
    ):
        with pytest.raises(services.RegistrationClosed):
            let_come()
    assert states(asked, waits) == ["requested", "waiting"]


def test_a_past_event_is_neither_joined_nor_left(event: Event, clock: FrozenClock) -> None:
    row, pending = factories.registered(event), factories.register(event)
    assert pending is not None
    clock.advance(days=15)
    with pytest.raises(services.EventOver):
        services.cancel_registration(row.pk)
    with pytest.raises(services.EventOver):
        services.change_registration(row.pk, factories.wish())
    with pytest.raises(services.LinkTooLate):
        factories.confirm_registration(pending)


def test_a_postponed_event_can_be_left_after_its_old_date(event: Event, clock: FrozenClock) -> None:
    row = factories.registered(event)
    services.change_settings(event, {"status": "postponed"})
    clock.advance(days=15)
    assert own_registration(Registration.objects.get(pk=row.pk)).can_cancel
    assert services.cancel_registration(row.pk).state == "cancelled"


def test_a_session_that_people_chose_keeps_its_time(event: Event, clock: FrozenClock) -> None:
    services.change_timetable(event, {"talk": {"starts_at": clock.at + timedelta(days=14)}})
    factories.part(event, session=event.sessions.get())
    with pytest.raises(services.SessionHasPlaces):
        services.change_timetable(event, {"talk": None})


def test_calendars_hear_of_a_new_date_and_not_of_more_places(event: Event) -> None:
    assert event.starts_at is not None
    first = event.sequence
    for change, steps in (
        ({"capacity": 5}, 0),
        ({"starts_at": event.starts_at + timedelta(hours=1)}, 1),
        ({"venue": "The Old Mill"}, 2),
        ({"venue": "The Old Mill"}, 2),
        ({"status": "cancelled"}, 3),
    ):
        services.change_settings(event, change)
        event.refresh_from_db()
        assert event.sequence == first + steps
