"""The moderators' screens for removing signatures by conditions: say which, look how many, remove, undo."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput

from advocacy_site.core import access, clock, countries

from . import services
from .held_screens import AT_ONCE, PUBLIC_REASON, moderators_only, remove_logged
from .models import Action, Removal
from .moderation import blocking_entries, hold_words
from .patterns import clean_domain
from .services.conditions import MOST_READ
from .services.staff_mail import PERMISSION
from .signature_screens.who import SEE_SIGNER, action_for, actions_for

TITLE = gettext_lazy("Remove signatures")
NO_SOURCE = "-"


class ConditionsForm(forms.Form):
    """Which signatures. All conditions that are given must hold."""

    domain = forms.CharField(
        label=gettext_lazy("Domain of the address"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("Such as example.com, *.example.com or mail-*.org."),
    )
    name_is = forms.CharField(label=gettext_lazy("Name is"), required=False, max_length=100)
    name_has = forms.CharField(label=gettext_lazy("Name contains"), required=False, max_length=100)
    source = forms.ChoiceField(label=gettext_lazy("Source"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    hold = forms.ChoiceField(label=gettext_lazy("Held because"), required=False)
    since = forms.DateTimeField(label=gettext_lazy("Sent from"), required=False, widget=AdminDateTimeInput)
    before = forms.DateTimeField(label=gettext_lazy("Sent before"), required=False, widget=AdminDateTimeInput)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200, help_text=PUBLIC_REASON)

    def __init__(self, action: Action, data: Any = None, *, may_see: bool) -> None:
        super().__init__(data)
        if not may_see:  # the number alone would tell whether somebody signed
            for name in ("domain", "name_is", "name_has"):
                del self.fields[name]
        every = [("", _("Any"))]
        rows = action.signatures.order_by()
        sources = rows.exclude(source="").values_list("source", flat=True).distinct()
        reasons = list(rows.filter(held_at__isnull=False).values_list("hold_reason", flat=True).distinct())
        entries = blocking_entries(reasons)
        choices = {
            "source": [*every, (NO_SOURCE, _("None")), *((name, name) for name in sorted(sources))],
            "country": [*every, *countries.choices()],
            "hold": [*every, *((reason, hold_words(reason, entries)) for reason in sorted(reasons))],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]  # choice fields

    def clean_domain(self) -> str:
        """Bring a glob into the form in which addresses are kept."""
        typed: str = self.cleaned_data["domain"]
        return clean_domain(typed, holds=False) if typed else ""

    def clean(self) -> dict[str, Any]:
        """Refuse an empty choice: it would remove everybody."""
        data = super().clean() or {}
        if not self.errors and self.conditions(data).is_empty:
            raise ValidationError(_("Give at least one condition."))
        return data

    @staticmethod
    def conditions(data: dict[str, Any]) -> services.Conditions:
        """Return what was given as the service wants it."""
        source = data.get("source") or None
        values: dict[str, Any] = {
            name: data.get(name, "") for name in ("domain", "name_is", "name_has", "country", "hold")
        }
        return services.Conditions(
            source="" if source == NO_SOURCE else source,
            since=data.get("since"),
            before=data.get("before"),
            **values,
        )


@require_http_methods(["GET", "HEAD", "POST"])
@moderators_only
def remove_signatures_screen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for conditions; show how many they match, with masked examples; remove what was shown."""
    action = action_for(request, pk, PERMISSION)
    may_see = request.user.has_perm(SEE_SIGNER)
    if request.method != "POST":
        return _shown(request, action, ConditionsForm(action, may_see=may_see))
    form = ConditionsForm(action, request.POST, may_see=may_see)
    if not form.is_valid():
        return _shown(request, action, form)
    removing = "remove" in request.POST
    # Whoever signs between looking and removing is not in what was shown.
    looked_at = (_time(request.POST.get("looked_at")) if removing else None) or clock.now()
    conditions = form.conditions(form.cleaned_data)
    conditions = replace(conditions, before=min(filter(None, [conditions.before, looked_at])))
    try:
        found = services.find_signatures(action, conditions)
    except services.TooManyToRead:
        words = _("This would read more than %(most)s signatures. Narrow it by time, country or source.")
        form.add_error(None, words % {"most": MOST_READ})
        return _shown(request, action, form)
    access.record(request.user, "search", action.subject, rows=len(found.ids))
    seen = _digest(conditions, len(found.ids))
    if not removing or request.POST.get("seen") != seen:
        if removing:
            messages.warning(request, _("Conditions or number have changed. Look at them once more."))
        return _shown(request, action, form, found=found, seen=seen, looked_at=looked_at)
    return _remove(request, action, found, conditions, form.cleaned_data["reason"])


def _digest(conditions: services.Conditions, number: int) -> str:
    """Return what stands for what was shown."""
    return hashlib.sha256(f"{conditions.as_json()}{number}".encode()).hexdigest()


def _time(text: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _remove(
    request: HttpRequest, action: Action, found: Any, conditions: services.Conditions, reason: str
) -> HttpResponse:
    number = remove_logged(request, action, found.ids, reason, conditions=conditions)
    if not number:
        messages.warning(request, _("No signature matches."))
        return redirect("remove_signatures", action.pk)
    words = ngettext("%(n)s signature is removed.", "%(n)s signatures are removed.", number)
    if action.removals.unfinished().exists():
        words = _("%(n)s signatures are being removed; the worker goes on with it.")
    messages.success(request, words % {"n": number})
    return redirect("remove_signatures", action.pk)


@require_POST
@moderators_only
def undo_removal_screen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a whole removal back."""
    removal = get_object_or_404(Removal, pk=pk, action__in=actions_for(request.user))
    try:
        with transaction.atomic():
            services.take_removal_back(removal.pk, by=request.user)
            number = removal.lines.count()
            access.record(request.user, "change", f"removal:{removal.pk}", rows=number, reason="undone")
    except services.StillBeingRemoved:
        messages.warning(request, _("This removal is not through yet. Wait a moment, then undo it."))
        return redirect("remove_signatures", removal.action_id)
    services.carry_on_removal(removal.pk, batches=AT_ONCE)
    messages.success(request, _("The removal is taken back: what it removed counts again."))
    return redirect("remove_signatures", removal.action_id)


def _shown(request: HttpRequest, action: Action, form: ConditionsForm, **more: Any) -> HttpResponse:
    context = {
        "action": action,
        "form": form,
        "removals": action.removals.select_related("decided_by", "undone_by"),
        "header_title": TITLE,
        "header_icon": "bin",
        "breadcrumbs_items": [{"url": "", "label": str(action)}, {"url": "", "label": TITLE}],
    } | more
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/removals.html", context, status=status)
