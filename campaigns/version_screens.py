"""The admin's screen of an action's words: every version, what changed between two, and asking signers."""

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access

from . import services
from .models import Action, MaterialChange, TextVersion
from .screens import action_of, screen_context
from .services.reaffirming import earlier_signers, signers_to_ask
from .versions import LISTED, counts_of
from .word_diff import Line, compare

TITLE = gettext_lazy("Versions of the words")


class VersionChoice(forms.ModelChoiceField):
    """A version, by its number and its day."""

    def label_from_instance(self, version: TextVersion) -> str:
        return _("Version %(number)s of %(day)s") % {
            "number": version.number,
            "day": version.published_at.date().isoformat(),
        }


class CompareForm(forms.Form):
    """Two versions of one language."""

    old = VersionChoice(TextVersion.objects.none(), label=gettext_lazy("From"), empty_label=None)
    new = VersionChoice(TextVersion.objects.none(), label=gettext_lazy("To"), empty_label=None)

    def __init__(self, versions: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("old", "new"):
            self.fields[name].queryset = versions  # type: ignore[attr-defined]  # both are choices of a model


@dataclass
class Row:
    """A version in the list. `to_ask`: people who would be asked; `asked` and `kept`: who were, who moved."""

    version: TextVersion
    count: int
    change: MaterialChange | None = None
    earlier: int = 0
    to_ask: int = 0
    asked: int = 0
    kept: int = 0


@dataclass
class LanguageOfWords:
    """The versions in one language, newest first, and the form that compares two of them."""

    language: str
    name: str
    rows: list[Row] = field(default_factory=list)
    form: CompareForm | None = None
    lines: list[Line] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
def versions_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """List the versions, compare two of them, or mark the newest as a material change."""
    action = action_of(request, pk)
    if request.method == "POST":
        return _mark(request, action)
    languages = _languages(action)
    for language in languages:
        _compare(request, action, language)
    context = screen_context(action, TITLE, "history") | {"languages": languages}
    return TemplateResponse(request, "campaigns/admin/versions.html", context)


def _mark(request: HttpRequest, action: Action) -> HttpResponse:
    versions = {str(version.pk): version for version in action.text_versions.only(*LISTED)}
    version = versions.get(request.POST.get("version", ""))
    if version is None:
        raise Http404
    try:
        services.mark_material(version)
    except services.NothingToAsk:
        messages.error(request, _("Nobody is asked: the words changed again, or signing has ended."))
    else:
        access.record(request.user, "change", action.subject, reason="material change of the words")
        messages.success(request, _("Earlier signers are asked by mail, a few each minute."))
    return redirect("action_versions", action.pk)


def _languages(action: Action) -> list[LanguageOfWords]:
    counts = counts_of(action)
    found: dict[str, LanguageOfWords] = {}
    versions = action.text_versions.defer("text").select_related("action", "material_change")
    for version in versions.order_by("language", "-number"):
        name = version.get_language_display()
        language = found.setdefault(version.language, LanguageOfWords(version.language, name))
        language.rows.append(_row(version, counts.get(str(version.pk), 0)))
    return list(found.values())


def _row(version: TextVersion, count: int) -> Row:
    row = Row(version, count, getattr(version, "material_change", None))
    if row.change:
        row.asked = version.reaffirm_requests.count()
        row.kept = version.kept_by.count()
    elif version.superseded_at is None and version.action.state != Action.State.CLOSED:
        row.earlier = earlier_signers(version).count()
        row.to_ask = signers_to_ask(version).count()
    return row


def _compare(request: HttpRequest, action: Action, language: LanguageOfWords) -> None:
    if len(language.rows) < 2:
        return
    versions = action.text_versions.filter(language=language.language)
    newest, before = (row.version.pk for row in language.rows[:2])
    asked = request.GET if request.GET.get("language") == language.language else None
    language.form = CompareForm(versions, asked, initial={"old": before, "new": newest})
    if asked is not None and language.form.is_valid():
        chosen = language.form.cleaned_data
        language.lines = compare(chosen["old"].text, chosen["new"].text)
