"""The list of helplines, as somebody sees it who has to take a line off every page at once."""

from django.urls import reverse
from playwright.sync_api import Page

from advocacy_site.safety.models import Helpline

from .. import factories


def test_hide_at_once_is_one_small_button_in_a_low_row(site, editor: Page) -> None:
    line = factories.helpline()
    editor.goto(site.url + reverse(Helpline.snippet_viewset.get_url_name("list")))
    row = editor.locator("tbody tr").filter(has_text=line.name)
    box, button = row.bounding_box(), row.get_by_role("link", name="Hide at once").bounding_box()
    assert box is not None
    assert button is not None
    assert box["height"] < 140
    assert button["height"] < 50


def test_a_line_that_was_called_lately_bears_no_mark(site, editor: Page) -> None:
    line = factories.helpline()
    editor.goto(site.url + reverse(Helpline.snippet_viewset.get_url_name("list")))
    row = editor.locator("tbody tr").filter(has_text=line.name)
    assert row.locator("td").last.inner_text() == ""
    assert row.locator("td").last.locator("svg").count() == 0
