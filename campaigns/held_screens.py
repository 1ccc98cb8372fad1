"""The moderators' screens: held signatures, released or removed singly and in bulk, and mails that wait."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.paginator import WagtailPaginator

from advocacy_site.core import access
from advocacy_site.core.addresses import mask
from advocacy_site.core.readable import each_readable

from . import services
from .models import Action, Signature
from .moderation import blocking_entries, hold_words
from .readable import answer_while_held
from .services.screening import is_disposable
from .services.staff_mail import PERMISSION
from .signature_screens.who import action_for, actions_for

A_PAGE = 100
AT_ONCE = 3  # batches in the request itself; the worker does the rest
TITLE = gettext_lazy("Held signatures")
PUBLIC_REASON = gettext_lazy("Everybody reads it on the action’s page. Name nobody.")


def moderators_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in only those who may hold, release and remove signatures. Raises PermissionDenied."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@dataclass(frozen=True)
class HeldRow:
    """A held signature as moderators see it: enough to judge, no name, no whole address."""

    pk: UUID
    action: str
    address: str
    country: str
    state: str
    why: str
    held_at: datetime
    is_disposable: bool
    answer: str


class DecisionForm(forms.Form):
    """Which signatures, and what is to become of them."""

    signature = forms.TypedMultipleChoiceField(coerce=UUID)
    decision = forms.ChoiceField(choices=[("release", ""), ("remove", "")])
    reason = forms.CharField(
        label=gettext_lazy("Reason for removing"), max_length=200, required=False, help_text=PUBLIC_REASON
    )

    def __init__(self, shown: list[UUID], data: Any = None) -> None:
        super().__init__(data)
        self.fields["signature"].choices = [(str(pk), "") for pk in shown]  # type: ignore[attr-defined]  # a choice field
        self.fields["signature"].error_messages = {
            "required": _("Choose at least one signature."),
            "invalid_choice": _("Somebody else has decided on one of these meanwhile. Look again."),
        }

    def clean(self) -> dict[str, Any]:
        """Ask for the public reason of a removal."""
        data = super().clean() or {}
        if data.get("decision") == "remove" and not data.get("reason", "").strip():
            self.add_error("reason", _("Say why: a removal is stated in public."))
        return data


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def held_signatures_screen(request: HttpRequest) -> HttpResponse:
    """Show what is held, the longest waiting first; release or remove what was chosen."""
    page = WagtailPaginator(_held(request), A_PAGE).get_page(request.GET.get("p"))
    keys = list(page.object_list.values_list("pk", flat=True))
    signatures = list(each_readable(_held(request).filter(pk__in=keys)))
    form = DecisionForm([row.pk for row in signatures], request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        _decide(request, form.cleaned_data)
        return redirect(request.get_full_path())
    access.record(request.user, "list", "held-signatures", rows=len(signatures))
    context = {
        "rows": _rows(signatures),
        "chosen": request.POST.getlist("signature"),
        "page": page,
        "form": form,
        "header_title": TITLE,
        "header_icon": "warning",
        "breadcrumbs_items": [{"url": "", "label": TITLE}],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/held.html", context, status=status)


def _held(request: HttpRequest) -> Any:
    rows = Signature.objects.filter(action__in=actions_for(request.user))
    rows = rows.filter(held_at__isnull=False, removed_at__isnull=True)
    rows = rows.exclude(state=Signature.State.WITHDRAWN)
    key = request.GET.get("action", "")
    if key:
        rows = rows.filter(action__key=key[:10].replace("\0", ""))
    related = rows.select_related("action", "hold_case").prefetch_related("action__pages")
    return related.order_by("held_at", "pk")


def _rows(signatures: list[Signature]) -> list[HeldRow]:
    entries = blocking_entries({row.hold_reason for row in signatures})
    return [
        HeldRow(
            pk=row.pk,
            action=str(row.action),
            address=mask(row.email) if row.email else row.organisation_name,
            country=row.country.code,
            state=str(row.get_state_display()),
            why=hold_words(row.hold_reason, entries),
            held_at=row.held_at or row.created_at,
            is_disposable=is_disposable(row.email),
            answer=answer_while_held(row),
        )
        for row in signatures
    ]


def _decide(request: HttpRequest, data: dict[str, Any]) -> None:
    ids: list[UUID] = data["signature"]
    if data["decision"] == "release":
        released = sum(_release(request, pk) for pk in ids)
        words = ngettext("%(n)s signature was released.", "%(n)s signatures were released.", released)
        messages.success(request, words % {"n": released})
        return
    removed = 0
    actions: list[Action] = list(Action.objects.filter(signatures__in=ids).distinct())
    for action in actions:
        chosen = action.signatures.filter(pk__in=ids).values_list("pk", flat=True)
        removed += remove_logged(request, action, chosen, data["reason"].strip())
    words = ngettext("%(n)s signature was removed.", "%(n)s signatures were removed.", removed)
    messages.success(request, words % {"n": removed})


def _release(request: HttpRequest, pk: UUID) -> bool:
    """Release one and log it; return False where it was erased meanwhile."""
    try:
        with transaction.atomic():
            services.release_held(pk)
            access.record(request.user, "change", f"signature:{pk}", rows=1, reason="release")
    except Signature.DoesNotExist:
        return False
    return True


def remove_logged(
    request: HttpRequest, action: Action, ids: Any, reason: str, **about: services.Conditions
) -> int:
    """Decide on a removal, log it, begin with it; return of how many signatures it is."""
    try:
        with transaction.atomic():
            removal = services.decide_removal(action, ids, reason=reason, by=request.user, **about)
            number: int = removal.lines.count()
            access.record(request.user, "void", f"removal:{removal.pk}", rows=number)
    except services.NothingToRemove:
        return 0
    services.carry_on_removal(removal.pk, batches=AT_ONCE)
    return number


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def mail_pause_screen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say why the confirmation mails of an action wait, with one button that lets them go."""
    action = action_for(request, pk, PERMISSION)
    pause = services.pause_of(action)
    if request.method == "POST":
        number = services.resume_mails(action, request.user)
        access.record(request.user, "change", action.subject, reason="mails resumed")
        words = ngettext("%(n)s mail goes out now.", "%(n)s mails go out now.", number) % {"n": number}
        messages.success(request, words)
        return redirect("mail_pause", action.pk)
    title = _("Confirmation mails")
    context = {
        "action": action,
        "pause": pause,
        "header_title": title,
        "header_icon": "mail",
        "breadcrumbs_items": [{"url": "", "label": str(action)}, {"url": "", "label": title}],
        "held_url": f"{reverse('held_signatures')}?action={action.key}",
    }
    return TemplateResponse(request, "campaigns/admin/mail_pause.html", context)
