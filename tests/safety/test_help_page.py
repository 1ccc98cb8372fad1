"""The help page: a country, a language, the numbers that answer now; one part for each audience."""

import gzip
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core import styles
from advocacy_site.safety.models import SafetySettings

from .. import factories
from ..conftest import FrozenClock
from .lines import open_between

pytestmark = pytest.mark.django_db
SURVIVORS, MEN = "02 5550 0142", "02 5550 0199"
MOST_BYTES = 15 * 1024


def page(client: Client, address: str = "/en/help/", **asked: str) -> Tag:
    """Return the main part of the page."""
    response = client.get(address, asked)
    assert response.status_code == 200
    main = BeautifulSoup(response.content, "html.parser").main
    assert main is not None
    return main


def names(main: Tag) -> list[str]:
    return [line.b.get_text(strip=True) for line in main.select(".lines > li") if line.b]


def links(main: Tag) -> dict[str, str]:
    return {link.get_text(strip=True): str(link["href"]) for link in main.select("a")}


def three_lines() -> None:
    factories.helpline(name="Kirk", country="GB", languages=" en ar ")
    factories.helpline(name="Loch", country="GB", languages=" en ")
    factories.helpline(name="Rive", country="FR", languages=" fr ar ")


# --- country, language, numbers --------------------------------------------------------------------------


def test_two_taps_lead_to_the_numbers_of_a_country_in_a_language(client: Client) -> None:
    three_lines()
    first = page(client)
    assert names(first) == []
    second = page(client, links(first)["United Kingdom"])
    assert names(second) == ["Kirk", "Loch"]
    third = page(client, links(second)["العربية"])
    assert names(third) == ["Kirk"]


def test_a_language_first_and_then_a_country_is_as_short(client: Client) -> None:
    three_lines()
    second = page(client, links(page(client))["English"])
    assert names(second) == ["Kirk", "Loch"]  # the only country need not be chosen
    arabic = page(client, links(page(client))["العربية"])
    assert names(arabic) == []
    assert names(page(client, links(arabic)["France"])) == ["Rive"]


def test_country_and_language_are_an_address_to_pass_on(client: Client) -> None:
    three_lines()
    assert names(page(client, country="GB", language="ar")) == ["Kirk"]
    assert names(page(client, country="gb", language="AR")) == ["Kirk"]


def test_a_language_that_no_line_of_the_country_speaks_is_said_and_leads_on(client: Client) -> None:
    three_lines()
    main = page(client, country="GB", language="fr")
    assert "We know of no line in United Kingdom that speaks French." in main.get_text()
    assert names(main) == ["Kirk", "Loch"]
    assert names(page(client, links(main)["Other countries"])) == ["Rive"]


@pytest.mark.parametrize(
    "query",
    [
        "country=ZZ",
        "country=&language=",
        "country=%00",
        "country=GB%27--",
        "language=xx",
        "language=%D8%B9%F0%9F%98%80",
        f"country={'G' * 500}",
        "country[]=GB",
        "other=1",
        "country=%3Cscript%3E",
    ],
)
def test_unknown_values_count_as_all(client: Client, query: str) -> None:
    three_lines()
    response = client.get(f"/en/help/?{query}")
    assert response.status_code in (200, 400)
    if response.status_code == 200:
        text = response.content.decode()
        assert "United Kingdom" in text
        assert "France" in text
        assert "<script>" not in text


def test_the_last_of_two_values_counts(client: Client) -> None:
    three_lines()
    assert names(page(client, "/en/help/?country=FR&country=GB")) == ["Kirk", "Loch"]


def test_a_line_without_a_translation_is_there_in_its_own_language(client: Client) -> None:
    factories.locale("fr")
    line = factories.helpline(name="Kirk", country="GB")
    shown = page(client, "/fr/help/")
    assert names(shown) == ["Kirk"]
    assert shown.select_one('.lines [lang="en"]') is not None
    french = line.copy_for_translation(factories.locale("fr"))
    french.name = "Église"
    french.save()
    assert names(page(client, "/fr/help/")) == ["Église"]


# --- now -------------------------------------------------------------------------------------------------


def test_lines_that_answer_now_come_first_and_the_others_say_when(client: Client, clock: FrozenClock) -> None:
    factories.helpline(name="A: unknown", country="GB")
    open_between("18:00", "22:00", name="B: tonight", country="GB")
    open_between("09:00", "10:00", first_day=2, last_day=2, name="C: tomorrow", country="GB")
    open_between("09:00", "17:00", first_day=1, last_day=5, name="D: open", country="GB")
    factories.helpline(name="E: always", country="GB", hours="always")
    main = page(client)  # Monday, noon in London
    assert names(main) == ["D: open", "E: always", "B: tonight", "C: tomorrow", "A: unknown"]
    assert [flag.get_text() for flag in main.select(".flag")] == ["Open now", "Open now"]
    text = main.get_text()
    assert "Opens Monday at 18:00 (Europe/London)" in text
    assert "Opens Tuesday at 09:00 (Europe/London)" in text
    assert "Monday to Friday 09:00–17:00 (Europe/London)" in text
    assert "Day and night" in text


def test_a_line_is_open_across_midnight_in_its_own_zone(client: Client, clock: FrozenClock) -> None:
    # Noon in London is 23:00 in Sydney.
    open_between("22:00", "06:00", country="AU", time_zone="Australia/Sydney")
    assert page(client).select_one(".flag") is not None
    clock.advance(hours=6, minutes=50)
    assert page(client).select_one(".flag") is not None
    clock.advance(minutes=15)
    assert page(client).select_one(".flag") is None


