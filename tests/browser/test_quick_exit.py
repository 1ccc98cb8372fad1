"""The quick exit: one press, or Shift three times, and nothing of this page is left on the screen."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from advocacy_site.demo.content import site as content

EXIT_URL = content.EXIT_URL
NEUTRAL = "<!doctype html><title>Weather</title><p>Sunny spells"


class Weather:
    """The page one leaves for, answered here. "204 No Content" keeps the browser where it is."""

    def __init__(self, page: Page, *, status: int = 200) -> None:
        self.status = status
        self.referrer: str | None = None
        page.route(EXIT_URL, self.answer)

    def answer(self, route: Route) -> None:
        self.referrer = route.request.headers.get("referer")
        body = NEUTRAL if self.status == 200 else ""
        route.fulfill(status=self.status, body=body, content_type="text/html")


def on_the_pledge(page: Page, demo) -> Page:
    page.goto(f"{demo.url}/en/")
    page.locator("a.sun").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The Daybreak Pledge")
    page.wait_for_load_state("domcontentloaded")  # our script has run; pictures may still be on their way
    return page


def exit_button(page: Page):
    return page.locator(".strip").get_by_role("link", name="Exit")


def press_shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def test_one_press_hides_the_page_before_the_next_one_has_loaded(demo, page: Page) -> None:
    Weather(page, status=204)
    on_the_pledge(page, demo)
    exit_button(page).click()
    expect(page.get_by_role("alert")).to_have_text("Loading.")
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(page.locator(".strip")).to_be_hidden()
    expect(page).to_have_title("Loading")
    assert (page.get_attribute("link[rel~=icon]", "href") or "").endswith("blank.svg")


def test_one_press_leaves_no_way_back_to_the_page_and_no_trace_of_where_one_was(demo, page: Page) -> None:
    weather = Weather(page)
    on_the_pledge(page, demo)
    exit_button(page).click()
    expect(page).to_have_url(EXIT_URL)
    assert weather.referrer is None
    page.go_back()
    expect(page).to_have_url(f"{demo.url}/en/")  # where one was before; the pledge is out of the history


def test_shift_three_times_leaves_and_says_how_many_are_missing(demo, page: Page) -> None:
    Weather(page)
    on_the_pledge(page, demo)
    said = page.locator("[data-exit-status]")
    press_shift(page, 1)
    expect(said).to_have_text("Shift: press it 2 more times to exit.")
    press_shift(page, 1)
    expect(said).to_have_text("Shift: press it 1 more time to exit.")
    press_shift(page, 1)
    expect(page).to_have_url(EXIT_URL)


def test_shift_three_times_leaves_from_within_a_field_too(demo, page: Page) -> None:
    Weather(page)
    on_the_pledge(page, demo)
    page.get_by_label("Your name").focus()
    press_shift(page, 3)
    expect(page).to_have_url(EXIT_URL)


def test_writing_capitals_does_not_leave(demo, page: Page) -> None:
    on_the_pledge(page, demo)
    page.get_by_label("Your name").focus()
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    press_shift(page, 2)
    page.keyboard.press("e")
    press_shift(page, 2)
    expect(page.get_by_label("Your name")).to_have_value("ABCDe")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_shift_too_slowly_starts_again(demo, page: Page) -> None:
    page.clock.install()
    on_the_pledge(page, demo)
    press_shift(page, 2)
    page.clock.fast_forward(5001)
    expect(page.locator("[data-exit-status]")).to_have_text("Quick exit: time ran out, start again.")
    press_shift(page, 2)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_escape_does_nothing(demo, page: Page) -> None:
    on_the_pledge(page, demo)
    for _ in range(4):
        page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page).to_have_title("The Daybreak Pledge")


def test_without_javascript_the_exit_is_a_plain_link(demo, page_without_js: Page) -> None:
    weather = Weather(page_without_js)
    on_the_pledge(page_without_js, demo)
    link = exit_button(page_without_js)
    expect(link).to_have_attribute("href", EXIT_URL)
    expect(link).to_have_attribute("rel", "nofollow noreferrer")
    link.click()
    expect(page_without_js).to_have_url(EXIT_URL)
    assert weather.referrer is None


@pytest.mark.parametrize("path", ["/en/", "/en/nowhere/"])
def test_the_keyboard_reaches_content_and_exit_first(demo, page: Page, path: str) -> None:
    Weather(page)
    page.goto(demo.url + path)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Exit this page quickly")
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(EXIT_URL)


def test_skipping_moves_the_focus_to_the_content(demo, page: Page) -> None:
    page.goto(f"{demo.url}/en/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_strip_stays_in_view_on_every_page(demo, open_page: Callable[..., Page], width: int) -> None:
    page = open_page(width=width, height=600)
    pages = [
        "",
        "campaigns/",
        "campaigns/doors-open/",
        "campaigns/doors-open/daybreak-pledge/",
        "help/",
        "nowhere/",
    ]
    for path in [*(f"/en/{path}" for path in pages), "/account/login/"]:
        page.goto(demo.url + path)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        strip = page.get_by_role("complementary", name="Help and quick exit")
        expect(strip).to_be_in_viewport(ratio=1)
        expect(strip.get_by_role("link", name="Call")).to_have_attribute("href", "tel:+448081570142")
        expect(exit_button(page)).to_have_attribute("href", EXIT_URL)
