"""Reminders of an event that was called off, or moved, by mistake."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import Outcome, Transport, attempt
from advocacy_site.mailing.services import suppress
from advocacy_site.mailing.worker import claim, settle
from events import services
from events.models import Event
from events.services.reminding import DAY_MAIL

from .. import factories
from ..conftest import FrozenClock
from ..supporters.asking import send_all

pytestmark = pytest.mark.django_db


@pytest.fixture
def start(clock: FrozenClock) -> datetime:
    """That of the only event; it is the day before."""
    event = factories.joinable().event
    factories.registered(event, email="ana@example.org")
    factories.registered(event, email="quiet@example.org", no_reminders=True)
    send_all()
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    mail.outbox.clear()
    return event.starts_at


def sent() -> list[tuple[str, list[str]]]:
    return [(message.subject, message.to) for message in mail.outbox]


def withhold() -> None:
    services.withhold_mail(Event.objects.get().pk, factories.staff())


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
@pytest.mark.parametrize("happens", [withhold, send_all])
def test_reminders_that_a_mistake_held_back_come_once_when_it_is_undone(
    start: datetime, happens: Callable[[], None], status: str
) -> None:
    event = Event.objects.get()
    services.change_settings(event, {"status": status})
    happens()
    assert services.remind() == 0
    services.change_settings(event, {"status": "scheduled"})
    services.remind()
    services.remind()
    send_all()
    assert sent() == [("Tomorrow", ["ana@example.org"])]


def test_a_reminder_that_another_date_made_untrue_comes_when_the_date_is_put_right(start: datetime) -> None:
    event = Event.objects.get()
    services.change_settings(event, {"starts_at": start + timedelta(days=7), "ends_at": None})
    send_all()
    services.change_settings(event, {"starts_at": start})
    services.remind()
    send_all()
    assert sent() == [("Tomorrow", ["ana@example.org"])]


def test_a_reminder_that_has_left_or_waits_comes_no_second_time(start: datetime) -> None:
    event = Event.objects.get()
    for status in ("postponed", "scheduled", "cancelled", "scheduled"):
        services.change_settings(event, {"status": status})
        if status == "scheduled":
            services.remind()
            send_all()
    assert sent() == [("Tomorrow", ["ana@example.org"])]


def test_reminders_that_staff_stop_while_the_event_is_on_stay_stopped(start: datetime) -> None:
    withhold()
    services.remind()
    send_all()
    assert sent() == []


def judged_while_off(event: Event) -> list[tuple[Outbox, Outcome]]:
    """Let a worker find its reminders untrue, and come to write that down only later."""
    services.change_settings(event, {"status": "cancelled"})
    judged = []
    while row := claim():
        judged.append((row, attempt(row, Transport())))
    assert DAY_MAIL in {row.kind for row, outcome in judged if outcome.state == "cancelled"}
    return judged


@pytest.mark.parametrize("reminds_first", [True, False])
def test_a_reminder_that_was_judged_while_it_was_off_and_dropped_once_it_was_on_comes_once(
    start: datetime, reminds_first: bool
) -> None:
    event = Event.objects.get()
    judged = judged_while_off(event)
    services.change_settings(event, {"status": "scheduled"})
    if reminds_first:
        services.remind()
    for row, outcome in judged:
        assert settle(row, outcome)
    services.remind()
    services.remind()
    send_all()
    assert sent().count(("Tomorrow", ["ana@example.org"])) == 1


def test_a_reminder_to_an_address_that_wants_none_is_not_written_again(start: datetime) -> None:
    suppress(address_hash("ana@example.org"), Event.objects.get().subject, "denied")
    send_all()
    assert services.remind() == 0


def test_registrations_are_locked_before_their_mails_are_looked_at(start: datetime) -> None:
    event = Event.objects.get()
    services.change_settings(event, {"status": "cancelled"})
    with CaptureQueriesContext(connection) as captured:
        services.change_settings(event, {"status": "scheduled"})
    filters = '"day_reminder_for" IS NOT NULL'
    reads = [sql for query in captured if filters in (sql := query["sql"] or "")]
    locks = "FOR UPDATE" if connection.features.has_select_for_update else ""
    first = next((n for n, sql in enumerate(reads) if locks in sql and "mailing_outbox" not in sql), 99)
    assert first < next(n for n, sql in enumerate(reads) if "mailing_outbox" in sql)


def test_a_reminder_on_the_day_itself_does_not_say_tomorrow(start: datetime, clock: FrozenClock) -> None:
    event, soon = Event.objects.get(), clock.at + timedelta(hours=3)
    services.change_settings(event, {"starts_at": soon, "ends_at": soon + timedelta(hours=1)})
    services.remind()
    send_all()
    assert sent() == [("Today", ["ana@example.org"])]
