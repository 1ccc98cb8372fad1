"""The first page of a language."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale

from advocacy_site.pages.models import HomePage, HomePageNumber, HomePageWay

from .. import factories

pytestmark = pytest.mark.django_db


def filled(client: Client) -> HomePage:
    """A home page with everything that it can show."""
    factories.member_page()
    factories.event_page(title="The long table")
    factories.news_page(title="A door opens")
    home = factories.home_page()
    home.featured_action = factories.action_page(title="The Daybreak Pledge")
    home.featured_text = "Ministers decide on 12 March."
    home.video_title, home.video_url = "The night shift", "https://video.example/1"
    home.newsletter_title, home.newsletter_page = "One letter a month", factories.standard_page(slug="letter")
    for n in range(4):
        page = factories.standard_page(title=f"There {n}", slug=f"there-{n}")
        home.ways.add(HomePageWay(locale=factories.locale(), label=f"Way {n}", target=page, sort_order=n))
    home.numbers = [HomePageNumber(locale=factories.locale(), counted="members", sort_order=0)]
    home.numbers.add(HomePageNumber(locale=factories.locale(), figure=factories.figure(), sort_order=1))
    home.save_revision().publish()
    return HomePage.objects.get(pk=home.pk)


def test_it_shows_everything_in_order_and_costs_few_queries(client: Client) -> None:
    filled(client)
    factories.site_words()
    client.get("/en/")
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/en/")
    html = response.content.decode()
    wanted = [
        *("Until no one is for sale.", "The Daybreak Pledge", "Ministers decide", "What we are changing"),
        *("The long table", "A door opens"),
        *("The night shift", "The coalition in numbers", "4 in 5", "Way 0", "Way 3", "One letter a month"),
    ]
    places = [html.index(words) for words in wanted]
    assert places == sorted(places)
    assert 'href="/en/campaigns/"' in html
    assert 'href="/en/letter/"' in html
    assert len(queries) <= 12
    assert response["Cache-Control"].startswith("public, max-age=5")
    assert "<iframe" not in html


def test_an_empty_home_page_shows_its_sentence_only(client: Client) -> None:
    factories.home_page()
    html = client.get("/en/").content.decode()
    assert html.count("<h2") <= 2  # the footer's
    assert "Until no one is for sale." in html


def test_the_featured_action_is_the_one_in_the_pages_language(client: Client) -> None:
    home = filled(client)
    french = Locale.objects.get_or_create(language_code="fr")[0]
    home.copy_for_translation(french).save_revision().publish()
    assert "The Daybreak Pledge" not in client.get("/fr/").content.decode()
    page = home.featured_action
    for above in (factories.campaign_index(), page.get_parent().specific):
        above.copy_for_translation(french).save_revision().publish()
    translated = page.copy_for_translation(french)
    translated.title = "La promesse"
    translated.save_revision().publish()
    assert "La promesse" in client.get("/fr/").content.decode()


def test_running_campaigns_come_first_then_won_then_closed_as_they_stand_in_the_tree(client: Client) -> None:
    factories.home_page()
    for title, status in (
        *(("Closed early", "closed"), ("Won early", "won"), ("Runs early", "active")),
        *(("Won late", "won"), ("Runs late", "active")),
    ):
        factories.campaign_page(title=title, status=status)
    html = client.get("/en/").content.decode()
    places = [html.index(title) for title in ("Runs early", "Runs late", "Won early")]
    assert places == sorted(places)
    assert "Won late" not in html
    assert "Closed early" not in html
