"""The admin's screens for adding a list of organisations: paste or upload, look at each line, confirm."""

import hashlib
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput

from advocacy_site.core import access, clock

from . import services
from .models import Action, TextVersion
from .screens import action_of, screen_context
from .signatory_files import lines_of
from .signatory_lines import MOST_LINES, split_lines
from .signatory_lists import CheckedList, check_list

TITLE = gettext_lazy("Add organisations")


class VersionChoice(forms.ModelChoiceField):
    """A version of the words, by its language: each has one at a time."""

    def label_from_instance(self, version: TextVersion) -> str:
        return version.get_language_display()


class ListForm(forms.Form):
    """Which words the organisations signed, and since when. Kept through all steps."""

    version = VersionChoice(
        TextVersion.objects.none(), label=gettext_lazy("They signed the text in"), empty_label=None
    )
    signed_on = forms.DateField(
        label=gettext_lazy("They signed on"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("The day from which they count. Empty: today."),
    )

    def __init__(self, action: Action, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        versions = action.text_versions.current()
        field = cast(VersionChoice, self.fields["version"])
        field.queryset = versions
        field.initial = versions.first()

    def clean_signed_on(self) -> date | None:
        """Refuse a day to come: nobody has signed on it."""
        day: date | None = self.cleaned_data["signed_on"]
        if day and day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day


class SourceForm(ListForm):
    """The first step: a text, or a file."""

    text = forms.CharField(
        label=gettext_lazy("The list"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
        help_text=gettext_lazy(
            "One organisation a line: name, comma, country. A line that ends with a colon is the heading of "
            "those below it."
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("Or a table"),
        required=False,
        help_text=gettext_lazy(
            "CSV or XLSX, at most 1 MB, with the columns name, country and, if you like, heading."
        ),
    )
    field_order = ("text", "file", "version", "signed_on")

    def clean(self) -> dict[str, Any]:
        """Put the lines of either into `lines`."""
        data = super().clean() or {}
        lines = split_lines(data.get("text") or "")
        if upload := data.get("file"):
            if lines:
                raise ValidationError(_("Paste a list or choose a file, not both."))
            try:
                lines = lines_of(upload)
            except ValidationError as error:
                self.add_error("file", error)
                return data
        if not lines and not self.errors:
            raise ValidationError(_("Paste a list, or choose a file."))
        if len(lines) > MOST_LINES:
            raise ValidationError(
                _("The list has %(lines)s lines. Add at most %(most)s at a time.")
                % {"lines": len(lines), "most": MOST_LINES}
            )
        return data | {"lines": lines}


@require_http_methods(["GET", "HEAD", "POST"])
def add_signatories_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask for a list; show how each line was understood; add what was shown. Saves nothing before that."""
    action = action_of(request, pk)
    if why_not := _why_not(action):
        messages.error(request, why_not)
        return redirect("action_records:edit", action.pk)
    if request.method != "POST":
        return _source(request, action, SourceForm(action))
    if "line" in request.POST:
        return _look(request, action)
    form = SourceForm(action, request.POST, files=request.FILES)
    if not form.is_valid():
        return _source(request, action, form)
    return _shown(request, action, form, check_list(action, form.cleaned_data["lines"]))


def _why_not(action: Action) -> str:
    if action.signers == Action.Signers.PEOPLE:
        return _("Only people may sign this action. Let organisations sign it first.")
    if action.state == Action.State.CLOSED:
        return _("This action is closed.")
    if not action.text_versions.current().exists():
        return _("Publish the page first: organisations sign its words.")
    return ""


def _look(request: HttpRequest, action: Action) -> HttpResponse:
    """Show the corrected lines again; add them once nothing was changed since they were shown."""
    texts = [text.strip() for text in request.POST.getlist("line")[:MOST_LINES]]
    form = ListForm(action, request.POST)
    checked = check_list(action, [text for text in texts if text])
    as_shown = request.POST.get("seen") == _digest(checked)
    if not form.is_valid() or "add" not in request.POST or checked.wrong or not as_shown:
        if "add" in request.POST and not as_shown:
            messages.warning(request, _("You changed lines. Look at them once more, then add them."))
        return _shown(request, action, form, checked)
    day = form.cleaned_data["signed_on"]
    try:
        added = services.add_signatories(
            action,
            checked.organisations,
            text_version=form.cleaned_data["version"],
            signed_at=clock.start_of(day) if day else None,
        )
    except services.NotSignable:
        messages.error(request, _("Nothing was added: the action changed meanwhile."))
        return redirect("add_signatories", action.pk)
    number = len(added.signatures)
    access.record(request.user, "change", action.subject, rows=number, reason="signatories added")
    words = ngettext("%(n)s organisation was added.", "%(n)s organisations were added.", number)
    messages.success(request, words % {"n": number})
    return redirect("action_records:edit", action.pk)


def _digest(checked: CheckedList) -> str:
    """Return what stands for all that was shown: each line and what would become of it."""
    shown = repr([(item.line, item.organisation and item.organisation.keys) for item in checked.lines])
    return hashlib.sha256(shown.encode()).hexdigest()


def _source(request: HttpRequest, action: Action, form: SourceForm) -> HttpResponse:
    context = screen_context(action, TITLE, "group") | {"form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/signatories_source.html", context, status=status)


def _shown(request: HttpRequest, action: Action, form: ListForm, checked: CheckedList) -> HttpResponse:
    settings = {name: form.data.get(name, "") for name in ("version", "signed_on")}
    context = screen_context(action, TITLE, "group") | {
        "checked": checked,
        "number": len(checked.organisations),
        "seen": _digest(checked),
        "settings": settings,
        "errors": form.errors,
    }
    return TemplateResponse(request, "campaigns/admin/signatories_lines.html", context)
