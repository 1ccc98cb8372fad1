"""Every public page, narrow and wide, by day and by night: no obstacle, no cookie, no other host."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page
from wagtail.models import Page as SitePage
from wagtail.models import get_page_models

from advocacy_site.core import clock, links
from advocacy_site.core.models import Link
from campaigns import services
from campaigns.leaving import leave_url
from campaigns.models import Action, ActionPage, CampaignPage, Signature
from events.models import EventPage
from members.models import MemberPage

from .. import factories
from ..supporters.asking import link_for
from . import registering

WITH_COOKIES = {"login"}
WIDTHS = (320, 768, 1280)
WIDTHS_FOR_AXE = (320, 1280)
SCREENS = Path(__file__).parents[2] / "var" / "screens"
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


def states() -> dict[type[SitePage], Callable[[Any], str]]:
    """How to tell the state of a page, by its type; every state that the demo holds is looked at once."""
    return {
        ActionPage: lambda page: f"{page.action.kind}-{'won' if page.won else page.action.state}",
        CampaignPage: lambda page: page.status,
        EventPage: lambda page: (
            f"{page.kind}-{page.event.status}-{page.event.phase}{'-full' if page.event.is_full else ''}"
        ),
        MemberPage: lambda page: "discreet" if page.member.discreet else "open",
    }


def kind_or_audience(page: Any) -> str:
    """The state of any other page: its kind or its readers, where it has such."""
    return str(getattr(page, "kind", "") or getattr(page, "audience", "") or "plain").replace("_", "-")


def pages_of_every_type_and_state() -> dict[str, str]:
    """The address of one public page for each type and state that the demo holds, by their names."""
    found: dict[str, str] = {}
    for model in get_page_models():
        state_of = states().get(model, kind_or_audience)
        pages = model.objects.filter(depth__gt=1).live().public().exact_type(model).order_by("path")
        for page in pages if model is not SitePage else ():
            name = f"{model.__name__.removesuffix('Page').lower()}-{state_of(page)}"
            found.setdefault(name, page.get_url())
    return found


def add_states(campaign: CampaignPage) -> None:
    """Make what the demo has no reason to hold."""
    paused = factories.action_page(parent=campaign, title="A paused pledge", slug="paused")
    closed = factories.action_page(parent=campaign, title="A closed pledge", slug="closed")
    services.pause_action(paused.action)
    services.close_action(closed.action)
    factories.action_page(parent=campaign, title="Not open yet", slug="not-open", is_open=False)


def steps(demo) -> Iterator[tuple[int, Step]]:
    """Add actions in every state to the demo, and yield the status and the way to each page."""
    add_states(CampaignPage.objects.live().order_by("path")[0])
    pledge = next(
        page
        for page in ActionPage.objects.live().select_related("action")
        if page.action.kind == Action.Kind.PLEDGE and page.action.state == Action.State.OPEN
    )
    pending = factories.pending_signature(pledge)
    confirmed = factories.confirmed_signature(pledge)
    withdrawn = factories.confirmed_signature(pledge)
    services.withdraw_signature(withdrawn.pk)

    for name, address in pages_of_every_type_and_state().items():
        yield 200, (name, going_to(demo.url + address))
    yield 422, ("action-errors", sending_an_empty_form_at(demo.url + pledge.url))
    yield 200, ("thanks", going_to(demo.url + reverse("sign_thanks", args=[pledge.action.key])))
    yield 200, ("confirm", going_to(mailed_link(pending)))
    yield 200, ("confirmed", going_to(mailed_link(confirmed)))
    yield 410, ("link-of-withdrawn", going_to(mailed_link(withdrawn)))
    yield 410, ("link-expired", going_to(mailed_link(pending, expired=True)))
    yield 200, ("my-data-ask", going_to(f"{demo.url}/en/my-data/"))
    yield 200, ("my-data-sent", going_to(f"{demo.url}/en/my-data/sent/"))
    yield 200, ("my-data", going_to(demo.url + link_for(confirmed.email)))
    yield 200, ("leave", going_to(leave_url(confirmed.pk)))
    congress = registering.form_with_everything()
    yield 422, ("event-errors", sending_an_empty_form_at(demo.url + congress.url))
    for name, address in registering.addresses():
        yield 200, (name, going_to(urljoin(demo.url, address)))
    yield 200, ("help", going_to(f"{demo.url}/en/help/"))
    yield 404, ("not-found", going_to(f"{demo.url}/en/nowhere/"))
    yield 200, ("login", going_to(f"{demo.url}/account/login/"))


def faults(page: Page, axe: Callable[..., None], **how: bool) -> Iterator[str]:
    """Yield what is wrong with the open page at the width that it has now. `how`: see `axe`."""
    if (headings := page.locator("h1").count()) != 1:
        yield f"{headings} h1"
    wide, room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if wide > room:
        yield f"{wide} px wide where there are {room}"
    if page.viewport_size["width"] in WIDTHS_FOR_AXE:
        try:
            axe(page, **how)
        except AssertionError as error:
            yield str(error)


def left_behind(context: BrowserContext, page: Page, name: str) -> Iterator[str]:
    """Yield what a page has put on the visitor's machine."""
    if cookies := context.cookies():
        context.clear_cookies()
        if name not in WITH_COOKIES:
            yield "cookies: " + ", ".join(cookie["name"] for cookie in cookies)
    if page.evaluate("localStorage.length + sessionStorage.length"):
        yield "something is stored in the browser"


def in_every_look(page: Page, name: str, axe: Callable[..., None]) -> Iterator[str]:
    """Make the open page wider and wider, by day and by night; keep pictures; yield what is wrong.

    Night changes colours alone, so that axe need not ask all the rest a second time.
    """
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            picture = SCREENS / f"{name}-{width}-{scheme}.jpg"
            page.screenshot(path=picture, type="jpeg", quality=80, full_page=True)  # half a PNG's time
            found = faults(page, axe, only_colours=scheme == "dark")
            yield from (f"{width}, {scheme}: {fault}" for fault in found)


@pytest.mark.parametrize("half", [0, 1])  # two processes share the work
def test_every_page_is_open_to_everybody(
    demo,
    open_page: Callable[..., Page],
    axe: Callable[..., None],
    foreign_requests: list[str],
    half: int,
) -> None:
    SCREENS.mkdir(parents=True, exist_ok=True)
    page = open_page(width=320)
    console: list[str] = []
    page.on("console", lambda message: console.append(message.text))
    page.on("pageerror", lambda error: console.append(str(error)))
    found = []
    for expected, (name, go) in islice(steps(demo), half, None, 2):
        status = go(page)
        wrong = [f"status {status}"] if status != expected else []
        wrong += in_every_look(page, name, axe)
        wrong += left_behind(page.context, page, name)
        wrong += [text for text in console if "Failed to load resource" not in text]  # its own status, 404
        wrong += [f"asked {url}" for url in foreign_requests]
        foreign_requests.clear()
        console.clear()
        page.set_viewport_size({"width": 320, "height": 900})
        found += [f"{name}: {fault}" for fault in wrong]
    assert not found, "\n".join(found)
