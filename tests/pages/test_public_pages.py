"""What holds for public pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .. import factories

pytestmark = pytest.mark.django_db


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
