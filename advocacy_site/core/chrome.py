"""The words around every page, in one language."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from wagtail.models import Page

from .models import MenuItem, SiteWords
from .statements import Prepared, Slot
from .visibility import unrestricted, visible


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


PLACES = ("menu_items__page", "act_page", "donate_page")


def _words_and_lines() -> models.QuerySet[SiteWords, Any]:
    """Return the words of a language once for each line of its menus, and once where there is none.

    For each page that a line or a button leads to: the path of its translation into that language, its own
    path, and whether everybody may read it there. Where `in_language` would answer, but in this statement.
    """
    found: dict[str, Any] = {}
    for place in PLACES:
        translated = Page.objects.filter(
            translation_key=models.OuterRef(f"{place}__translation_key"), locale=models.OuterRef("locale")
        )
        found[f"own_{place}"] = models.Subquery(visible(translated).values("url_path")[:1])
        found[f"open_{place}"] = unrestricted(f"{place}__path")
    words = SiteWords.objects.filter(locale__language_code=Slot("language", models.CharField()))
    columns = [
        column
        for place in PLACES
        for column in (f"own_{place}", f"{place}__url_path", f"{place}__live", f"open_{place}")
    ]
    lines = words.annotate(**found).order_by("menu_items__sort_order", "menu_items__pk")
    texts = ("site_name", "tagline", "motto", "menu_items__place", "menu_items__label")
    return lines.values_list(*texts, *columns)


WORDS = Prepared(_words_and_lines)  # on every page: composing it took longer than all else that a list needs


def chrome_for(language: str, request: HttpRequest) -> Chrome:
    """Return the words for `language`, or the bare name of the site where staff wrote none. One query."""
    home_url = f"/{language}/"
    rows = WORDS.rows(language=language)
    if not rows:
        return Chrome(site_name=settings.WAGTAIL_SITE_NAME, home_url=home_url)
    links: dict[str, list[NavLink]] = {place: [] for place in MenuItem.Place.values}
    for _name, _tagline, _motto, place, label, *targets in rows:
        url = _address(targets[:4], request)
        if url:
            links[place].append(NavLink(label, url, _is_current(url, home_url, request.path)))
    site_name, tagline, motto, _place, _label, *targets = rows[0]
    return Chrome(
        site_name=site_name,
        tagline=tagline,
        motto=motto,
        home_url=home_url,
        act_url=_address(targets[4:8], request),
        donate_url=_address(targets[8:], request),
        menu=tuple(links[MenuItem.Place.HEADER]),
        footer_links=tuple(links[MenuItem.Place.FOOTER]),
    )


def _is_current(url: str, home_url: str, path: str) -> bool:
    """Tell whether `path` is the page at `url` or lies below it; below the home page lies everything."""
    return path == url if url == home_url else path.startswith(url)


def _address(target: list[Any], request: HttpRequest) -> str:
    """The address of a page; nothing without one, while it is a draft, of no site, or not for everybody."""
    own, path, is_live, is_open = target
    shown = own or (path if is_live and is_open else "")
    return (Page(url_path=shown).get_url(request) or "") if shown else ""
