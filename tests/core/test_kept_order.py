"""Long lists whose order is kept: each part in that order, without what may no longer be shown."""

import pytest
from django.test import RequestFactory
from wagtail.models import Page

from advocacy_site.core.kept_order import KeptRows, kept_order, numbers, those_of_a_part
from advocacy_site.core.pagination import paginate
from advocacy_site.core.statements import PreparedModels

from .. import factories

pytestmark = pytest.mark.django_db
MOST = 3
LIVE = PreparedModels(lambda: those_of_a_part(Page.objects.live(), MOST))


@pytest.fixture
def pages() -> list[int]:
    """The keys of five pages, in an order that no database would give."""
    keys = [factories.news_page().pk for _n in range(5)]
    return [keys[n] for n in (3, 0, 4, 1, 2)]


def rows(keys: list[int]) -> KeptRows:
    return KeptRows(numbers(keys), LIVE, {}, MOST)


def test_a_part_comes_in_the_order_that_was_kept(pages: list[int]) -> None:
    assert [page.pk for page in rows(pages)[0:3]] == pages[:3]
    assert [page.pk for page in rows(pages)[3:6]] == pages[3:]


def test_what_may_no_longer_be_shown_is_missing_from_its_part(pages: list[int]) -> None:
    Page.objects.get(pk=pages[1]).unpublish()
    assert [page.pk for page in rows(pages)[0:3]] == [pages[0], pages[2]]


def test_a_paginator_takes_it_for_a_list(rf: RequestFactory, pages: list[int]) -> None:
    last = paginate(rows(pages), rf.get("/?page=2"), MOST)
    assert (last.paginator.count, [page.pk for page in last]) == (5, pages[3:])


def test_an_order_is_asked_for_once_for_each_choice() -> None:
    asked = iter(range(10))
    orders = [kept_order("list", chosen, lambda: next(asked)) for chosen in ("", "a=1", "", "a=1", "á b")]
    assert orders == [0, 1, 0, 1, 2]
    assert kept_order("others", "", lambda: next(asked)) == 3
