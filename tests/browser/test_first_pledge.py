"""From the start page to a number that is one higher: the way of a person who signs the demo's pledge."""

import re
from collections.abc import Callable

import pytest
from django.core import mail
from playwright.sync_api import Page, expect

from advocacy_site.core.addresses import mask
from advocacy_site.mailing.worker import Worker
from campaigns import services
from campaigns.models import ActionPage, Signature

# Chromium first: with its event loop Django opens another connection, which must know the migrations' rows.
pytestmark = [
    pytest.mark.usefixtures("browser"),
    pytest.mark.parametrize("js", [False, True], ids=["without JavaScript", "with JavaScript"]),
]

EMAIL = "wanjiru@example.org"
AGREE = re.compile("Store what I write")


@pytest.fixture
def pledge(demo) -> ActionPage:
    return ActionPage.objects.get(slug="daybreak-pledge")


@pytest.fixture
def visitor(open_page: Callable[..., Page], js: bool) -> Page:
    return open_page(js=js)


def fill(page: Page) -> None:
    page.get_by_label("Your name").fill("Wanjiru Ní Bhriain")
    page.get_by_label("Email", exact=True).fill(EMAIL)
    page.get_by_label("Country", exact=True).select_option("KE")
    page.get_by_label("First name and initial, and country").check()
    page.get_by_label(AGREE).check()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def deliver() -> str:
    """Send what waits, and return the link in the newest mail to the visitor."""
    Worker().run_once()
    newest = [message for message in mail.outbox if message.to == [EMAIL]][-1]  # the demo has mails, too
    link = re.search(r"http://\S+/l/\S+", newest.body)
    assert link, newest.body
    return link[0]


def number(page: Page) -> int:
    return int(re.sub(r"\D", "", page.locator(".progress strong").first.inner_text()))


def signed(page: Page, site, pledge: ActionPage) -> str:
    """Sign the pledge and return the mailed link."""
    page.goto(site.url + pledge.url)
    fill(page)
    press(page, "Add my name")
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step.")
    return deliver()


def test_a_visitor_signs_from_the_start_page_and_is_counted_after_confirming(
    site, pledge: ActionPage, visitor: Page
) -> None:
    visitor.goto(f"{site.url}/en/")
    visitor.locator("a.sun").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text("The Daybreak Pledge")
    address, before = visitor.url, number(visitor)
    fill(visitor)
    press(visitor, "Add my name")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("One more step.")

    visitor.goto(deliver())
    expect(visitor.get_by_text(mask(EMAIL))).to_be_visible()
    expect(visitor.get_by_label("Your name")).to_have_value("Wanjiru Ní Bhriain")
    expect(visitor.get_by_label("First name and initial, and country")).to_be_checked()
    press(visitor, "Confirm my signature")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Your signature counts.")

    services.fold_deltas()
    visitor.goto(address)
    visitor.reload()
    assert number(visitor) == before + 1


def test_a_campaign_leads_to_its_pledge(site, pledge: ActionPage, visitor: Page) -> None:
    visitor.goto(f"{site.url}/en/campaigns/")
    visitor.get_by_role("link", name=pledge.get_parent().title).first.click()
    visitor.get_by_role("main").locator(f'a[href$="{pledge.url}"]').first.click()
    expect(visitor).to_have_url(site.url + pledge.url)


def test_looking_at_the_mailed_page_counts_nothing(site, pledge: ActionPage, visitor: Page) -> None:
    visitor.goto(signed(visitor, site, pledge))
    visitor.reload()
    assert services.fold_deltas() == 0
    assert Signature.objects.latest("created_at").state == Signature.State.PENDING


def test_a_mistake_brings_the_form_back_with_everything_kept(
    site, pledge: ActionPage, visitor: Page, js: bool
) -> None:
    visitor.goto(site.url + pledge.url)
    fill(visitor)
    visitor.get_by_label("Email", exact=True).fill("wanjiru")
    visitor.get_by_label(AGREE).uncheck()
    press(visitor, "Add my name")

    expect(visitor).to_have_title(re.compile("^Error: "))
    summary = visitor.get_by_role("alert")
    expect(summary).to_be_in_viewport()
    assert summary.get_by_role("link").count() == 2
    if js:
        expect(summary).to_be_focused()
    expect(visitor.get_by_label("Your name")).to_have_value("Wanjiru Ní Bhriain")
    expect(visitor.get_by_label("Email", exact=True)).to_have_value("wanjiru")
    expect(visitor.get_by_label("Country", exact=True)).to_have_value("KE")
    expect(visitor.get_by_label("First name and initial, and country")).to_be_checked()

    visitor.get_by_label("Email", exact=True).fill(EMAIL)
    visitor.get_by_label(AGREE).check()
    press(visitor, "Add my name")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("One more step.")


def test_each_line_of_the_summary_leads_to_its_field(site, pledge: ActionPage, visitor: Page) -> None:
    visitor.goto(site.url + pledge.url)
    press(visitor, "Add my name")
    links = visitor.get_by_role("alert").get_by_role("link")
    fields = []
    for link in links.all():
        link.click()
        field = visitor.locator(":focus")
        expect(field).to_be_in_viewport()
        assert is_below_the_strip(visitor)
        fields.append(field.get_attribute("name"))
    assert fields == ["name", "email", "country", "display", "agree"]


def is_below_the_strip(page: Page) -> bool:
    strip, field = page.locator(".strip").bounding_box(), page.locator(":focus").bounding_box()
    assert strip
    assert field
    return field["y"] >= strip["y"] + strip["height"]


def test_an_error_on_the_mailed_page_keeps_what_was_typed(
    site, pledge: ActionPage, visitor: Page, js: bool
) -> None:
    visitor.goto(signed(visitor, site, pledge))
    visitor.get_by_label("Your name").fill("W")
    visitor.get_by_label("Not at all").check()
    press(visitor, "Confirm my signature")
    if js:
        expect(visitor.get_by_role("alert")).to_be_focused()
    visitor.get_by_role("alert").get_by_role("link").click()
    expect(visitor.get_by_label("Your name")).to_be_focused()
    expect(visitor.get_by_label("Your name")).to_have_value("W")
    expect(visitor.get_by_label("Not at all")).to_be_checked()


def test_whoever_did_not_sign_says_so_and_nothing_is_kept(site, pledge: ActionPage, visitor: Page) -> None:
    link = signed(visitor, site, pledge)
    visitor.goto(link)
    press(visitor, "I did not sign this")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Nothing was kept.")
    assert services.fold_deltas() == 0
    assert not Signature.objects.filter(name="Wanjiru Ní Bhriain").exists()

    answer = visitor.goto(link)
    assert answer
    assert answer.status in (404, 410)
