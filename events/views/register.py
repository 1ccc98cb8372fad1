"""`/<lang>/register/<key>/`: where the form on an event's page is sent."""

from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from advocacy_site.core import limits
from advocacy_site.core.caching import public
from advocacy_site.core.network import client_network
from advocacy_site.core.origin import same_origin_only
from advocacy_site.core.views import see_other, too_many_requests

from .. import services
from ..desk import Desk, desk_of
from ..forms import RegisterForm
from ..models import EventPage
from ..services.registering import NETWORK_RULE


def page_for(key: str) -> EventPage:
    """Return the live public page of an event in the active language, rather a page than what stands in for
    one. Raises Http404."""
    pages = EventPage.objects.live().public().select_related("event", "locale")
    here = pages.filter(event__key=key, locale__language_code=get_language())
    page = here.order_by(F("alias_of").asc(nulls_first=True)).first()
    if page is None:
        raise Http404
    return page


@sensitive_post_parameters()
@same_origin_only
def register(request: HttpRequest, key: str) -> HttpResponse:
    """Take a registration. Every good answer is the same redirect, whatever we knew of the address.

    The same in every header, too: no `never_cache`, whose Expires tells the second.
    """
    page = page_for(key)
    if request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(page.get_url(request) or "/")
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    desk = desk_of(page)
    if desk is None:
        return _again(request, page, None)
    form = RegisterForm(request.POST, desk=desk)
    if not form.is_valid():
        return _again(request, page, form)
    try:
        _take(desk, form, client_network(request))
    except services.TooManyRequests:
        return too_many_requests(request)
    except services.CodeWrong:
        form.add_error("code", _("This is not the code of that ticket"))
        return _again(request, page, form)
    except services.NotJoinable:
        return _again(request, page, form, _changed())
    return see_other(reverse("register_thanks", args=[key]))


def _take(desk: Desk, form: RegisterForm, network: str) -> None:
    """Register, unless it is a bot, which gets the same answers."""
    if form.cleaned_data.get("code") and not limits.hit("code-network", network):
        raise services.TooManyRequests  # counted apart: a wrong code undoes whatever came with it
    if form.is_trap_sprung:
        if not limits.hit(NETWORK_RULE, network):
            raise services.TooManyRequests
        return
    if not form.agreed_to_what_stands:
        raise services.WishOutdated
    services.register(
        desk.event.pk, form.cleaned_data["email"], desk.language, form.full_wish(), network=network
    )


def _changed() -> str:
    return _("The form has changed since you opened this page. Please look at it again.")


def _again(
    request: HttpRequest, page: EventPage, form: RegisterForm | None, notice: str = ""
) -> HttpResponse:
    """Show the event's page again, with everything kept and what has to be put right."""
    context = page.get_context(request) | {"form": form, "notice": notice}
    return render(request, page.get_template(request), context, status=422)


@require_safe
@public(ttl=60, stale=300)
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    """The one page that everybody sees after registering. It names nobody and promises no place."""
    page = page_for(key)
    return render(request, "events/thanks.html", {"page": page, "event_url": page.get_url(request)})
