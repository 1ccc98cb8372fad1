"""What the public reads of events: right at every hour, in every state, at a constant price."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from wagtail.models import Locale, PageViewRestriction

from events import services
from events.blocks import ProgrammeBlock
from events.models import EventDocument, EventPage, EventSpeaker

from .. import factories
from . import shapes
from .reading import MOST_QUERIES, queries_for, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SECRET = "secret-room"


# --- shapes ------------------------------------------------------------------------------------------------


def test_a_side_event_with_eleven_panellists_in_four_languages_says_when_in_its_own_zone() -> None:
    html = text_of(shapes.side_event().url)
    assert "<b>Tuesday 23 March 2027</b><br>12:00–14:00" in html
    assert "CET (Paris, UTC+1)" in html
    assert len(re.findall(r"<li> *<div> *<h3>", html)) == 11
    for language in (
        'lang="fr" dir="ltr">Français',
        'lang="es" dir="ltr">Español',
        'lang="de" dir="ltr">Deutsch',
    ):
        assert language in html
    assert "Survivor, Founder, Steppe House, Mongolia" in html
    assert "A representative of Iceland" in html
    assert "parallel to the 47th session" in html
    assert html.index("Co-sponsors") < html.index("<li>Sweden</li>") < html.index("In cooperation with")


def test_a_symposium_has_timed_round_tables_with_titled_talks() -> None:
    html = text_of(shapes.symposium().url)
    order = ["09:00–09:45", "Table ronde 1", "Une violence dans le continuum", "11:15–12:00", "In the chair:"]
    order += ["Grégoire Teyssier", "Ingrid Kraft", "(to be confirmed)", "Dix-sept ans après", "Table ronde 3"]
    place = -1
    for words in order:
        place = html.index(words, place + 1)
    assert "Times in CEST (Paris, UTC+2)" in html
    assert "Full, in 4 weeks" in html
    assert "<b>Claire Aubry</b>, Porte-parole, Mouvement des Seuils" in html


def test_a_tour_names_its_towns_and_dates() -> None:
    html = text_of(shapes.tour().url)
    assert "<b>Madrid, Santa Rosa, La Jonca</b>" in html
    assert "Thursday 11 March to Sunday 14 March 2027" in html
    assert "Casa del Alba, La Jonca, Spain" in html
    assert "11:00–13:00" in html


def test_a_congress_shows_its_days_and_what_is_parallel() -> None:
    html = text_of(shapes.congress().url)
    days = re.findall(r'<h3 class="day">([^<]+)</h3>', html)
    assert days == ["Saturday 10 April 2027", "Sunday 11 April 2027", "Monday 12 April 2027"]
    assert html.count("in parallel") == 1
    assert "IST (Kolkata, UTC+5:30)" in html


def test_the_zone_is_named_on_the_day_when_clocks_change() -> None:
    page = shapes.congress()
    plan = [("2027-10-30", 9), ("2027-10-30", 11), ("2027-10-30", 14), ("2027-10-31", 9), ("2027-11-01", 9)]
    times = {
        block.id: {
            "starts_at": datetime.fromisoformat(f"{day}T{hour:02}:00+02:00"),
            "ends_at": None,
            "time_zone": "Europe/Paris",
        }
        for block, (day, hour) in zip(page.programme, plan, strict=True)
    }
    services.change_timetable(page.event, times | {page.programme[0].id: None})
    zones = re.findall(r"Times in ([^<]+)<", text_of(page.url))
    assert zones == ["CEST (Paris, UTC+2)", "CET (Paris, UTC+1)"]


def test_a_part_in_another_zone_names_it() -> None:
    page = shapes.congress()
    services.change_timetable(page.event, {page.programme[2].id: {"time_zone": "Europe/Paris"}})
    html = text_of(page.url)
    assert len(re.findall("Times in IST", html)) == 2  # on the first day, and again after Paris
    assert html.count('<p class="quiet">CEST (Paris, UTC+2)</p>') == 1


def test_sessions_follow_their_times_and_one_without_stays_behind_its_neighbour() -> None:
    page = shapes.congress()
    first, second = page.programme[0].id, page.programme[1].id
    evening = {"starts_at": shapes.at(40, 20, zone="Asia/Kolkata"), "ends_at": None}
    services.change_timetable(page.event, {first: evening, second: None})
    html = text_of(page.url)
    titles = re.findall(r"<h4>([^<]+)</h4>", html)
    assert titles == ["Health", "Opening", "Law", "Money", "Closing"]
    assert "Time to be announced" in html


def test_who_has_withdrawn_and_an_empty_seat_are_not_counted() -> None:
    lines = [
        EventSpeaker(locale=factories.locale(), speaker=factories.speaker(), state=state)
        for state in ("confirmed", "to_be_confirmed", "withdrawn")
    ]
    lines.append(EventSpeaker(locale=factories.locale(), seat="A judge, to be named"))
    html = text_of(factories.event_page(speaker_lines=lines).url)
    assert "<b>2 speakers</b>" in html
    assert "A judge, to be named" in html
    assert "can no longer take part" in html


# --- states ------------------------------------------------------------------------------------------------


def flag(html: str) -> str:
    found = re.search(r'<span class="flag[^"]*">([^<]+)</span>', html)
    assert found
    return found[1]


def test_an_event_comes_near_begins_and_ends_without_being_republished(clock: Any) -> None:
    page = factories.event_page()
    assert flag(text_of(page.url)) == "In 2 weeks"
    seen = []
    for step in ({"days": 12}, {"days": 1}, {"days": 1, "seconds": -1}, {"seconds": 1}, {"hours": 2}):
        clock.advance(**step)
        seen.append(flag(text_of(page.url)))
    assert seen == ["In 2 days", "Tomorrow", "Today", "Now on", "Past"]


@pytest.mark.parametrize(
    ("settings", "state", "words"),
    [
        ({"status": "cancelled"}, "Cancelled", "does not take place."),
        ({"status": "postponed"}, "Postponed", "A new date will stand here"),
        ({"status": "moved_online"}, "Moved online, in 2 weeks", "<b>Online</b>"),
        ({"marked_full": True, "registration": "open"}, "Full, in 2 weeks", "All places are taken."),
        ({"registration": "approval"}, "In 2 weeks", "we answer each request"),
        ({"starts_at": None, "ends_at": None}, "Date to be announced", "The date will stand here."),
        (
            {"registration": "open", "registration_closes_at": datetime(2027, 1, 1, tzinfo=UTC)},
            "In 2 weeks",
            "closed.",
        ),
        (
            {"registration": "open", "registration_opens_at": datetime(2027, 3, 3, tzinfo=UTC)},
            "In 2 weeks",
            "Registration opens on",
        ),
    ],
)
def test_each_state_says_what_it_means(settings: dict[str, Any], state: str, words: str) -> None:
    html = text_of(factories.event_page(settings=settings | {"city": "Lyon"}).url)
    assert flag(html) == state
    assert words in html
    assert ("Lyon" in html) == (state != "Moved online, in 2 weeks")


def test_registration_elsewhere_names_the_host_before_the_click() -> None:
    html = text_of(shapes.side_event().url)
    assert html.index("With registration on webinar.example, another website.") < html.index("WN_x1")
    assert "Register on webinar.example" in html
    past = text_of(shapes.side_event(settings={"status": "cancelled"}).url)
    assert "WN_x1" not in past


@pytest.mark.parametrize("access", ["open", "registered", "approved"])
@pytest.mark.parametrize("status", ["scheduled", "postponed", "cancelled", "moved_online"])
@pytest.mark.parametrize("mode", ["online", "on_site", "both"])
def test_the_online_link_is_public_only_where_the_event_is_open(access: str, status: str, mode: str) -> None:
    settings = {"access": access, "status": status, "mode": mode, "online_url": f"https://x.example/{SECRET}"}
    page = factories.event_page(settings=settings)
    shown = SECRET in text_of(page.url)
    online = status == "moved_online" or (status == "scheduled" and mode != "on_site")
    assert shown == (access == "open" and online)
    assert SECRET not in text_of("/en/events/")


def test_an_open_online_link_is_gone_when_the_event_is_over(clock: Any) -> None:
    page = factories.event_page(settings={"mode": "online", "online_url": f"https://x.example/{SECRET}"})
    assert SECRET in text_of(page.url)
    clock.advance(days=15)
    assert SECRET not in text_of(page.url)


def test_what_remains_stands_on_the_page() -> None:
    words = {
        "recording_url": "https://video.example/1",
        "transcript": "<p>So it was said.</p>",
        "report": "<p>All.</p>",
    }
    html = text_of(factories.event_page(**words).url)
    assert "Playing it leads to video.example." in html
    assert "So it was said." in html
    assert not re.search(r"<(?:iframe|script|img)[^>]*video\.example", html)


def test_a_recording_is_played_in_the_page_after_a_press_and_only_its_player_may_be(client: Any) -> None:
    page = factories.event_page(recording_url="https://www.youtube.com/watch?v=xxxxxxxxxxx")
    response = client.get(page.url)
    html = response.content.decode()
    assert 'data-play="https://www.youtube-nocookie.com/embed/xxxxxxxxxxx' in html
    assert "js/video.js" in html
    assert "frame-src https://www.youtube-nocookie.com" in response["Content-Security-Policy"]
    assert "<iframe" not in html


def test_a_tour_leads_to_its_stops_only_where_the_page_lists_them(client: Any) -> None:
    page = factories.event_page(settings={"mode": "on_site"})
    type(page.event).objects.filter(pk=page.event.pk).update(towns="Lyon, Leeds")
    html = client.get(page.url).content.decode()
    assert "Lyon, Leeds" in html
    assert "#stops" not in html


def test_the_campaign_is_linked_in_the_language_of_the_page_while_anybody_may_read_it() -> None:
    campaign = factories.campaign_page(title="Doors")
    page = factories.event_page(related_campaign=campaign)
    assert f'<a href="{campaign.url}">Doors</a>' in text_of(page.url)
    french = Locale.objects.get_or_create(language_code="fr")[0]
    for original in (
        factories.home_page(),
        factories.campaign_index(),
        campaign,
        factories.event_index(),
        page,
    ):
        original.copy_for_translation(french).save_revision().publish()
    translated = EventPage.objects.get(locale=french)
    assert 'href="/fr/campaigns/' in text_of(translated.url)
    rule = PageViewRestriction.objects.create(
        page=campaign.get_parent(), restriction_type="password", password="open sesame"
    )
    assert "Doors" not in text_of(page.url)
    rule.delete()
    campaign.unpublish()
    assert "Doors" not in text_of(page.url)


def test_each_block_of_the_programme_shows_its_preview() -> None:
    for name, block in ProgrammeBlock().child_blocks.items():
        html = block.render(block.get_preview_value(), {})
        assert block.meta.preview_value["title"] in html, name


# --- the price -------------------------------------------------------------------------------------------


def test_an_event_costs_the_same_however_much_there_is_on_its_page() -> None:
    from wagtail.images.tests.utils import get_test_image_file

    from advocacy_site.core.models import SiteImage

    counts = []
    for much in (1, 6):
        portrait = SiteImage.objects.create(title="Portrait", file=get_test_image_file())
        people = [factories.speaker(portrait=portrait) for _n in range(much)]
        lines = [shapes.EventSpeaker(locale=factories.locale(), speaker=person) for person in people]
        document = factories.site_document(title="Agenda")
        campaign = factories.campaign_page()
        partners = [("partner", {"name": "A", "role": "B"}) for _n in range(much)]
        talks = [shapes.talk(person, "Title") for person in people]
        programme = [
            ("session", {"label": "", "title": "T", "text": "", "people": talks}) for _n in range(much)
        ]
        page = shapes.symposium(
            speaker_lines=lines,
            partners=partners,
            programme=[*programme, *programme, *programme, *programme][:4],
            documents=[EventDocument(locale=factories.locale(), document=document) for _n in range(much)],
            related_campaign=campaign,
        )
        counts.append(queries_for(page.url))
    assert counts[0] == counts[1] <= MOST_QUERIES
