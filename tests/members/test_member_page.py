"""A member's page: its fields, its own name, its helplines, what other rooms add, and its record."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from advocacy_site.core import registry
from advocacy_site.core.models import CountryLabel
from advocacy_site.safety.models import Helpline
from members.models import Member, MemberHelpline, MemberLanguage, MemberPage, MemberService
from members.partial_dates import in_words

from .. import factories

pytestmark = pytest.mark.django_db


def html_of(client: Client, page: Page) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def with_helpline(page: MemberPage, line: Helpline) -> MemberPage:
    page.helpline_lines = [MemberHelpline(locale=page.locale, helpline=line)]
    page.save_revision().publish()
    return MemberPage.objects.get(pk=page.pk)


def in_french(*pages: Page) -> list[Any]:
    """Publish `pages`, and the two above them, in French; return their copies."""
    copies = []
    for page in (factories.home_page(), factories.member_directory(), *pages):
        copy = page.copy_for_translation(factories.locale("fr"))
        copy.save_revision().publish()
        copies.append(copy)
    return copies[2:]


def test_every_field_stands_on_the_page(client: Client) -> None:
    html = html_of(client, factories.member_with_everything())
    for words in (
        "Tangier and Agadir",
        "May 2011",
        "<dd>2013</dd>",
        "Shelter, Law",
        "Arabic, French",
        "Forty-six beds.",
        "Karim Idrissi",
        "mailto:press@fajr.example",
        'href="tel:+212500000142"',
        'alt="A door that stands open"',
    ):
        assert words in html, words
    assert len(re.findall(r"<h1[ >]", html)) == 1


def test_links_elsewhere_name_their_host(client: Client) -> None:
    html = html_of(client, factories.member_with_everything())
    for url, host in (
        ("https://www.fajr.example/", "fajr.example"),
        ("https://give.example/fajr", "give.example"),
        ("https://fajr.example/volunteer", "fajr.example"),
        ("https://fajr.example/needs", "fajr.example"),
    ):
        assert re.search(rf'href="{url}"[^>]*>[^<]+</a> <span class="host" dir="ltr">{host}</span>', html), (
            url
        )


def test_the_own_name_carries_its_language_and_direction_in_page_and_card(client: Client) -> None:
    page = factories.member_with_everything()
    marked = '<p class="own" lang="ar" dir="rtl">دار الفجر</p>'
    assert marked in html_of(client, page)
    assert marked in html_of(client, factories.member_directory())
    indian = factories.member_page(own_name="नई सुबह", own_language="hi")
    assert '<p class="own" lang="hi" dir="ltr">नई सुबह</p>' in html_of(client, indian)


def test_the_tab_says_the_readers_name_first_and_isolates_the_other_one(client: Client) -> None:
    page = factories.member_with_everything()
    assert "<title>Dar el Fajr (\u2068دار الفجر\u2069)</title>" in html_of(client, page)
    page.discreet_title = "Weather notes"
    page.save_revision().publish()
    assert "<title>Weather notes</title>" in html_of(client, page)


def test_a_name_that_is_the_title_already_is_not_said_twice(client: Client) -> None:
    page = factories.member_page(title="Lámh Ard", own_name="Lámh Ard", own_language="ga")
    assert 'class="own"' not in html_of(client, page)


def test_a_member_without_a_logo_always_has_the_same_emblem(client: Client) -> None:
    page = factories.member_page()
    drawn = [
        re.search(r'<svg class="em".*?</svg>', html_of(client, each))
        for each in (page, factories.member_directory())
    ]
    assert drawn[0]
    assert drawn[1]
    assert drawn[0][0] == drawn[1][0]


def test_a_logo_whose_file_is_gone_gives_way_to_the_emblem(client: Client) -> None:
    page = factories.member_with_everything()
    page.logo.file.storage.delete(page.logo.file.name)
    assert '<svg class="em"' in html_of(client, page)
    assert '<svg class="em"' in html_of(client, factories.member_directory())


def test_our_word_for_a_country_stands_on_the_page(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page = factories.member_page(country="MK")
    assert "North Macedonia" in html_of(client, page)
    with django_capture_on_commit_callbacks(execute=True):
        CountryLabel.objects.create(locale=factories.locale(), country="MK", label="Macedonia, north")
    assert "Macedonia, north" in html_of(client, page)


def test_a_helpline_stands_with_its_country_and_audience(client: Client) -> None:
    page = with_helpline(factories.member_page(), factories.helpline())
    html = html_of(client, page)
    assert "tel:+61255500142" in html
    assert "Australia. For: Survivors" in html


def test_a_helpline_hidden_in_any_language_is_gone_in_all(client: Client) -> None:
    line = factories.helpline()
    page = with_helpline(factories.member_page(), line)
    french = line.copy_for_translation(factories.locale("fr"))
    french.hidden = True
    french.save()
    assert "tel:+61255500142" not in html_of(client, page)


def test_a_translated_page_shows_the_helpline_in_its_own_words(client: Client) -> None:
    line = factories.helpline()
    page = with_helpline(factories.member_page(), line)
    translated_line = line.copy_for_translation(factories.locale("fr"))
    translated_line.name = "La Lampe"
    translated_line.save()
    (translated,) = in_french(page)
    html = html_of(client, translated)
    assert "La Lampe" in html
    assert "The Lamp" not in html


def test_other_rooms_add_sections_and_an_empty_one_is_left_out(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sections: registry.Registry[Any] = registry.Registry()
    row = "members/includes/contact.html"  # any template will do
    sections.register("letters", lambda page, request: registry.Section("Letters it signed", row, [1]))
    sections.register("nothing", lambda page, request: None)
    sections.register("empty", lambda page, request: registry.Section("Empty", row, []))
    monkeypatch.setattr(registry, "member_sections", sections)
    html = html_of(client, factories.member_page())
    assert '<h2 class="modest" id="section-1">Letters it signed</h2>' in html
    assert "section-2" not in html


def test_twelve_queries_at_most_with_all_that_other_rooms_add(client: Client) -> None:
    factories.site_words()
    page = with_helpline(factories.member_with_everything(), factories.helpline())
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        client.get(page.url)
    assert len(queries) <= 12


def test_a_preview_shows_lines_that_are_not_saved_yet() -> None:
    page = factories.member_page()
    page.service_lines = [MemberService(locale=page.locale, service=factories.service("Radio"))]
    page.language_lines = [MemberLanguage(locale=page.locale, language="wo")]
    html = page.make_preview_request().content.decode()
    assert "Radio" in html
    assert "Wolof" in html


def test_the_page_may_be_kept_for_a_minute_and_sets_no_cookie(client: Client) -> None:
    response = client.get(factories.member_page().url)
    assert response["Cache-Control"].startswith("public, max-age=60")
    assert not response.cookies


@pytest.mark.parametrize(
    ("text", "words"),
    [("", ""), ("2013", "2013"), ("2013-05", "May 2013"), ("2013-05-07", "7 May 2013")],
)
def test_a_partial_date_is_told_as_precisely_as_it_is_known(text: str, words: str) -> None:
    assert in_words(text) == words


# --- the record -------------------------------------------------------------------------------------------


def test_a_translation_shares_the_record_and_a_copy_has_its_own() -> None:
    page = factories.member_page(slug="aster", discreet=True)
    (translated,) = in_french(page)
    assert translated.member_id == page.member_id
    copy = page.copy(update_attrs={"slug": "copied"})
    assert copy.member_id != page.member_id
    assert copy.member.discreet, "a copy of a discreet member's page would show what it hides"
    assert copy.member.via != page.member.via


def test_publishing_a_revision_that_came_with_the_copy_keeps_the_copys_own_record() -> None:
    page = factories.member_page(discreet=True)
    page.save_revision()
    copy = page.copy(update_attrs={"slug": "copied"})
    own = copy.member_id
    copy.get_latest_revision().publish()
    assert MemberPage.objects.get(pk=copy.pk).member_id == own


def test_the_name_in_links_stays_when_the_page_is_renamed() -> None:
    page = factories.member_page(slug="aster")
    assert page.member.via == "aster"
    page.slug = "renamed"
    page.save_revision().publish()
    assert MemberPage.objects.get(pk=page.pk).member.via == "aster"


def test_two_members_of_one_name_have_two_names_in_links() -> None:
    factories.member_page(slug="aster")
    assert Member.objects.free_via("aster") == "aster-2"
    assert Member.objects.free_via("دار") == "member"
