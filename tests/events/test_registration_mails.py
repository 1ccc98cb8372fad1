"""What the mails of registering say, to whom, and what their calendar files hold."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db.models import TextField, Value

from advocacy_site.core import ics
from advocacy_site.mailing import sending
from advocacy_site.mailing.kinds import mail_kinds
from advocacy_site.mailing.models import Outbox
from events import emails, services
from events.models import Event, Registration
from events.words import words_of

from .. import factories
from ..conftest import FrozenClock
from ..supporters.asking import send_all as let_worker_send

pytestmark = [pytest.mark.django_db]
SECRET = "https://meet.example/secret-room"
TITLE = "A telling title"


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    page = factories.joinable(places=1, mode="both", online_url=SECRET, venue="Old Mill, upstairs; room 3")
    page.title = TITLE
    page.save_revision().publish()
    return page.event


def send_all() -> list[Any]:
    """Send what is due and return only that."""
    before = len(mail.outbox)
    let_worker_send()
    return list(mail.outbox)[before:]


def calendars(messages: list[Any]) -> list[str]:
    """The calendar files, unfolded."""
    files = [content for message in messages for _name, content, _kind in message.attachments]
    return [
        (file.decode() if isinstance(file, bytes) else file).replace("\r\n ", "").replace("\r\n", "\n")
        for file in files
    ]


def value(file: str, name: str) -> str:
    found = re.search(rf"^{name}[:;](.*)$", file, re.MULTILINE)
    assert found is not None, name
    return found[1]


def test_each_turn_is_told_once_and_no_subject_names_the_event(event: Event, clock: FrozenClock) -> None:
    first = factories.registered(event, email="ana@example.org")
    second = factories.registered(event, email="ben@example.org", press=True, outlet="Paper")
    third = factories.registered(event, email="cleo@example.org")
    messages = send_all()
    services.cancel_registration(first.pk)
    messages += send_all()
    services.accept_offer(second.pk)
    services.decide_press(second.pk, granted=True)
    services.refuse_registration(third.pk)
    messages += send_all()
    subjects = {message.subject for message in messages}
    assert {"Your place", "A place for you", "You are on the waiting list", "About your request"} <= subjects
    assert not [subject for subject in subjects if TITLE in subject]
    assert not [message for message in messages if "Amara" in message.body or SECRET in message.body]
    assert all(TITLE in message.body for message in messages)
    assert send_all() == []


def test_every_kind_of_mail_can_be_written_in_every_language(event: Event, clock: FrozenClock) -> None:
    assert event.starts_at is not None
    row = factories.registered(event)
    for language, month in (("en", "March"), ("fr", "mars"), ("es", "marzo"), ("ar", "مارس")):
        said = ""
        for kind, made in emails.KINDS.items():
            for state in made.states:
                outbox = Outbox(kind=kind, object_id=row.pk, language=language, created_at=clock.at)
                outbox.payload = {"to": row.email}
                outbox.dedupe_key = f"{kind}:{row.pk}:{event.starts_at.isoformat()}"
                Registration.objects.filter(pk=row.pk).update(**columns_of(state, clock.at))
                message = sending.build(outbox, mail_kinds[kind])
                assert message.subject
                said += str(message.body)
        assert month in said


def test_an_event_that_is_off_and_on_again_offers_each_place_by_one_mail(
    event: Event, clock: FrozenClock
) -> None:
    first = factories.registered(event)
    factories.registered(event)
    send_all()
    services.cancel_registration(first.pk)
    clock.advance(minutes=1)
    services.change_settings(event, {"status": "postponed"})
    assert [message.subject for message in send_all()] == ["You are not registered any more"]
    services.change_settings(event, {"status": "scheduled"})
    clock.advance(minutes=1)
    services.change_settings(event, {"status": "postponed"})
    services.change_settings(event, {"status": "scheduled"})
    assert [message.subject for message in send_all()] == ["A place for you"]


def columns_of(state: str, now: datetime) -> dict[str, Any]:
    in_line = state in ("waiting", "offered")
    ended = state in ("cancelled", "refused")
    return {
        "state": state,
        "line_number": 1 if in_line else None,
        "offer_ends_at": now if state == "offered" else None,
        "ended_at": now if ended else None,
        "ended_by": "staff" if ended else "",
    }


def test_the_calendar_file_keeps_its_uid_and_its_sequence_rises(event: Event, clock: FrozenClock) -> None:
    row = factories.registered(event, email="ana@example.org")
    (placed,) = calendars(send_all())
    services.cancel_registration(row.pk)
    (cancelled,) = calendars(send_all())
    clock.advance(days=2)
    services.change_settings(event, {"venue": "The New Mill"})
    factories.registered(event, email="ana@example.org")
    (again,) = calendars(send_all())
    files = [placed, cancelled, again]
    assert len({value(file, "UID") for file in files}) == 1
    sequences = [int(value(file, "SEQUENCE")) for file in files]
    assert sequences == sorted(set(sequences))
    assert [value(file, "METHOD") for file in files] == ["PUBLISH", "CANCEL", "PUBLISH"]
    assert [value(file, "STATUS") for file in files] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert value(placed, "LOCATION") == "Old Mill\\, upstairs\\; room 3"
    assert "secret-room" not in "".join(files)


def test_each_registration_has_an_entry_of_its_own_in_calendars(event: Event) -> None:
    services.set_capacity(event, 2)
    row = factories.registered(event, email="ana@example.org")
    factories.registered(event, email="ben@example.org")
    assert len({value(file, "UID") for file in calendars(send_all())}) == 2
    assert event.starts_at is not None
    services.change_settings(event, {"starts_at": None, "ends_at": None})
    services.cancel_registration(row.pk)
    (taken_back,) = calendars(send_all())
    assert str(row.pk) in value(taken_back, "UID")
    assert value(taken_back, "METHOD") == "CANCEL"
    assert "DTSTART" not in taken_back


def test_a_mail_names_the_event_when_its_page_is_not_public(event: Event) -> None:
    row = factories.registered(event)
    send_all()
    event.pages.update(live=False, locale=factories.locale("pt"))
    services.cancel_registration(row.pk)
    (message,) = send_all()
    assert TITLE in message.body
    event.pages.update(live=True)
    assert words_of(event, "en").title == TITLE


def test_whoever_never_had_a_place_is_sent_no_calendar_file(event: Event) -> None:
    factories.registered(event)
    send_all()
    waits = factories.registered(event)
    services.cancel_registration(waits.pk)
    assert calendars(send_all()) == []


def test_a_file_tells_the_right_instants_across_a_change_of_clocks(event: Event) -> None:
    # Paris sets its clocks to summer time in the night to 28 March 2027.
    start, end = datetime(2027, 3, 27, 20, tzinfo=UTC), datetime(2027, 3, 28, 3, tzinfo=UTC)
    services.change_settings(event, {"starts_at": start, "ends_at": end})
    factories.registered(event)
    (file,) = calendars(send_all())
    assert value(file, "DTSTART;TZID=Europe/Paris") == "20270327T210000"
    assert value(file, "DTEND;TZID=Europe/Paris") == "20270328T050000"
    summer = "DTSTART:20270328T020000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nTZNAME:CEST"
    assert f"BEGIN:DAYLIGHT\n{summer}\nEND:DAYLIGHT" in file


def test_a_zone_without_summer_time_is_told_by_one_rule() -> None:
    at = datetime(2027, 3, 1, tzinfo=UTC)
    lines = ics.time_zone(ZoneInfo("Asia/Kolkata"), at, at)
    assert lines.count("BEGIN:STANDARD") == 1
    assert "TZOFFSETTO:+0530" in lines


def test_lines_are_folded_by_octets_and_never_within_a_letter() -> None:
    words = "SUMMARY:" + "é✊" * 60
    folded = ics.fold(words)
    assert all(len(line.encode()) <= 75 for line in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == words


def test_what_people_write_never_begins_another_line() -> None:
    assert ics.text("A\r\nBEGIN:VEVENT\x00;,\\") == "A\\nBEGIN:VEVENT\\;\\,\\\\"
    with pytest.raises(ValueError, match="white space"):
        ics.uri("https://example.org/\r\nX:1")


# --- reminders ---------------------------------------------------------------------------------------------


def test_reminders_come_a_day_and_an_hour_before_once_each(event: Event, clock: FrozenClock) -> None:
    assert event.starts_at is not None
    row = factories.registered(event)
    factories.registered(event)  # waits, and is reminded of nothing
    send_all()
    seen = []
    for before in (25, 24, 23, 1, 0.5):
        clock.at = event.starts_at - timedelta(hours=before)
        services.remind()
        services.remind()
        seen.append([(message.subject, len(message.to)) for message in send_all()])
    assert seen == [[], [("Tomorrow", 1)], [], [("In an hour", 1)], []]
    kinds = Outbox.objects.filter(object_id=row.pk, kind__in=["registration-tomorrow", "registration-soon"])
    assert kinds.count() == 2


def test_what_no_key_opens_keeps_no_reminder_from_others(event: Event, clock: FrozenClock) -> None:
    services.set_capacity(event, 2)
    broken, whole = factories.registered(event), factories.registered(event)
    Registration.objects.filter(pk=broken.pk).update(email=Value("nonsense", output_field=TextField()))
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    assert Outbox.objects.get(kind="registration-tomorrow").object_id == whole.pk


def test_a_new_date_is_reminded_of_anew(event: Event, clock: FrozenClock) -> None:
    assert event.starts_at is not None
    factories.registered(event)
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    later = event.starts_at + timedelta(days=7)
    services.change_settings(event, {"starts_at": later, "ends_at": None})
    clock.at = later - timedelta(hours=20)
    services.remind()
    assert Outbox.objects.filter(kind="registration-tomorrow").count() == 2


@pytest.mark.parametrize("late", [timedelta(minutes=59), timedelta(days=-2)])
def test_a_reminder_that_waited_too_long_is_not_sent(
    event: Event, clock: FrozenClock, late: timedelta
) -> None:
    factories.registered(event)
    send_all()
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    clock.at = event.starts_at - late
    assert send_all() == []


def test_a_reminder_of_another_start_is_not_sent(event: Event, clock: FrozenClock) -> None:
    factories.registered(event)
    send_all()
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    services.change_settings(event, {"starts_at": event.starts_at + timedelta(days=7), "ends_at": None})
    assert send_all() == []


def test_where_only_days_are_told_nobody_hears_of_an_hour(event: Event, clock: FrozenClock) -> None:
    services.change_settings(event, {"days_only": True})
    factories.registered(event)
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(minutes=50)
    assert services.remind() == 0


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_nobody_is_reminded_of_an_event_that_is_off(event: Event, clock: FrozenClock, status: str) -> None:
    assert event.starts_at is not None
    factories.registered(event)
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    services.change_settings(event, {"status": status})
    assert "Tomorrow" not in [message.subject for message in send_all()]


def test_whoever_wants_no_reminders_gets_none(event: Event, clock: FrozenClock) -> None:
    assert event.starts_at is not None
    factories.registered(event, no_reminders=True)
    clock.at = event.starts_at - timedelta(hours=20)
    assert services.remind() == 1
    assert not Outbox.objects.filter(kind="registration-tomorrow").exists()
