"""The admin's screen for the questions of an action's own, in each language of its pages."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access
from advocacy_site.core.question_forms import question_forms, shown
from advocacy_site.core.record_words import languages_of

from . import services
from .models import Action
from .screens import action_of, screen_context

TITLE = gettext_lazy("Own questions")


@require_http_methods(["GET", "HEAD", "POST"])
def questions_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show and change the questions of an action."""
    action = action_of(request, pk)
    seen = shown(action.questions)
    data = request.POST if request.method == "POST" else None
    formset = question_forms(action.questions, languages_of(action), data)
    if formset.is_bound and formset.is_valid():
        return _save(request, action, formset, is_fresh=request.POST.get("seen") == seen)
    context = screen_context(action, TITLE, "form") | {"formset": formset, "seen": seen}
    status = 422 if formset.is_bound else 200
    return TemplateResponse(request, "campaigns/admin/questions.html", context, status=status)


def _save(request: HttpRequest, action: Action, formset: Any, *, is_fresh: bool) -> HttpResponse:
    try:
        if not is_fresh:
            raise services.SettingsChanged
        before = {"questions": action.questions}
        services.change_settings(action, {"questions": formset.questions()}, instead_of=before)
    except services.SettingsChanged:
        messages.error(
            request,
            _("Somebody changed these questions while you had them open. Please open them again."),
        )
        return redirect("action_questions", action.pk)
    access.record(request.user, "change", action.subject, reason="questions")
    messages.success(request, _("The questions are saved. Forms ask them from now on."))
    return redirect("action_records:edit", action.pk)
