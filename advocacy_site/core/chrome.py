"""The words around every page, in one language."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from wagtail.models import Page

from .models import MenuItem, SiteWords
from .visibility import unrestricted


@dataclass(frozen=True)
class NavLink:
    """A line of a menu or of a trail."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True)
class Chrome:
    """What header and footer show."""

    site_name: str
    tagline: str = ""
    motto: str = ""
    home_url: str = "/"
    act_url: str = ""
    donate_url: str = ""
    menu: tuple[NavLink, ...] = ()
    footer_links: tuple[NavLink, ...] = ()


def chrome_for(language: str, request: HttpRequest) -> Chrome:
    """Return the words for `language`, or the bare name of the site where staff wrote none. One query."""
    home_url = f"/{language}/"
    lines = MenuItem.objects.filter(unrestricted("page__path"), page__live=True)
    lines = lines.filter(words__locale__language_code=language).annotate(**_open_buttons("words__"))
    items = list(lines.select_related("page", "words__act_page", "words__donate_page").order_by("sort_order"))
    bare = SiteWords.objects.filter(locale__language_code=language).annotate(**_open_buttons())
    found = items[0] if items else bare.first()
    words = items[0].words if items else found
    if found is None or words is None:
        return Chrome(site_name=settings.WAGTAIL_SITE_NAME, home_url=home_url)
    links: dict[str, list[NavLink]] = {place: [] for place in MenuItem.Place.values}
    for item in items:
        url = item.page.get_url(request)
        if not url:
            continue  # a page of no site
        links[item.place].append(NavLink(item.label, url, _is_current(url, home_url, request.path)))
    return Chrome(
        site_name=words.site_name,
        tagline=words.tagline,
        motto=words.motto,
        home_url=home_url,
        act_url=_address(words.act_page, found.act_is_open, request),
        donate_url=_address(words.donate_page, found.donate_is_open, request),
        menu=tuple(links[MenuItem.Place.HEADER]),
        footer_links=tuple(links[MenuItem.Place.FOOTER]),
    )


def _is_current(url: str, home_url: str, path: str) -> bool:
    """Tell whether `path` is the page at `url` or lies below it; below the home page lies everything."""
    return path == url if url == home_url else path.startswith(url)


def _open_buttons(path: str = "") -> dict[str, Any]:
    """Return what tells of each button whether everybody may see its page; `path`: to the site's words."""
    return {f"{name}_is_open": unrestricted(f"{path}{name}_page__path") for name in ("act", "donate")}


def _address(page: Page | None, is_open: bool, request: HttpRequest) -> str:
    """The address of what a button leads to; nothing while that is a draft or not for everybody."""
    return (page.get_url(request) or "") if page and page.live and is_open else ""
