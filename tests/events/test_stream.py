"""Events among the news: what the lists of other rooms say of them."""

from typing import Any

import pytest

from advocacy_site.news.models import StreamEntry
from events import services

from .. import factories
from . import shapes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def entry(page: Any) -> StreamEntry:
    return StreamEntry.objects.get(page=page.pk)


def test_the_longest_place_fits_into_the_lists_of_everything() -> None:
    place = {"venue": "V" * 160, "city": "C" * 100, "country": "GB", "mode": "both"}
    page = factories.event_page(settings=place)
    assert "C" * 100 in entry(page).detail
    entry(page).full_clean()


def test_lists_of_everything_say_where_an_event_takes_place_after_all() -> None:
    page = factories.event_page(settings={"venue": "Pier House", "city": "Boston", "mode": "on_site"})
    assert "Pier House, Boston" in entry(page).detail
    services.change_settings(page.event, {"status": "moved_online"})
    assert entry(page).detail.endswith(", Online")
    services.change_settings(page.event, {"status": "scheduled", "mode": "both"})
    assert entry(page).detail.endswith(", Pier House, Boston and online")


def test_a_tour_of_many_towns_fits_into_the_lists_of_everything() -> None:
    programme = [("stop", {"title": "T", "text": "", "link": ""}) for _n in range(8)]
    page = factories.event_page(kind="tour", programme=programme)
    times = {
        block.id: {"starts_at": shapes.at(number, 9), "city": f"{number}" * 90}
        for number, block in enumerate(page.programme)
    }
    services.change_timetable(page.event, times)
    assert "5" * 90 in entry(page).detail
    entry(page).full_clean()


def test_lists_of_everything_learn_at_once_where_a_tour_stops() -> None:
    page = shapes.tour()
    assert entry(page).detail == "Thursday 11 March to Sunday 14 March 2027, Madrid, Santa Rosa, La Jonca"
    services.change_timetable(
        page.event, {page.programme[1].id: None, page.programme[0].id: {"city": "Ávila"}}
    )
    assert entry(page).detail.endswith("2027, Ávila, La Jonca")
