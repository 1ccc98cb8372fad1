"""An event with a panel and a round table, typed into the admin's screens as the office does it."""

import re
from collections.abc import Callable
from typing import Any

from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from events.models import EventIndexPage, EventPage

from .. import factories


def choose(page: Page, button: Locator, name: str, *, new: bool = False) -> None:
    """Choose the speaker `name`, or enter her in the same window."""
    button.click()
    window = page.locator(".modal-body")
    if new:
        window.get_by_role("tab", name="Somebody new").click()
        window.locator("[name$=name]").fill(name)
        window.get_by_role("button", name="Enter and choose").click()
    else:
        window.get_by_role("link", name=name, exact=True).click()
    expect(window).to_have_count(0)


def write_words(page: Page) -> None:
    """The page of the event: a round table with a chair and a talk, and a panel of two."""
    page.locator("[name=title]").fill("What a law changes")
    page.locator("[name=kind]").select_option("side_event")
    programme = page.locator("[id*=programme-section]").first
    programme.locator("button.c-sf-add-button").last.click()
    page.get_by_role("option", name=re.compile("^Session")).click()
    page.locator("[name=programme-0-value-label]").fill("Round table 1")
    page.locator("[name=programme-0-value-title]").fill("Twenty years on")
    people = page.locator("[name=programme-0-value-people-count]").locator("xpath=..")
    for _person in range(2):
        people.locator("button.c-sf-add-button").last.click()
    page.locator("[name=programme-0-value-people-0-value-seat]").fill("A judge, to be named")
    page.locator("[name=programme-0-value-people-0-value-part]").select_option("chair")
    page.locator("[name=programme-0-value-people-1-value-talk_title]").fill("The four pillars")


def add_panellists(page: Page) -> None:
    for number, fields in enumerate(({"role": "Founder", "own_label": "Survivor"}, {"seat": "A minister"})):
        page.get_by_role("button", name="Add speaker").click()
        for name, words in fields.items():
            page.locator(f"[name=speaker_lines-{number}-{name}]").fill(words)
    line = page.locator("#inline_child_speaker_lines-0")
    choose(page, line.get_by_role("button", name="Choose speaker"), "Tuya Ganbold")


def write_time(page: Page, name: str, words: str) -> Locator:
    """Write a time, and leave its field, which closes the calendar over the fields below."""
    field = page.locator(f"[name{name}]")
    field.fill(words)
    calendar = page.locator(".xdsoft_datetimepicker:visible")
    expect(calendar).to_have_count(1)
    page.locator("legend").first.click()
    expect(calendar).to_have_count(0)
    return field


def press_and_arrive(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def test_an_event_with_a_panel_and_a_round_table_is_typed_into_the_admin(
    site: Any, editor: Page, open_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    # long because it is one event from its first word to what a phone shows of it
    index: EventIndexPage = factories.event_index()
    failed: list[str] = []
    editor.on("response", lambda answer: failed.append(answer.url) if answer.status >= 500 else None)
    editor.goto(site.url + reverse("wagtailadmin_pages:add", args=["events", "eventpage", index.pk]))
    write_words(editor)
    press_and_arrive(editor, "Save draft")  # with a person in the session who has no name yet
    expect(editor.get_by_text("Choose a speaker, or name the seat.").first).to_be_visible()
    choose(editor, editor.get_by_role("button", name="Choose speaker").last, "Tuya Ganbold", new=True)
    add_panellists(editor)
    press_and_arrive(editor, "Save draft")

    with editor.expect_navigation():
        editor.get_by_role("link", name="Date, place, registration and times").click()
    editor.locator("[name=time_zone]").select_option("Europe/Paris")
    starts = write_time(editor, "=starts", "22/06/2040 12h")
    press_and_arrive(editor, "Save")
    assert starts.input_value() == "22/06/2040 12h"  # not the present hour, which nobody wrote
    expect(editor.get_by_text("Write year, month, day").first).to_be_visible()
    write_time(editor, "=starts", "2040-06-22 12:00")
    write_time(editor, "^=session-][name$=-starts", "2040-06-22 12:15")
    editor.locator("[name=mode]").select_option("online")
    editor.locator("[name=registration]").select_option("external")
    editor.locator("[name=external_url]").fill("https://webinar.example/register")
    for language in ("English", "French", "Spanish", "German"):
        editor.get_by_label(language, exact=True).check()
    press_and_arrive(editor, "Save")

    event_page = EventPage.objects.get(title="What a law changes")
    editor.goto(site.url + reverse("wagtailadmin_pages:edit", args=[event_page.pk]))
    editor.get_by_role("button", name="More actions").click()
    press_and_arrive(editor, "Publish")
    assert not failed
    event_page.refresh_from_db()
    phone = open_page(width=320)
    phone.goto(site.url + event_page.url)
    axe(phone)
    shown = phone.locator("main").inner_text()
    lost = [
        words
        for words in (
            *("Friday 22 June 2040", "12:00 CEST", "Online", "English, Français, Español, Deutsch"),
            *("Round table 1", "12:15", "Twenty years on", "A judge, to be named", "The four pillars"),
            *("Tuya Ganbold", "Survivor, Founder", "A minister", "Register on webinar.example"),
        )
        if words not in shown
    ]
    assert not lost, shown
