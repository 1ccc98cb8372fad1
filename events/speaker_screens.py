"""The admin's screen on which staff ask speakers whether what is shown of them is right."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core.pagination import paginate_admin

from . import services
from .models import SpeakerRequest
from .screens import event_for, screen_context
from .services.asking_speakers import shown_of_each, speakers_of
from .speaker_forms import AskForm

TITLE = gettext_lazy("Ask speakers")
ASK = "events.ask_speaker"
PER_PAGE = 20


@require_http_methods(["GET", "HEAD", "POST"])
def speakers_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Ask a speaker; list what was asked, with the answers and whether they are of what is shown today."""
    event = event_for(request, pk, ASK)
    form = AskForm(request.POST or None, speakers_of(event))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        services.ask_speaker(event, values["speaker"], values["email"], values["language"], request.user)
        messages.success(request, _("The link is on its way. It works for 30 days."))
        return redirect("ask_speakers", event.pk)
    page = paginate_admin(event.speaker_requests.select_related("speaker"), request, PER_PAGE)
    shown = shown_of_each([asked.speaker for asked in page], event)
    rows = [
        (asked, _answers(asked), asked.shown == shown[asked.speaker.translation_key].digest) for asked in page
    ]
    context = screen_context(event, TITLE, "user") | {"form": form, "rows": rows, "page_obj": page}
    return TemplateResponse(
        request, "events/admin/speakers.html", context, status=422 if form.errors else 200
    )


def _answers(asked: SpeakerRequest) -> list[tuple[str, str, bool]]:
    """Return each item's name and answer, and whether that is a refusal."""
    names = {"biography": _("Biography"), "portrait": _("Portrait"), "recording": _("Recording")}
    answers = SpeakerRequest.Answer
    found = [(names[item], getattr(asked, item)) for item in SpeakerRequest.ITEMS]
    return [(name, str(answers(value).label), value == answers.NO) for name, value in found if value]
