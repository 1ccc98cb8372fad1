"""Builds the demo from `content`. Each step finds what an earlier run made, so nothing is made twice."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Locale, Page, Site

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.models import MenuItem, SiteWords
from advocacy_site.pages.models import HomePage
from advocacy_site.safety.models import Helpline, SafetySettings
from advocacy_site.supporters.models import ConsentWording
from campaigns import services
from campaigns.models import ActionPage, CampaignIndexPage, CampaignPage, Signature, TextVersion

from . import content

SIGNATURES = 41


@transaction.atomic
def build() -> None:
    """Make the demo, or what is missing of it."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    build_consents()
    build_safety()
    home = build_home()
    index = _child(home, CampaignIndexPage, slug="campaigns", show_in_menus=True, **content.CAMPAIGN_INDEX)
    for words in content.CAMPAIGNS:
        _child(index, CampaignPage, **words)
    pledge = build_pledge(index)
    build_site_words(index, pledge)
    if home.featured_action_id is None:
        home.featured_action = pledge
        home.save()
        home.save_revision().publish()
    point_site_at(home)


def english() -> Locale:
    """Return the locale that the demo is written in."""
    return Locale.objects.get(language_code="en")


def _child(parent: Page, page_class: type[Page], *, slug: str, **words: Any) -> Any:
    """Return the child of `parent` with `slug`, made and published where there is none."""
    found = page_class.objects.child_of(parent).filter(slug=slug).first()
    if found:
        return found
    page = page_class(slug=slug, locale=english(), **words)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page_class.objects.get(pk=page.pk)


def build_home() -> HomePage:
    """Return the home page; Wagtail's empty first page makes room for it."""
    root = Page.get_first_root_node()
    found = HomePage.objects.filter(locale=english()).first()
    if found:
        return found
    for welcome in root.get_children().filter(slug="home"):
        if welcome.specific_class is Page:
            welcome.slug = "welcome-before-the-demo"
            welcome.save()
    home = _child(Page.objects.get(pk=root.pk), HomePage, slug="home", **content.HOME)
    Site.objects.filter(is_default_site=True).update(root_page=home)
    if not Site.objects.exists():
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    for welcome in Page.objects.child_of(root).filter(slug="welcome-before-the-demo"):
        welcome.delete()
    return home


def point_site_at(home: HomePage) -> None:
    """Let Wagtail's full addresses begin with SITE_URL."""
    address = urlsplit(settings.SITE_URL)
    site = Site.objects.get(is_default_site=True)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.root_page = home
    site.site_name = content.SITE["site_name"]
    site.save()


def build_consents() -> None:
    """Make the first wording of each consent."""
    for purpose, text in content.CONSENTS.items():
        if not ConsentWording.objects.filter(locale=english(), purpose=purpose).exists():
            ConsentWording.objects.create(locale=english(), purpose=purpose, text=text)


def build_safety() -> None:
    """Make the helplines and choose the first of them for the strip."""
    for line in content.HELPLINES:
        Helpline.objects.get_or_create(
            locale=english(),
            name=line["name"],
            defaults=line | {"audience": Helpline.Audience.SURVIVORS, "checked_on": clock.today()},
        )
    SafetySettings.objects.get_or_create(
        locale=english(),
        defaults={
            "exit_url": content.EXIT_URL,
            "helpline": Helpline.objects.get(locale=english(), name=content.HELPLINES[0]["name"]),
        },
    )


def build_pledge(index: CampaignIndexPage) -> ActionPage:
    """Return the open pledge, with some signatures that were generated."""
    words = dict(content.PLEDGE)
    campaign = CampaignPage.objects.child_of(index).get(slug=words.pop("campaign"))
    goal = words.pop("goal")
    pledge = _child(campaign, ActionPage, **words)
    action = pledge.action
    if action.opens_at is None:
        action.goal = goal
        action.save(update_fields=["goal"])
        services.open_action(action)
        generate_signatures(pledge)
    return pledge


def generate_signatures(pledge: ActionPage) -> None:
    """Give `pledge` confirmed signatures of invented people over the last weeks, and count them."""
    version = TextVersion.objects.current().get(page=pledge)
    wording = ConsentWording.objects.current("en")["sign"]
    displays = Signature.Display.values
    for n in range(SIGNATURES):
        at = clock.now() - timedelta(hours=12 * n + 7)
        given, family = content.GIVEN_NAMES[n % 12], content.FAMILY_NAMES[n % 10]
        address = f"demo-{n}@example.org"
        signature = Signature.objects.create(
            action=pledge.action,
            text_version=version,
            email_hash=address_hash(address),
            email=address,
            name=f"{given} {family}",
            country=content.COUNTRIES[n % 7],
            display=displays[n % 3],
            language="en",
            sign_wording=wording,
            state=Signature.State.CONFIRMED,
            created_at=at,
            requested_at=at,
            confirmed_at=at,
        )
        services.counting.write_delta(signature, 1)
    while services.fold_deltas() == services.counting.BATCH:
        pass


def build_site_words(index: CampaignIndexPage, pledge: ActionPage) -> None:
    """Make name, motto and menu."""
    if SiteWords.objects.filter(locale=english()).exists():
        return
    words = SiteWords(locale=english(), act_page=pledge, **content.SITE)
    words.menu_items = [
        MenuItem(locale=english(), place=MenuItem.Place.HEADER, label="Campaigns", page=index, sort_order=0),
        MenuItem(locale=english(), place=MenuItem.Place.FOOTER, label="Campaigns", page=index, sort_order=1),
        MenuItem(
            locale=english(), place=MenuItem.Place.FOOTER, label="The pledge", page=pledge, sort_order=2
        ),
    ]
    words.save()
