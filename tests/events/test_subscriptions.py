"""The calendar for machines, read by two strict parsers of different make."""

import json
import re
from datetime import UTC, date, datetime
from typing import Any
from xml.etree import ElementTree

import icalendar
import pytest
import vobject
from django.core import mail
from django.test import Client
from wagtail.models import PageViewRestriction

from events import services
from events.models import EventPage

from .. import factories
from ..supporters.asking import send_all
from . import shapes
from .reading import MOST_QUERIES, queries_for, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ATOM = "{http://www.w3.org/2005/Atom}"
ARABIC = "مؤتمر عالمي: من يدفع، ومن يدفع الثمن؟ " * 3
TRICKY = "Law, health; money\\end\r\nBEGIN:VEVENT"


def fetch(address: str) -> bytes:
    response = Client().get(address)
    assert response.status_code == 200, address
    return response.content


def entries(body: bytes) -> dict[str, Any]:
    """The events of a file by title, after both parsers have read the same in it."""
    assert all(len(line) <= 75 for line in body.split(b"\r\n"))
    assert b"\n" not in body.replace(b"\r\n", b"")
    file = icalendar.Calendar.from_ical(body)
    assert not [error for part in file.walk() for error in part.errors]
    found = {str(entry["SUMMARY"]): entry for entry in file.walk("VEVENT")}
    other = vobject.readOne(body.decode(), validate=True)
    seen = {entry.summary.value: entry for entry in getattr(other, "vevent_list", [])}
    assert set(seen) == set(found)
    for title, entry in found.items():
        assert seen[title].dtstart.value == entry["DTSTART"].dt, title
        assert seen[title].dtend.value == entry["DTEND"].dt, title
        assert seen[title].uid.value == entry["UID"], title
    return found


def linked_data(page: EventPage) -> dict[str, Any]:
    html = fetch(page.get_url()).decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    found: dict[str, Any] = json.loads(block)
    return found