def test_a_page_that_is_kept_never_says_open_of_a_line_that_has_closed(
    client: Client, clock: FrozenClock
) -> None:
    open_between("09:00", "12:06", name="Kirk", country="GB")
    assert page(client).select_one(".flag") is None  # a copy of a page may be read six minutes from now
    assert "Closes at 12:06 (Europe/London)" in page(client).get_text()
    clock.advance(seconds=-1)
    assert page(client).select_one(".flag") is not None


def test_a_copy_is_kept_for_a_minute_and_not_a_second_longer(client: Client) -> None:
    three_lines()
    for query in ("", "?country=GB", "?country=GB&language=ar"):
        response = client.get(f"/en/help/{query}")
        assert response["Cache-Control"] == "public, max-age=60"
        assert not response.cookies
    assert client.get("/en/help/?from=mail")["Cache-Control"] == "private, no-store"


# --- audiences -------------------------------------------------------------------------------------------


def line_for_each() -> None:
    survivors = factories.helpline(name="The Lamp", hours="always")
    men = factories.helpline(
        name="Turn", audience="men", number="+61255500199", display_number=MEN, hours="always"
    )
    SafetySettings.objects.create(
        locale=factories.locale(), exit_url="https://weather.example/", helpline=survivors, line_for_men=men
    )


def test_each_audience_has_an_address_of_its_own_and_survivors_come_first(client: Client) -> None:
    line_for_each()
    main = page(client)
    assert names(main) == ["The Lamp"]
    assert MEN not in main.get_text()
    assert {"/en/help/relatives/", "/en/help/professionals/", "/en/help/men/"} <= set(links(main).values())


def test_the_part_for_men_never_shows_the_survivors_line_not_even_in_the_strip(client: Client) -> None:
    line_for_each()
    html = client.get("/en/help/men/").content.decode()
    assert MEN in html
    assert SURVIVORS not in html
    assert "tel:+61255500142" not in html
    strip = BeautifulSoup(html, "html.parser").select_one(".strip")
    assert strip is not None
    assert "open now" in strip.get_text()
    assert '"/en/help/men/"' in str(strip)


def test_without_a_line_for_men_their_part_shows_none(client: Client) -> None:
    factories.helpline()
    html = client.get("/en/help/men/").content.decode()
    assert "No line is listed here yet." in html
    assert SURVIVORS not in html
    assert "tel:" not in html


@pytest.mark.parametrize("audience", ["survivors", "buyers", "MEN", "men-", "0"])
def test_no_other_part_is_there(client: Client, audience: str) -> None:
    assert client.get(f"/en/help/{audience}/").status_code == 404


def test_each_part_says_what_to_do_in_danger_and_has_a_title_that_tells_nothing(client: Client) -> None:
    for address in ("", "relatives/", "professionals/", "men/"):
        html = client.get(f"/en/help/{address}").content.decode()
        assert "Call your local emergency number." in html
        assert "<title>Useful numbers</title>" in html


# --- chat, bill ------------------------------------------------------------------------------------------


def test_a_chat_names_its_host_and_is_not_told_where_the_visitor_comes_from(client: Client) -> None:
    values: dict[str, Any] = {"number": "", "display_number": "", "can_call": False}
    factories.helpline(chat_url="https://www.chat.example/rooms/1", country="GB", **values)
    main = page(client)
    link = main.select_one('.lines a[href^="https://"]')
    assert link is not None
    assert link.get_text(strip=True) == "Chat on chat.example"
    assert link["referrerpolicy"] == "no-referrer"
    assert "noreferrer" in link["rel"]
    assert not main.select('[href^="tel:"], [href^="sms:"]')


@pytest.mark.parametrize(
    ("known", "words"), [(True, "The telephone bill shows it."), (False, "No telephone bill shows it.")]
)
def test_what_the_bill_shows_is_said_where_it_is_known(client: Client, known: bool, words: str) -> None:
    line = factories.helpline(country="GB", what_happens="A volunteer answers.")
    assert "bill shows" not in page(client).select(".lines")[0].get_text()
    line.on_the_bill = known
    line.save()
    text = page(client).select(".lines")[0].get_text()
    assert words in text
    assert "A volunteer answers." in text


# --- cost ------------------------------------------------------------------------------------------------


def many_lines(country: str, number: int) -> None:
    for n in range(number):
        open_between(
            "09:00",
            "17:00",
            name=f"{country} {n}",
            country=country,
            languages=" en ar fr es de ",
            what_happens="A volunteer answers and asks what you need. " * 3,
        )


def test_at_most_twelve_queries_however_many_lines_there_are(client: Client) -> None:
    factories.site_words()
    counts = []
    for number in (1, 12):
        many_lines("GB", number)
        client.get("/en/help/?country=GB")
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/help/?country=GB")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_the_page_and_its_style_sheet_are_under_15_kilobytes_compressed(client: Client) -> None:
    for country in ("GB", "FR", "DE", "AU", "IE"):
        many_lines(country, 4)
    css = styles.joined(lambda name: (Path(settings.PROJECT_DIR) / "static" / name).read_text())
    sheet = len(gzip.compress(css.encode()))
    pages = {query: client.get(f"/en/help/{query}").content for query in ("", "?country=GB")}
    sizes = {query: len(gzip.compress(html)) for query, html in pages.items()}
    assert {query: size for query, size in sizes.items() if size + sheet > MOST_BYTES} == {}
