"""The list of everything new: what it holds, and how it is narrowed."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from advocacy_site.core.registry import StreamItem, StreamSource, stream
from advocacy_site.news.models import NewsPage, StreamEntry, StreamOption
from advocacy_site.news.services import rebuild_stream

from .. import factories

pytestmark = pytest.mark.django_db


def get(client: Client, query: str = "") -> Any:
    cache.clear()  # what is on offer is kept for a minute, or until a transaction ends
    response = client.get(f"{factories.news_index().url}{query}")
    assert response.status_code == 200
    return response


def titles(client: Client, query: str = "") -> list[str]:
    return [card.title for card in get(client, query).context_data["cards"]]


# --- what it holds ---------------------------------------------------------------------------------------


def test_everything_new_is_listed_newest_first_wherever_it_stands(client: Client) -> None:
    factories.news_page(title="Old", date=date(2020, 5, 1))
    factories.news_page(title="Newer", date=date(2021, 5, 1))
    action = factories.action_page(title="A pledge")
    assert titles(client) == ["A pledge", "Newer", "Old"]
    html = get(client).content.decode()
    assert action.get_url() in html
    assert "Pledge" in html


def test_drafts_are_not_listed_until_they_are_published(client: Client) -> None:
    page = factories.news_page(title="Soon", live=False)
    assert titles(client) == []
    page.save_revision().publish()
    assert titles(client) == ["Soon"]
    page.title = "Changed in a draft"
    page.save_revision()
    assert titles(client) == ["Soon"]
    page.save_revision().publish()
    assert titles(client) == ["Changed in a draft"]


def test_an_unpublished_moved_or_deleted_page_is_not_listed_where_it_was(client: Client) -> None:
    gone, deleted, moved = (factories.news_page(title=title) for title in ("Gone", "Deleted", "Moved"))
    Page.objects.get(pk=gone.pk).unpublish()  # as scheduled expiry does: not through our page type
    deleted.delete()
    elsewhere = factories.news_index("fr")
    moved.move(elsewhere, pos="last-child")
    response = get(client)
    assert [card.title for card in response.context_data["cards"]] == ["Moved"]
    assert NewsPage.objects.get(pk=moved.pk).url in response.content.decode()


def test_private_pages_are_neither_listed_nor_counted_nor_offered(client: Client) -> None:
    page = factories.news_page(title="Members only", topics=(factories.topic("Budget"),))
    factories.news_page(title="Open", kind="report")
    campaign = factories.campaign_page()
    factories.action_page(parent=campaign, title="Private pledge")
    for private in (page, campaign):
        PageViewRestriction.objects.create(page=private, restriction_type="login")
    response = get(client)
    assert [card.title for card in response.context_data["cards"]] == ["Open"]
    assert response.context_data["page_obj"].paginator.count == 1
    assert "Budget" not in response.content.decode()
    assert titles(client, "?topic=budget") == ["Open"]


def test_a_page_at_a_second_place_is_listed_once(client: Client) -> None:
    page = factories.news_page(title="Once")
    factories.news_page(title="Other")
    page.create_alias(parent=factories.home_page(), update_slug="again")
    assert sorted(titles(client)) == ["Once", "Other"]


def test_each_language_lists_its_own(client: Client) -> None:
    factories.news_page(title="English")
    french = factories.news_index("fr")
    factories.news_page(index=french, title="En français")
    assert titles(client) == ["English"]
    html = client.get("/fr/news/").content.decode()
    assert "En français" in html
    assert "English" not in html


def test_a_post_born_in_another_language_says_so_in_the_list(client: Client) -> None:
    factories.news_page(title="Une lettre à Lyon", written_in="fr")
    factories.news_page(title="رسالة من تونس", slug="tunis", written_in="ar")
    html = get(client).content.decode()
    assert re.search(r'<a href="[^"]+" lang="fr" dir="ltr">Une lettre', html)
    assert re.search(r'<a href="[^"]+" lang="ar" dir="rtl">رسالة', html)
    assert "In French" in html
    assert "In Arabic" in html


def test_a_french_post_without_a_translation_stands_among_the_english_as_french(client: Client) -> None:
    french = factories.news_page(index=factories.news_index("fr"), title="Née à Lyon")
    french.copy_for_translation(factories.locale(), alias=True)
    assert re.search(r'lang="fr" dir="ltr">Née à Lyon', get(client).content.decode())


# --- how it is narrowed ----------------------------------------------------------------------------------


@pytest.fixture
def shelf() -> None:
    """Three posts that differ in everything."""
    law, demand = factories.topic("The law"), factories.topic("Demand")
    campaign = factories.campaign_page(slug="doors")
    factories.news_page(
        title="Law in Romania",
        kind="press_release",
        date=date(2026, 3, 1),
        countries=["RO"],
        topics=(law,),
        hashtags=("DoorsOpen",),
        campaign=campaign,
    )
    factories.news_page(
        title="Law in Chile", date=date(2025, 3, 1), countries=["CL", "RO"], topics=(law, demand)
    )
    factories.news_page(title="Study", kind="report", date=date(2024, 3, 1), topics=(demand,))


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?kind=press_release", ["Law in Romania"]),
        ("?topic=the-law", ["Law in Romania", "Law in Chile"]),
        ("?country=RO", ["Law in Romania", "Law in Chile"]),
        ("?country=RO&topic=demand", ["Law in Chile"]),
        ("?year=2024", ["Study"]),
        ("?hashtag=DoorsOpen", ["Law in Romania"]),
        ("?campaign=doors", ["Law in Romania"]),
        ("?kind=report&country=RO", []),
        ("?kind=&topic=&year=2025", ["Law in Chile"]),
    ],
)
def test_filters_narrow_the_list(client: Client, query: str, expected: list[str]) -> None:
    assert titles(client, query) == expected


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize(
    "query",
    ["?year=abc&page=zzz", "?year=1999", "?kind=<script>", "?country=ZZ", "?topic=%F0%9F%8C%85", "?page=-1"],
)
def test_a_filter_that_is_not_on_offer_is_passed_over_and_not_kept(client: Client, query: str) -> None:
    assert titles(client, query) == ["Law in Romania", "Law in Chile", "Study"]
    assert get(client, query)["Cache-Control"] == "private, no-store"


@pytest.mark.usefixtures("shelf")
def test_a_page_beyond_the_last_shows_the_last(client: Client) -> None:
    for _n in range(20):
        factories.news_page(date=date(2023, 1, 1))
    assert len(titles(client, "?page=99")) == 3
    assert get(client, "?page=99")["Cache-Control"] == "private, no-store"
    assert get(client, "?page=2")["Cache-Control"].startswith("public")


@pytest.mark.usefixtures("shelf")
def test_the_form_offers_what_is_there_and_keeps_what_was_chosen(client: Client) -> None:
    html = get(client, "?country=RO").content.decode()
    assert '<option value="RO" selected>Romania</option>' in html
    assert "Chile" in html
    assert "Sweden" not in html
    assert "#DoorsOpen" not in html
    assert "#DoorsOpen" in get(client, "?hashtag=DoorsOpen").content.decode()
    assert [option[1] for option in get(client).context_data["filters"][-1].options] == [
        "All",
        "2026",
        "2025",
        "2024",
    ]


def test_pages_of_a_filtered_list_keep_the_filter(client: Client) -> None:
    for _n in range(21):
        factories.news_page(countries=["SE"], kind="report")
    html = get(client, "?country=SE&kind=report").content.decode()
    assert 'href="?kind=report&amp;country=SE&amp;page=2"' in html


def test_a_topic_is_offered_in_the_words_of_each_language(client: Client) -> None:
    english = factories.topic("Law")
    french = english.copy_for_translation(factories.locale("fr"))
    french.name, french.slug = "Le droit", "droit"
    french.save()
    page = factories.news_page(topics=(english,))
    factories.news_index("fr")
    page.copy_for_translation(factories.locale("fr"), alias=True)
    cache.clear()
    assert '<option value="droit">Le droit</option>' in client.get("/fr/news/").content.decode()
    assert '<option value="law">Law</option>' in get(client).content.decode()


def test_a_renamed_topic_keeps_its_address(client: Client) -> None:
    topic = factories.topic("Law")
    factories.news_page(topics=(topic,))
    topic.name = "The law"
    topic.save()
    assert '<option value="law">The law</option>' in get(client).content.decode()


# --- other rooms -----------------------------------------------------------------------------------------


def test_another_room_comes_into_the_stream_by_registering(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Campaigns stand for events: a date, a line of their own, members, a country."""
    member = factories.campaign_page(title="Porto Seguro Livre", slug="porto")
    factories.news_index()

    def describe(page: Any) -> StreamItem:
        about = {} if page.pk == member.pk else {"members": (member,), "campaign": member}
        return StreamItem("march", date(2027, 3, 8), page.title, detail="8 March, Recife", **about)

    monkeypatch.setitem(
        stream._entries, "campaigns.CampaignPage", StreamSource({"march": "March for doors"}, describe)
    )
    factories.campaign_page(title="Walk with us")
    html = get(client).content.decode()
    for words in ("Walk with us", "8 March, Recife", "March for doors", "Porto Seguro Livre"):
        assert words in html
    assert titles(client, "?member=porto") == ["Walk with us"]
    member.title = "Porto Livre"
    member.save_revision().publish()
    assert "Porto Livre" in get(client).content.decode()
    assert [entry.title for entry in StreamEntry.objects.about(member)] == ["Walk with us"]
    member.unpublish()
    assert "Porto" not in get(client).content.decode()


