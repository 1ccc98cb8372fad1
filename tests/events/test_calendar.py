"""The calendar: by date, filtered, at a constant price."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from .. import factories
from . import shapes
from .reading import MOST_QUERIES, queries_for, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ALL = ["A week on the road for a new law", "Side", "World", "Some day"]


def titles(query: str = "") -> list[str]:
    html = text_of(f"/en/events/{query}")
    return re.findall(r'<h3> <a href="[^"]+">([^<]+)</a>', html)


@pytest.fixture
def many(clock: Any) -> None:
    shapes.tour()
    shapes.side_event(title="Side")
    shapes.congress(title="World")
    factories.event_page(title="Over", settings={"starts_at": shapes.at(-9, 9), "ends_at": shapes.at(-9, 10)})
    factories.event_page(title="Older", settings={"starts_at": shapes.at(-20, 9), "ends_at": None})
    factories.event_page(title="Some day", settings={"starts_at": None, "ends_at": None})


@pytest.mark.usefixtures("many")
def test_events_stand_by_date_upcoming_and_past() -> None:
    assert titles() == ALL
    assert titles("?when=past") == ["Over", "Older"]
    html = text_of("/en/events/")
    assert "Upcoming (4)" in html
    assert "Past (2)" in html


FILTERED = {
    "?type=tour": ["A week on the road for a new law"],
    "?language=de": ["Side"],
    "?country=ES": ["A week on the road for a new law"],
    "?country=IN&type=congress": ["World"],
    "?mode=online": ["Side", "World"],
    "?mode=on_site": ["A week on the road for a new law", "World", "Some day"],
    "?type=tour&language=de": [],
    "?type=nonsense&country=zz&language=xx&mode=1": ALL,
}


@pytest.mark.usefixtures("many")
def test_filters_narrow_the_list_and_unknown_ones_count_as_all() -> None:
    assert {query: titles(query) for query in FILTERED} == FILTERED


def test_a_narrowed_list_says_to_what_and_leads_back_to_all() -> None:
    factories.event_page(settings={"country": "FR"}, kind="training")
    factories.event_page(settings={"country": "KE"})
    shown = text_of("/en/events/?country=FR&type=training")
    assert "<span>Only: <b>Training, France</b></span>" in shown
    assert '<a class="go" href="/en/events/">Show everything</a>' in shown
    assert "Only:" not in text_of("/en/events/")
    assert "Only:" not in text_of("/en/events/?when=past")


OWNED: dict[str, set[str]] = {
    "?campaign=law": {"Hers", "Ours"},
    "?member=refuge": {"Hers"},
    "?member=refuge&when=past": {"Her last"},
    "?member=refuge&campaign=law&country=": {"Hers"},
    "?campaign=law&when=past": set(),
    "?campaign=refuge&member=law": {"Hers", "Ours", "Nobody’s"},
    "?campaign=%27--&member=%E2%80%AE&member=9": {"Hers", "Ours", "Nobody’s"},
}


def test_campaigns_and_members_narrow_the_list() -> None:
    shapes.owned()
    assert {query: set(titles(query)) for query in OWNED} == OWNED


def test_lists_of_a_campaign_and_a_member_cost_no_more_than_others() -> None:
    shapes.owned()
    for address in ("", "ics/", "feed/"):
        query = f"/en/events/{address}?campaign=law&member=refuge"
        cache.clear()
        assert queries_for(query) <= MOST_QUERIES
        assert Client().get(query)["Cache-Control"].startswith("public")


def test_a_campaign_is_found_in_the_language_of_the_calendar_and_only_where_it_may_be_read() -> None:
    campaign = factories.campaign_page(slug="law", title="A law")
    hidden = factories.member_page(slug="hidden", title="Hidden")
    french = campaign.copy_for_translation(factories.locale("fr"), copy_parents=True)
    factories.event_page(title="Ours", related_campaign=french)
    factories.event_page(title="Hers", parent=hidden)
    hidden.unpublish()
    html = text_of("/en/events/")
    assert '<option value="law">A law</option>' in html
    assert "Hidden" not in html
    assert titles("?campaign=law") == ["Ours"]
    assert set(titles("?member=hidden")) == {"Ours", "Hers"}


def test_pages_of_the_calendar_keep_the_filters() -> None:
    factories.event_page(kind="march")
    for _n in range(21):
        factories.event_page(kind="webinar")
    html = text_of("/en/events/?type=webinar")
    assert 'href="?type=webinar&amp;page=2"' in html
    assert len(titles("?type=webinar&page=2")) == 1
    assert Client().get("/en/events/?type=webinar&page=3").status_code == 404


def test_what_is_a_draft_or_private_is_in_no_list_and_no_number() -> None:
    factories.event_page(title="Draft").unpublish()
    private = factories.event_page(title="Private", kind="hearing", settings={"country": "MN"})
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="open sesame")
    html = text_of("/en/events/")
    assert titles() == []
    assert "Upcoming (0)" in html
    assert "Mongolia" not in html
    assert "No event is planned right now." in html


def test_the_calendar_may_be_cached_with_its_own_parameters_only() -> None:
    factories.event_page(kind="march")
    for query in ("", "?when=past&type=march", "?type=march&country=", "?page=1"):
        assert Client().get(f"/en/events/{query}")["Cache-Control"].startswith("public, max-age=60"), query
    for query in ("?utm=1", "?type=zzz1", "?country=QQ", "?when=never", "?type=march&type=march"):
        assert Client().get(f"/en/events/{query}")["Cache-Control"] == "private, no-store", query


def test_the_calendar_costs_the_same_for_many_events() -> None:
    shapes.tour()
    factories.event_page()
    few = queries_for("/en/events/")
    for _n in range(15):
        shapes.tour()
    assert queries_for("/en/events/") == few <= MOST_QUERIES
