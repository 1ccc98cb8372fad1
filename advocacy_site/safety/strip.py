"""The strip at the top of every page: help and the quick exit."""

from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse

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


def as_line(helpline: Helpline) -> StripLine:
    """Return `helpline` with its country's name in the active language."""
    return StripLine(
        name=helpline.name,
        country_name=helpline.country.name,
        display_number=helpline.display_number,
        tel=helpline.number,
        can_call=helpline.can_call,
        can_text=helpline.can_text,
        free=helpline.free,
        languages=helpline.languages,
        hours=helpline.hours,
    )


def strip_for(language: str) -> Strip:
    """Return the strip of `language`, from staff's settings or else from FALLBACK_STRIP. One query."""
    help_url = reverse("help")
    chosen = SafetySettings.objects.filter(locale__language_code=language).select_related("helpline").first()
    if chosen is None:
        fallback = settings.FALLBACK_STRIP
        return Strip(fallback["exit_url"], help_url, StripLine(**fallback["helpline"]))
    line = chosen.helpline
    return Strip(chosen.exit_url, help_url, as_line(line) if line and not line.hidden else None)
