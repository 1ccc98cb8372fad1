"""The admin's screen on which staff tell all registrants what has become of an event."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import languages

from . import services
from .models import Event, Telling
from .screens import event_for, screen_context
from .services.telling import left_to_go, who_is_told
from .telling_emails import Shown, preview
from .telling_forms import NAMES, TellForm

TITLE = gettext_lazy("Write to registrants")
TELL = "events.tell_registrants"
SHOWN_BEFORE = 20
REFUSALS: dict[type[services.TellingRefused], Any] = {
    services.NothingToTell: gettext_lazy("The event is over, and no page has a recording."),
    services.NobodyToTell: gettext_lazy("Nobody is registered who has an address."),
    services.TellingChanged: gettext_lazy(
        "Nothing was sent: the number or the event is not what you saw, or it is being sent. Look once more."
    ),
}


@dataclass(frozen=True)
class Letter:
    """The mail as registrants of one language get it, and how many they are."""

    code: str
    name: str
    direction: str
    number: int
    shown: Shown


@require_http_methods(["GET", "HEAD", "POST"])
def tell_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show what registrants would read, how many they are, and what was told before; do what was pressed.

    Pressing "preview" shows the mails with what staff add; nothing is sent by it.
    """
    event = event_for(request, pk, TELL)
    if request.POST.get("do") == "withhold":
        return _withhold(request, event)
    seen, by_language = who_is_told(event)
    codes = [code for code in NAMES if code in by_language]
    form = TellForm(request.POST or None, codes, seen)
    if request.method == "POST" and form.is_valid() and request.POST.get("do") == "send":
        return _tell(request, event, form)
    notes = form.notes if form.is_bound and form.is_valid() else {}
    if form.is_bound:
        form.show(seen)
    letters = [
        Letter(
            code,
            str(NAMES[code]),
            languages.direction(code),
            by_language[code],
            preview(event, seen.kind, code, notes.get(code, "")),
        )
        for code in codes
    ]
    context = screen_context(event, TITLE, "mail") | {
        "seen": seen,
        "what": Telling.Kind(seen.kind).label if seen.kind else "",
        "form": form,
        "letters": letters,
        "tellings": event.tellings.select_related("started_by")[:SHOWN_BEFORE],
        "left": left_to_go(event),
    }
    return TemplateResponse(request, "events/admin/tell.html", context, status=422 if form.errors else 200)


def _tell(request: HttpRequest, event: Event, form: TellForm) -> HttpResponse:
    try:
        telling = services.tell_registrants(event.pk, request.user, seen=form.seen, notes=form.notes)
    except services.TellingRefused as refusal:
        messages.error(request, str(REFUSALS[type(refusal)]))
    else:
        words = ngettext(
            "It is being sent to %(n)s person.", "It is being sent to %(n)s people.", telling.total
        )
        messages.success(request, words % {"n": telling.total})
    return redirect("tell_registrants", event.pk)


def _withhold(request: HttpRequest, event: Event) -> HttpResponse:
    number = services.withhold_mail(event.pk, request.user)
    words = ngettext("%(n)s mail was held back.", "%(n)s mails were held back.", number) % {"n": number}
    messages.success(request, f"{words} {_('What had left before cannot be taken back.')}")
    return redirect("tell_registrants", event.pk)
