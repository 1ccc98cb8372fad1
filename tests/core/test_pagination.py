"""A list has exactly the addresses of its pages."""

import pytest
from django.http import Http404
from django.test import RequestFactory

from advocacy_site.core.pagination import paginate


def page(query, items=45):
    return paginate(list(range(items)), RequestFactory().get(f"/{query}"), per_page=20)


@pytest.mark.parametrize(
    ("query", "expected"), [("", range(20)), ("?page=1", range(20)), ("?page=3", range(40, 45))]
)
def test_a_number_chooses_its_page(query, expected):
    assert list(page(query)) == list(expected)


def test_the_first_page_of_an_empty_list_exists():
    assert list(page("", items=0)) == []


@pytest.mark.parametrize(
    "number",
    ["zzz", "", "0", "-1", "4", "01", "+1", "1_0", "%201", "1.0", "1%0A", "%D9%A1", "99999999", "9" * 5000],
)
def test_any_other_address_is_not_found(number):
    with pytest.raises(Http404):
        page(f"?page={number}")


def test_nobody_walks_past_ten_thousand_pages():
    endless = range(1_000_000)
    assert page_of(endless, 10_000)
    with pytest.raises(Http404):
        page_of(endless, 10_001)


def page_of(items, number):
    return paginate(items, RequestFactory().get(f"/?page={number}"))
