"""How tests read a public page."""

import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core.models import MenuItem, SiteWords

from .. import factories

MOST_QUERIES = 12


def text_of(url: str) -> str:
    """The page at `url` in one line."""
    response = Client().get(url)
    assert response.status_code == 200, url
    html = response.content.decode()
    assert len(re.findall(r"<h1[ >]", html)) == 1
    return " ".join(html.split())


def queries_for(url: str) -> int:
    """How many queries a second visit costs, with a menu as every site has one."""
    if not SiteWords.objects.exists():
        words = SiteWords(locale=factories.locale(), site_name="Daybreak")
        words.menu_items = [
            MenuItem(locale=factories.locale(), label="Start", page=factories.home_page(), sort_order=0)
        ]
        words.save()
    Client().get(url)
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(url).status_code == 200
    return len(queries)
