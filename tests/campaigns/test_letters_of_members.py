"""A letter leads to the members that signed it, and a member's page to the letters: in public only."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction

from campaigns import services
from campaigns.models import Action, ActionPage, Signature
from members.models import MemberPage

from .. import factories

pytestmark = pytest.mark.django_db
HEADING = "Letters it signed"


def signed_by(*members: MemberPage, name: str = "", **fields: Any) -> ActionPage:
    """An open letter signed by these members, each under the title of its page or `name`, and by another."""
    letter = factories.letter_page(**fields)
    lines = [factories.organisation(name or page.title, member=page.member) for page in members]
    factories.let_organisations_sign(letter, *lines, factories.organisation("Lamp & Son"))
    services.fold_deltas()
    return letter


def html_of(client: Client, page: Page) -> str:
    cache.clear()
    response = client.get(page.get_url())
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def in_french(*pages: Page) -> list[Any]:
    """Copies of home, directory, campaigns and these pages, published in French."""
    above = [factories.home_page(), factories.member_directory(), factories.campaign_index()]
    french = [page.copy_for_translation(factories.locale("fr")) for page in [*above, *pages]]
    for page in french:
        page.save_revision().publish()
    return french[len(above) :]


# --- from the letter to its members ----------------------------------------------------------------------


def test_a_member_in_the_list_leads_to_its_page_and_another_organisation_nowhere(client: Client) -> None:
    page = factories.member_page(title="Dar el Fajr")
    html = html_of(client, signed_by(page))
    assert f'<bdi><a href="{page.url}">Dar el Fajr</a></bdi>' in html
    assert "<bdi>Lamp &amp; Son</bdi>" in html


def test_the_link_is_to_the_page_in_the_letters_language(client: Client) -> None:
    page = factories.member_page(title="Dar el Fajr")
    letter = signed_by(page)
    campaign = letter.get_parent().specific
    (_campaign, translated_letter) = in_french(campaign, letter)
    assert "<bdi>Dar el Fajr</bdi>" in html_of(client, translated_letter)  # its page is in English only
    translated = page.copy_for_translation(factories.locale("fr"))
    translated.save_revision().publish()
    assert f'<a href="{translated.get_url()}">Dar el Fajr</a>' in html_of(client, translated_letter)
    assert f'<a href="{page.url}">Dar el Fajr</a>' in html_of(client, letter)


@pytest.mark.parametrize("how", ["unpublished", "restricted"])
def test_a_member_whose_page_nobody_may_read_is_named_without_a_link(client: Client, how: str) -> None:
    page = factories.member_page(title="Dar el Fajr")
    letter = signed_by(page)
    if how == "unpublished":
        page.unpublish()
    else:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert "<bdi>Dar el Fajr</bdi>" in html_of(client, letter)


# --- from the member to its letters ----------------------------------------------------------------------


def test_a_members_page_lists_its_letters_with_day_and_link_newest_first(client: Client) -> None:
    page = factories.member_page()
    first, second = signed_by(page, title="On permits"), signed_by(page, title="On beds")
    for letter, day in ((first, 9), (second, 12)):
        letter.action.signatures.update(confirmed_at=datetime(2026, 11, day, 9, tzinfo=UTC))
    html = html_of(client, page)
    assert html.index(HEADING) < html.index("On beds") < html.index("On permits")
    assert f'<a href="{first.url}">On permits</a>' in html
    assert '<time datetime="2026-11-09">9 November 2026</time>' in html


def test_another_members_letters_are_not_listed(client: Client) -> None:
    signed_by(factories.member_page())
    assert HEADING not in html_of(client, factories.member_page())


def hold(letter: ActionPage) -> None:
    services.hold_signature(letter.action.signatures.get(member__isnull=False).pk, "asked")


def withdraw(letter: ActionPage) -> None:
    services.withdraw_signature(letter.action.signatures.get(member__isnull=False).pk)


def hide(letter: ActionPage) -> None:
    letter.action.signatures.update(display=Signature.Display.HIDDEN)


def unpublish(letter: ActionPage) -> None:
    letter.unpublish()


def restrict(letter: ActionPage) -> None:
    PageViewRestriction.objects.create(page=letter, restriction_type=PageViewRestriction.LOGIN)


def turn_into_a_petition(letter: ActionPage) -> None:
    Action.objects.filter(pk=letter.action_id).update(kind=Action.Kind.PETITION)


@pytest.mark.parametrize("change", [hold, withdraw, hide, unpublish, restrict, turn_into_a_petition])
def test_only_public_letters_that_show_the_signature_are_listed(
    client: Client, change: Callable[[ActionPage], None]
) -> None:
    page = factories.member_page()
    letter = signed_by(page)
    assert HEADING in html_of(client, page)
    change(letter)
    assert HEADING not in html_of(client, page)


def test_a_translated_page_lists_letters_in_its_language(client: Client) -> None:
    page = factories.member_page()
    letter = signed_by(page)
    (translated,) = in_french(page)
    assert HEADING not in html_of(client, translated)
    for each in (letter.get_parent().specific, letter):
        each.copy_for_translation(factories.locale("fr")).save_revision().publish()
    assert f'<a href="/fr{letter.url[3:]}">' in html_of(client, translated)


def test_the_preview_of_an_unsaved_page_lists_nobodys_letters() -> None:
    signed_by(factories.member_page())
    directory = factories.member_directory()
    page = MemberPage(title="New", slug="new", locale=factories.locale(), country="KE", summary="New here.")
    page.path, page.depth = f"{directory.path}ZZZZ", directory.depth + 1  # as Wagtail's own view does
    page.set_url_path(directory)
    html = page.make_preview_request().content.decode()
    assert "New here." in html
    assert HEADING not in html


# --- discreet members ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Dar el Fajr", "dar  el fajr", "دار الفجر"])
def test_a_discreet_member_is_tied_to_what_it_signed_by_a_name_of_its_page(client: Client, name: str) -> None:
    page = factories.member_with_everything(discreet=True)
    letter = signed_by(page, name=name)
    assert f'<a href="{page.url}">' in html_of(client, letter)
    assert HEADING in html_of(client, page)


def test_a_discreet_member_is_not_tied_to_what_it_signed_by_another_name(client: Client) -> None:
    page = factories.member_with_everything(discreet=True)
    letter = signed_by(page, name="Night shelter of Tangier")
    html = html_of(client, letter)
    assert "<bdi>Night shelter of Tangier</bdi>" in html
    assert f'<a href="{page.url}">' not in html
    assert HEADING not in html_of(client, page)


def test_any_other_member_is_tied_to_it_by_whatever_name(client: Client) -> None:
    page = factories.member_with_everything()
    letter = signed_by(page, name="Night shelter of Tangier")
    assert f'<a href="{page.url}">Night shelter of Tangier</a>' in html_of(client, letter)
    assert HEADING in html_of(client, page)


# --- cost ------------------------------------------------------------------------------------------------


def needed(client: Client, page: Page) -> int:
    cache.clear()
    client.get(page.get_url())
    with CaptureQueriesContext(connection) as queries:
        client.get(page.get_url())
    return len(queries)


def test_a_letter_with_many_members_needs_the_same_queries_as_with_one(client: Client) -> None:
    factories.site_words()
    letter = signed_by(factories.member_page())
    letter.save_revision().publish()
    one = needed(client, letter)
    more = [factories.member_page() for _n in range(20)]
    factories.let_organisations_sign(
        letter, *(factories.organisation(page.title, member=page.member) for page in more)
    )
    assert needed(client, letter) == one <= 12


def test_a_member_with_many_letters_needs_the_same_queries_as_with_one(client: Client) -> None:
    factories.site_words()
    page = factories.member_with_everything()
    signed_by(page)
    one = needed(client, page)
    for _n in range(5):
        signed_by(page)
    assert needed(client, page) == one <= 12
