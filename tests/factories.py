"""Builders of what tests stand on. Each returns a saved object and takes what the test is about."""

import itertools
from typing import Any

from wagtail.models import Locale, Page, Site

from advocacy_site.core.addresses import address_hash
from advocacy_site.pages.models import HomePage
from advocacy_site.supporters.models import ConsentWording
from campaigns import services
from campaigns.models import ActionPage, CampaignIndexPage, CampaignPage, Signature, TextVersion

numbers = itertools.count(1)
TEXT = "<ol><li>I will ask who pays.</li><li>I will say so aloud.</li></ol>"


def locale(code: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def home_page(**fields: Any) -> HomePage:
    """The site's home page, made once a test."""
    found = HomePage.objects.first()
    if found:
        return found
    # A transactional test before this one has emptied every table, the rows of migrations included.
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale())
    for old in root.get_children():
        old.delete()
    root.refresh_from_db()
    home = HomePage(
        title="Home", slug="home", hero_title="Until no one is for sale.", locale=locale(), **fields
    )
    root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True, port=80)
    return home


def campaign_index() -> CampaignIndexPage:
    home = home_page()
    found = CampaignIndexPage.objects.child_of(home).first()
    return found or home.add_child(
        instance=CampaignIndexPage(title="Campaigns", slug="campaigns", locale=locale())
    )


def campaign_page(**fields: Any) -> CampaignPage:
    n = next(numbers)
    fields = {"title": f"Campaign {n}", "slug": f"campaign-{n}", "summary": "What changes."} | fields
    return campaign_index().add_child(instance=CampaignPage(locale=locale(), **fields))


def consent_wordings() -> dict[str, ConsentWording]:
    for purpose in ("sign", "hand_over"):
        if not ConsentWording.objects.filter(locale=locale(), purpose=purpose).exists():
            ConsentWording.objects.create(locale=locale(), purpose=purpose, text=f"I agree to {purpose}.")
    return ConsentWording.objects.current("en")


def action_page(*, is_open: bool = True, parent: Page | None = None, **fields: Any) -> ActionPage:
    """A live pledge; open unless told otherwise."""
    consent_wordings()
    n = next(numbers)
    fields = {"title": f"Pledge {n}", "slug": f"pledge-{n}", "text": TEXT} | fields
    page = (parent or campaign_page()).add_child(instance=ActionPage(locale=locale(), **fields))
    page = ActionPage.objects.get(pk=page.pk)
    if is_open:
        services.open_action(page.action)
        page.action.refresh_from_db()
    return page


def submission(page: ActionPage, **fields: Any) -> services.Submission:
    values: dict[str, Any] = {
        "email": f"signer-{next(numbers)}@example.org",
        "name": "Amara Lindqvist",
        "country": "SE",
        "display": Signature.Display.HIDDEN,
        "text_version": TextVersion.objects.current().get(page=page).pk,
        "sign_wording": consent_wordings()["sign"],
    }
    return services.Submission(**(values | fields))


def pending_signature(page: ActionPage, **fields: Any) -> Signature:
    wish = submission(page, **fields)
    services.sign_action(page, wish)
    return Signature.objects.get(action=page.action, email_hash=address_hash(wish.email))


def confirm(signature: Signature, **changes: Any) -> Signature:
    values: dict[str, Any] = {
        "text_version": signature.text_version_id,
        "sign_wording": signature.sign_wording_id,
        "name": signature.name,
        "country": signature.country.code,
        "display": signature.display,
        "hand_over": signature.hand_over_wording_id is not None,
    }
    return services.confirm_signature(signature.pk, **(values | changes))


def confirmed_signature(page: ActionPage, **fields: Any) -> Signature:
    return confirm(pending_signature(page, **fields))


def form_data(page: ActionPage, **fields: Any) -> dict[str, Any]:
    """What a browser sends from the form on `page`."""
    values: dict[str, Any] = {
        "name": "Amara Lindqvist",
        "email": f"signer-{next(numbers)}@example.org",
        "country": "SE",
        "display": "hidden",
        "agree": "on",
        "website": "",
        "text_version": str(TextVersion.objects.current().get(page=page).pk),
        "agree_wording": str(consent_wordings()["sign"].pk),
    }
    return values | fields
