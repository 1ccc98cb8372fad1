"""The tree that pages stand in, and the words around them."""

import itertools
from typing import Any

from wagtail.models import Locale, Page, Site

from advocacy_site.core.models import MenuItem, SiteWords
from advocacy_site.pages.models import (
    HomePage,
)
from campaigns.models import (
    CampaignIndexPage,
    CampaignPage,
)

numbers = itertools.count(1)


def locale(code: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]


def stand() -> None:
    """Make what nearly every test stands on, before the first one: a home page and the campaigns' index.

    Each page costs some 40 ms, and a test takes back only what it made itself.
    """
    campaign_index()


def home_page() -> HomePage:
    """The site's home page."""
    found = HomePage.objects.first()
    if found:
        return found
    # A transactional test before this one has emptied every table, the rows of migrations included.
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=locale())
    for old in root.get_children():
        old.delete()
    root.refresh_from_db()
    home = HomePage(title="Home", slug="home", hero_title="Until no one is for sale.", locale=locale())
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


def site_words() -> SiteWords:
    """The words around every page, with a menu, as a real site has them."""
    words = SiteWords(locale=locale(), site_name="Daybreak Coalition")
    words.menu_items = [MenuItem(locale=locale(), label="Campaigns", page=campaign_index())]
    words.save()
    return words
