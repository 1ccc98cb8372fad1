"""What a narrow telephone must not squeeze: words broken in two, buttons that touch what stands above."""

from collections.abc import Callable

from playwright.sync_api import Page

from advocacy_site.news.models import PressPage
from campaigns.models import Action, ActionPage

LINES_OF_THE_FIRST_WORD = """link => {
    const text = document.createTreeWalker(link, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEnd(text, text.data.trimEnd().length);
    return range.getClientRects().length;
}"""
GAP_ABOVE = "p => p.getBoundingClientRect().top - p.previousElementSibling.getBoundingClientRect().bottom"


def test_download_stays_one_word_in_the_press_room(demo, open_page: Callable[..., Page]) -> None:
    page = open_page(width=320)
    page.goto(demo.url + PressPage.objects.get().url)
    links = page.locator("a.go[download]")
    assert links.count()
    assert {link.evaluate(LINES_OF_THE_FIRST_WORD) for link in links.all()} == {1}


def test_the_way_to_the_form_keeps_its_distance(demo, open_page: Callable[..., Page]) -> None:
    page = open_page(width=320)
    actions = [action for action in ActionPage.objects.live() if action.action.state == Action.State.OPEN]
    assert actions
    for action in actions:
        page.goto(demo.url + action.url)
        for way in page.locator("p.stacked-only").all():
            gap = way.evaluate(GAP_ABOVE)
            assert gap >= 16, (action.title, way.inner_text(), gap)
