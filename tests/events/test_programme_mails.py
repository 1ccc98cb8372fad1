"""Mails of a programme that one role reads: an inbox into which others look learns nothing from them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail

from events import services
from events.models import EventPage
from events.services.telling import who_is_told

from .. import factories
from ..conftest import FrozenClock
from ..supporters.asking import send_all as let_worker_send

pytestmark = pytest.mark.django_db

BETRAYING = ("Leaving violence", "leaving-violence", "Daybreak", "Safe House", "Secretville")


@pytest.fixture
def page(clock: FrozenClock) -> EventPage:
    page = factories.joinable(places=1, venue="Safe House", city="Secretville", most_guests=1)
    page.title, page.slug = "Leaving violence", "leaving-violence"
    page.recording_url = "https://video.example/1"
    page.save_revision().publish()
    services.change_settings(page.event, {"readers": Group.objects.create(name="Readers")})
    page.refresh_from_db()
    return page


def sent() -> list[Any]:
    """Send what is due and return only that."""
    before = len(mail.outbox)
    let_worker_send()
    return list(mail.outbox)[before:]


def all_of(page: EventPage, clock: FrozenClock) -> list[Any]:
    """Mails from the form over line and offer to the reminder and the thanks."""
    event = page.event
    factories.register(event, email="zoe@example.org")
    first = factories.registered(event, email="ana@example.org")
    second = factories.registered(event, email="ben@example.org")
    messages = sent()
    services.cancel_registration(first.pk)
    messages += sent()
    services.accept_offer(second.pk)
    messages += sent()
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=23)
    services.remind()
    messages += sent()
    clock.advance(days=3)
    event.refresh_from_db()
    seen, _by_language = who_is_told(event)
    services.tell_registrants(event.pk, factories.staff(), seen=seen, notes={})
    services.carry_on_tellings()
    return messages + sent()


def test_no_mail_of_a_programme_says_what_it_is_about_or_whose_it_is(
    page: EventPage, clock: FrozenClock
) -> None:
    messages = all_of(page, clock)
    assert len(messages) == 8
    for message in messages:
        whole = message.message().as_string() + message.body + message.alternatives[0][0]
        readable = re.sub(r"https?://\S+|[\w.+-]+@daybreak\.example", "", whole)
        assert not [word for word in BETRAYING if word in readable], message.subject
        assert message.from_email == "hello@daybreak.example"
        assert not message.attachments
        assert "Appointment" in message.body


def test_a_discreet_title_is_the_one_that_mails_of_a_programme_use(page: EventPage) -> None:
    EventPage.objects.filter(pk=page.pk).update(discreet_title="Evening course")
    factories.registered(page.event)
    (message,) = sent()
    assert "Evening course" in message.body
    assert "Leaving violence" not in message.body
