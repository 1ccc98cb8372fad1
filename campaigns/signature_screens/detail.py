"""The admin's screen of one signature: what it holds, what was agreed to, and what staff do about it."""

import uuid
from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access
from advocacy_site.core.addresses import mask
from advocacy_site.core.cells import in_words
from advocacy_site.core.models import AccessLog
from advocacy_site.core.readable import one_readable
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters.models import Consent

from .. import services
from ..models import Signature
from ..models.signatures import WORDINGS
from ..screens import way_to
from ..services.holds import HELD_MAIL
from ..services.mailings import UPDATE_MAIL
from ..services.reaffirming import REAFFIRM_MAIL
from ..services.signing import ALREADY_MAIL, CONFIRM_MAIL
from .columns import columns_for, with_columns
from .listing import TITLE as LISTING
from .listing import standing
from .who import MODERATE, SEE_SIGNER, VIEW, action_for

TITLE = gettext_lazy("Signature")
MAILS = {
    CONFIRM_MAIL: gettext_lazy("Please confirm"),
    ALREADY_MAIL: gettext_lazy("You have signed already"),
    HELD_MAIL: gettext_lazy("We look at it before it counts"),
    REAFFIRM_MAIL: gettext_lazy("The words have changed"),
    UPDATE_MAIL: gettext_lazy("News of the action"),
}
DONE = {
    "hold": gettext_lazy("Held: it does not count until somebody releases it."),
    "release": gettext_lazy("Released."),
    "remove": gettext_lazy("Removed: it does not count any more."),
    "undo": gettext_lazy("The removal is undone."),
}


class ReasonForm(forms.Form):
    """Why a signature does not count."""

    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)


@require_http_methods(["GET", "HEAD", "POST"])
def signature_screen(request: HttpRequest, pk: Any, key: Any) -> HttpResponse:
    """Show one signature; hold, release or remove it, or undo its removal."""
    action = action_for(request, pk, VIEW)
    may_see = request.user.has_perm(SEE_SIGNER)
    rows = with_columns(action.signatures.select_related(*WORDINGS), may_see)
    signature = one_readable(rows, key)
    if signature is None:
        raise Http404("No such signature")
    if request.method == "POST":
        return _moderate(request, signature)
    access.record(request.user, "view", _subject(signature.pk), rows=1)
    context = _context(signature, may_see) | {
        "may_moderate": request.user.has_perm(MODERATE),
        "breadcrumbs_items": way_to(
            action, (reverse("signature_listing", args=[action.pk]), LISTING), ("", TITLE)
        ),
    }
    return TemplateResponse(request, "campaigns/admin/signature.html", context)


def _subject(key: uuid.UUID) -> str:
    return f"signature:{key}"


def _moderate(request: HttpRequest, signature: Signature) -> HttpResponse:
    if not request.user.has_perm(MODERATE):
        raise PermissionDenied
    verb = request.POST.get("verb", "")
    if verb not in DONE:
        raise Http404("No such verb")
    form = ReasonForm(request.POST)
    here = redirect("signature_detail", signature.action_id, signature.pk)
    if verb in ("hold", "remove") and not form.is_valid():
        messages.error(request, _("Write a reason of at most 200 characters."))
        return here
    verbs: dict[str, Callable[[], object]] = {
        "hold": lambda: services.hold_signature(signature.pk, form.cleaned_data["reason"]),
        "release": lambda: services.release_held(signature.pk),
        "remove": lambda: services.remove_one(signature, reason=form.cleaned_data["reason"], by=request.user),
        "undo": lambda: services.restore_one(signature, by=request.user),
    }
    try:
        with transaction.atomic():  # what is done is logged
            verbs[verb]()
            access.record(request.user, "change", _subject(signature.pk), rows=1, reason=verb)
    except Signature.DoesNotExist as error:
        raise Http404("Erased meanwhile") from error
    except services.ModerationRefused:
        messages.warning(request, _("Somebody else has decided on it meanwhile. Look again."))
        return here
    messages.success(request, DONE[verb])
    return here


def _context(signature: Signature, may_see: bool) -> dict[str, Any]:
    wordings = [getattr(signature, name) for name in WORDINGS]
    known = [(column.label, in_words(column.value(signature))) for column in columns_for(may_see)]
    return {
        "signature": signature,
        "standing": standing(signature),
        "known": [(label, words) for label, words in known if words],
        "masked": mask(signature.email) if not may_see and signature.email else "",
        "wordings": zip(filter(None, wordings), signature.agreed_to, strict=True),
        "consents": _consents(signature),
        "mails": _mails(signature),
        "changes": AccessLog.objects.filter(subject=_subject(signature.pk), action="change")
        .prefetch_related("actor")
        .order_by("at"),
        "header_title": TITLE,
        "header_icon": "group",
    }


def _consents(signature: Signature) -> list[Consent]:
    """Return what its giver agreed to about this action, and took back, in order, with the words shown."""
    if not signature.email_hash:
        return []
    given = Consent.objects.filter(subject_hash=signature.email_hash, subject=f"action:{signature.action_id}")
    return list(given.select_related("wording").order_by("pk"))


def _mails(signature: Signature) -> list[dict[str, Any]]:
    """Return which mails were written about it, and what became of them. Never what they say."""
    rows = Outbox.objects.filter(object_id=signature.pk).order_by("created_at").defer("payload")
    return [
        {
            "what": MAILS.get(row.kind, row.kind),
            "state": row.get_state_display(),
            "at": row.sent_at or row.created_at,
        }
        for row in rows
    ]
