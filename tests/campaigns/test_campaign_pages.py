"""The index of campaigns, and a campaign's own page in each state."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from advocacy_site.core.registry import Section, campaign_sections
from campaigns import services
from campaigns.models import Action, CampaignMember, CampaignPage

from .. import factories

pytestmark = pytest.mark.django_db
INDEX = "/en/campaigns/"


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def titles(client: Client, query: str = "") -> list[str]:
    html = client.get(f"{INDEX}{query}").content.decode()
    return [title.strip() for title in re.findall(r"<h3>\s*<a [^>]*>([^<]*)</a>", html)]


def ended(page: Any) -> None:
    Action.objects.filter(pk=page.action_id).update(
        opens_at=page.action.opens_at - timedelta(days=2), closes_at=page.action.opens_at
    )


@pytest.fixture
def mixed() -> None:
    factories.campaign_page(title="Running one")
    factories.campaign_page(title="Won one", status="won")
    factories.campaign_page(title="Closed one", status="closed")
    index = factories.campaign_index()
    factories.action_page(title="Open alone", parent=index)
    ended(factories.action_page(title="Ended alone", parent=index))
    factories.action_page(title="Won alone", parent=index, won=True)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Closed one", "Won one", "Running one", "Won alone", "Ended alone", "Open alone"]),
        ("?status=active", ["Running one", "Open alone"]),
        ("?status=won", ["Won one", "Won alone"]),
        ("?status=closed", ["Closed one", "Ended alone"]),
    ],
)
def test_the_index_lists_campaigns_and_then_actions_of_a_status(
    client: Client, mixed: None, query: str, expected: list[str]
) -> None:
    assert titles(client, query) == expected


def test_neither_drafts_nor_private_pages_nor_actions_of_campaigns_are_listed(client: Client) -> None:
    campaign = factories.campaign_page(title="Public")
    factories.action_page(title="Inside", parent=campaign)
    factories.campaign_page(title="Draft", live=False)
    private = factories.campaign_page(title="Private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert titles(client) == ["Public"]


@pytest.mark.parametrize("query", ["?status=lost", "?status=ACTIVE", "?page=0", "?status=won&page=2"])
def test_a_status_or_page_that_there_is_not_is_not_found(client: Client, query: str) -> None:
    factories.campaign_page()
    assert client.get(f"{INDEX}{query}").status_code == 404


def test_few_campaigns_hang_as_posters_and_many_stand_in_rows(client: Client) -> None:
    for _n in range(3):
        factories.campaign_page()
    assert 'class="wall"' in client.get(INDEX).content.decode()
    factories.campaign_page()
    html = client.get(INDEX).content.decode()
    assert 'class="wall"' not in html
    assert "ledger causes" in html


def test_of_many_campaigns_the_running_ones_hang_where_they_are_few(client: Client) -> None:
    for status in ("active", "won", "closed", "won"):
        factories.campaign_page(title=f"It is {status}", status=status)
    html = client.get(INDEX).content.decode()
    wall, rows = html.split("ledger causes")
    assert wall.count('class="poster"') == 1
    assert "It is active" in wall
    assert rows.count("It is won") == 2


def test_an_empty_index_says_so(client: Client) -> None:
    factories.campaign_index()
    html = client.get(INDEX).content.decode()
    assert "There is no campaign yet." in html
    assert "filter-links" not in html
    assert "nothing here with this status" in client.get(f"{INDEX}?status=won").content.decode()


def test_the_filter_stays_from_page_to_page(client: Client) -> None:
    for _n in range(13):
        factories.campaign_page(status="won")
    html = client.get(f"{INDEX}?status=won").content.decode()
    assert 'href="?status=won&amp;page=2"' in html
    second = client.get(f"{INDEX}?status=won&page=2")
    assert second.status_code == 200
    assert second["Cache-Control"].startswith("public")


def test_the_index_needs_few_queries_and_the_same_for_any_number(client: Client, mixed: None) -> None:
    factories.site_words()
    before = queries_of(client, INDEX)
    for _n in range(20):
        factories.campaign_page()
        factories.action_page(parent=factories.campaign_index())
    assert before <= 12
    assert queries_of(client, f"{INDEX}?page=2") == before


def test_a_campaign_needs_few_queries_and_the_same_for_any_number_of_children(client: Client) -> None:
    page = factories.campaign_with_children()
    factories.action_page(parent=page)
    factories.site_words()
    before = queries_of(client, page.url)
    for n in range(10):
        factories.action_page(parent=page)
        update = page.updates.first()
        update.pk, update.title, update.linked_page = None, f"Update {n}", page
        update.translation_key = page._meta.model().translation_key
        page.updates.add(update)
    page.save_revision().publish()
    assert before <= 12
    assert queries_of(client, page.url) == before


def test_a_campaign_tells_its_goals_and_its_timeline_newest_first(client: Client) -> None:
    html = " ".join(client.get(factories.campaign_with_children().url).content.decode().split())
    assert "1 of 2 reached" in html
    assert "11 June 2026" in html
    assert html.index("The bill falls") < html.index("It starts")
    assert "Setback" in html


def test_what_is_published_is_shown_at_once(client: Client) -> None:
    page = factories.campaign_with_children()
    client.get(page.url)
    page.goals.set([goal for goal in page.goals.all() if "A permit" not in str(goal)])
    page.save_revision().publish()
    assert "A permit this month" not in client.get(page.url).content.decode()


@pytest.mark.parametrize(("status", "told"), [("active", False), ("won", True), ("closed", True)])
def test_the_outcome_is_told_when_it_is_over(client: Client, status: str, told: bool) -> None:
    page = factories.campaign_page(
        status=status, outcome="<p>Voted.</p>", gained="<p>Six lines.</p>", remaining="<p>The harbour.</p>"
    )
    html = client.get(page.url).content.decode()
    for words in ("Voted.", "Six lines.", "The harbour."):
        assert (words in html) is told, words


def test_a_photo_needs_words_for_those_who_do_not_see_it() -> None:
    page = factories.campaign_page()
    page.lead_image_id = 1
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert error.value.message_dict.keys() == {"lead_image_alt"}


@pytest.mark.filterwarnings("ignore:Unclosed file:ResourceWarning")  # Wagtail's own, of each new rendition
def test_a_photo_stands_in_place_of_the_poster(client: Client, settings: Any, tmp_path: Any) -> None:
    from wagtail.images.tests.utils import get_test_image_file

    from advocacy_site.core.models import SiteImage

    settings.MEDIA_ROOT = tmp_path
    image = SiteImage.objects.create(title="A door", file=get_test_image_file())
    page = factories.campaign_page(
        lead_image=image,
        lead_image_alt="An open door",
        lead_image_caption="At dawn.",
        lead_image_credit="N. R.",
    )
    html = client.get(page.url).content.decode()
    assert 'alt="An open door"' in html
    assert "At dawn." in html
    assert "N. R." in html
    assert "doors.svg" not in html
    factories.site_words()
    page.save_revision().publish()
    assert queries_of(client, page.url) <= 12


def test_a_campaign_names_its_members_that_are_public_in_the_editors_order(client: Client) -> None:
    page = factories.campaign_page()
    members = [factories.member_page(title=name) for name in ("Zora House", "Aster Line", "Draft Group")]
    members[2].unpublish()
    page.member_lines = [
        CampaignMember(locale=page.locale, member=member, sort_order=n) for n, member in enumerate(members)
    ]
    page.save_revision().publish()
    html = client.get(page.url).content.decode()
    assert html.index("Zora House") < html.index("Aster Line")
    assert "Draft Group" not in html


def test_other_rooms_add_their_sections(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    page = factories.campaign_page()

    def news(campaign: CampaignPage, request: Any) -> Section:
        row = {"url": "/en/x/", "card_title": f"News of {campaign.title}", "status": "active"}
        return Section("Related news", "components/campaign_row.html", [row])

    def nothing(campaign: CampaignPage, request: Any) -> Section:
        return Section("Events", "components/campaign_row.html", [])

    monkeypatch.setattr(
        campaign_sections, "_entries", {"news": news, "events": nothing, "none": lambda page, request: None}
    )
    html = client.get(page.url).content.decode()
    assert "Related news" in html
    assert ">Events<" not in html


def test_a_won_campaign_does_not_ask_to_act(client: Client) -> None:
    page = factories.campaign_page(status="won")
    action = factories.action_page(parent=page)
    services.close_action(action.action)
    html = client.get(page.url).content.decode()
    assert "What people signed" in html
    assert "What you can do" not in html
