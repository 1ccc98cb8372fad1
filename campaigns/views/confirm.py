"""The page behind the link in the confirmation mail. GET shows; POST confirms or denies."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from advocacy_site.core.addresses import mask
from advocacy_site.core.models import Link
from advocacy_site.core.readable import one_readable
from advocacy_site.core.record_words import words_in

from .. import presentation, services
from ..forms import ConfirmForm
from ..models import ActionPage, Signature
from ..models.signatures import WORDINGS
from ..story import successor_page
from .mailed import answer_link, nothing_there


def open_confirmation(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `confirm-signature`, in its signer's language."""
    return answer_link(request, _find(link.target), _show, _decide)


def _find(pk: UUID) -> Signature | None:
    """Return the signature; none that waits and no key opens: its giver can send the form again."""
    rows = Signature.objects.select_related("action", "text_version__page__locale", *WORDINGS)
    found = one_readable(rows, pk)
    is_lost = found is not None and found.is_unread and found.state == Signature.State.PENDING
    return None if is_lost else found


def _base_context(request: HttpRequest, signature: Signature) -> dict[str, Any]:
    page: ActionPage = signature.text_version.page
    notice = words_in(signature.action.pause_notice, signature.language)
    return {
        "pause_notice": notice,
        "action_title": page.title,
        "action_url": page.get_full_url(request) if page.live else "",
        "text_html": expand_db_html(signature.text_version.text),
        "is_letter": page.reads_as_letter(page.ordered_annexes),
        "agreement": signature.sign_wording.text,
        "email_masked": mask(signature.email),
        "recipients_sentence": presentation.recipients_sentence(
            signature.recipients,
            signature.handed_over.split(),
            signature.writer_named if signature.lets_member_write else "",
        ),
        "thanks_words": page.thanks_words,
        "share": page.share if page.live else None,
    }


def _show(
    request: HttpRequest, signature: Signature, form: ConfirmForm | None = None, notice: str = ""
) -> HttpResponse:
    context = _base_context(request, signature)
    if signature.state == Signature.State.CONFIRMED:
        context["withheld"] = not signature.is_counted
        page = signature.text_version.page
        context["successor"] = presentation.next_action(page, successor_page(page))
        return render(request, "campaigns/confirmed.html", context)
    if signature.state == Signature.State.WITHDRAWN:
        return render(request, "campaigns/link_expired.html", context, status=410)
    context |= {"form": form or ConfirmForm(signature=signature), "state": signature.state, "notice": notice}
    status = 422 if form is not None or notice else 200
    return render(request, "campaigns/confirm.html", context, status=status)


def _decide(request: HttpRequest, signature: Signature) -> HttpResponse:
    if signature.state != Signature.State.PENDING:
        return _show(request, signature)
    if request.POST.get("decision") == "deny":
        context = _base_context(request, signature)
        services.deny_signature(signature.pk)
        return render(request, "campaigns/denied.html", context)
    form = ConfirmForm(request.POST, signature=signature)
    return _confirm(request, signature, form) if form.is_valid() else _show(request, signature, form)


def _confirm(request: HttpRequest, signature: Signature, form: ConfirmForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        confirmed = services.confirm_signature(
            signature.pk,
            text_version=data["text_version"],
            sign_wording=data["agree_wording"],
            requested_at=data["requested_at"],
            name=data["name"],
            country=data.get("country", ""),
            display=data["display"],
            hand_over=data.get("hand_over", False),
            updates=data.get("updates", False),
            writer=data.get("writer", False),
            answers=form.answers(),
        )
    except services.WordsChanged:
        notice = _("The form was sent again meanwhile. Please look at it once more.")
        today = _find(signature.pk)
        return _show(request, today, notice=notice) if today else nothing_there(request)
    except services.ActionNotOpen:
        return render(request, "campaigns/paused.html", _base_context(request, signature), status=409)
    except services.LinkTooLate:
        return render(request, "campaigns/link_expired.html", _base_context(request, signature), status=410)
    except Signature.DoesNotExist:
        return nothing_there(request)
    return _show(request, confirmed)
