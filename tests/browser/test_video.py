"""A video of another site: nothing is asked from there before one presses, and only its player afterwards."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .. import factories

TALK = "https://www.youtube.com/watch?v=xxxxxxxxxxx"
PLAYER = "https://www.youtube-nocookie.com/embed/xxxxxxxxxxx?autoplay=1&rel=0"
TRANSCRIPT = "<p>A coach speaks to eleven young men.</p>"


@pytest.fixture
def address(site) -> str:
    """A page with a video in its text, and one in the box beside it."""
    video = {"title": "Ninety minutes", "url": TALK, "transcript": TRANSCRIPT}
    page = factories.standard_page(
        body=[("video", video)], video_title="Four minutes", video_url="https://vimeo.com/12345"
    )
    return site.url + page.url


@pytest.fixture
def console(page: Page) -> list[str]:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    return said


def test_pressing_plays_it_here_and_asks_its_player_alone(
    address: str, page: Page, foreign_requests: list[str], console: list[str], axe: Callable[[Page], None]
) -> None:
    page.goto(address)
    assert foreign_requests == []
    expect(page.get_by_text("Then www.youtube-nocookie.com learns your network address")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Ninety minutes").click()
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("src", PLAYER)
    expect(frame).to_have_attribute("title", "Video: Ninety minutes")
    expect(frame).to_have_attribute("referrerpolicy", "strict-origin-when-cross-origin")
    expect(frame).to_have_attribute("sandbox", "allow-scripts allow-same-origin allow-presentation")
    expect(frame).to_have_attribute("allow", "autoplay; encrypted-media; fullscreen; picture-in-picture")
    expect(frame).to_be_focused()
    page.wait_for_timeout(200)
    assert foreign_requests == [PLAYER]
    foreign_requests.clear()
    assert not [text for text in console if "Content Security Policy" in text]


def test_the_keyboard_plays_it_and_its_transcript_stays_within_reach(
    address: str, page: Page, foreign_requests: list[str]
) -> None:
    page.goto(address)
    page.get_by_role("button", name="Ninety minutes").focus()
    page.keyboard.press("Enter")
    expect(page.locator("iframe")).to_be_focused()
    page.get_by_text("Read the transcript").click()
    expect(page.get_by_text("A coach speaks to eleven young men.")).to_be_visible()
    expect(page.get_by_role("button", name="Four minutes")).to_be_visible()
    foreign_requests.clear()


def test_the_video_in_the_box_plays_in_the_box(
    address: str, page: Page, foreign_requests: list[str], console: list[str]
) -> None:
    page.goto(address)
    page.get_by_role("button", name="Four minutes").click()
    expect(page.locator(".box iframe")).to_be_focused()
    page.wait_for_timeout(200)
    assert foreign_requests == ["https://player.vimeo.com/video/12345?autoplay=1&dnt=1"]
    foreign_requests.clear()
    assert not [text for text in console if "Content Security Policy" in text]


def test_a_frame_of_any_other_host_is_refused(
    address: str, page: Page, foreign_requests: list[str], console: list[str]
) -> None:
    page.goto(address)
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://a.example/'}))"
    )
    page.wait_for_timeout(200)
    assert foreign_requests == []
    assert any("frame-src" in text for text in console)


def test_without_javascript_a_link_leads_to_the_videos_own_page(
    address: str, page_without_js: Page, foreign_requests: list[str]
) -> None:
    page_without_js.goto(address)
    link = page_without_js.get_by_role("link", name="Watch on YouTube")
    expect(link).to_have_attribute("href", TALK)
    expect(page_without_js.get_by_text("Playing it leads to youtube.com.")).to_be_visible()
    expect(page_without_js.get_by_role("button", name="Play the video here")).to_have_count(0)
    assert foreign_requests == []


def test_leaving_by_the_quick_exit_silences_it(address: str, page: Page, foreign_requests: list[str]) -> None:
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(status=204))
    page.goto(address)
    page.get_by_role("button", name="Ninety minutes").click()
    expect(page.locator("iframe")).to_be_focused()
    page.locator(".strip .exit").click()
    expect(page.get_by_role("alert")).to_have_text("Loading.")
    expect(page.locator("iframe")).to_have_count(0)
    foreign_requests.clear()
