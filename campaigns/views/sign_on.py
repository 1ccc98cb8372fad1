"""The page behind an invited organisation's link: the letter, and what it can answer."""

from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from advocacy_site.core.links import is_one_click
from advocacy_site.core.models import Link
from advocacy_site.core.readable import one_readable
from advocacy_site.core.views import gone

from .. import services
from ..models import ActionPage, Invitation, SignOnRound
from ..sign_on_forms import DeclineForm, ProposeForm, SignOnForm
from .mailed import answer_link


def open_invitation(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `sign-on`. Looking notes that it was opened, and answers nothing."""
    nothing = partial(gone, message=_("Nothing is stored behind this link."))
    return answer_link(request, _find(link.target), _look, _answer, nothing_there=nothing)


def _look(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if request.method == "GET" and invitation.opened_at is None and invitation.round.is_open:
        services.note_opened(invitation.pk)
    return show(request, invitation)


def _find(pk: UUID) -> Invitation | None:
    rows = Invitation.objects.select_related(
        "round__action", "round__text_version__page__locale", "signature"
    )
    found: Invitation | None = one_readable(rows, pk)
    return found


def show(
    request: HttpRequest, invitation: Invitation, *, is_preview: bool = False, **more: Any
) -> HttpResponse:
    """Return the page. `is_preview`: for staff, with nothing to press. `more`: bound forms, a notice."""
    sign_on: SignOnRound = invitation.round
    page: ActionPage = sign_on.text_version.page
    signature = invitation.signature if invitation.state == Invitation.State.SIGNS else None
    version = sign_on.text_version
    is_open = sign_on.is_open
    forms = {
        "sign_form": SignOnForm(invitation=invitation),
        "propose_form": ProposeForm(),
        "decline_form": DeclineForm(),
    }
    shown = forms | more
    wrong = [shown[name] for name in forms if shown[name].errors]
    context = {
        "invitation": invitation,
        "sign_on": sign_on,
        "action_title": page.draft_title or page.title,
        "text_html": expand_db_html(version.text),
        "is_letter": page.reads_as_letter(page.ordered_annexes),
        "is_open": is_open and not is_preview,
        "is_preview": is_preview,
        "is_public": page.live,
        "is_over": not is_open,
        "words_changed": signature is not None and signature.text_version_id != version.pk,
        "wrong_form": wrong[0] if wrong else None,
        **shown,
    }
    return render(
        request, "campaigns/sign_on.html", context, status=422 if wrong or "notice" in more else 200
    )


def _answer(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    decision = request.POST.get("decision")
    if is_one_click(request) or decision == "leave":
        services.stop_invitations(invitation)
        return show(request, invitation, left=True)
    answers = {"sign": _sign, "propose": _propose, "decline": _decline}
    if decision not in answers:
        return show(request, invitation)
    try:
        wrong = answers[decision](request, invitation)
    except services.RoundOver:
        return show(request, _again(invitation))
    except services.WordsChanged:
        notice = _("The words have changed since you opened this page. Please read them again.")
        return show(request, _again(invitation), notice=notice)
    return show(request, invitation, **wrong) if wrong else show(request, _again(invitation))


def _again(invitation: Invitation) -> Invitation:
    return _find(invitation.pk) or invitation


def _sign(request: HttpRequest, invitation: Invitation) -> dict[str, Any]:
    form = SignOnForm(request.POST, invitation=invitation)
    if not form.is_valid():
        return {"sign_form": form}
    data = form.cleaned_data
    try:
        services.sign_invitation(
            invitation.pk,
            name=data["organisation"],
            country=data["country"],
            role=data["contact_role"],
            text_version=data["text_version"],
        )
    except ValidationError as error:
        form.add_error(None, error)
        return {"sign_form": form}
    except services.EntryStandsAlready:
        form.add_error("organisation", _("Another organisation of this name stands in the list already."))
        return {"sign_form": form}
    return {}


def _propose(request: HttpRequest, invitation: Invitation) -> dict[str, Any]:
    form = ProposeForm(request.POST)
    if not form.is_valid():
        return {"propose_form": form}
    services.propose_change(invitation.pk, form.cleaned_data["text"])
    return {}


def _decline(request: HttpRequest, invitation: Invitation) -> dict[str, Any]:
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return {"decline_form": form}
    services.decline_invitation(invitation.pk, form.cleaned_data["reason"])
    return {}
