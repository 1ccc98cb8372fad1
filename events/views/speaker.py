"""The page behind a speaker's link: what is shown of her, and her answer. GET shows; POST answers."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from advocacy_site.core.mailed import answer_link
from advocacy_site.core.models import Link
from advocacy_site.core.views import gone

from .. import services
from ..models import SpeakerRequest
from ..services.asking_speakers import shown_of
from ..speaker_forms import AnswerForm
from ..words import words_of


@sensitive_post_parameters()
@never_cache
def open_speaker_request(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `speaker-request`, in the language it was mailed in."""
    response = answer_link(request, _find(link.target), _show, _answer, nothing_there=_nothing_there)
    response["X-Robots-Tag"] = "noindex"
    return response


def _find(pk: UUID) -> SpeakerRequest | None:
    return SpeakerRequest.objects.select_related("event", "speaker").filter(pk=pk).first()


def _nothing_there(request: HttpRequest) -> HttpResponse:
    return gone(request, _("Nothing is stored behind this link."))


def _show(
    request: HttpRequest, asked: SpeakerRequest, notice: str = "", form: AnswerForm | None = None
) -> HttpResponse:
    shown = shown_of(asked.speaker, asked.event)
    context = {
        "asked": asked,
        "shown": shown,
        "words": words_of(asked.event, asked.language),
        "form": form or AnswerForm(None, items=shown.items, seen=shown.digest),
        "notice": notice,
    }
    return render(request, "events/speaker_request.html", context, status=422 if form is not None else 200)


def _answer(request: HttpRequest, asked: SpeakerRequest) -> HttpResponse:
    shown = shown_of(asked.speaker, asked.event)
    form = AnswerForm(request.POST, items=shown.items, seen=shown.digest)
    if not form.is_valid():
        return _show(request, asked, form=form)
    try:
        values = {"seen": form.cleaned_data["seen"], "answers": form.answers}
        services.answer_as_speaker(asked.pk, words=form.cleaned_data["words"], **values)
    except services.ShownElse:
        return _show(request, asked, _("Something was changed meanwhile. Please look at it once more."))
    except SpeakerRequest.DoesNotExist:
        return _nothing_there(request)
    answered = _find(asked.pk)
    notice = _("Thank you. What you refused is not shown any more; a recording we take down by hand.")
    return _show(request, answered, notice) if answered else _nothing_there(request)
