"""The page behind the mail about changed words. GET shows both; POST stands by the new ones, or withdraws."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from advocacy_site.core.models import Link

from .. import services
from ..models import Signature, TextVersion
from ..services.reaffirming import words_today
from ..word_diff import compare
from .mailed import answer_link, nothing_there, seen_version


def open_reaffirmation(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `reaffirm-signature`, in its signer's language."""
    return answer_link(request, _find(link.target), _show, _decide)


def _find(pk: UUID) -> Signature | None:
    rows = Signature.objects.unread().select_related("action", "text_version__page__locale")
    return rows.filter(pk=pk).first()


def _show(request: HttpRequest, signature: Signature, notice: str = "") -> HttpResponse:
    page = signature.text_version.page
    context: dict[str, Any] = {
        "action_title": page.title,
        "action_url": page.get_full_url(request) if page.live else "",
    }
    if signature.state == Signature.State.WITHDRAWN:
        return render(request, "campaigns/reaffirm_withdrawn.html", context)
    today = words_today(signature)
    if signature.state != Signature.State.CONFIRMED or today is None:
        return render(request, "campaigns/link_expired.html", context, status=410)
    if today.pk == signature.text_version_id:
        return render(request, "campaigns/reaffirmed.html", context | {"number": today.number})
    context |= _words(signature.text_version, today) | {"notice": notice}
    return render(request, "campaigns/reaffirm.html", context, status=422 if notice else 200)


def _words(signed: TextVersion, today: TextVersion) -> dict[str, Any]:
    return {"signed": signed, "today": today, "lines": compare(signed.text, today.text)}


def _decide(request: HttpRequest, signature: Signature) -> HttpResponse:
    try:
        if request.POST.get("decision") == "withdraw":
            services.withdraw_signature(signature.pk)
        elif request.POST.get("decision") == "keep":
            services.reaffirm_signature(signature.pk, text_version=seen_version(request))
    except services.WordsChanged:
        notice = _("The words have changed once more since you opened this page. Please read them again.")
        return _again(request, signature, notice)
    except services.LinkTooLate:
        return _again(
            request, signature, _("Signing has ended, and every name stays under the words it signed.")
        )
    except Signature.DoesNotExist:
        return nothing_there(request)
    return _again(request, signature)


def _again(request: HttpRequest, signature: Signature, notice: str = "") -> HttpResponse:
    today = _find(signature.pk)
    return _show(request, today, notice) if today else nothing_there(request)