CASES = {
    # Paris sets its clocks to summer time in the night to 28 March 2027.
    "across a change of clocks": (
        "Europe/Paris",
        datetime(2027, 3, 27, 20, tzinfo=UTC),
        datetime(2027, 3, 28, 3, tzinfo=UTC),
        ("21:00", "05:00"),
    ),
    "half hours from Greenwich": (
        "Asia/Kolkata",
        datetime(2027, 6, 1, 3, 30, tzinfo=UTC),
        datetime(2027, 6, 1, 5, 0, tzinfo=UTC),
        ("09:00", "10:30"),
    ),
    "several days": (
        "America/Bogota",
        datetime(2027, 5, 3, 14, tzinfo=UTC),
        datetime(2027, 5, 6, 1, tzinfo=UTC),
        ("09:00", "20:00"),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_page_mail_and_file_tell_the_same_instants(case: str) -> None:
    zone, start, end, hours = CASES[case]
    page = factories.joinable(time_zone=zone, starts_at=start, ends_at=end)
    factories.registered(page.event, email="ana@example.org")
    send_all()
    (message,) = (message for message in mail.outbox if message.attachments)
    ((_name, content, _kind),) = message.attachments
    files = (content.encode(), fetch("/en/events/ics/"), fetch(f"{page.get_url()}ics/"))
    for entry in (entries(file)[page.title] for file in files):
        assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (start, end)
        assert entry["DTSTART"].params["TZID"] == zone
    found = linked_data(page)
    assert [datetime.fromisoformat(found[name]) for name in ("startDate", "endDate")] == [start, end]
    shown = (text_of(page.get_url()), message.body)
    assert all(hour.lstrip("0") in words for hour in hours for words in shown)
    assert f'datetime="{start:%Y-%m-%dT%H:%MZ}"' in shown[0]


def test_days_without_hours_end_where_the_next_one_begins() -> None:
    entry = entries(fetch(f"{shapes.tour().get_url()}ics/"))["A week on the road for a new law"]
    first = shapes.at(10, 9, zone="Europe/Madrid").date()
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (first, date.fromordinal(first.toordinal() + 4))


def test_long_and_tricky_words_come_out_as_they_went_in() -> None:
    factories.event_page(title=ARABIC.strip(), summary=TRICKY)
    (entry,) = entries(fetch("/en/events/ics/")).values()
    assert str(entry["SUMMARY"]) == ARABIC.strip()
    assert str(entry["DESCRIPTION"]).startswith("Law, health; money\\end\nBEGIN:VEVENT\n")


def test_a_change_keeps_the_uid_and_raises_the_sequence() -> None:
    page = factories.event_page(title="One")
    before = entries(fetch("/en/events/ics/"))["One"]
    services.change_settings(page.event, {"status": "cancelled"})
    after = entries(fetch("/en/events/ics/"))["One"]
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert (before["STATUS"], after["STATUS"]) == ("CONFIRMED", "CANCELLED")
    assert linked_data(page)["eventStatus"] == "https://schema.org/EventCancelled"


def assert_followed(*cases: tuple[str, set[str]]) -> None:
    """The calendar's file and feed hold the same titles under each query."""
    for query, expected in cases:
        assert set(entries(fetch(f"/en/events/ics/{query}"))) == expected, query
        feed = ElementTree.fromstring(fetch(f"/en/events/feed/{query}"))
        assert {entry.findtext(f"{ATOM}title") for entry in feed.iter(f"{ATOM}entry")} == expected, query


def test_file_and_feed_have_what_the_list_has_under_the_same_filters() -> None:
    shapes.tour()
    shapes.side_event(title="Side")
    old = factories.event_page(
        title="Over", settings={"starts_at": shapes.at(-200, 9), "ends_at": shapes.at(-200, 10)}
    )
    assert_followed(
        ("", {"A week on the road for a new law", "Side"}),
        ("?type=tour", {"A week on the road for a new law"}),
        ("?mode=online&language=de", {"Side"}),
        ("?when=past", {old.title}),
        ("?country=zz", {"A week on the road for a new law", "Side"}),
    )
    html = text_of("/en/events/?type=tour")
    assert 'href="/en/events/feed/?type=tour"' in html
    assert re.search(r'href="webcal://[^"]+/en/events/ics/\?type=tour"', html)


def test_file_and_feed_of_a_campaign_and_of_a_member_have_their_events_only() -> None:
    shapes.owned()
    assert_followed(
        ("?campaign=law", {"Hers", "Ours"}),
        ("?member=refuge", {"Hers"}),
        ("?member=refuge&when=past", {"Her last"}),
        ("?campaign=refuge&member=law", {"Hers", "Ours", "Nobody’s"}),
    )


def test_a_feed_tells_first_what_changed_last(clock: Any) -> None:
    first, second = factories.event_page(title="First"), factories.event_page(title="Second")
    EventPage.objects.update(last_published_at=None)
    clock.advance(hours=1)
    services.change_settings(first.event, {"status": "postponed"})
    feed = ElementTree.fromstring(fetch("/en/events/feed/"))
    told = [(entry.findtext(f"{ATOM}title"), entry) for entry in feed.iter(f"{ATOM}entry")]
    assert [title for title, _entry in told] == ["First", second.title]
    assert (told[0][1].findtext(f"{ATOM}summary") or "").startswith("Postponed. ")


def test_what_is_not_public_or_discreet_is_in_no_file_and_no_feed() -> None:
    factories.event_page(title="Draft").unpublish()
    private = factories.event_page(title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="open sesame")
    discreet = factories.event_page(title="For those who leave", discreet_title="Evening course")
    assert entries(fetch("/en/events/ics/")) == {}
    assert b"<entry" not in fetch("/en/events/feed/")
    assert set(entries(fetch(f"{discreet.get_url()}ics/"))) == {"Evening course"}
    assert linked_data(discreet)["name"] == "Evening course"
    assert b"BEGIN:VEVENT" not in Client().get(f"{private.get_url()}ics/").content


def test_an_event_without_a_date_has_no_file() -> None:
    page = factories.event_page(settings={"starts_at": None, "ends_at": None})
    assert Client().get(f"{page.get_url()}ics/").status_code == 404
    assert "ld+json" not in text_of(page.get_url())


@pytest.mark.parametrize("access", ["open", "registered", "approved"])
def test_the_online_link_is_told_to_machines_where_everybody_may_have_it_only(access: str) -> None:
    secret = "https://meet.example/room"
    page = factories.event_page(settings={"mode": "both", "access": access, "online_url": secret})
    found = linked_data(page)
    assert found["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    place = found["location"]
    assert place == {"@type": "VirtualLocation", "url": secret if access == "open" else page.full_url}
    for address in ("/en/events/ics/", f"{page.get_url()}ics/"):
        assert (secret.encode() in fetch(address)) == (access == "open")


def test_linked_data_cannot_end_its_element_and_offers_no_ticket_by_code() -> None:
    page = factories.joinable()
    factories.paid_ticket(page.event, names={"en": "</script><script>alert(1)</script>"})
    factories.ticket(page.event, kind="code", code="sesame", names={"en": "Hidden"})
    (offer,) = linked_data(page)["offers"]
    assert (offer["name"], offer["price"]) == ("</script><script>alert(1)</script>", "40.00")


def test_files_and_feeds_may_be_cached_and_asked_for_again() -> None:
    page = factories.event_page(kind="march")
    for address in ("/en/events/ics/?type=march", "/en/events/feed/?type=march"):
        response = Client().get(address)
        assert response["Cache-Control"].startswith("public, max-age=60")
        again = Client().get(address, headers={"if-none-match": response["ETag"]})
        assert again.status_code == 304
        assert queries_for(address) <= MOST_QUERIES
    assert Client().get("/en/events/ics/?type=nonsense")["Cache-Control"] == "private, no-store"
    assert Client().get("/en/events/ics/")["Content-Type"] == "text/calendar; charset=utf-8"
    assert Client().get(f"{page.get_url()}ics/")["Cache-Control"].startswith("public, max-age=60")


def test_a_longer_calendar_costs_no_more_queries() -> None:
    factories.event_page()
    few = [queries_for(f"/en/events/{name}/") for name in ("ics", "feed")]
    for _n in range(5):
        factories.event_page()
    assert [queries_for(f"/en/events/{name}/") for name in ("ics", "feed")] == few