def test_a_page_named_in_another_language_is_named_in_this_one_once_it_is_translated(client: Client) -> None:
    factories.news_index("fr")
    campaign = factories.campaign_page(slug="doors")
    page = factories.news_page(campaign=campaign)
    page.copy_for_translation(factories.locale("fr"), alias=True)
    assert StreamOption.objects.get(facet="campaign", locale=factories.locale("fr")).page_id == campaign.pk
    factories.campaign_index().copy_for_translation(factories.locale("fr")).save_revision().publish()
    french = campaign.copy_for_translation(factories.locale("fr"))
    french.save_revision().publish()
    assert StreamOption.objects.get(facet="campaign", locale=factories.locale("fr")).page_id == french.pk


def test_the_stream_can_be_written_anew(client: Client) -> None:
    factories.news_page(title="Lost", topics=(factories.topic("Law"),))
    factories.action_page(title="Also lost")
    StreamOption.objects.create(locale=factories.locale(), facet="year", value="1900")
    StreamEntry.objects.all().delete()
    call_command("rebuild_stream", verbosity=0)
    assert titles(client, "?topic=law") == ["Lost"]
    assert len(titles(client)) == 2
    assert not StreamOption.objects.filter(value="1900").exists()


def test_rebuilding_counts_what_is_in_the_stream() -> None:
    factories.news_page()
    factories.news_page(live=False)
    assert rebuild_stream() == 1
