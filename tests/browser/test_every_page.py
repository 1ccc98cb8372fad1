"""Every public page, narrow and wide, by day and by night: no obstacle, no cookie, no other host."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from advocacy_site.core import clock, links
from advocacy_site.core.models import Link
from advocacy_site.demo import builders
from campaigns import services
from campaigns.models import ActionPage, CampaignPage, Signature

from .. import factories

# Chromium first: with its event loop Django opens another connection, which must know the migrations' rows.
pytestmark = pytest.mark.usefixtures("browser")

WITH_COOKIES = {"login"}
Step = tuple[str, Callable[[Page], int]]  # name, and what brings a browser there and returns the status


def going_to(url: str) -> Callable[[Page], int]:
    def go(page: Page) -> int:
        response = page.goto(url)
        assert response
        return response.status

    return go


def sending_an_empty_form_at(url: str) -> Callable[[Page], int]:
    def go(page: Page) -> int:
        page.goto(url)
        with page.expect_response(lambda response: response.request.method == "POST") as answer:
            page.locator("form .btn.act").click()
        page.wait_for_load_state()
        return answer.value.status

    return go


def mailed_link(signature: Signature, *, expired: bool = False) -> str:
    nonce, now = links.new_nonce(), clock.now()
    link = links.create_link("confirm-signature", nonce, signature.pk, expires_at=now + timedelta(days=7))
    if expired:
        Link.objects.filter(pk=link.pk).update(created_at=now - timedelta(days=8), expires_at=now)
    return links.url_for("confirm-signature", nonce)


def steps(site) -> Iterator[tuple[int, Step]]:
    """Build the demo, with actions in every state, and yield the status and the way to each page."""
    builders.build()
    campaign = CampaignPage.objects.get(slug="doors-open")
    pledge = ActionPage.objects.get(slug="daybreak-pledge")
    paused = factories.action_page(parent=campaign, title="A paused pledge", slug="paused")
    closed = factories.action_page(parent=campaign, title="A closed pledge", slug="closed")
    services.pause_action(paused.action)
    services.close_action(closed.action)
    pending = factories.pending_signature(pledge)
    confirmed = factories.confirmed_signature(pledge)
    withdrawn = factories.confirmed_signature(pledge)
    services.withdraw_signature(withdrawn.pk)

    yield 200, ("home", going_to(f"{site.url}/en/"))
    yield 200, ("campaigns", going_to(f"{site.url}/en/campaigns/"))
    yield 200, ("campaign", going_to(site.url + campaign.url))
    yield 200, ("action", going_to(site.url + pledge.url))
    yield 422, ("action-errors", sending_an_empty_form_at(site.url + pledge.url))
    yield 200, ("action-paused", going_to(site.url + paused.url))
    yield 200, ("action-closed", going_to(site.url + closed.url))
    yield 200, ("thanks", going_to(site.url + reverse("sign_thanks", args=[pledge.action.key])))
    yield 200, ("confirm", going_to(mailed_link(pending)))
    yield 200, ("confirmed", going_to(mailed_link(confirmed)))
    yield 410, ("link-of-withdrawn", going_to(mailed_link(withdrawn)))
    yield 410, ("link-expired", going_to(mailed_link(pending, expired=True)))
    yield 200, ("help", going_to(f"{site.url}/en/help/"))
    yield 404, ("not-found", going_to(f"{site.url}/en/nowhere/"))
    yield 200, ("login", going_to(f"{site.url}/account/login/"))


def faults(page: Page, name: str, axe: Callable[[Page], None]) -> Iterator[str]:
    """Yield what is wrong with the page that is open."""
    if (headings := page.locator("h1").count()) != 1:
        yield f"{headings} h1"
    wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if wide > room:
        yield f"{wide} px wide where there are {room}"
    if cookies := page.context.cookies():
        page.context.clear_cookies()
        if name not in WITH_COOKIES:
            yield "cookies: " + ", ".join(cookie["name"] for cookie in cookies)
    if page.evaluate("localStorage.length + sessionStorage.length"):
        yield "something is stored in the browser"
    try:
        axe(page)
    except AssertionError as error:
        yield str(error)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_open_to_everybody(
    site,
    open_page: Callable[..., Page],
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    foreign_requests: list[str],
    width: int,
    dark: bool,
) -> None:
    page = open_page(width=width, dark=dark)
    console: list[str] = []
    page.on("console", lambda message: console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    found = []
    for expected, (name, go) in steps(site):
        status = go(page)
        said = [text for text in console if "Failed to load resource" not in text]  # a page's own status, 404
        screenshot(page, f"{name}-dark" if dark else name)
        wrong = [f"status {status}"] if status != expected else []
        wrong += [*said, *faults(page, name, axe)]
        wrong += [f"asked {url}" for url in foreign_requests]
        foreign_requests.clear()
        console.clear()
        found += [f"{name}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)
