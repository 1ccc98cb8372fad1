"""The strip at the top of every page: help and the quick exit."""

from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.urls import reverse

from advocacy_site.core import countries

from .audience import ForAudience
from .models import Helpline, SafetySettings


@dataclass(frozen=True)
class StripLine:
    """A helpline as pages show it."""

    name: str
    country_name: str
    display_number: str
    tel: str
    can_call: bool
    can_text: bool
    free: bool
    languages: str = ""
    hours: str = ""


@dataclass(frozen=True)
class Strip:
    """What the strip shows in one language."""

    exit_url: str
    help_url: str
    helpline: StripLine | None
    is_for_others: bool = False  # the line is not the survivors' one, and the help page lists other lines


def as_line(helpline: Helpline) -> StripLine:
    """Return `helpline` with its country's name in the active language."""
    return StripLine(
        name=helpline.name,
        country_name=countries.name(helpline.country.code),
        display_number=helpline.display_number,
        tel=helpline.number,
        can_call=helpline.can_call,
        can_text=helpline.can_text,
        free=helpline.free,
        languages=helpline.languages,
        hours=helpline.hours,
    )


def strip_for(language: str, page: Any = None) -> Strip:
    """Return the strip of `language`, from staff's settings or else from FALLBACK_STRIP. One query.

    On a `page` for readers who are no survivors, its own helpline takes the place of the survivors' one;
    where it has none, the strip leads to the help page and shows no number.
    """
    strip = _survivors_strip(language)
    if not isinstance(page, ForAudience) or not page.is_for_others:
        return strip
    own = page.shown_helpline
    return replace(strip, helpline=as_line(own) if own else None, is_for_others=True)


def _survivors_strip(language: str) -> Strip:
    help_url = reverse("help")
    chosen = SafetySettings.objects.filter(locale__language_code=language).select_related("helpline").first()
    if chosen is None:
        fallback = settings.FALLBACK_STRIP
        return Strip(fallback["exit_url"], help_url, StripLine(**fallback["helpline"]))
    line = chosen.helpline
    return Strip(chosen.exit_url, help_url, as_line(line) if line and not line.hidden else None)
