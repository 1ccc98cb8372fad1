"""The tree that the demo's pages stand in."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Model
from wagtail.models import Locale, Page, Site

from advocacy_site.pages.models import HomePage

from ..content import site as content


def english() -> Locale:
    """Return the locale that the demo is written in."""
    return Locale.objects.get(language_code="en")


def child(parent: Page, page_class: type[Page], *, slug: str, **words: Any) -> Any:
    """Return the child of `parent` with `slug`, made and published where there is none."""
    found = page_class.objects.child_of(parent).filter(slug=slug).first()
    if found:
        return found
    page = page_class(slug=slug, locale=english(), **words)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page_class.objects.get(pk=page.pk)


def lines(model: type[Model], rows: Iterable[dict[str, Any]]) -> list[Any]:
    """Return unsaved children of a page, in the order of `rows`, each with its fields."""
    return [model(locale=english(), sort_order=n, **row) for n, row in enumerate(rows)]


def build_home() -> HomePage:
    """Return the home page; Wagtail's empty first page makes room for it."""
    root = Page.get_first_root_node() or Page.add_root(title="Root", slug="root", locale=english())
    found = HomePage.objects.filter(locale=english()).first()
    if found:
        return found
    for welcome in root.get_children().filter(slug="home"):
        if welcome.specific_class is Page:
            welcome.slug = "welcome-before-the-demo"
            welcome.save()
    home = child(Page.objects.get(pk=root.pk), HomePage, slug="home", **content.HOME)
    Site.objects.filter(is_default_site=True).update(root_page=home)
    if not Site.objects.exists():
        Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    for welcome in Page.objects.child_of(root).filter(slug="welcome-before-the-demo"):
        welcome.delete()
    point_site_at(home)
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
