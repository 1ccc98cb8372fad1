"""The indexes of events, members and news stay cheap: what is composed, asked for and made for each visit."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.db.models.sql.compiler import SQLCompiler
from django.test import Client, RequestFactory
from wagtail.models import Page, Site

from advocacy_site.core.page_addresses import PageAddresses

from .. import factories, filling

pytestmark = pytest.mark.django_db
LISTS: dict[str, tuple[Callable[[range], None], list[str]]] = {
    "events": (filling.events, ["", "?when=past", "?country=FR&language=en", "?page=2"]),
    "members": (filling.members, ["", "?country=KE&region=africa", "?page=2"]),
    "news": (filling.posts, ["", "?page=2"]),
}
OF_ROWS = {"events": '"city"', "members": '"own_name"', "news": '"detail"'}
UNUSED = ("body", "search_description", "draft_title", "locked_at")


@contextmanager
def composed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """Collect the statements that Django composes, without those inside others."""
    found: list[Any] = []
    as_sql = SQLCompiler.as_sql

    def noted(self: SQLCompiler, *args: Any, **kwargs: Any) -> Any:
        if not self.query.subquery:
            found.append(self.query)
        return as_sql(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(SQLCompiler, "as_sql", noted)
        yield found


def visit(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200
    return response.content.decode()


def filled(name: str, number: int) -> list[str]:
    """Fill the list `name` with `number` pages; return its addresses."""
    fill, queries = LISTS[name]
    factories.site_words()
    factories.member_directory()
    fill(range(number))
    return [f"/en/{name}/{query}" for query in queries]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_composes_three_statements_at_most(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The way to the page, the words around it, and events and members themselves are composed beforehand.

    What is left: of an answer's own restrictions, of members the services, of news the number and the list.
    """
    for address in filled(name, 160):
        visit(address)
        with composed(monkeypatch) as statements:
            visit(address)
        assert len(statements) <= 3, (address, [str(statement.model) for statement in statements])


@pytest.mark.parametrize("name", LISTS)
def test_a_row_asks_for_the_few_columns_that_it_shows(name: str) -> None:
    sent: list[str] = []

    def noted(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        sent.append(sql)
        return execute(sql, *rest)

    for address in filled(name, 160):
        visit(address)
        sent.clear()
        with connection.execute_wrapper(
            noted
        ):  # PostgreSQL's prepared statements do not tell their text later
            visit(address)
        asked = [sql.split(" FROM ")[0] for sql in sent if " LIMIT " in sql]
        rows = [columns for columns in asked if OF_ROWS[name] in columns]
        assert len(rows) == 1, address
        assert not [unused for unused in UNUSED if f'"{unused}"' in rows[0]], address


@pytest.mark.parametrize("slug", ["a", "été", "三月", "a_b-c"])
def test_the_address_of_a_row_is_the_one_that_wagtail_gives(slug: str) -> None:
    index = factories.news_index()
    request = RequestFactory().get("/")
    page = Page(url_path=f"{index.url_path}{slug}/")
    assert PageAddresses(request).of(page.url_path) == page.get_url(request) != ""
    assert PageAddresses(None).of(page.url_path) == page.get_url()


def test_a_page_of_no_site_has_no_address() -> None:
    factories.news_index()
    assert PageAddresses(None).of("/elsewhere/") == ""


@pytest.mark.parametrize(("host", "status"), [("testserver", 200), ("other.example", 404)])
def test_of_several_sites_the_one_that_was_asked_answers(settings: Any, host: str, status: int) -> None:
    settings.ALLOWED_HOSTS = [host]
    directory = factories.member_directory()
    factories.news_index()
    Site.objects.create(hostname="other.example", root_page=directory)
    assert Client().get("/en/news/", headers={"host": host}).status_code == status


def test_among_several_sites_each_page_has_the_address_of_its_own(settings: Any) -> None:
    directory = factories.member_directory()
    member = factories.member_page()
    Site.objects.create(hostname="other.example", root_page=directory)
    request = RequestFactory().get("/")
    for page in (factories.news_index(), directory, member):
        assert PageAddresses(request).of(page.url_path) == page.get_url(request)
