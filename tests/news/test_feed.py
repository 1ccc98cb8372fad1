"""The Atom feed: what RFC 4287 asks for, and nothing that is not public."""

import xml.etree.ElementTree as ET
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.dateparse import parse_datetime
from wagtail.models import PageViewRestriction

from .. import factories

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client: Client, query: str = "") -> tuple[ET.Element, Any]:
    response = client.get(f"{factories.news_index().url}feed/{query}")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ET.fromstring(response.content), response


def text(element: ET.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}") or ""


def links(element: ET.Element) -> dict[str, str]:
    return {link.get("rel", "alternate"): link.get("href", "") for link in element.findall(f"{ATOM}link")}


def test_the_feed_has_all_that_atom_requires(client: Client) -> None:
    factories.news_page(title="A & B", date=date(2026, 2, 3), authors="Ioana Petrescu", kind="report")
    root, _response = feed(client)
    assert root.tag == f"{ATOM}feed"
    assert text(root, "title") == "Daybreak Coalition: News"
    assert text(root.find(f"{ATOM}author"), "name") == "Daybreak Coalition"  # type: ignore[arg-type]  # is there
    assert parse_datetime(text(root, "updated")) is not None
    assert links(root)["self"] == "http://testserver/en/news/feed/"
    assert links(root)["alternate"] == "http://testserver/en/news/"
    (entry,) = root.findall(f"{ATOM}entry")
    assert text(entry, "title") == "A & B"
    assert text(entry, "id").startswith("urn:uuid:")
    assert text(entry, "summary") == "What happened."
    assert text(entry, "published") == "2026-02-03T00:00:00+00:00"
    assert parse_datetime(text(entry, "updated")) is not None
    assert links(entry)["alternate"].startswith("http://testserver/en/news/")


def test_the_feed_names_no_person(client: Client) -> None:
    factories.news_page(authors="Ioana Petrescu")
    assert "Ioana" not in ET.tostring(feed(client)[0], encoding="unicode")


def test_each_filter_has_a_feed_that_says_so(client: Client) -> None:
    factories.news_page(title="Here", countries=["RO"])
    factories.news_page(title="There", countries=["CL"])
    root, _response = feed(client, "?country=RO")
    assert [text(entry, "title") for entry in root.findall(f"{ATOM}entry")] == ["Here"]
    assert text(root, "title") == "Daybreak Coalition: News (Romania)"
    assert links(root)["self"] == "http://testserver/en/news/feed/?country=RO"
    html = client.get(f"{factories.news_index().url}?country=RO").content.decode()
    assert '<link rel="alternate" type="application/atom+xml" href="/en/news/feed/?country=RO"' in html


def test_an_id_stays_when_the_page_is_renamed_and_its_language_is_told(client: Client) -> None:
    page = factories.news_page(title="Née à Lyon", slug="lyon", written_in="fr")
    before = feed(client)[0].find(f"{ATOM}entry")
    page.slug = "naissance"
    page.save_revision().publish()
    after = feed(client)[0].find(f"{ATOM}entry")
    assert before is not None
    assert after is not None
    assert text(before, "id") == text(after, "id")
    assert before.get(LANG) == "fr"


def test_drafts_and_private_pages_are_never_fed(client: Client) -> None:
    factories.news_page(title="Draft", live=False)
    private = factories.news_page(title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    root, _response = feed(client)
    assert root.findall(f"{ATOM}entry") == []
    assert parse_datetime(text(root, "updated")) is not None


def test_a_reader_who_has_it_already_gets_304_until_something_changes(client: Client) -> None:
    page = factories.news_page()
    _root, response = feed(client)
    assert response["Cache-Control"].startswith("public, max-age=60")
    assert response["Last-Modified"]
    address = response.request["PATH_INFO"]
    again = client.get(address, headers={"if-none-match": response["ETag"]})
    assert again.status_code == 304
    assert again["Cache-Control"] == response["Cache-Control"]
    page.title = "New words"
    page.save_revision().publish()
    assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 200


def test_a_feed_with_an_invented_filter_is_all_and_not_kept(client: Client) -> None:
    factories.news_page()
    for query in ("?year=abc&x=1", "?page=987"):
        root, response = feed(client, query)
        assert len(root.findall(f"{ATOM}entry")) == 1
        assert response["Cache-Control"] == "private, no-store", query
