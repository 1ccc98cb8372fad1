"""Who chose days or sessions is reminded of the first of them, and has them in the calendar."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from advocacy_site.mailing.models import Outbox
from events import services
from events.models import Event, EventPart, Registration

from .. import factories
from ..conftest import FrozenClock
from ..supporters.asking import send_all as let_worker_send

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    """Three days in Paris, from 10:00 on the first to 16:00 on the last."""
    event = factories.joinable().event
    assert event.starts_at is not None
    start = event.starts_at.replace(hour=9)
    return services.change_settings(
        event, {"starts_at": start, "ends_at": start + timedelta(days=2, hours=6)}
    )


@pytest.fixture
def days(event: Event) -> list[EventPart]:
    assert event.starts_at is not None
    first = event.starts_at.astimezone(event.zone).date()
    return [factories.part(event, day=first + timedelta(days=n)) for n in range(3)]


def mails() -> list[Any]:
    """Send what is due and return only that."""
    before = len(mail.outbox)
    let_worker_send()
    return list(mail.outbox)[before:]


def file_of(message: Any) -> str:
    """The calendar file in a mail, unfolded."""
    content = message.attachments[0].content
    text = content.decode() if isinstance(content, bytes) else content
    return str(text.replace("\r\n ", ""))


def reminded(kind: str) -> set[Any]:
    return set(Outbox.objects.filter(kind=kind).values_list("object_id", flat=True))


def come(event: Event, *parts: EventPart) -> Registration:
    return factories.registered(event, parts=tuple(part.pk for part in parts))


def hours_after(event: Event, hours: float) -> dict[str, Any]:
    """The times of a session of an hour that begins so many hours after the event."""
    assert event.starts_at is not None
    begins = event.starts_at + timedelta(hours=hours)
    return {"starts_at": begins, "ends_at": begins + timedelta(hours=1)}


def workshops(event: Event, **hours: float) -> list[EventPart]:
    """Parts that one registers for apart, by their keys; the event begins in 16 hours."""
    services.change_timetable(event, {key: hours_after(event, begins) for key, begins in hours.items()})
    return [factories.part(event, session=event.sessions.get(key=key)) for key in hours]


def sixteen_hours_before(event: Event, clock: FrozenClock) -> None:
    mails()
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=16)
    assert services.remind() == 1


def sequence_of(event: Event) -> int:
    return Event.objects.values_list("sequence", flat=True).get(pk=event.pk)


def test_each_is_reminded_of_the_first_day_they_chose(
    event: Event, days: list[EventPart], clock: FrozenClock
) -> None:
    all_days, last = come(event, *days), come(event, days[2])
    assert event.starts_at is not None
    for hours, kind, who in (
        (-20, "registration-tomorrow", {all_days.pk}),
        (-0.5, "registration-soon", {all_days.pk}),
        (28, "registration-tomorrow", {all_days.pk, last.pk}),
        (47.5, "registration-soon", {all_days.pk, last.pk}),
    ):
        clock.at = event.starts_at + timedelta(hours=hours)
        services.remind()
        assert services.remind() == 0
        assert reminded(kind) == who


def test_mail_and_calendar_tell_the_days_that_one_chose(event: Event, days: list[EventPart]) -> None:
    come(event, days[1], days[2])
    (message,) = [found for found in mails() if found.attachments]
    file = file_of(message)
    second, third = days[1].day, days[2].day
    assert second is not None
    assert third is not None
    assert f"DTSTART;TZID=Europe/Paris:{second:%Y%m%d}T100000" in file
    assert f"DTEND;TZID=Europe/Paris:{third:%Y%m%d}T160000" in file
    assert f"{second.day} {second:%B}" in message.body


def test_a_session_is_reminded_of_and_entered_at_its_own_hours(event: Event, clock: FrozenClock) -> None:
    assert event.starts_at is not None
    begins = event.starts_at + timedelta(days=1, hours=3)
    times = {"starts_at": begins, "ends_at": begins + timedelta(hours=1)}
    services.change_timetable(event, {"workshop": times})
    part = factories.part(event, session=event.sessions.get())
    row = come(event, part)
    (message,) = [found for found in mails() if found.attachments]
    file = file_of(message)
    assert f"DTSTART;TZID=Europe/Paris:{begins.astimezone(event.zone):%Y%m%dT%H%M%S}" in file
    clock.at = begins - timedelta(minutes=30)
    assert services.remind() == 1
    assert [message.subject for message in mails()] == ["In an hour"]
    event.refresh_from_db()
    before = event.sequence
    services.change_timetable(event, {"workshop": {"starts_at": begins + timedelta(minutes=5)}})
    event.refresh_from_db()
    assert event.sequence > before
    assert factories.state_of(row) == "registered"


def test_a_day_that_the_event_has_no_more_counts_for_nothing(
    event: Event, days: list[EventPart], clock: FrozenClock
) -> None:
    row = come(event, days[2])
    assert event.starts_at is not None
    start = event.starts_at + timedelta(days=10)
    services.change_settings(event, {"starts_at": start, "ends_at": start + timedelta(hours=2)})
    clock.at = start - timedelta(hours=20)
    assert services.remind() == 1
    assert reminded("registration-tomorrow") == {row.pk}


def test_other_days_make_the_next_calendar_file_a_newer_one(event: Event, days: list[EventPart]) -> None:
    row = come(event, days[0])
    changed = services.change_registration(row.pk, factories.wish(parts=(days[1].pk,)))
    assert changed.turn == row.turn + 1
    same = services.change_registration(row.pk, factories.wish(parts=(days[1].pk,), name="Other"))
    assert same.turn == changed.turn


@pytest.mark.parametrize("is_sent", [True, False])
def test_who_was_told_of_an_hour_that_is_another_workshops_now_is_told_of_their_own(
    event: Event, clock: FrozenClock, is_sent: bool
) -> None:
    first, _second = workshops(event, first=1, second=5)
    row = come(event, first)
    sixteen_hours_before(event, clock)
    if is_sent:
        mails()
    services.change_timetable(event, {"first": hours_after(event, 5), "second": hours_after(event, 1)})
    assert (services.remind(), services.remind()) == (1, 0)
    assert [message.subject for message in mails()] == ["Tomorrow"]
    keys = Outbox.objects.filter(object_id=row.pk, state="sent", kind="registration-tomorrow")
    assert keys.filter(dedupe_key__contains="T14:00").count() == 1


def test_a_session_that_was_moved_by_mistake_is_reminded_of_once_when_it_is_put_right(
    event: Event, clock: FrozenClock
) -> None:
    come(event, *workshops(event, first=1))
    sixteen_hours_before(event, clock)
    services.change_timetable(event, {"first": hours_after(event, 30)})
    assert mails() == []  # what was written is true no more
    services.change_timetable(event, {"first": hours_after(event, 1)})
    assert (services.remind(), services.remind()) == (1, 0)
    assert len(mails()) == 1
    for hours in (2, 1):
        services.change_timetable(event, {"first": hours_after(event, hours)})
    services.remind()
    assert mails() == []


def test_a_day_whose_programme_moves_makes_the_next_calendar_file_a_newer_one(
    event: Event, days: list[EventPart]
) -> None:
    services.change_timetable(event, {"opening": hours_after(event, 24)})
    before = sequence_of(event)
    services.change_timetable(event, {"opening": hours_after(event, 23)})
    assert sequence_of(event) == before + 1
    services.change_timetable(event, {"closing": hours_after(event, 25)})
    assert sequence_of(event) == before + 2  # the day ends later
    services.change_timetable(event, {"between": hours_after(event, 24)})
    assert sequence_of(event) == before + 2
