"""What countries are called: in our words first, wherever one is chosen or shown."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import Locale

from advocacy_site.core import countries
from advocacy_site.core.country_field import CountryChoice
from advocacy_site.core.models import CountryLabel
from advocacy_site.safety.strip import as_line
from campaigns import services
from campaigns.public_list import public_list
from members.regions import REGION_OF
from members.worldmap import world_map

from .. import factories
from ..test_house_rules import code, none, places, templates

pytestmark = pytest.mark.django_db
Committed = Callable[..., Any]


def ours(country: str, label: str, language: str = "en") -> CountryLabel:
    locale = Locale.objects.get_or_create(language_code=language)[0]
    return CountryLabel.objects.create(locale=locale, country=country, label=label)


# --- Kosovo, which ISO gives no code -----------------------------------------------------------------------


def test_kosovo_can_be_chosen_by_people_and_by_staff() -> None:
    assert ("XK", "Kosovo") in countries.choices()
    assert CountryChoice().clean("XK") == "XK"
    assert '<option value="XK" selected>Kosovo</option>' in CountryChoice().widget.render("country", "XK")
    with pytest.raises(ValidationError):
        CountryChoice().clean("XX")


def test_a_member_an_organisation_and_a_person_can_be_in_kosovo(client: Client) -> None:
    member = factories.member_page(country="XK")
    member.full_clean()
    html = client.get(member.get_parent().url).content.decode()
    assert "Kosovo" in html
    assert "World map. The one country with members is filled in." in html
    letter = factories.letter_page()
    factories.let_organisations_sign(letter, factories.organisation("Drita", country="XK"))
    assert factories.confirmed_signature(letter, country="XK").country.name == "Kosovo"
    assert public_list(letter, set(), None).groups[0].signatories[0].country_name == "Kosovo"


def test_kosovo_has_a_region_and_a_place_on_the_map() -> None:
    assert REGION_OF["XK"] == "europe"
    assert world_map({"XK": "Kosovo"}).countries[0].shape


def test_a_post_can_be_about_every_country() -> None:
    page = factories.news_page(countries=sorted(countries.CODES))
    page.full_clean()
    assert len(page.countries) == len(countries.CODES)


# --- our words ---------------------------------------------------------------------------------------------


def test_our_word_stands_wherever_a_country_is_chosen_or_named(client: Client) -> None:
    ours("MK", "Macedonia, north")
    letter = factories.letter_page()
    factories.let_organisations_sign(letter, factories.organisation(country="MK"))
    services.fold_deltas()
    event = factories.event_page(settings={"mode": "on_site", "city": "Ohrid", "country": "MK"})
    pages: list[Any] = [letter, event, event.get_parent(), factories.member_page(country="MK")]
    pages += [factories.news_page(countries=["MK"]), factories.standard_page(body=[("round_up", ROUND_UP)])]
    for page in pages:
        html = client.get(page.get_url()).content.decode()
        assert "Macedonia, north" in html, page
        assert "North Macedonia" not in html, page
    assert as_line(factories.helpline(country="MK")).country_name == "Macedonia, north"
    assert ("MK", "Macedonia, north") in countries.choices()


ROUND_UP = [{"name": "Svetlina", "country": "MK", "text": "Opens at night."}]


def test_our_word_is_that_of_the_pages_language() -> None:
    ours("MK", "Macédoine", "fr")
    assert countries.name("MK") == "North Macedonia"
    with translation.override("fr"):
        assert countries.name("MK") == "Macédoine"
        assert countries.name("DE") == "Allemagne"


def test_a_country_stands_where_our_word_for_it_belongs() -> None:
    ours("XK", "A country of its own")
    codes = [code for code, _name in countries.choices()]
    assert codes[:2] == ["XK", "AF"]


def test_a_new_word_is_said_at_once(django_capture_on_commit_callbacks: Committed) -> None:
    assert countries.name("CI") == "Côte d'Ivoire"
    with django_capture_on_commit_callbacks(execute=True):
        label = ours("CI", "Ivory Coast")
    assert countries.name("CI") == "Ivory Coast"
    with django_capture_on_commit_callbacks(execute=True):
        label.delete()
    assert countries.name("CI") != "Ivory Coast"


def test_naming_countries_costs_one_query_however_many() -> None:
    with CaptureQueriesContext(connection) as queries:
        for code_ in countries.CODES:
            assert countries.name(code_)
    assert len(queries) == 1


def test_no_page_and_no_room_asks_iso_for_a_name() -> None:
    """Our words would be passed over."""
    # Rows of a view are called country, too; who reads what people typed needs to know ISO's words as well.
    may = re.compile(
        r"templates/[a-z]+/admin/|^tests/|core/countries\.py$|campaigns/country_words\.py$"
        r"|safety/(help|includes/countries)\.html$"
    )
    sources = [(name, text) for name, text in [*code(), *templates()] if not may.search(name)]
    none(places(r"from django_countries import|\bcountry\.name\b", sources))
