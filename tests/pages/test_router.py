"""An address finds its page with one look-up, as Wagtail's own router would have found it."""

from typing import Any

import pytest
from django.db import connection
from django.http import Http404, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Locale, Page, PageViewRestriction

from campaigns.models import CampaignIndexPage, CampaignPage

from .. import factories

pytestmark = pytest.mark.django_db


def route(*components: str) -> Any:
    request = RequestFactory().get("/")
    return factories.home_page().route(request, list(components))


def test_each_depth_is_found_with_the_same_number_of_queries() -> None:
    page = factories.action_page()
    campaign = page.get_parent()
    paths = [["campaigns"], ["campaigns", campaign.slug], ["campaigns", campaign.slug, page.slug]]
    for address in paths:
        route(*address)
    counts = []
    for address in paths:
        home = factories.home_page()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = home.route(RequestFactory().get("/"), address)
        assert found.page.slug == address[-1]
        counts.append(len(queries))
    assert counts == [2, 2, 2]


def test_a_draft_is_not_found_but_pages_below_it_are() -> None:
    page = factories.action_page()
    campaign = page.get_parent().specific
    campaign.unpublish()
    with pytest.raises(Http404):
        route("campaigns", campaign.slug)
    assert route("campaigns", campaign.slug, page.slug).page.pk == page.pk


def test_a_page_that_moved_is_found_at_its_new_address_only() -> None:
    page = factories.action_page()
    old, new = page.get_parent(), factories.campaign_page()
    page.move(new, pos="last-child")
    assert route("campaigns", new.slug, page.slug).page.pk == page.pk
    with pytest.raises(Http404):
        route("campaigns", old.slug, page.slug)


def test_a_slug_that_changed_with_publication_moves_the_pages_below() -> None:
    page = factories.action_page()
    campaign = page.get_parent().specific
    campaign.slug = "renamed"
    campaign.save_revision().publish()
    assert route("campaigns", "renamed", page.slug).page.pk == page.pk


@pytest.mark.parametrize(
    "address", [["nowhere"], ["campaigns", "nowhere"], ["campaigns", "nowhere", "deeper"], ["%"], ["_" * 300]]
)
def test_an_unknown_address_is_not_found(address: list[str]) -> None:
    factories.campaign_index()
    with pytest.raises(Http404):
        route(*address)


def test_a_private_page_asks_for_its_password(client: Client) -> None:
    page = factories.action_page()
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type="password", password="open sesame"
    )
    response = client.get(page.url)
    assert response.status_code == 200
    assert "I will ask who pays" not in response.content.decode()
    assert "public" not in response["Cache-Control"]
    assert client.post(f"/en/sign/{page.action.key}/", factories.form_data(page)).status_code == 404


def test_a_page_of_another_language_is_found_below_its_own_home(client: Client) -> None:
    factories.campaign_page(slug="doors")
    french = Locale.objects.get_or_create(language_code="fr")[0]
    home = factories.home_page()
    translated_home = home.copy_for_translation(french)
    translated_home.save_revision().publish()
    index = factories.campaign_index().copy_for_translation(french)
    index.save_revision().publish()
    campaign = CampaignPage.objects.get(slug="doors", locale__language_code="en").copy_for_translation(french)
    campaign.slug = "portes"
    campaign.save_revision().publish()
    response = client.get("/fr/campaigns/portes/")
    assert response.status_code == 200
    assert '<html lang="fr"' in response.content.decode()
    assert client.get("/en/campaigns/portes/").status_code == 404


class RoutableIndex(RoutablePageMixin, CampaignIndexPage):
    """Stands for the page types with sub-addresses that other rooms will bring."""

    class Meta:
        proxy = True
        app_label = "campaigns"

    @path("archive/")
    def archive(self, request: Any) -> HttpResponse:
        return HttpResponse("archive")

    @path("year/<int:year>/")
    def year(self, request: Any, year: int) -> HttpResponse:
        return HttpResponse(str(year))


@pytest.fixture
def routable_index(monkeypatch: pytest.MonkeyPatch) -> CampaignIndexPage:
    """The campaign index, with sub-addresses."""
    index = factories.campaign_index()

    def specific_class(page: Page) -> Any:
        return RoutableIndex if page.pk == index.pk else page.cached_content_type.model_class()

    monkeypatch.setattr(Page, "specific_class", property(specific_class))
    return index


def test_sub_addresses_of_a_routable_page_reach_it_unless_a_page_has_them(
    routable_index: CampaignIndexPage,
) -> None:
    child = factories.campaign_page(slug="archive")
    found = route("campaigns", "year", "2027")
    assert found.page.pk == routable_index.pk
    assert found.args[2] == {"year": 2027}
    assert route("campaigns", "archive").page.pk == child.pk
    child.unpublish()
    assert route("campaigns", "archive").page.pk == routable_index.pk
    with pytest.raises(Http404):
        route("campaigns", "year", "soon")


def test_a_language_without_a_home_page_leads_to_the_first_one(client: Client) -> None:
    factories.campaign_index()
    Locale.objects.get_or_create(language_code="fr")
    response = client.get("/fr/campaigns/")
    assert (response.status_code, response["Location"]) == (302, "/en/campaigns/")
    assert "no-store" in response["Cache-Control"]


def test_a_draft_home_page_of_a_language_is_not_shown(client: Client) -> None:
    home = factories.home_page()
    french, _made = Locale.objects.get_or_create(language_code="fr")
    home.copy_for_translation(french)
    assert client.get("/fr/")["Location"] == "/en/"
