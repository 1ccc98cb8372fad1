"""The directory: order, counts, filters, map, and the same work for twenty members as for two thousand."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from advocacy_site.core.models import CountryLabel
from members.directory import PER_PAGE, offer_key
from members.models import MemberPage, MemberService

from .. import factories, filling

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
URL = "/en/members/"


@pytest.fixture(autouse=True)
def _site() -> None:
    """The directory, on a site with a menu."""
    factories.member_directory()
    factories.site_words()


def html_of(client: Client, query: str = "") -> str:
    response = client.get(f"{URL}{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def names_in(html: str) -> list[str]:
    return re.findall(r'<h3> <a href="/\w\w/members/[^"]+">([^<]+)</a>', html)


def options_of(html: str, name: str) -> list[str]:
    found = re.search(rf'<select id="filter-{name}".*?</select>', html)
    return re.findall(r'<option value="([^"]*)"', found[0]) if found else []


def queries_of(client: Client, query: str = "") -> int:
    """How many statements a visit costs that does not find kept what is on offer."""
    client.get(f"{URL}{query}")
    cache.delete(offer_key(factories.member_directory().path))
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{URL}{query}").status_code == 200
    return len(queries)


def test_members_stand_by_region_then_by_country_then_by_name(client: Client) -> None:
    for title, country in (("Zora", "KE"), ("Aster", "KE"), ("Lamp", "SE"), ("Bread", "GH"), ("Dar", "MA")):
        factories.member_page(title=title, country=country)
    html = html_of(client)
    assert names_in(html) == ["Bread", "Aster", "Zora", "Lamp", "Dar"]
    assert re.findall(r'<h2 id="([^"]+)"', html)[:3] == ["africa", "europe", "middle-east-north-africa"]
    assert "5 organisations in 4 countries." in html
    assert "<small>3 members</small>" in html


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("?country=KE", ["Aster"]),
        ("?region=europe", ["Lamp", "Ring"]),
        ("?service=law", ["Aster", "Ring"]),
        ("?language=sw", ["Aster"]),
        ("?service=law&region=europe", ["Ring"]),
        ("?country=XX&region=atlantis&service=magic&language=tlh", ["Aster", "Lamp", "Ring"]),
        ("?country=XX&service=law", ["Aster", "Ring"]),
        ("?country=DE", ["Aster", "Lamp", "Ring"]),
        ("?service=law&language=sv", []),
    ],
)
def test_filters_narrow_and_an_unknown_value_means_all(client: Client, query: str, names: list[str]) -> None:
    factories.member_page(title="Aster", country="KE", services=["Law", "Shelter"], languages=["sw", "en"])
    factories.member_page(title="Lamp", country="SE", services=["Shelter"], languages=["sv"])
    factories.member_page(title="Ring", country="SE", services=["Law"], languages=["en"])
    html = html_of(client, query)
    assert names_in(html) == names
    if not names:
        assert "No member has all of this." in html
        assert '<svg class="map"' not in html


def test_each_filter_offers_only_what_occurs_in_public(client: Client) -> None:
    factories.member_page(country="KE", services=["Law"], languages=["sw"])
    factories.member_page(country="SE", services=["Shelter"], languages=["sv"])
    factories.member_page(country="BR", services=["Radio"], languages=["pt"]).unpublish()
    html = html_of(client)
    assert options_of(html, "country") == ["", "KE", "SE"]
    assert options_of(html, "region") == ["", "africa", "europe"]
    assert options_of(html, "service") == ["", "law", "shelter"]
    assert options_of(html, "language") == ["", "sw", "sv"]


def test_drafts_and_members_behind_a_password_are_not_listed(client: Client) -> None:
    factories.member_page(title="Aster")
    factories.member_page(title="Draft").unpublish()
    hidden = factories.member_page(title="Behind a password", country="BR")
    PageViewRestriction.objects.create(page=hidden, restriction_type="password", password="open sesame")
    html = html_of(client)
    assert names_in(html) == ["Aster"]
    assert "1 organisation in 1 country." in html
    assert "Brazil" not in html


def test_the_map_fills_in_the_countries_of_the_members_shown_and_says_so(client: Client) -> None:
    for country in ("KE", "KE", "MT", "LB"):
        factories.member_page(country=country)
    html = html_of(client)
    assert 'role="img" aria-label="World map. The 3 countries with members are filled in."' in html
    assert len(re.findall(r'<path class="in"', html)) == 2  # Malta is too small for a shape …
    assert len(re.findall(r'<circle class="pin"', html)) == 2  # … and Lebanon's is too small to be seen
    assert "<title>Kenya: 2 members</title>" in html
    assert "World map. The one country with members is filled in." in html_of(client, "?country=KE")


def test_our_word_for_a_country_stands_in_list_filter_and_map(client: Client) -> None:
    factories.member_page(country="MK")
    factories.member_page(country="KE")
    CountryLabel.objects.create(locale=factories.locale(), country="MK", label="Macedonia, north")
    html = html_of(client)
    assert html.count("Macedonia, north") == 3
    assert "North Macedonia" not in html


def test_an_empty_directory_says_so(client: Client) -> None:
    html = html_of(client)
    assert "No member is listed yet." in html
    assert 'class="filters"' not in html
    assert '<svg class="map"' not in html


def test_a_page_of_the_list_keeps_its_filters(client: Client) -> None:
    filling.members(range(2 * PER_PAGE + 2))
    assert len(names_in(html_of(client, "?page=3"))) == 2
    assert client.get(f"{URL}?page=4").status_code == 404
    html = html_of(client, "?service=law")
    assert len(names_in(html)) == PER_PAGE
    assert 'rel="next" href="?service=law&amp;page=2"' in html
    assert len(names_in(html_of(client, "?service=law&page=2"))) == 1


def test_an_address_with_an_invented_filter_is_answered_but_not_kept(client: Client) -> None:
    factories.member_page(services=["Law"])
    for query in ("", "?service=law", "?service=law&country=", "?page=1"):
        assert client.get(f"{URL}{query}")["Cache-Control"].startswith("public, max-age=60"), query
    for query in ("?service=magic", "?service=law&service=law", "?x=1"):
        assert client.get(f"{URL}{query}")["Cache-Control"] == "private, no-store", query


@pytest.mark.parametrize("value", ["%27", "%C3%28", "x" * 3000, "%F0%9F%8C%85", "1%20OR%201=1", "%00"])
def test_an_absurd_filter_never_fails(client: Client, value: str) -> None:
    factories.member_page(services=["Law"])
    for name in ("country", "region", "service", "language"):
        assert client.get(f"{URL}?{name}={value}").status_code in (200, 400)


def test_twelve_queries_at_most_with_logos_and_under_every_filter(client: Client) -> None:
    factories.member_with_everything()
    factories.member_page(services=["Law"], languages=["ar"], country="MA")
    everything = "?country=MA&region=middle-east-north-africa&service=law&language=ar"
    for query in ("", everything, "?service=magic&country=MA"):
        assert queries_of(client, query) <= MOST_QUERIES, query


def test_a_new_member_is_counted_and_can_be_filtered_by_at_once(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    factories.member_page(country="FR")
    factories.member_page(country="SE")
    assert "2 organisations in 2 countries." in html_of(client)
    with django_capture_on_commit_callbacks(execute=True):
        factories.member_page(country="KE", services=["Law"])
    html = html_of(client)
    assert "3 organisations in 3 countries." in html
    assert options_of(html, "country") == ["", "FR", "KE", "SE"]


def test_whom_nobody_may_see_any_more_leaves_the_list_at_once(client: Client) -> None:
    """How many members there are is kept for a minute; who is listed is not."""
    hidden = factories.member_page(title="Zora", country="SE")
    factories.member_page(title="Aster", country="KE")
    assert names_in(html_of(client)) == ["Aster", "Zora"]
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    html = html_of(client)
    assert names_in(html) == ["Aster"]
    assert "Zora" not in html


def test_two_thousand_members_need_the_queries_of_twenty(client: Client) -> None:
    filling.members(range(20))
    few = queries_of(client)
    filling.members(range(20, 2000))
    assert queries_of(client) == few
    assert "2,000 organisations in 5 countries." in html_of(client)


def test_a_french_directory_lists_french_pages_alone(client: Client) -> None:
    member = factories.member_page(title="Aster")
    factories.member_page(title="Only in English")
    french = factories.locale("fr")
    for page in (factories.home_page(), factories.member_directory(), member):
        page.copy_for_translation(french).save_revision().publish()
    html = " ".join(client.get("/fr/members/").content.decode().split())
    assert names_in(html) == ["Aster"]


def test_services_stand_in_the_language_of_the_page(client: Client) -> None:
    """A fresh translation points to its source's service, and two languages may share a slug."""
    page = factories.member_page(services=["Shelter", "Law"])
    french = factories.locale("fr")
    shelter = factories.service("Shelter").copy_for_translation(french)
    shelter.name, shelter.slug = "Hébergement", "hebergement"
    shelter.save()
    law = factories.service("Law").copy_for_translation(french)
    law.name = "Droit"
    law.save()
    for each in (factories.home_page(), factories.member_directory(), page):
        each.copy_for_translation(french).save_revision().publish()
    translated = page.get_translation(french)
    MemberService.objects.filter(page=translated).delete()
    for n, name in enumerate(("Shelter", "Law")):
        MemberService.objects.create(
            page=translated, locale=french, service=factories.service(name), sort_order=n
        )
    translated = MemberPage.objects.get(pk=translated.pk)
    for html in (
        client.get("/fr/members/").content.decode(),
        client.get(translated.url).content.decode(),
        translated.make_preview_request().content.decode(),
    ):
        assert "Hébergement, Droit" in html
        assert "Shelter" not in html
    found = client.get("/fr/members/?service=hebergement")
    assert found["Cache-Control"].startswith("public")
    assert translated.title in found.content.decode()
