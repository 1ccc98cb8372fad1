"""Three phones at one door: whoever is pressed on any of them has come, whether or not scripts run."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from advocacy_site.core import clock
from advocacy_site.users.models import User
from events import door, services
from events.models import Event

from .. import factories

PARTIES = 6


@pytest.fixture
def event(site) -> Event:
    stewards = Group.objects.create(name="Door team")
    stewards.permissions.add(Permission.objects.get(codename="check_in"))
    event = factories.joinable(most_guests=1, stewards=stewards).event
    for number in range(PARTIES):
        factories.registered(event, name=f"Person {number}", guests=1)
    start = clock.now() - timedelta(minutes=5)
    return services.change_settings(event, {"starts_at": start, "ends_at": start + timedelta(hours=2)})


@pytest.fixture
def phone(site, event: Event, open_page: Callable[..., Page]) -> Callable[..., Page]:
    def at_the_door(*, js: bool = True) -> Page:
        """Open the desk with an account that can do nothing else, each phone with one of its own."""
        client = Client()
        account = User.objects.create_user(f"door-{next(factories.numbers)}@daybreak.example")
        account.groups.add(event.stewards)
        client.force_login(account)
        page = open_page(width=320, height=640, js=js)
        value = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": value, "url": site.url}])
        page.goto(site.url + reverse("doors"))
        page.get_by_role("link", name=str(event)).click()
        page.wait_for_url(f"**{reverse('check_in', args=[event.pk])}")  # with its script
        return page

    return at_the_door


def test_three_phones_that_check_in_at_once_lose_no_tap(
    event: Event, phone: Callable[..., Page], axe: Callable[..., None], screenshot: Callable[..., object]
) -> None:
    phones = [phone(), phone(), phone(js=False)]
    axe(phones[0])
    # Two press for the same people as fast as they can, each from another end; the third for the guests.
    for page, order in ((phones[0], ""), (phones[1], ".reverse()")):
        page.evaluate(
            f"[...document.querySelectorAll('li:first-child button')]{order}.forEach(b => b.click())"
        )
    for _party in range(PARTIES):
        phones[2].get_by_role("button", name="Check in: Guest 0").first.click()
    for page in phones[:2]:
        expect(page.locator("[aria-busy]")).to_have_count(0)
        page.reload()
        expect(page.locator(".came")).to_have_text(f"Arrived {2 * PARTIES} of {2 * PARTIES}")
    assert door.came(event) == (2 * PARTIES, 2 * PARTIES)
    screenshot(phones[0], "check-in")


def test_a_tap_without_an_answer_is_told_and_one_without_a_session_leads_to_signing_in(
    event: Event, phone: Callable[..., Page]
) -> None:
    page = phone()
    press = page.get_by_role("button", name="Check in: Person 3")
    page.context.set_offline(True)
    press.click()
    expect(page.get_by_role("status")).to_have_text(re.compile("may not have been saved"))
    page.context.set_offline(False)
    press.click()
    expect(page.get_by_role("status")).to_have_text("Checked in: Person 3")
    page.get_by_role("button", name="Undo: Person 3").click()
    expect(page.get_by_role("status")).to_have_text("Taken back.")
    page.get_by_label("Name or organisation").fill("person 4")
    page.keyboard.press("Enter")
    expect(page.get_by_role("article")).to_have_count(1)
    assert "person" not in page.url
    assert door.came(event)[0] == 0
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Check in: Person 4").click()
    expect(page.get_by_label("Password")).to_be_visible()
