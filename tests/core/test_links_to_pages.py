"""Buttons, menu lines and timelines lead only to what everybody can read."""

import re
from datetime import date

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from advocacy_site.core.models import MenuItem, SiteWords
from advocacy_site.pages.models import StandardPage
from campaigns.models import CampaignPage, CampaignUpdate

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def private() -> StandardPage:
    """A live page that asks for a password."""
    page = factories.standard_page(title="For staff", slug="for-staff")
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="open sesame")
    return page


def html_of(url: str) -> str:
    return Client().get(url).content.decode()


def test_a_button_in_a_body_leads_to_no_private_page(private: StandardPage) -> None:
    shown = factories.standard_page()
    buttons = [("call_to_action", {"label": "Read on", "page": page}) for page in (private, shown)]
    html = html_of(factories.standard_page(body=buttons).url)
    assert f'href="{shown.url}"' in html
    assert private.url not in html


@pytest.mark.parametrize("with_menu", [True, False])
def test_neither_menu_nor_buttons_lead_to_a_private_page(private: StandardPage, with_menu: bool) -> None:
    shown = factories.standard_page()
    words = SiteWords(locale=factories.locale(), site_name="Daybreak", act_page=private, donate_page=shown)
    if with_menu:
        words.menu_items = [
            MenuItem(locale=factories.locale(), label=page.title, page=page, sort_order=n)
            for n, page in enumerate((private, shown))
        ]
    words.save()
    html = html_of(factories.home_page().url)
    assert f'href="{shown.url}"' in html
    assert private.url not in html


def test_the_line_of_the_home_page_is_current_there_and_nowhere_else() -> None:
    home, topic = factories.home_page(), factories.standard_page()
    words = SiteWords(locale=factories.locale(), site_name="Daybreak")
    words.menu_items = [
        MenuItem(locale=factories.locale(), label=page.title, page=page, sort_order=n)
        for n, page in enumerate((home, topic))
    ]
    words.save()
    below = factories.standard_page(parent=topic)
    for page, line in ((home, home), (topic, topic), (below, topic)):
        assert re.findall(r'href="([^"]*)" aria-current', html_of(page.url)) == [line.url]


def test_a_menu_line_without_an_address_is_left_out() -> None:
    factories.home_page()
    nowhere = Page.get_first_root_node().add_child(instance=Page(title="Nowhere", locale=factories.locale()))
    words = SiteWords(locale=factories.locale(), site_name="Daybreak")
    words.menu_items = [MenuItem(locale=factories.locale(), label="Lost line", page=nowhere)]
    words.save()
    assert "Lost line" not in html_of(factories.standard_page().url)


def timeline(*updates: CampaignUpdate) -> CampaignPage:
    page = factories.campaign_page()
    page.updates = list(updates)
    page.save_revision().publish()
    return page


def test_a_timeline_leads_to_no_private_page(private: StandardPage) -> None:
    shown = factories.standard_page()
    page = timeline(
        *(
            CampaignUpdate(locale=factories.locale(), date=date(2026, 1, 5), title="Told", linked_page=target)
            for target in (private, shown)
        )
    )
    for html in (html_of(page.url), page.make_preview_request().content.decode()):
        assert f'href="{shown.url}"' in html
        assert private.url not in html


def test_a_timeline_leads_to_the_page_in_its_own_language() -> None:
    target = factories.standard_page()
    french = factories.locale("fr")
    for page in (factories.home_page(), target):
        page.copy_for_translation(french).save_revision().publish()
    line = CampaignUpdate(locale=french, date=date(2026, 1, 5), title="Raconté", linked_page=target)
    html = html_of(timeline(line).url)
    assert f'href="/fr/{target.slug}/"' in html
