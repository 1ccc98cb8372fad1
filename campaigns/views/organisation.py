"""`/<lang>/sign/<key>/organisation/`, and the links in the mails about organisations that sign."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.rich_text import expand_db_html

from advocacy_site.core import limits
from advocacy_site.core.addresses import mask
from advocacy_site.core.links import is_one_click
from advocacy_site.core.mailed import METHODS
from advocacy_site.core.models import Link
from advocacy_site.core.network import client_network
from advocacy_site.core.origin import same_origin_only
from advocacy_site.core.readable import one_readable
from advocacy_site.core.views import see_other, too_many_requests
from advocacy_site.mailing import services as mailing

from .. import presentation, services
from ..desk import Desk, find_desk
from ..models import ActionPage, OrganisationRequest
from ..organisation_forms import ConfirmOrganisationForm, OrganisationForm
from ..sources import via_of
from .mailed import answer_link, nothing_there
from .sign import page_for


@sensitive_post_parameters()
@same_origin_only
def sign_for_organisation(request: HttpRequest, key: str) -> HttpResponse:
    """Take an organisation's wish to sign. Every good answer is the same redirect, as for people."""
    if request.method in ("GET", "HEAD"):
        return HttpResponseRedirect(page_for(key).get_url(request) or "/")
    if request.method != "POST":
        return HttpResponseNotAllowed(METHODS)
    desk = find_desk(key, get_language() or settings.LANGUAGE_CODE, via_of(request))
    form = presentation.organisation_form(desk, request.POST)
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
        words = _(
            "The words have changed since you opened this page. Please read them again before you sign."
        )
        return _again(request, page_for(key), _with_todays_words(desk, request), words)
    except services.NotSignable:
        return _again(request, page_for(key), None, presentation.state_line(desk.action))
    return see_other(reverse("sign_thanks", args=[key]))


def _take(desk: Desk, form: OrganisationForm, network: str) -> None:
    """Sign, unless it is a bot, which gets the same answers."""
    if form.is_trap_sprung:
        if not limits.hit(services.network_rule(desk.action.pk, desk.source), network):
            raise services.TooManyRequests
        return
    data = form.cleaned_data
    if data["text_version"] is None or not form.agreed_to_what_stands:
        raise services.WordsChanged
    wish = services.OrganisationWish(
        name=data["organisation"],
        country=data["country"],
        category=data.get("category", ""),
        website=data["site"],
        email=data["email"],
        contact_name=data["contact_name"],
        contact_role=data["contact_role"],
        text_version=data["text_version"],
        source=desk.source,
        updates_wording=form.agreed_to,
    )
    services.ask_for_organisation(desk, wish, network=network)


def _with_todays_words(desk: Desk, request: HttpRequest) -> OrganisationForm | None:
    """Return the form with everything kept but what was agreed to, which must be given anew."""
    data = request.POST.copy()
    for name in ("may_sign", "updates"):
        data.pop(name, None)
    data["text_version"] = str(desk.text_version)
    data["updates_wording"] = str(desk.updates_wording.pk) if desk.updates_wording else ""
    return presentation.organisation_form(desk, data)


def _again(
    request: HttpRequest, page: ActionPage, form: OrganisationForm | None, notice: str = ""
) -> HttpResponse:
    context = page.get_context(request) | {"organisation_form": form, "organisation_notice": notice}
    return render(request, page.get_template(request), context, status=422)


# --- behind the links ------------------------------------------------------------------------------------


def open_request(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer the link that whoever sent the form got: confirm, deny, see what became of it, withdraw."""
    return answer_link(request, _find(link.target), _show_request, _decide_request)


def open_check(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer the link that a known contact got: agree or object."""
    found = _find(link.target)
    language = found.contact.language if found and found.contact else ""
    return answer_link(request, found, _show_check, _decide_check, language=language)


def _find(pk: UUID) -> OrganisationRequest | None:
    """Return the request; none that waits and no key opens: its sender can send the form again."""
    related = ("action", "text_version__page__locale", "contact", "updates_wording")
    rows = OrganisationRequest.objects.select_related(*related)
    found: OrganisationRequest | None = one_readable(rows.defer("contact__name", "contact__email"), pk)
    is_lost = found is not None and found.is_unread and found.state == OrganisationRequest.State.PENDING
    return None if is_lost else found


def _context(request: HttpRequest, found: OrganisationRequest) -> dict[str, Any]:
    page: ActionPage = found.text_version.page
    return {
        "found": found,
        "state": found.state,
        "action_title": page.title,
        "action_url": page.get_full_url(request) if page.live else "",
        "text_html": expand_db_html(found.text_version.text),
        "is_letter": page.reads_as_letter(page.ordered_annexes),
        "email_masked": mask(found.email),
    }


def _show_request(request: HttpRequest, found: OrganisationRequest, notice: str = "") -> HttpResponse:
    context = _context(request, found) | {"notice": notice, "form": ConfirmOrganisationForm(found=found)}
    status = 422 if notice else 200
    return render(request, "campaigns/organisation_request.html", context, status=status)


def _decide_request(request: HttpRequest, found: OrganisationRequest) -> HttpResponse:
    decision = request.POST.get("decision")
    if decision == "deny" and found.state == OrganisationRequest.State.PENDING:
        services.deny_request(found.pk)
        return render(request, "campaigns/denied.html")
    try:
        if decision == "withdraw":
            services.withdraw_request(found.pk)
        elif decision == "confirm":
            form = ConfirmOrganisationForm(request.POST, found=found)
            data = form.cleaned_data if form.is_valid() else {}
            services.confirm_request(
                found.pk, requested_at=data.get("requested_at"), updates=data.get("updates", False)
            )
    except services.WordsChanged:
        notice = _("The form was sent again meanwhile. Please look once more.")
        today = _find(found.pk)
        return _show_request(request, today, notice) if today else nothing_there(request)
    except services.ActionNotOpen:
        return render(request, "campaigns/paused.html", _context(request, found), status=409)
    except services.LinkTooLate:
        return render(request, "campaigns/link_expired.html", _context(request, found), status=410)
    except OrganisationRequest.DoesNotExist:
        return nothing_there(request)
    return _again_or_nothing(request, found, _show_request)


def _show_check(request: HttpRequest, found: OrganisationRequest) -> HttpResponse:
    return render(request, "campaigns/organisation_check.html", _context(request, found))


def _decide_check(request: HttpRequest, found: OrganisationRequest) -> HttpResponse:
    decision = request.POST.get("decision")
    if (is_one_click(request) or decision == "leave") and found.contact:
        mailing.suppress(found.contact.email_hash, found.action.subject, "unsubscribed")
        services.stop_asking(found.pk)
    try:
        if decision == "agree":
            services.contact_agrees(found.pk)
        elif decision == "object":
            services.contact_objects(found.pk)
    except OrganisationRequest.DoesNotExist:
        return nothing_there(request)
    return _again_or_nothing(request, found, _show_check)


def _again_or_nothing(request: HttpRequest, found: OrganisationRequest, show: Any) -> HttpResponse:
    """Show what is stored now: somebody may have erased it meanwhile."""
    today = _find(found.pk)
    return show(request, today) if today else nothing_there(request)
