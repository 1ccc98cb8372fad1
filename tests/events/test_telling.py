"""Telling all who registered for an event: once each, in their language, and nobody who left."""

from typing import Any

import icalendar
import pytest
from django.core import mail
from django.urls import reverse

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.models import AccessLog
from advocacy_site.mailing.models import Outbox
from events import services
from events.models import Event, EventPage, Telling
from events.services import telling as telling_services
from events.services.telling import who_is_told

from .. import factories
from ..conftest import FrozenClock
from ..supporters.asking import send_all as let_worker_send

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    event = factories.joinable(places=2, venue="Old Mill", online_url="https://meet.example/room").event
    factories.registered(event, email="ana@example.org")
    factories.registered(event, email="ben@example.org", language="fr")
    factories.registered(event, email="waits@example.org")
    left = factories.registered(event, email="left@example.org")
    factories.register(event, email="unsure@example.org")
    services.cancel_registration(left.pk)
    sent()
    return event


def sent() -> dict[str, Any]:
    """Send what is due: the mails by address."""
    before = len(mail.outbox)
    let_worker_send()
    return {message.to[0]: message for message in mail.outbox[before:]}


def tell(event: Event, by: Any = None, **notes: str) -> Telling:
    event.refresh_from_db()
    seen, _by_language = who_is_told(event)
    return services.tell_registrants(event.pk, by or factories.staff(), seen=seen, notes=notes)


def entry(message: Any) -> Any:
    """The one event in the calendar file of a mail, and the file."""
    ((_name, content, _kind),) = message.attachments
    file = icalendar.Calendar.from_ical(content)
    (found,) = file.walk("VEVENT")
    return found, file


def test_a_change_goes_to_everybody_once_in_their_language_with_a_newer_file(event: Event) -> None:
    services.change_settings(event, {"venue": "New Mill"})
    telling = tell(event, fr="Le moulin est en travaux.")
    services.carry_on_tellings()
    services.carry_on_tellings()
    messages = sent()
    assert set(messages) == {"ana@example.org", "ben@example.org", "waits@example.org"}
    assert "Le moulin" in messages["ben@example.org"].body
    assert "Le moulin" not in messages["ana@example.org"].body
    assert "New Mill" in messages["ana@example.org"].body
    found, file = entry(messages["ana@example.org"])
    assert (file["METHOD"], found["STATUS"], found["LOCATION"]) == ("REQUEST", "CONFIRMED", "New Mill")
    assert found["ATTENDEE"] == "mailto:ana@example.org"
    assert found["SEQUENCE"] > 1  # that of the file with the confirmation
    assert messages["waits@example.org"].attachments == []
    telling.refresh_from_db()
    assert (telling.state, telling.queued, telling.total) == ("sent", 3, 3)
    assert sent() == {}


@pytest.mark.parametrize(
    ("change", "subject"),
    [
        ({"status": "cancelled"}, "It does not take place"),
        ({"starts_at": None, "ends_at": None}, "Something has changed"),
    ],
)
def test_what_is_off_or_has_no_date_leaves_calendars_and_nobody_writes_of_the_link(
    event: Event, change: dict[str, Any], subject: str
) -> None:
    services.change_settings(event, change)
    tell(event)
    services.carry_on_tellings()
    message = sent()["ana@example.org"]
    found, file = entry(message)
    assert (file["METHOD"], found["STATUS"]) == ("CANCEL", "CANCELLED")
    assert "meet.example" not in str(message.message())
    assert message.subject == subject


def test_who_leaves_or_what_is_undone_before_a_mail_goes_is_not_told(event: Event) -> None:
    services.change_settings(event, {"status": "postponed"})
    tell(event)
    services.carry_on_tellings()
    leaving = event.registrations.get(email_hash=address_hash("ana@example.org"))
    services.cancel_registration(leaving.pk)
    messages = sent()
    assert messages["ana@example.org"].subject == "You are not registered any more"
    assert messages["ben@example.org"].subject == "It is postponed"
    services.change_settings(event, {"status": "scheduled"})
    tell(event)
    services.carry_on_tellings()
    services.change_settings(event, {"status": "cancelled"})
    assert "Something has changed" not in {message.subject for message in sent().values()}


def test_what_was_begun_by_mistake_is_held_back(event: Event) -> None:
    services.change_settings(event, {"status": "cancelled"})
    telling = tell(event)
    services.carry_on_tellings()
    assert services.withhold_mail(event.pk, factories.staff()) == 3
    telling.refresh_from_db()
    assert (telling.state, telling.queued) == ("stopped", 0)
    assert sent() == {}


def test_only_what_staff_saw_is_told(event: Event) -> None:
    seen, _by_language = who_is_told(event)
    services.change_settings(event, {"venue": "New Mill"})
    with pytest.raises(services.TellingChanged):
        services.tell_registrants(event.pk, factories.staff(), seen=seen, notes={})
    tell(event)
    with pytest.raises(services.TellingChanged):  # it is being told
        tell(event)


def test_many_are_told_some_each_minute(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling_services, "A_MINUTE", 2)
    tell(event)
    assert [services.carry_on_tellings() for _n in range(3)] == [2, 1, 0]
    assert Outbox.objects.filter(kind="event-changed", bulk=True).count() == 3


def test_thanks_go_to_who_had_a_place_with_a_way_to_stop(event: Event, clock: FrozenClock) -> None:
    EventPage.objects.filter(event=event).update(recording_url="https://video.example/1")
    clock.advance(days=20)
    tell(event)
    services.carry_on_tellings()
    messages = sent()
    assert set(messages) == {"ana@example.org", "ben@example.org"}
    message = messages["ana@example.org"]
    assert "#recording" in message.body
    assert "List-Unsubscribe" in message.extra_headers


def test_staff_see_the_mails_and_the_number_before_they_press(event: Event, client: Any) -> None:
    client.force_login(factories.staff())
    address = reverse("tell_registrants", args=[event.pk])
    html = client.get(address).content.decode()
    assert "Write to 3 people now" in html
    assert "Something has changed" in html
    assert "ana@example.org" not in html
    seen, _by_language = who_is_told(event)
    values = {"kind": seen.kind, "total": seen.total, "sequence": seen.sequence, "note_en": "Bring a coat."}
    html = client.post(address, values | {"do": "preview"}).content.decode()
    assert html.count("Bring a coat.") == 2  # in its field and in the mail
    assert not Telling.objects.exists()
    assert client.post(address, values | {"do": "send"}).status_code == 302
    assert Telling.objects.get().notes == {"en": "Bring a coat."}
    assert AccessLog.objects.filter(reason="told registrants: change", rows=3).exists()


def test_whoever_edits_an_event_does_not_write_to_registrants_by_that(event: Event, client: Any) -> None:
    client.force_login(factories.staff_who_may(event.pages.get(), "change_event"))
    address = reverse("tell_registrants", args=[event.pk])
    assert client.get(address).status_code == 302  # to the start of the admin, with a message
    assert client.post(address, {"do": "withhold"}).status_code == 302
    assert not AccessLog.objects.filter(reason="mail withheld").exists()
