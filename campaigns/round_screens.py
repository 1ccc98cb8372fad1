"""The admin's screens for sign-on rounds: begin one, look at the answers, send, freeze."""

import uuid
from collections import Counter
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateTimeInput

from advocacy_site.core import access, clock, countries
from advocacy_site.core.addresses import mask
from members.models import Member

from . import services
from .invitation_lines import Guests, read_guests
from .models import Action, ActionPage, Invitation, SignOnRound
from .screens import action_of, screen_context
from .services.rounds import draft_of
from .text import fingerprint
from .views.sign_on import show

TITLE = gettext_lazy("Sign-on rounds")


class PageChoice(forms.ModelChoiceField):
    """A page of the action, by its language."""

    def label_from_instance(self, page: ActionPage) -> str:
        return f"{page.draft_title or page.title} ({page.locale.get_display_name()})"


class RoundForm(forms.Form):
    """Whom to ask, about which draft, until when."""

    page = PageChoice(ActionPage.objects.none(), label=gettext_lazy("Letter"), empty_label=None)
    members = forms.ModelMultipleChoiceField(
        Member.objects.prefetch_related("pages"),
        label=gettext_lazy("Members"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each is asked at the contact that we know."),
    )
    text = forms.CharField(
        label=gettext_lazy("Other organisations"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        help_text=gettext_lazy(
            "One a line: name, comma, country, semicolon, address, as in “Harbour House, Kenya; Amara "
            "Lindqvist <amara@harbour.example>”. A line that ends with a colon is the heading of those below "
            "it. Without an address the contact that we know is asked."
        ),
    )
    deadline = forms.DateTimeField(label=gettext_lazy("Deadline"), widget=AdminDateTimeInput)
    reminder_days = forms.RegexField(
        r"^\s*\d{1,2}(\s*,\s*\d{1,2}){0,4}\s*$",
        label=gettext_lazy("Reminders"),
        required=False,
        max_length=40,
        initial="7, 2",
        help_text=gettext_lazy("So many days before the deadline, to those who have not answered."),
    )
    message = forms.CharField(
        label=gettext_lazy("Message"),
        required=False,
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=gettext_lazy("Stands in the mail, in the language of the letter. Name no person."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), required=False, max_length=300, help_text=gettext_lazy("For us only.")
    )

    def __init__(self, action: Action, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["page"]
        field.queryset = action.pages.filter(alias_of__isnull=True).select_related("locale")
        self.guests = Guests()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("deadline") and data["deadline"] <= clock.now():
            self.add_error("deadline", ValidationError(_("The deadline is still to come.")))
        self.guests = read_guests(data.get("members") or [], data.get("text") or "")
        for error in self.guests.errors:
            self.add_error("text", ValidationError(error))
        if not self.guests.invited and not self.guests.errors:
            raise ValidationError(_("Choose members, or write a list."))
        return data


@require_safe
def rounds_screen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """List the rounds of an action."""
    action = action_of(request, pk)
    rounds = [
        {"round": sign_on, "counts": _counts(list(sign_on.invitations.all()))}
        for sign_on in action.rounds.prefetch_related("invitations")
    ]
    context = screen_context(action, TITLE) | {"rounds": rounds}
    return TemplateResponse(request, "campaigns/admin/sign_on_rounds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_round_screen(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Begin a round; nobody is mailed yet."""
    action = action_of(request, pk)
    form = RoundForm(action, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            sign_on = services.start_round(
                data["page"],
                form.guests.invited,
                **{name: data[name] for name in ("deadline", "message", "reminder_days", "note")},
            )
        except services.NotSignable:
            messages.error(request, _("Organisations can’t sign this action now. Look at its settings."))
            return redirect("action_records:edit", action.pk)
        access.record(request.user, "change", sign_on.subject, rows=len(form.guests.invited), reason="begun")
        for doubt in form.guests.doubts:
            messages.warning(request, doubt)
        return redirect("sign_on_round", action.pk, sign_on.pk)
    context = screen_context(action, _("New sign-on round"), "group", _crumb(action)) | {"form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/sign_on_new.html", context, status=status)


def _crumb(action: Action) -> tuple[str, Any]:
    return (reverse("sign_on_rounds", args=[action.pk]), TITLE)


def _find(request: HttpRequest, pk: uuid.UUID, round_pk: uuid.UUID) -> SignOnRound:
    rounds = action_of(request, pk).rounds.select_related("action", "text_version__page__locale")
    return get_object_or_404(rounds, pk=round_pk)


def _counts(invitations: list[Invitation]) -> list[tuple[str, int]]:
    """Return how many are in each state, in words; states that nobody is in are left out."""
    numbers = Counter(invitation.state_words for invitation in invitations)
    order = [str(_("not asked yet")), *(str(label) for label in Invitation.State.labels)]
    return [(words, numbers[words]) for words in order if numbers[words]]


@require_http_methods(["GET", "HEAD", "POST"])
def round_screen(request: HttpRequest, pk: uuid.UUID, round_pk: uuid.UUID) -> HttpResponse:
    """Show who was asked and what they answered; do what a button says."""
    sign_on = _find(request, pk, round_pk)
    if request.method == "POST":
        return _do(request, sign_on)
    invitations = list(sign_on.invitations.select_related("signature"))
    access.record(request.user, "list", sign_on.subject, rows=len(invitations))
    page = sign_on.text_version.page
    context = screen_context(sign_on.action, str(sign_on), "group", _crumb(sign_on.action)) | {
        "round": sign_on,
        "counts": _counts(invitations),
        "not_sent": sum(invitation.asked_at is None for invitation in invitations),
        "draft_differs": fingerprint(draft_of(page).signed_words) != sign_on.text_version.sha256,
        "earlier_words": sum(_signed_earlier(invitation, sign_on) for invitation in invitations),
        "rows": [
            {
                "invitation": invitation,
                "country": countries.name(invitation.country.code),
                "masked": mask(invitation.email) if invitation.email else "",
            }
            for invitation in invitations
        ],
    }
    return TemplateResponse(request, "campaigns/admin/sign_on_round.html", context)


def _signed_earlier(invitation: Invitation, sign_on: SignOnRound) -> bool:
    signature = invitation.signature if invitation.state == Invitation.State.SIGNS else None
    return signature is not None and signature.text_version_id != sign_on.text_version_id


def _do(request: HttpRequest, sign_on: SignOnRound) -> HttpResponse:
    """Do what the pressed button says, and say that it was done."""
    wanted = request.POST.get("do", "")
    if wanted == "discard" and services.discard_round(sign_on):
        messages.success(request, _("The round was discarded. Nobody had been mailed."))
        return redirect("sign_on_rounds", sign_on.action_id)
    try:
        words = _done(request, sign_on, wanted)
    except services.RoundOver:
        messages.error(request, _("The round is over: its deadline has passed, or its list is frozen."))
    else:
        if words:
            access.record(request.user, "change", sign_on.subject, reason=wanted)
            messages.success(request, words)
    return redirect("sign_on_round", sign_on.action_id, sign_on.pk)


def _done(request: HttpRequest, sign_on: SignOnRound, wanted: str) -> str:
    match wanted:
        case "send" | "again":
            number = services.send_round(sign_on, again=wanted == "again")
            words = ngettext("%(n)s organisation is asked.", "%(n)s organisations are asked.", number)
            return words % {"n": number}
        case "test":
            services.send_test(sign_on, request.user.get_username())
            return _("A test is on its way to you.")
        case "renew":
            services.renew_text(sign_on)
            return _("The round shows the newest draft now.")
        case "freeze":
            services.freeze_round(sign_on)
            return _("The list is frozen.")
    return ""


@require_safe
def preview_screen(request: HttpRequest, pk: uuid.UUID, round_pk: uuid.UUID) -> HttpResponse:
    """Show what invited organisations see, with nothing to press."""
    sign_on = _find(request, pk, round_pk)
    invitation = sign_on.invitations.first() or Invitation(round=sign_on)
    invitation.round = sign_on
    with translation.override(invitation.language):
        return show(request, invitation, is_preview=True)
