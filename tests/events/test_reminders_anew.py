"""Reminders of an event that was called off, or moved, by mistake."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail

from events import services
from events.models import Event

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
