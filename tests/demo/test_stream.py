"""The demo's events and news: what is promised is there, in the state that is promised, on any day."""

import re
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from advocacy_site.core.models import SiteDocument, SiteImage
from advocacy_site.demo.builders import build, events, news
from advocacy_site.demo.builders.bodies import member
from advocacy_site.demo.builders.drawings import DRAWINGS, draw
from advocacy_site.news.models import NewsPage, PressPage, Spokesperson
from advocacy_site.pages.models import HomePage
from events.models import EventIndexPage, EventPage
from events.presentation import state_line
from members.models import MemberPage

from .. import factories
from ..conftest import NOON

MOST_SECONDS = 15  # of processor time; on a quiet machine it takes a quarter of that
DAYS = [
    NOON,
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC),  # half an hour before clocks change in Europe
    datetime(2028, 2, 29, 23, 59, tzinfo=UTC),
]
STATES = {
    "those-who-pay": "Full, in",
    "after-the-buyer": "In ",
    "men-against-demand-trainers": "Now on",
    "briefing-on-the-count": "Cancelled",
    "hearing-on-card-payments": "Postponed",
    "how-card-networks-say-no": "Moved online, in ",
    "buyer-law-in-ninety-minutes": "Past",
    "two-laws-twenty-years": "Past",
    "walk-to-the-bridge": "Past",
    "three-towns-one-bill": "In ",
    "fourth-congress": "In ",
    "twelve-evenings": "In ",
}


def html_of(page: Page) -> str:
    response = Client().get(page.url)
    assert response.status_code == 200, page.url
    return " ".join(response.content.decode().split())


def event(slug: str) -> EventPage:
    return EventPage.objects.get(slug=slug)


def test_there_are_twelve_events_and_twenty_posts_of_every_kind(demo: HomePage) -> None:
    assert EventPage.objects.live().count() == 12
    assert set(EventPage.objects.values_list("kind", flat=True)) == set(EventPage.Kind.values)
    assert set(EventPage.objects.values_list("our_part", flat=True)) == set(EventPage.OurPart.values)
    assert len(set(EventPage.objects.values_list("event__time_zone", flat=True))) >= 8
    calendar = Client().get("/en/events/").content.decode()
    for name in ("Red Luna Caminante", "The Unwritten Record Project"):
        assert f">{name}</option>" in calendar
    assert NewsPage.objects.live().count() == 20
    kinds = Counter(NewsPage.objects.values_list("kind", flat=True))
    assert set(kinds) == set(NewsPage.Kind.values)
    assert min(kinds.values()) >= 2


@pytest.mark.parametrize("moment", DAYS, ids=str)
def test_every_event_is_in_its_state_whatever_the_day(demo: HomePage, clock: Any, moment: datetime) -> None:
    clock.at = moment
    for page, words in zip(EventPage.objects.order_by("pk"), events.ALL, strict=True):
        events.set_times(page, words)
    told = {page.slug: state_line(page.event) for page in EventPage.objects.select_related("event")}
    assert told.keys() == STATES.keys()
    for slug, beginning in STATES.items():
        assert told[slug].startswith(beginning), slug
    side = event("after-the-buyer").event
    assert side.starts_at.astimezone(side.zone).strftime("%H:%M") == "12:00"


def test_headings_never_skip_a_level(demo: HomePage) -> None:
    for page in [*EventPage.objects.all(), *NewsPage.objects.all(), PressPage.objects.get()]:
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html_of(page))]
        skipped = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        assert not skipped, f"{page.url}: {levels}"


def test_the_symposium_has_three_round_tables_and_eight_speakers(demo: HomePage) -> None:
    html = html_of(event("those-who-pay"))
    place = 0
    for words in ["09:00–09:30", "Round table 1", "11:00–12:05", "Round table 2", "Round table 3"]:
        place = html.index(words, place)
    assert "<b>8 speakers</b>" in html
    assert html.count("<cite>") == 8
    assert "All places are taken." in html


def test_the_side_event_has_eleven_panellists_in_four_languages(demo: HomePage) -> None:
    page = event("after-the-buyer")
    html = html_of(page)
    assert page.speaker_lines.count() == 11
    assert page.speaker_lines.filter(speaker=None).count() == 1
    assert page.speaker_lines.filter(speaker__is_pseudonym=True).count() == 1
    assert "<h3>A representative of the Lethe Islands</h3>" in html
    for code in ("en", "fr", "es", "ar"):
        assert f'<span lang="{code}" dir=' in html
    assert re.search(r"CES?T \(Paris, UTC\+[12]\)", html)
    assert "Register on webinar.example" in html
    assert "room/after-the-buyer" not in html
    assert html.index("Co-hosts") < html.index("Co-sponsors") < html.index("In cooperation with")


