"""The admin's screens for the public list of organisations: their order, and one entry at a time."""

import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access, countries
from advocacy_site.core.names import clean_organisation_name
from members.models import Member

from . import services
from .models import Action, Signature
from .screens import action_of, screen_context
from .signatory_lines import CATEGORY_LENGTH

LIST_TITLE = gettext_lazy("List of organisations")


def _entries(action: Action) -> Any:
    rows = action.signatures.filter(kind=Signature.Kind.ORGANISATION)
    return rows.select_related("member").order_by("position", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
def list_screen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Show who stands in the list of an action, and take a new order."""
    action = action_of(request, pk)
    if request.method == "POST":
        services.reorder_list(action, _order(request, list(_entries(action))))
        access.record(request.user, "change", action.subject, reason="signatories ordered")
        messages.success(request, _("The list stands in its new order."))
        return redirect("signatory_list", action.pk)
    rows = [{"entry": entry, "country": countries.name(entry.country.code)} for entry in _entries(action)]
    context = screen_context(action, LIST_TITLE) | {"rows": rows}
    return TemplateResponse(request, "campaigns/admin/signatory_list.html", context)


def _order(request: HttpRequest, entries: list[Signature]) -> list[uuid.UUID]:
    """Return the entries in the order of the numbers that were typed; equal ones as they stood.

    A number that was changed goes before one that was not: "3" puts an entry third.
    """

    def place(at: int, entry: Signature) -> tuple[float, bool, int]:
        typed = request.POST.get(f"place-{entry.pk}", "")
        number = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 6 else at
        return number + (0.5 if number > at else 0), number == at, at

    keyed = sorted(enumerate(entries, 1), key=lambda pair: place(*pair))
    return [entry.pk for _at, entry in keyed]


class EntryForm(forms.Form):
    """How an organisation stands in the list."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    category = forms.CharField(
        label=gettext_lazy("Category"),
        required=False,
        max_length=CATEGORY_LENGTH,
        help_text=gettext_lazy("The heading above it."),
    )
    member = forms.ModelChoiceField(
        Member.objects.prefetch_related("pages"), label=gettext_lazy("Member"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["country"]
        field.choices = [("", _("international")), *countries.choices()]

    def clean_name(self) -> str:
        return clean_organisation_name(self.cleaned_data["name"])


class ReasonForm(forms.Form):
    """Why an organisation is taken out."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        help_text=gettext_lazy("Is stated in public. Name no person."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def entry_screen(request: HttpRequest, pk: uuid.UUID, entry_pk: uuid.UUID) -> HttpResponse:
    """Correct one entry, take it out with a reason, or put it back."""
    action = action_of(request, pk)
    entry = get_object_or_404(_entries(action), pk=entry_pk)
    removal = ReasonForm(request.POST if "remove" in request.POST else None, prefix="removal")
    data = request.POST if "save" in request.POST else None
    form = EntryForm(data, initial=_initial(entry))
    try:
        if request.method == "POST" and _done(request, entry, form, removal):
            access.record(request.user, "change", action.subject, rows=1, reason="signatory changed")
            return redirect("signatory_list", action.pk)
    except (services.ModerationRefused, Signature.DoesNotExist):
        messages.warning(request, _("Somebody else has decided on it meanwhile. Look again."))
        return redirect("signatory_list", action.pk)
    crumb = (reverse("signatory_list", args=[action.pk]), LIST_TITLE)
    context = screen_context(action, entry.organisation_name, "group", crumb)
    context |= {"entry": entry, "form": form, "removal": removal}
    status = 422 if form.errors or removal.errors else 200
    return TemplateResponse(request, "campaigns/admin/signatory_entry.html", context, status=status)


def _initial(entry: Signature) -> dict[str, Any]:
    return {
        "name": entry.organisation_name,
        "country": entry.country.code,
        "category": entry.category,
        "member": entry.member,
    }


def _done(request: HttpRequest, entry: Signature, form: EntryForm, removal: ReasonForm) -> bool:
    """Do what the pressed button says, and return whether it was done.

    Raises ModerationRefused and Signature.DoesNotExist where somebody else was quicker.
    """
    if "undo" in request.POST:
        services.restore_one(entry, by=request.user)
        messages.success(request, _("It stands in the list again."))
        return True
    if "remove" in request.POST:
        if not removal.is_valid():
            return False
        services.remove_one(entry, reason=removal.cleaned_data["reason"], by=request.user)
        messages.success(request, _("It was taken out of the list and the count."))
        return True
    if not form.is_valid():
        return False
    try:
        services.change_entry(entry.pk, **form.cleaned_data)
    except services.EntryStandsAlready:
        form.add_error("name", ValidationError(_("This organisation stands in the list already.")))
        return False
    messages.success(request, _("The entry was changed."))
    return True
