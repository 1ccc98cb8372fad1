"""/dev/look/: every component and every block, in development only."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.test import Client
from django.urls import path

from advocacy_site import urls as site_urls
from advocacy_site.core.look import look
from advocacy_site.core.specimens import NOT_SHOWN, specimens

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.test_look")]

urlpatterns = [path("dev/look/", look), *site_urls.urlpatterns]
handler404 = site_urls.handler404
COMPONENTS = Path(site_settings.PROJECT_DIR) / "templates" / "components"


def test_the_page_shows_every_component_and_block(client: Client, settings: Any) -> None:
    settings.DEV_PAGES = True
    response = client.get("/dev/look/")
    assert response.status_code == 200
    html = response.content.decode()
    assert html.count("<h1") == 1
    assert 'id="component-progress"' in html
    assert 'id="block-timeline"' in html
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_the_states_of_a_component_share_no_id(client: Client, settings: Any) -> None:
    """A label or a heading would name the wrong field or section."""
    settings.DEV_PAGES = True
    html = client.get("/dev/look/").content.decode()
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    named = re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', html)
    assert "transfer-bank_transfer-1" in named
    assert {each for value in named for each in value.split()} <= set(ids)


def test_every_component_has_a_line_in_the_table() -> None:
    there = {file.stem for file in COMPONENTS.glob("*.html")}
    assert there == {specimen.component for specimen in specimens()} | set(NOT_SHOWN)


def test_there_is_no_such_page_outside_development(client: Client, settings: Any) -> None:
    settings.DEV_PAGES = False
    assert client.get("/dev/look/").status_code == 404
