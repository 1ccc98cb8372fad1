"""The admin's screens of updates to signers: list, draft, look and test, start, pause, stop.

They need, beside their own permission, that for the list of signatures: the numbers of a narrow segment tell
who signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from advocacy_site.core import languages
from advocacy_site.core.pagination import paginate_admin
from advocacy_site.core.permissions import named

from . import services
from .mailing_emails import preview
from .mailing_forms import NAMES, MailingForm, StartForm, segment_in_words
from .models import Action, SignerMailing
from .screens import screen_context
from .services.mailings import words_of
from .services.mailings_under_way import failed_of, told_by_others, waiting_of
from .signature_screens.who import VIEW, action_for
from .tellable import Words, thing_of, things_to_tell

TITLE = gettext_lazy("Updates to signers")
SEND = "campaigns.send_updates"
PER_PAGE = 30
REFUSALS: dict[type[services.MailingRefused], Any] = {
    services.NothingToTell: gettext_lazy("No public page tells this any more. Choose something else."),
    services.NobodyToTell: gettext_lazy(
        "Nobody would get it: nobody here agreed, or their language has no words."
    ),
    services.MailingChanged: gettext_lazy(
        "Nothing was sent: the number or the words are not those that you saw. Look once more."
    ),
    services.MailingNotInState: gettext_lazy("Somebody else was quicker. This is how it stands now."),
    services.SegmentUnknown: gettext_lazy("Choose only what signers of this action have."),
}


@dataclass(frozen=True)
class Letter:
    """A mailing as readers of one language get it."""

    code: str
    name: str
    direction: str
    subject: str
    text: str


@dataclass(frozen=True)
class Progress:
    """How far a mailing has come, in words of the active language."""

    left: str
    total: str
    waiting: str
    failed: str


def may_send(user: Any) -> bool:
    """Return whether `user` may write to signers, of the actions that they may edit."""
    return bool(user.has_perms([SEND, VIEW]))


@require_safe
def mailings_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """List the updates about an action, newest first."""
    action = action_for(request, pk, SEND, VIEW)
    page = paginate_admin(action.mailings.select_related("created_by"), request, PER_PAGE)
    things = {thing.key: thing.words for thing in things_to_tell(action)}
    rows = [
        (
            mailing,
            _title(things.get(mailing.tells, {}) if mailing.is_draft else words_of(mailing)),
            _progress(mailing),
        )
        for mailing in page
    ]
    context = screen_context(action, TITLE, "mail") | {"rows": rows, "page_obj": page}
    return TemplateResponse(request, "campaigns/admin/mailings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_screen(request: HttpRequest, pk: Any, mailing: Any = None) -> HttpResponse:
    """Choose what is told and to whom: of a new update, or of a draft."""
    action = action_for(request, pk, SEND, VIEW)
    draft = (
        get_object_or_404(action.mailings, pk=mailing, state=SignerMailing.State.DRAFT) if mailing else None
    )
    asked = {"tells": request.GET.get("tells", "")}
    form = MailingForm(action, request.POST or None, mailing=draft, initial=asked if not draft else {})
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in ("tells", "fallback")} | {"segment": form.segment}
        try:
            if draft:
                services.change_mailing(draft.pk, **values)
            else:
                draft = services.draft_mailing(action, request.user, **values)
        except services.MailingRefused as refusal:
            form.add_error(None, str(REFUSALS[type(refusal)]))
        else:
            return redirect("signer_mailing", action.pk, draft.pk)
    title = _("Change the update") if draft else _("New update to signers")
    context = screen_context(action, title, "mail", _crumb(action)) | {"form": form, "mailing": draft}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "campaigns/admin/mailing_draft.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def mailing_screen(request: HttpRequest, pk: Any, mailing: Any) -> HttpResponse:
    """Show one update as its readers get it, how many they are, how far it has come; do what was pressed."""
    action = action_for(request, pk, SEND, VIEW)
    found = get_object_or_404(action.mailings.select_related("action", "started_by"), pk=mailing)
    if request.method == "POST":
        return _do(request, found)
    words = words_of(found)
    title = _title(words)
    context = screen_context(action, title, "mail", _crumb(action)) | {
        "mailing": found,
        "segment": segment_in_words(found),
        "letters": _letters(words),
        "progress": _progress(found),
        "is_told": found.is_over or thing_of(action, found.tells) is not None,
        "told_before": _told_before(found) if found.is_draft else 0,
        "is_told_elsewhere": found.is_draft and bool(told_by_others(found)),
        **(_who(found) if found.is_draft else {}),
    }
    return TemplateResponse(request, "campaigns/admin/mailing.html", context)


@require_safe
def preview_screen(request: HttpRequest, pk: Any, mailing: Any, code: str) -> HttpResponse:
    """Show the HTML part of the mail in one language, as it is."""
    action = action_for(request, pk, SEND, VIEW)
    words = words_of(get_object_or_404(action.mailings.select_related("action"), pk=mailing))
    if code not in words:
        raise Http404
    return HttpResponse(preview(words[code], code).html)


def _crumb(action: Action) -> tuple[str, Any]:
    return (reverse("signer_mailings", args=[action.pk]), TITLE)


def _title(words: Mapping[str, Words]) -> str:
    found = next((words[code] for code in NAMES if code in words), None)
    return found.title if found else _("What no page tells any more")


def _progress(mailing: SignerMailing) -> Progress | None:
    if mailing.total is None:
        return None
    waiting = 0 if mailing.is_over else waiting_of(mailing)
    failed = failed_of(mailing)
    numbers = (mailing.queued - waiting - failed, mailing.total, waiting, failed)
    return Progress(*(number_format(number, use_l10n=True, force_grouping=True) for number in numbers))


def _letters(words: Mapping[str, Words]) -> list[Letter]:
    mails = [(code, preview(words[code], code)) for code in NAMES if code in words]
    return [
        Letter(code, str(NAMES[code]), languages.direction(code), mail.subject, mail.text.strip())
        for code, mail in mails
    ]


def _who(mailing: SignerMailing) -> dict[str, Any]:
    recipients = services.who_gets_it(mailing)
    seen = recipients.seen
    values = {"total": seen.total, "as_of": seen.as_of.isoformat(), "fingerprint": seen.fingerprint}
    lines = [
        (NAMES[line.language], line.number, NAMES.get(line.written_in, "")) for line in recipients.by_language
    ]
    return {"recipients": recipients, "lines": lines, "form": StartForm(initial=values)}


def _told_before(mailing: SignerMailing) -> int:
    """Return how many updates about the same were begun already."""
    same = mailing.action.mailings.filter(tells=mailing.tells, started_at__isnull=False)
    return same.count()


def _do(request: HttpRequest, mailing: SignerMailing) -> HttpResponse:
    """Do what the pressed button says, and say that it was done or why not."""
    wanted = request.POST.get("do", "")
    try:
        words = _done(request, mailing, wanted)
    except services.MailingRefused as refusal:
        messages.error(request, str(REFUSALS[type(refusal)]))
    except SignerMailing.DoesNotExist:
        messages.error(request, str(REFUSALS[services.MailingNotInState]))
        return redirect("signer_mailings", mailing.action_id)
    else:
        if words:
            messages.success(request, words)
        if wanted == "discard":
            return redirect("signer_mailings", mailing.action_id)
    return redirect("signer_mailing", mailing.action_id, mailing.pk)


def _done(request: HttpRequest, mailing: SignerMailing, wanted: str) -> str:
    match wanted:
        case "test":
            services.send_test_update(mailing, request.user, language=request.POST.get("language", ""))
            return _("A test is on its way to you.")
        case "start":
            seen = StartForm(request.POST).seen
            if seen is None:
                raise services.MailingChanged
            services.start_mailing(mailing.pk, request.user, seen=seen)
            return _("It is being sent, some each minute. Other mail goes first.")
        case "pause":
            services.pause_mailing(mailing.pk, request.user)
            return _("Paused. No more of it leaves until you resume it.")
        case "resume":
            services.resume_mailing(mailing.pk, request.user)
            return _("It goes on where it was paused.")
        case "stop":
            services.stop_mailing(mailing.pk, request.user)
            return _("Stopped. What had not left never will.")
        case "discard":
            services.discard_mailing(mailing.pk)
            return _("The draft was discarded. Nobody had been written to.")
    return ""


def urls() -> list[Any]:
    """Return the addresses of the screens."""
    updates = "actions/<uuid:pk>/updates/"
    one = f"{updates}<uuid:mailing>/"
    return [
        path(updates, mailings_screen, name="signer_mailings"),
        path(f"{updates}new/", draft_screen, name="new_signer_mailing"),
        path(one, mailing_screen, name="signer_mailing"),
        path(f"{one}change/", draft_screen, name="change_signer_mailing"),
        path(f"{one}preview/<slug:code>/", preview_screen, name="preview_signer_mailing"),
    ]


def grantable() -> QuerySet[Permission]:
    """Return the permission that a group can be given here."""
    return named(SEND)
