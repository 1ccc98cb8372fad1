from datetime import datetime

from django import template
from django.conf import settings
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from .. import blocks, countries, dates
from ..blocks.body import Heading
from ..chrome import Chrome, NavLink, chrome_for
from ..frames import frame_hosts
from ..languages import Language
from ..models import SiteImage
from ..players import Player, player_of
from ..styles import style_sheets as styles_of_every_page

register = template.Library()


@register.simple_tag(takes_context=True)
def chrome(context: template.Context) -> Chrome:
    """Return the words around the page in the active language: name, menu, footer."""
    return chrome_for(get_language() or settings.LANGUAGE_CODE, context["request"])


@register.simple_tag(takes_context=True)
def crumbs(context: template.Context, page: Page | None) -> list[NavLink]:
    """Return the links from the home page down to the parent of `page`. No query where its trail is known."""
    if page is None or page.depth <= 2:
        return []
    trail = getattr(page, "trail", None)
    if trail is None:
        trail = page.get_ancestors().filter(depth__gt=1)
    return [
        NavLink(above.title, above.get_url(context["request"]) or "", False) for above in trail if above.live
    ]


@register.filter
def country_name(code: str) -> str:
    """Return what we call a country in the active language."""
    return countries.name(code)


@register.simple_tag
def style_sheets() -> list[str]:
    """Return the static files that every page links, in order."""
    return styles_of_every_page()


@register.simple_tag
def contents(body: StreamValue) -> list[Heading]:
    """Return the headings of a page's `body` for a table of contents: text, level (2 or 3), anchor."""
    return blocks.contents(body)


@register.filter
def with_anchors(words: RichText, anchors: list[str]) -> SafeString:
    """Return rich text with the ids `anchors` on its headings; they are slugs."""
    return SafeString(blocks.with_anchors(str(words), anchors))


@register.simple_tag(takes_context=True)
def player(context: template.Context, url: str) -> Player | None:
    """Return the player of the video at `url`, if we know one, and let this page show it in a frame."""
    found, request = player_of(url), context.get("request")
    if found and request:
        frame_hosts(request).add(found.host)
    return found


@register.filter
def lang_attributes(language: Language | None) -> SafeString:
    """Return the attributes of an element whose words are in `language`; nothing for None."""
    if not language:
        return SafeString("")
    return format_html(' lang="{}" dir="{}"', language.code, language.direction)


@register.filter
def licensed(image: SiteImage | None) -> SiteImage | None:
    """Return `image` while its licence lasts, else None."""
    return image if image and image.is_licensed else None


@register.filter(expects_localtime=True)
def with_zone(moment: datetime | None) -> str:
    """Return `moment` with its day, hour and time zone; "" for None."""
    return dates.with_zone(moment) if moment else ""


@register.filter
def grouped(number: int) -> str:
    """Return `number` with the active language's thousands separator: 18,432."""
    return number_format(number, use_l10n=True, force_grouping=True)
