"""What holds for every public page."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.demo.content.site import FEATURED
from campaigns.models import ActionPage, CampaignPage

from .. import factories

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture
def addresses(demo: None) -> list[str]:
    """Every public address of the demo."""
    pledge = ActionPage.objects.get(slug=FEATURED)
    key = pledge.action.key
    return [
        "/en/",
        "/en/campaigns/",
        *(page.url.replace("http://127.0.0.1:8000", "") for page in CampaignPage.objects.all()),
        pledge.url.replace("http://127.0.0.1:8000", ""),
        "/en/help/",
        f"/en/sign/{key}/thanks/",
        f"/en/sign/{key}/count.json",
    ]


def test_no_public_page_sets_a_cookie_or_may_not_be_cached(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert not response.cookies, address
        assert response["Cache-Control"].startswith("public, max-age="), address
        assert "Cookie" not in response.get("Vary", ""), address


def test_no_public_page_has_inline_script_or_style_or_asks_another_host(
    client: Client, addresses: list[str]
) -> None:
    for address in addresses[:-1]:
        html = client.get(address).content.decode()
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), address
        assert not re.search(r"<style|\sstyle=|\son\w+=", html), address
        loaded = re.findall(r'<(?:script|img|iframe|source)[^>]*\ssrc="([^"]+)"', html)
        loaded += re.findall(r'<link[^>]*rel="(?:stylesheet|preload|icon)"[^>]*href="([^"]+)"', html)
        assert loaded, address
        assert all(link.startswith("/static/") for link in loaded), address


def test_each_page_has_one_h1_the_quick_exit_and_a_helpline(client: Client, addresses: list[str]) -> None:
    for address in addresses[:-1]:
        html = client.get(address).content.decode()
        assert len(re.findall(r"<h1[ >]", html)) == 1, address
        assert "https://www.bbc.co.uk/weather" in html, address
        assert "tel:+448081570142" in html, address


def test_each_page_needs_few_queries_at_any_depth(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        assert len(queries) <= MOST_QUERIES, f"{address}: {len(queries)}"


def test_an_index_needs_the_same_queries_for_many_children(client: Client) -> None:
    factories.campaign_page()
    counts = []
    for _round in range(2):
        client.get("/en/campaigns/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/en/campaigns/").status_code == 200
        counts.append(len(queries))
        for _n in range(15):
            factories.campaign_page()
    assert counts[0] == counts[1]
    assert client.get("/en/campaigns/?page=2").status_code == 200
    assert client.get("/en/campaigns/?page=4").status_code == 404


def test_the_root_leads_to_a_language(client: Client) -> None:
    factories.home_page()
    response = client.get("/")
    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert not response.cookies


def test_a_discreet_title_stands_in_the_tab_and_the_real_one_on_the_page(client: Client) -> None:
    page = factories.action_page(discreet_title="Weather notes")
    html = " ".join(client.get(page.url).content.decode().split())
    assert "<title>Weather notes" in html
    assert f"<h1>{page.title}</h1>" in html
