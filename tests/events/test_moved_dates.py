"""Staff who move the date of an event read first whom it concerns; nothing is sent by it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advocacy_site.mailing.models import Outbox
from advocacy_site.users.models import User
from events import services
from events.models import Event

from .. import factories
from .shapes import symposium
from .test_admin import shown, texts

HOUR = timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff_client(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("editor@daybreak.example"))
    return client


def save(client: Client, event: Event, **change: str) -> Any:
    address = reverse("event_records:edit", args=[event.pk])
    return client.post(address, texts(shown(client, address)) | change, follow=True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"starts": "2027-03-20 10:00", "ends": "2027-03-20 12:00"}, "Nothing is sent to them by this"),
        ({"starts": "2026-03-20 10:00", "ends": "2026-03-20 12:00"}, "With these times the event is over"),
        ({"starts": "", "ends": ""}, "Nothing is sent to them by this"),
    ],
)
def test_a_moved_date_is_saved_once_staff_have_read_whom_it_concerns(
    staff_client: Client, clock: Any, change: dict[str, str], words: str
) -> None:
    event = factories.joinable(places=1).event
    for _n in range(2):
        factories.registered(event)
    written, before = Outbox.objects.count(), event.starts_at
    html = save(staff_client, event, **change).content.decode()
    assert "2 people have registered, wait or have asked" in html
    assert words in html
    event.refresh_from_db()
    assert event.starts_at == before
    html = save(staff_client, event, **change, moves="on").content.decode()
    event.refresh_from_db()
    assert event.starts_at != before
    assert "registrants have not been told" in html
    assert reverse("tell_registrants", args=[event.pk]) in html
    assert Outbox.objects.count() == written


def test_moving_a_session_that_people_chose_is_asked_for_too(staff_client: Client, clock: Any) -> None:
    event = symposium().event
    services.change_settings(event, {"registration": "open", "marked_full": False})
    session = event.sessions.order_by("starts_at")[0]
    part = factories.part(event, session=session)
    factories.registered(event, parts=(part.pk,))
    html = save(staff_client, event, **{f"session-{session.key}-languages": "fr"}).content.decode()
    assert "Move the date all the same" not in html
    change = {f"session-{session.key}-ends": f"{session.ends_at or session.starts_at + HOUR:%Y-%m-%d 23:50}"}
    assert "Move the date all the same" in save(staff_client, event, **change).content.decode()


def test_nothing_is_asked_where_nobody_has_registered_or_the_date_stays(
    staff_client: Client, clock: Any
) -> None:
    event = factories.joinable().event
    factories.register(event)
    save(staff_client, event, starts="2027-03-20 10:00", ends="2027-03-20 12:00")
    event.refresh_from_db()
    assert event.starts_at is not None
    assert event.starts_at.isoformat() == "2027-03-20T09:00:00+00:00"
    factories.registered(event)
    html = save(staff_client, event, city="Lyon").content.decode()
    assert "have not been told" not in html
    event.refresh_from_db()
    assert event.city == "Lyon"
