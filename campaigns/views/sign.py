"""`/<lang>/sign/<key>/`: where the form on an action's page is sent."""

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
from advocacy_site.core.views import too_many_requests

from .. import presentation, services
from ..forms import SignForm
from ..models import ActionPage


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
    page = page_for(key)
    if request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(page.get_url(request) or "/")
    if request.method != "POST":
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form = presentation.sign_form(page, request.POST)
    if form is None:
        return _again(request, page, None, presentation.state_line(page.action))
    if not form.is_valid():
        return _again(request, page, form)
    if not limits.hit("sign-network", client_network(request)):
        return too_many_requests(request)
    if not form.is_trap_sprung:
        try:
            services.sign_action(page, _submission(form))
        except services.WordsChanged:
            return _again(request, page, _with_todays_words(page, request), _changed())
        except services.ActionNotOpen:
            return _again(request, page, None, presentation.state_line(page.action))
    return _see_other(reverse("sign_thanks", args=[key]))


def _submission(form: SignForm) -> services.Submission:
    """Return what `form` holds. Raises WordsChanged when its sender saw other words than today's."""
    data = form.cleaned_data
    _version, sign_wording, hand_over_wording = form.shown
    if data["text_version"] is None or not form.agreed_to_what_stands:
        raise services.WordsChanged
    return services.Submission(
        email=data["email"],
        name=data["name"],
        country=data["country"],
        display=data["display"],
        text_version=data["text_version"],
        sign_wording=sign_wording,
        hand_over_wording=hand_over_wording if data.get("hand_over") else None,
    )


def _changed() -> str:
    return _("The words have changed since you opened this page. Please read them again before you sign.")


def _with_todays_words(page: ActionPage, request: HttpRequest) -> SignForm | None:
    """Return the form with everything kept but the agreement and the versions, which must be given anew."""
    data = request.POST.copy()
    form = presentation.sign_form(page)
    if form is None:
        return None
    for name in ("agree", "hand_over"):
        data.pop(name, None)
    for name, value in form.initial.items():
        data[name] = str(value or "")
    return presentation.sign_form(page, data)


def _again(request: HttpRequest, page: ActionPage, form: SignForm | None, notice: str = "") -> HttpResponse:
    """Show the action's page again, with everything kept and what has to be put right."""
    context = page.get_context(request) | {"form": form, "notice": notice}
    return render(request, page.get_template(request), context, status=422)


def _see_other(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    response.status_code = 303  # the browser follows with GET, always
    return response


@require_safe
@public(ttl=60, stale=300)
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    """The one page that everybody sees after signing. It names nobody and promises no number."""
    page = page_for(key)
    return render(request, "campaigns/thanks.html", {"page": page, "action_url": page.get_url(request)})
