"""The admin's screen for the questions of an event's own, in each language of its pages."""

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
from .screens import event_of, screen_context

TITLE = gettext_lazy("Own questions")


@require_http_methods(["GET", "HEAD", "POST"])
def questions_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show and change the questions of an event."""
    event = event_of(request, pk)
    seen = shown(event.questions)
    data = request.POST if request.method == "POST" else None
    formset = question_forms(event.questions, languages_of(event), data)
    if formset.is_bound and formset.is_valid():
        if request.POST.get("seen") != seen:
            messages.error(
                request,
                _("Somebody changed these questions while you had them open. Please open them again."),
            )
            return redirect("event_questions", event.pk)
        services.change_settings(event, {"questions": formset.questions()})
        access.record(request.user, "change", event.subject, reason="questions")
        messages.success(request, _("The questions are saved. Forms ask them from now on."))
        return redirect("event_records:edit", event.pk)
    context = screen_context(event, TITLE, "form") | {"formset": formset, "seen": seen}
    return TemplateResponse(
        request, "events/admin/questions.html", context, status=422 if formset.is_bound else 200
    )
