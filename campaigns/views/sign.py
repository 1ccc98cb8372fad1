"""`/<lang>/sign/<key>/`: where the form on an action's page is sent."""

from django.conf import settings
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

from .. import presentation, services
from ..desk import Desk, find_desk
from ..forms import SignForm
from ..models import ActionPage
from ..sources import source_of, via_of, with_source
from ..story import successor_page


def page_for(key: str) -> ActionPage:
    """Return the live public page of an action in the active language. Raises Http404."""
    page = (
        ActionPage.objects.live()
        .public()
        .filter(action__key=key, locale__language_code=get_language(), alias_of__isnull=True)
        .select_related("action", "locale")
        .first()
    )
    if page is None:
        raise Http404
    return page


@sensitive_post_parameters()
@same_origin_only
def sign(request: HttpRequest, key: str) -> HttpResponse:
    """Take a signature. Every good answer is the same redirect, whatever we knew of the address.

    The same in every header, too: no `never_cache`, whose Expires tells the second. The middleware's
    default keeps it private.
    """
    if request.method in ("GET", "HEAD"):
        address = page_for(key).get_url(request) or "/"
        return HttpResponseRedirect(with_source(address, source_of(request)))
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    desk = find_desk(key, get_language() or settings.LANGUAGE_CODE, via_of(request))
    form = presentation.sign_form(desk, request.POST)
    if desk is None or form is None:
        page = page_for(key)
        return _again(request, page, None, presentation.state_line(page.action))
    if not form.is_valid():
        return _again(request, page_for(key), form)
    try:
        _take(desk, form, client_network(request))
    except services.TooManyRequests:
        return too_many_requests(request)
    except services.WordsChanged:
        return _again(request, page_for(key), _with_todays_words(desk, request), _changed())
    except services.NotSignable:
        return _again(request, page_for(key), None, presentation.state_line(desk.action))
    return see_other(reverse("sign_thanks", args=[key]))


def _take(desk: Desk, form: SignForm, network: str) -> None:
    """Sign, unless it is a bot, which gets the same answers."""
    if not form.is_trap_sprung:
        services.sign_action(desk, _submission(form, desk.source), network=network)
    elif not limits.hit(services.network_rule(desk.action.pk, desk.source), network):
        raise services.TooManyRequests


def _submission(form: SignForm, source: str) -> services.Submission:
    """Return what `form` holds. Raises WordsChanged when its sender saw other words than today's."""
    data = form.cleaned_data
    if data["text_version"] is None or not form.agreed_to_what_stands:
        raise services.WordsChanged
    return services.Submission(
        email=data["email"],
        name=data["name"],
        country=data.get("country", ""),
        display=data["display"],
        text_version=data["text_version"],
        sign_wording=form.desk.sign_wording.pk,
        hand_over_wording=form.wording_of("hand_over"),
        updates_wording=form.wording_of("updates"),
        writer_wording=form.wording_of("writer"),
        answers=form.answers(),
        source=source,
    )


def _changed() -> str:
    return _("The words have changed since you opened this page. Please read them again before you sign.")


def _with_todays_words(desk: Desk, request: HttpRequest) -> SignForm | None:
    """Return the form with everything kept but the agreement and the versions, which must be given anew."""
    data = request.POST.copy()
    form = presentation.sign_form(desk)
    if form is None:
        return None
    for name in form.wordings:
        data.pop(name, None)
    for name, value in form.initial.items():
        data[name] = str(value or "")
    return presentation.sign_form(desk, data)


def _again(request: HttpRequest, page: ActionPage, form: SignForm | None, notice: str = "") -> HttpResponse:
    """Show the action's page again, with everything kept and what has to be put right."""
    context = page.get_context(request) | {"form": form, "notice": notice}
    return render(request, page.get_template(request), context, status=422)


@require_safe
@public(ttl=60, stale=300)
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    """The one page that everybody sees after signing. It names nobody and promises no number."""
    page = page_for(key)
    context = {
        "page": page,
        "action_url": page.get_url(request),
        "successor": presentation.next_action(page, successor_page(page)),
    }
    return render(request, "campaigns/thanks.html", context)
