"""`/<lang>/help/`: numbers by country."""

from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from advocacy_site.core.alphabet import sort_key
from advocacy_site.core.caching import public

from .models import Helpline
from .strip import as_line


@require_safe
@public(ttl=60)
def help_page(request: HttpRequest) -> HttpResponse:
    """List the survivors' helplines by country, in the page's language where there is a translation."""
    lines = (
        Helpline.objects.shown()
        .for_audience(Helpline.Audience.SURVIVORS)
        .filter(locale__language_code=get_language())
    )
    by_country = sorted(map(as_line, lines), key=lambda line: (sort_key(line.country_name), line.name))
    countries = [
        {"name": name, "lines": list(group)}
        for name, group in groupby(by_country, key=lambda line: line.country_name)
    ]
    return render(request, "safety/help.html", {"countries": countries})
