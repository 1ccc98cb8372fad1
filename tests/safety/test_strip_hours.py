"""The strip says the same of its line as the help page does, for the readers of the page."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core import countries
from advocacy_site.safety.models import Helpline, OpeningPeriod, SafetySettings
from advocacy_site.safety.strip import strip_for

from .. import factories
from ..conftest import FrozenClock
from .lines import open_between

pytestmark = pytest.mark.django_db
MEN = "+61255500199"


def chosen(**lines: Helpline) -> None:
    SafetySettings.objects.create(locale=factories.locale(), exit_url="https://weather.example/", **lines)


def strip_words(client: Client, address: str) -> str:
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    strip = soup.select_one(".strip")
    assert strip is not None
    return " ".join(strip.get_text(" ").split())


def line_for_men(**fields: Any) -> Helpline:
    return factories.helpline(**({"name": "Turn", "audience": "men", "number": MEN} | fields))


def test_the_strip_says_when_its_line_is_open(clock: FrozenClock) -> None:
    chosen(helpline=open_between("09:00", "17:00", first_day=1, last_day=5))
    found = strip_for("en").helpline
    assert found is not None
    assert (found.status, found.is_open) == ("open now", True)
    clock.advance(hours=5)
    found = strip_for("en").helpline
    assert found is not None
    assert (found.status, found.zone, found.is_open) == ("opens Tuesday at 09:00", "Europe/London", False)


def test_the_strip_says_nothing_of_hours_that_nobody_knows() -> None:
    chosen(helpline=factories.helpline())
    found = strip_for("en").helpline
    assert found is not None
    assert (found.status, found.zone) == ("", "")


@pytest.mark.parametrize("periods", [0, 1, 3])
def test_the_strip_costs_one_query_with_all_its_hours(periods: int) -> None:
    line = factories.helpline(hours="weekly", time_zone="Europe/London")
    for day in range(1, periods + 1):
        OpeningPeriod.objects.create(
            helpline=line, first_day=day, last_day=day, opens="09:00", closes="17:00"
        )
    chosen(helpline=line)
    countries.names()  # read once a minute in each process
    with CaptureQueriesContext(connection) as queries:
        found = strip_for("en").helpline
    assert len(queries) == 1
    assert found is not None
    assert bool(found.hours) == bool(periods)


def test_rows_without_weekly_hours_open_nothing() -> None:
    line = factories.helpline()
    OpeningPeriod.objects.create(helpline=line, first_day=1, last_day=7, opens="00:00", closes="00:00")
    chosen(helpline=line)
    found = strip_for("en").helpline
    assert found is not None
    assert not found.is_open


def pages_for_men() -> list[Any]:
    return [
        factories.standard_page(audience="men"),
        factories.event_page(audience="men"),
        factories.news_page(audience="men"),
    ]


def test_a_page_for_men_without_a_line_of_its_own_offers_the_one_that_staff_chose(
    client: Client, clock: FrozenClock
) -> None:
    survivors = factories.helpline(hours="always")
    chosen(helpline=survivors, line_for_men=line_for_men(hours="always"))
    for page in pages_for_men():
        html = client.get(page.url).content.decode()
        assert f"tel:{MEN}" in html, page
        assert survivors.number not in html, page
        assert 'href="/en/help/men/"' in html, page
        assert "open now" in strip_words(client, page.url)
        assert "Other helplines" in strip_words(client, page.url)  # not "Other countries": that is survivors'


def test_a_news_post_for_men_shows_a_line_of_its_own_as_other_pages_do(client: Client) -> None:
    chosen(helpline=factories.helpline(), line_for_men=line_for_men())
    own = line_for_men(name="Other", number="+61255500188")
    html = client.get(factories.news_page(audience="men", helpline=own).url).content.decode()
    assert html.count("tel:+61255500188") == 3
    assert MEN not in html


@pytest.mark.parametrize("change", [{"hidden": True}, {"audience": "survivors"}], ids=str)
def test_a_chosen_line_that_is_hidden_or_for_others_by_now_is_not_shown(
    client: Client, change: dict[str, Any]
) -> None:
    line = line_for_men()
    chosen(helpline=factories.helpline(), line_for_men=line)
    Helpline.objects.filter(pk=line.pk).update(**change)
    page = factories.standard_page(audience="men")
    assert MEN not in client.get(page.url).content.decode()


def test_a_chat_without_a_number_stands_in_the_strip(client: Client) -> None:
    words = {"can_call": False, "number": "", "display_number": "", "chat_url": "https://chat.example/"}
    chosen(helpline=factories.helpline(**words))
    assert "Chat on chat.example" in strip_words(client, factories.standard_page().url)
