"""The coalition in numbers: counted in the directory, or figures with their source and day."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale

from advocacy_site.core.models import Figure
from advocacy_site.pages import numbers
from advocacy_site.pages.models import HomePage, HomePageNumber
from members.counts import Counts

from .. import factories

pytestmark = pytest.mark.django_db
HEADING = "The coalition in numbers"


def with_numbers(*lines: dict[str, Any]) -> HomePage:
    """A home page with these lines, published."""
    home = factories.home_page()
    home.numbers = [
        HomePageNumber(locale=home.locale, sort_order=n, **words) for n, words in enumerate(lines)
    ]
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


def html_of(client: Client, address: str = "/en/") -> str:
    return " ".join(client.get(address).content.decode().replace("<b>", "").replace("</b>", "").split())


def test_members_countries_and_languages_are_counted_in_the_directory(client: Client, clock: Any) -> None:
    factories.member_page(country="KE", languages=["sw", "en"])
    factories.member_page(country="KE", languages=["en"])
    factories.member_page(country="SE", discreet=True)
    factories.member_page(country="BR", languages=["pt"]).unpublish()
    with_numbers({"counted": "members"}, {"counted": "countries"}, {"counted": "languages"})
    html = html_of(client)
    sentences = ("We are 3 organisations.", "We work in 2 countries.", "We help in 2 languages.")
    places = [html.index(words) for words in (HEADING, *sentences)]
    assert places == sorted(places)
    assert html.count('As of <time datetime="2027-03-01">') == 3
    assert html.count("Source: our directory") == 3
    assert f'href="{factories.member_directory().url}">All members' in html


def test_a_figure_says_who_counted_and_when(client: Client) -> None:
    figure = factories.figure(as_of=date(2026, 6, 30), source_url="https://count.example/")
    with_numbers({"figure": figure})
    html = html_of(client)
    assert "4 in 5 had tried before." in html
    assert '<a href="https://count.example/" rel="external">Our count</a>' in html
    assert 'As of <time datetime="2026-06-30">' in html
    assert "All members" not in html


def test_an_overdue_figure_stands_there_with_its_old_day_as_in_a_body(client: Client, clock: Any) -> None:
    figure = factories.figure(as_of=date(2020, 1, 1), review_on=date(2021, 1, 1))
    with_numbers({"figure": figure})
    assert figure.is_stale
    assert 'As of <time datetime="2020-01-01">' in html_of(client)


@pytest.mark.parametrize("lines", [(), ({"counted": "members"}, {"counted": "languages"})])
def test_without_numbers_there_is_no_band(client: Client, lines: tuple[dict[str, str], ...]) -> None:
    with_numbers(*lines)
    assert HEADING not in html_of(client)


def test_a_directory_that_nobody_may_read_is_not_counted(client: Client) -> None:
    factories.member_page()
    factories.member_directory().unpublish()
    with_numbers({"counted": "members"})
    assert HEADING not in html_of(client)


def test_the_numbers_of_another_language_are_in_its_words_or_left_out(client: Client) -> None:
    told, untold = factories.figure(), factories.figure(sentence="4 in 5 stay.")
    home = with_numbers({"figure": told}, {"figure": untold})
    french = Locale.objects.get_or_create(language_code="fr")[0]
    in_french = told.copy_for_translation(french)
    in_french.sentence = "4 in 5, en français."
    in_french.save()
    home.copy_for_translation(french).save_revision().publish()
    html = html_of(client, "/fr/")
    assert "4 in 5, en français." in html
    assert "had tried" not in html
    assert "4 in 5 stay." not in html


def test_a_large_count_is_grouped_as_its_language_does(
    client: Client, rf: RequestFactory, monkeypatch: Any
) -> None:
    counted = Counts(factories.member_directory(), 12_400, 1, 1)
    monkeypatch.setattr(numbers, "counts", lambda _locale: counted)
    home = with_numbers({"counted": "members"}, {"counted": "countries"})
    assert "We are 12,400 organisations." in html_of(client)
    assert "We work in 1 country." in html_of(client)
    with translation.override("fr"):
        shown = numbers.numbers_of(home, rf.get("/en/"))
    assert shown.figures[0].value == "12\xa0400"


@pytest.mark.parametrize("both", [True, False])
def test_a_line_is_a_count_or_a_figure_and_never_both_or_neither(both: bool) -> None:
    figure = factories.figure()
    line = HomePageNumber(
        page=factories.home_page(),
        locale=factories.locale(),
        counted="members" if both else "",
        figure=figure if both else None,
    )
    with pytest.raises(ValidationError, match="one of the two"):
        line.full_clean()
    with pytest.raises(IntegrityError):
        line.save()


def test_a_deleted_figure_takes_its_line_along(client: Client) -> None:
    with_numbers({"figure": factories.figure()})
    Figure.objects.all().delete()
    assert HEADING not in html_of(client)


def test_three_thousand_members_cost_no_more_queries_than_three(client: Client) -> None:
    figures = [{"figure": factories.figure(sentence=f"4 in 5: {n}")} for n in range(3)]
    with_numbers({"counted": "members"}, {"counted": "countries"}, {"counted": "languages"}, *figures)
    needed = []
    for _n in range(2):
        factories.member_page(languages=["sw", "en"])
        client.get("/en/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/")
        needed.append(len(queries))
    assert needed[0] == needed[1]
