"""`/<lang>/help/`: from a country and a language to numbers."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from advocacy_site.core.caching import public

from .finder import PARAMETERS, find
from .models import Helpline
from .strip import help_url

Audience = Helpline.Audience


@dataclass(frozen=True)
class Part:
    """The words above the lines for one audience. They say nothing of why somebody looks for them."""

    heading: Any
    lead: Any


PARTS = {
    Audience.SURVIVORS: Part(
        _("Someone to talk to"), _("You do not have to give your name, and you decide what you tell.")
    ),
    Audience.RELATIVES: Part(
        _("For relatives and friends"), _("Somebody you care about is affected. You may call for yourself.")
    ),
    Audience.PROFESSIONALS: Part(
        _("For professionals"), _("Advice for those who meet people in need at work, without naming them.")
    ),
    Audience.MEN: Part(
        _("For men who want to stop"), _("You can call before you decide anything. Your name is not needed.")
    ),
}


@require_safe
@public(ttl=60, query=PARAMETERS)
def help_page(request: HttpRequest, audience: str) -> HttpResponse:
    """Show the lines for one audience: its countries and languages as links, then the numbers of a country.

    A copy is kept for a minute only, and what it says of "now" holds for longer (`shown_line`).
    """
    if audience not in PARTS or request.path != help_url(audience):
        raise Http404
    country, language = (request.GET.get(name, "") for name in PARAMETERS)
    locale = get_language() or settings.LANGUAGE_CODE
    context = {
        "readers": audience,
        "part": PARTS[Audience(audience)],
        "found": find(locale, audience, country.upper(), language.lower()),
        "is_for_survivors": audience == Audience.SURVIVORS,
        "others": [(help_url(other), PARTS[other].heading) for other in PARTS if other != audience],
    }
    return render(request, "safety/help.html", context)
