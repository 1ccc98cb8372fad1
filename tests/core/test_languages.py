"""The one table of languages, the list of countries, and the order of names."""

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.utils import translation

from advocacy_site.core import countries, languages
from advocacy_site.core.alphabet import by_words, sort_key
from advocacy_site.news.models import NewsPage
from members.models import MemberLanguage


def test_every_language_of_the_site_has_a_row() -> None:
    assert all(languages.name(code) for code, _name in settings.LANGUAGES)


def test_a_language_knows_its_direction() -> None:
    assert set(languages.CODES) >= languages.RIGHT_TO_LEFT
    assert [languages.direction(code) for code in ("ar", "ary", "hi", "", None, "tlh")] == [
        *("rtl", "rtl", "ltr", "auto", "auto", "auto")
    ]


def test_a_regional_kind_of_a_language_is_found_in_its_row() -> None:
    assert (languages.name("pt-br"), languages.direction("ar-dz")) == ("Portuguese", "rtl")
    assert languages.by_its_own_name("pt-br").name == "Português"


def test_a_language_is_named_in_the_active_one_and_by_itself() -> None:
    with translation.override("fr"):
        assert languages.name("de") == "Allemand"
    assert languages.name("de") == "German"
    assert languages.by_its_own_name("de") == languages.Language("de", "Deutsch", "ltr")
    assert languages.name("tlh") == languages.name(None) == ""


def test_only_another_language_is_foreign() -> None:
    assert languages.foreign("en") is languages.foreign("") is None
    assert languages.foreign("ar") == languages.Language("ar", "Arabic", "rtl")


@pytest.mark.django_db
@pytest.mark.parametrize("choices", [languages.choices, countries.choices])
def test_choices_are_sorted_by_name_in_each_language(choices: Callable[[], Any]) -> None:
    for language in ("en", "fr", "en"):
        with translation.override(language):
            names = [name for _code, name in choices()]
            assert names == sorted(names, key=sort_key)
            assert len(names) > 100
    with translation.override("fr"):
        assert {("DE", "Allemagne"), ("de", "Allemand")} & set(choices())


def test_nobody_changes_the_choices_of_others() -> None:
    languages.choices().clear()
    assert languages.choices()


def test_accents_and_capitals_do_not_change_a_words_place() -> None:
    rows = [("FI", "Finlande"), ("EG", "Égypte"), ("ES", "espagne"), ("DK", "Danemark")]
    assert [code for code, _name in by_words(rows)] == ["DK", "EG", "ES", "FI"]


@pytest.mark.parametrize(("model", "field"), [(MemberLanguage, "language"), (NewsPage, "written_in")])
def test_a_migration_names_the_table_and_not_its_rows(model: Any, field: str) -> None:
    assert model._meta.get_field(field).deconstruct()[3]["choices"] == languages.choices
