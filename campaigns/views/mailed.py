"""What the pages behind mailed links of signing have in common."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from advocacy_site.core import mailed
from advocacy_site.core.links import is_one_click
from advocacy_site.core.views import bad_request, gone

from .. import services


def nothing_there(request: HttpRequest) -> HttpResponse:
    """410. The page must not tell more than its reader knows: it may be somebody else's screen."""
    return gone(request, _("Nothing is stored behind this link. You can sign again on the action’s page."))


answer_link = partial(mailed.answer_link, nothing_there=nothing_there)


def seen_version(request: HttpRequest) -> UUID:
    """Return the version of the words that the page showed. Raises WordsChanged for anything else."""
    try:
        return UUID(request.POST.get("text_version", ""))
    except ValueError as error:
        raise services.WordsChanged from error


def fulfil_leaving(
    request: HttpRequest,
    found: Any,
    verbs: dict[str, Callable[[UUID], str]],
    *,
    find: Callable[[UUID], Any],
    show: Callable[[HttpRequest, Any, str], HttpResponse],
) -> HttpResponse:
    """Do with `found` what was pressed behind the "leave" link of a mail, and say what was done.

    `verbs`: by what the buttons send, one of them "stop", which is what mail programs press. `find` returns
    what is left of it, or None.
    """
    verb = verbs.get("stop" if is_one_click(request) else request.POST.get("do", ""))
    if verb is None:
        return bad_request(request)
    try:
        notice = verb(found.pk)
    except ObjectDoesNotExist:
        return nothing_there(request)
    left = find(found.pk)
    if left is None:
        return render(request, "campaigns/left.html", {"words": notice})
    return show(request, left, notice)
