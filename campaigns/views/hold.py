"""The page behind the link in the mail to a held signer: one button and, if they like, a few words."""

from functools import partial

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters

from advocacy_site.core.models import Link
from advocacy_site.core.views import gone

from .. import services
from ..models import Signature
from ..services.holds import ANSWER_LENGTH
from .mailed import answer_link

MINE = gettext_lazy("The signature is mine.")


class AnswerForm(forms.Form):
    """What a signer says to those who check. Empty words with the button say that the signature is theirs."""

    words = forms.CharField(
        label=gettext_lazy("A few words, if you like"),
        required=False,
        max_length=ANSWER_LENGTH,
        help_text=gettext_lazy("Read only by those who check, and encrypted until then."),
        widget=forms.Textarea(attrs={"class": "input", "rows": 4, "maxlength": ANSWER_LENGTH}),
    )


@sensitive_post_parameters()
def open_hold(request: HttpRequest, link: Link) -> HttpResponse:
    """Answer a link of purpose `answer-hold`, in its signer's language. Looking changes nothing."""
    rows = Signature.objects.unread().select_related("text_version__page").filter(pk=link.target)
    nothing = partial(gone, message=_("Nothing is stored behind this link."))
    return answer_link(request, rows.first(), _show, _answer, nothing_there=nothing)


def _answer(request: HttpRequest, signature: Signature) -> HttpResponse:
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _show(request, signature, form)
    answered = services.answer_hold(signature.pk, form.cleaned_data["words"] or str(MINE))
    return _show(request, signature, form, answered=answered)


def _show(
    request: HttpRequest, signature: Signature, form: AnswerForm | None = None, *, answered: bool = False
) -> HttpResponse:
    page, form = signature.text_version.page, form or AnswerForm()
    context = {
        "action_title": page.title,
        "action_url": page.get_full_url(request) if page.live else "",
        "form": form,
        "state": "answered" if answered else "held" if signature.held_at else "over",
    }
    return render(request, "campaigns/hold.html", context, status=422 if form.errors else 200)