def test_a_tour_a_congress_and_a_programme_say_where_and_when(demo: HomePage) -> None:
    assert event("three-towns-one-bill").event.towns == "Rosario, Córdoba, Salta"
    congress = html_of(event("fourth-congress"))
    assert len(re.findall('<h3 class="day">', congress)) == 3
    assert congress.count("in parallel") == 1
    cohorts = html_of(event("twelve-evenings"))
    assert cohorts.index("Cohort 1") < cohorts.index("Cohort 2")


def test_what_is_for_men_who_pay_never_shows_the_survivors_line(demo: HomePage) -> None:
    assert "0808 157 0142" in html_of(event("those-who-pay"))
    for slug in ("twelve-evenings", "men-against-demand-trainers"):
        assert "0808 157 0142" not in html_of(event(slug))


def test_a_past_event_keeps_recording_transcript_report_and_paper(demo: HomePage) -> None:
    html = html_of(event("buyer-law-in-ninety-minutes"))
    for words in (
        "Watch on video.example",
        "Transcript</summary>",
        ">Report<",
        "What the nurses saw, summary",
    ):
        assert words in html


def test_the_round_up_tells_of_twelve_members_and_names_one_in_arabic(demo: HomePage) -> None:
    html = html_of(NewsPage.objects.get(slug="sixteen-days-twelve-countries"))
    assert html.count('class="at-work"') == 12
    assert '<span class="own" lang="ar" dir="rtl">دار الفجر</span>' in html


def test_a_row_of_the_round_up_leads_to_the_member_that_the_demo_has(demo: HomePage) -> None:
    NewsPage.objects.get(slug="sixteen-days-twelve-countries").delete()
    factories.member_page(title="Hidden", country="TV", discreet=True)
    assert member("TV") is None
    home = MemberPage.objects.get(title="Sankofa Exit Fund")
    build()
    html = html_of(NewsPage.objects.get(slug="sixteen-days-twelve-countries"))
    assert f'<a href="{home.url}" dir="auto">Sankofa Exit Fund</a>' in html
    assert "Hidden" not in html


def test_the_post_born_in_french_says_so(demo: HomePage) -> None:
    post = NewsPage.objects.get(written_in="fr")
    html = html_of(post)
    assert '<h1 lang="fr" dir="ltr">' in html
    assert "This text is in French." in html


def test_press_releases_name_the_desk_and_the_press_page_names_people(demo: HomePage) -> None:
    releases = NewsPage.objects.filter(kind="press_release")
    assert all("+44 20 7946 0142" in html_of(release) for release in releases)
    html = html_of(PressPage.objects.get())
    assert all(person.name in html for person in Spokesperson.objects.all())
    assert html.count("1600 × 1000") == 3


def test_pictures_are_small_and_say_whose_they_are() -> None:
    for name in DRAWINGS:
        assert 5_000 < len(draw(name)) < 80_000, name


def test_pictures_have_words_credit_and_nobody_on_them(demo: HomePage) -> None:
    pictures = SiteImage.objects.exclude(title__endswith=": logo")
    assert pictures.count() == len(DRAWINGS) == 8
    for picture in pictures:
        assert picture.description
        assert picture.credit
        assert picture.people_agree == SiteImage.PeopleAgree.NOBODY
        assert picture.file.size < 80_000


def test_a_paper_is_downloaded_as_pdf(demo: HomePage) -> None:
    for paper in SiteDocument.objects.all():
        response = Client().get(reverse("wagtaildocs_serve", args=[paper.pk, paper.filename]))
        assert response.status_code == 200
        assert b"".join(response.streaming_content).startswith(b"%PDF-1.")


def test_news_come_before_events_by_the_day_they_were_published(demo: HomePage, clock: Any) -> None:
    html = html_of(demo.get_children().get(slug="news"))
    assert html.index("Sixteen days, twelve countries") < html.index("After the buyer")
    ago = clock() - event("after-the-buyer").first_published_at
    assert ago == timedelta(days=9)


def test_the_stream_is_built_quickly(demo: HomePage) -> None:
    for index in demo.get_children().filter(slug__in=["events", "news"]):
        index.delete()
    SiteImage.objects.all().delete()
    start = time.process_time()
    events.build(demo)
    news.build(demo)
    assert time.process_time() - start < MOST_SECONDS
    assert EventIndexPage.objects.exists()
