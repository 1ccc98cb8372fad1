"""`/<lang>/my-data/`: the question, its one answer, and the page behind the mailed link."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from advocacy_site.core import clock, limits
from advocacy_site.core.caching import public
from advocacy_site.core.models import Link
from advocacy_site.core.network import client_network
from advocacy_site.core.origin import same_origin_only
from advocacy_site.core.registry import NotHeld, NotUnderstood, retention
from advocacy_site.core.views import bad_request, gone, see_other, too_many_requests

from . import my_data
from .forms import AskForm
from .models import DataRequest

ERASING = {"erase": False, "erase-but-count": True}  # button → whether to stay as a number


@sensitive_post_parameters()
@same_origin_only
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for an address, and take it. Every good answer is the same redirect, whatever we hold.

    The same in every header, too: no `never_cache`, whose Expires tells the second.
    """
    if request.method in ("GET", "HEAD"):
        return _form(request)
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form = AskForm(request.POST)
    if not form.is_valid():
        return _ask_again(request, form)
    try:
        _take(form, client_network(request))
    except my_data.TooManyRequests:
        return too_many_requests(request)
    return see_other(reverse("my_data_sent"))


@public(ttl=60, stale=300)
def _form(request: HttpRequest) -> HttpResponse:
    return render(request, "supporters/ask.html", {"form": AskForm()})


def _ask_again(request: HttpRequest, form: AskForm) -> HttpResponse:
    return render(request, "supporters/ask.html", {"form": form}, status=422)


def _take(form: AskForm, network: str) -> None:
    """Ask, unless it is a bot, which gets the same answers. Raises TooManyRequests."""
    if not form.is_trap_sprung:
        my_data.ask(form.cleaned_data["email"], get_language() or settings.LANGUAGE_CODE, network=network)
    elif not limits.hit("my-data-network", network):
        raise my_data.TooManyRequests


@require_safe
@public(ttl=60, stale=300)
def sent(request: HttpRequest) -> HttpResponse:
    """The one page that everybody sees after asking."""
    return render(request, "supporters/sent.html", {"ask_url": reverse("my_data")})


@sensitive_post_parameters()
@never_cache
def open_my_data(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `my-data`, in the language it was asked for in. Only POST changes anything."""
    asked = DataRequest.objects.filter(pk=link.target).first()
    if asked is None:
        return gone(request)
    with translation.override(asked.language):
        request.LANGUAGE_CODE = asked.language
        if request.method in ("GET", "HEAD"):
            response = _show(request, asked)
        elif request.method == "POST":
            response = _fulfil(request, asked)
        else:
            response = HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    response["X-Robots-Tag"] = "noindex"
    return response


def _show(request: HttpRequest, asked: DataRequest, notice: str = "") -> HttpResponse:
    context = {
        "sections": my_data.sections(asked.subject_hash),
        "ends_at": asked.requested_at + my_data.LINK_LIFE,
        "notice": notice,
    }
    return render(request, "supporters/my_data.html", context)


def _fulfil(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    wish = request.POST.get("do", "")
    if wish == "download":
        return _download(asked)
    if wish in ERASING:
        my_data.erase_everything(asked, keep_as_number=ERASING[wish])
        return render(request, "supporters/erased.html", {"kept_years": _years(retention["consents"].period)})
    try:
        notice = my_data.fulfil(asked.subject_hash, wish, request.POST.dict())
    except NotUnderstood:
        return bad_request(request)
    except NotHeld:
        notice = _("That is no longer here. Nothing was changed.")
    return _show(request, asked, notice)


def _years(period: timedelta) -> int:
    return period.days // 365


def _download(asked: DataRequest) -> HttpResponse:
    """Return everything as a file, under a name that says nothing."""
    everything: dict[str, Any] = {"made_at": clock.now(), **my_data.export(asked.subject_hash)}
    return JsonResponse(
        everything,
        encoder=DjangoJSONEncoder,
        json_dumps_params={"indent": 2, "ensure_ascii": False},
        headers={"Content-Disposition": 'attachment; filename="my-data.json"'},
    )
