"""The letter of eighty-five: its list is pasted in the admin, and the public page shows it as pasted."""

from django.urls import reverse
from playwright.sync_api import Page, expect

from advocacy_site.core import countries
from advocacy_site.demo.content.signatories import GROUPS
from campaigns import services
from campaigns.models import Action, ActionPage

from .. import factories


def as_people_write_it() -> str:
    lines = []
    for heading, organisations in GROUPS.items():
        lines += [
            f"{heading}:",
            *(f"{name}, {countries.name(code)}" if code else name for name, code in organisations),
        ]
    return "\n".join(lines)


def shown_on(page: Page) -> list[tuple[str, list[str]]]:
    """Return each heading of the public list with its organisations."""
    return [
        (group.locator("h3").inner_text(), group.locator("li").all_inner_texts())
        for group in page.locator(".group").all()
    ]


def test_a_list_goes_in_by_pasting_in_three_screens(site, editor: Page) -> None:
    letter: ActionPage = factories.letter_page()
    services.change_settings(letter.action, {"signers": Action.Signers.ORGANISATIONS})
    editor.goto(site.url + reverse("action_records:edit", args=[letter.action_id]))
    editor.get_by_role("link", name="Add organisations").click()
    editor.get_by_label("The list").fill(as_people_write_it())
    editor.get_by_role("button", name="Read the list").click()
    doubtful = sum(not code or "," in name for lines in GROUPS.values() for name, code in lines)
    expect(editor.locator("tr.doubtful")).to_have_count(doubtful)
    expect(editor.locator("tr.wrong")).to_have_count(0)
    editor.get_by_role("button", name="Add 85 organisations").click()
    expect(editor.get_by_text("85 organisations were added.")).to_be_visible()
    services.fold_deltas()  # the worker does

    editor.goto(site.url + letter.url)
    groups = shown_on(editor)
    assert [len(organisations) for _heading, organisations in groups] == [24, 7, 54]
    for (heading, lines), (shown_heading, shown) in zip(GROUPS.items(), groups, strict=True):
        assert shown_heading.startswith(heading)
        for (name, code), text in zip(lines, shown, strict=True):
            assert text.startswith(name)
            assert not code or countries.name(code) in text
