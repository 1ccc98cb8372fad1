"""The admin's screens for what becomes of an action: deliveries and answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.documents.widgets import AdminDocumentChooser

from advocacy_site.core import access, clock
from advocacy_site.core.record_words import add_fields, languages_of, texts_of

from . import services
from .mailing_screens import may_send
from .models import Action, Answer, Delivery
from .screens import action_of, screen_context
from .story import outcomes_of
from .tellable import key_of

TITLE = gettext_lazy("Deliveries and answers")


class OutcomeForm(forms.ModelForm):
    """A day, and words in each language of the action's pages."""

    def clean_day(self) -> date:
        """Refuse a day to come: it has not happened."""
        day: date = self.cleaned_data["day"]
        if day > clock.today():
            raise ValidationError(_("This day is still to come."))
        return day


class DeliveryForm(OutcomeForm):
    """When and to whom it was handed over, with how many signatures."""

    count = forms.IntegerField(
        label=gettext_lazy("Signatures handed over"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Empty: as many as count on this day. It stays, whoever signs later."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = languages_of(self.instance.action)
        add_fields(self, "to_whom", languages, label=_("To whom"), required=True, max_length=200)
        area = forms.Textarea(attrs={"rows": 3})
        add_fields(self, "note", languages, label=_("What happened"), max_length=600, widget=area)

    def save(self, commit: bool = True) -> Delivery:
        """Through the service. Raises ValidationError where nobody had signed by that day."""
        data = self.cleaned_data
        return services.record_delivery(
            self.instance.action,
            day=data["day"],
            count=data["count"],
            to_whom=texts_of(self, "to_whom"),
            note=texts_of(self, "note"),
            delivery=_stored(Delivery, self.instance),
        )

    class Meta:
        model = Delivery
        fields = ["day", "count"]
        widgets = {"day": AdminDateInput}


class AnswerForm(OutcomeForm):
    """When and by whom it was answered, and in which words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        languages = languages_of(self.instance.action)
        add_fields(self, "from_whom", languages, label=_("From whom"), required=True, max_length=200)
        area = forms.Textarea(attrs={"rows": 5})
        add_fields(self, "words", languages, label=_("What they answered"), max_length=2000, widget=area)

    def save(self, commit: bool = True) -> Answer:
        """Through the service."""
        data = self.cleaned_data
        return services.record_answer(
            self.instance.action,
            day=data["day"],
            document=data["document"],
            from_whom=texts_of(self, "from_whom"),
            words=texts_of(self, "words"),
            answer=_stored(Answer, self.instance),
        )

    class Meta:
        model = Answer
        fields = ["day", "document"]
        widgets = {"day": AdminDateInput, "document": AdminDocumentChooser}


def _stored(model: Any, instance: Any) -> Any:
    """Return the row as it is stored: validating a form has changed `instance` already."""
    return model.objects.get(pk=instance.pk) if instance.pk else None


@dataclass(frozen=True)
class Kind:
    """One kind of outcome: its table, its form and its words."""

    model: Any
    form: type[OutcomeForm]
    add: Any
    change: Any
    initial: Callable[[], dict[str, Any]] = lambda: {"day": clock.today()}


KINDS = {
    "delivery": Kind(
        Delivery, DeliveryForm, gettext_lazy("Add a delivery"), gettext_lazy("Correct a delivery")
    ),
    "answer": Kind(Answer, AnswerForm, gettext_lazy("Add an answer"), gettext_lazy("Correct an answer")),
}


@require_safe
def outcomes_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """List what became of the action, newest first."""
    action = action_of(request, pk)
    page = action.pages.select_related("locale").order_by("pk").first()
    language = page.locale.language_code if page else ""
    told = outcomes_of([page], language, on_page=True) if page else []
    rows = [
        (line, reverse("change_outcome", args=[action.pk, *line.anchor.split("-")]))
        for line in sorted(told, key=lambda line: line.date, reverse=True)
    ]
    context = screen_context(action, TITLE, "mail") | {"rows": rows}
    return TemplateResponse(request, "campaigns/admin/outcomes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def outcome_screen(request: HttpRequest, pk: Any, name: str, row: int | None = None) -> HttpResponse:
    """Write down a delivery or an answer, correct it, or take it back."""
    action = action_of(request, pk)
    kind = KINDS.get(name)
    if kind is None:
        raise Http404
    outcome = get_object_or_404(kind.model, pk=row, action=action) if row else kind.model(action=action)
    if request.method == "POST" and row and "take_back" in request.POST:
        services.take_back(outcome)
        return _done(request, action, f"{name} taken back", _("Taken back."))
    form = kind.form(request.POST or None, instance=outcome, initial={} if row else kind.initial())
    if request.method == "POST" and form.is_valid() and (saved := _saved(form)):
        words = _("Saved. Pages show it within a minute.")
        return _done(request, action, f"{name} written down", words, tells=key_of(saved))
    title = kind.change if row else kind.add
    context = screen_context(action, title, "mail") | {"form": form, "is_stored": bool(row)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/outcome.html", context, status=status)


def _saved(form: Any) -> Delivery | Answer | None:
    try:
        saved: Delivery | Answer = form.save()
    except services.NothingToDeliver:
        form.add_error("count", _("Nobody had signed by that day. Write the number that was handed over."))
        return None
    return saved


def _done(request: HttpRequest, action: Action, what: str, words: str, tells: str = "") -> HttpResponse:
    access.record(request.user, "change", action.subject, reason=what)
    address = f"{reverse('new_signer_mailing', args=[action.pk])}?tells={tells}"
    offered = [messages.button(address, _("Tell signers"))] if tells and may_send(request.user) else []
    messages.success(request, words, buttons=offered)
    return redirect("action_outcomes", action.pk)
