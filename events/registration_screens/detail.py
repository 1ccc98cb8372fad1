"""The admin's screen of one registration: what it holds, and the ways to what staff do about it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from advocacy_site.core import access
from advocacy_site.core.addresses import mask
from advocacy_site.core.cells import in_words
from advocacy_site.core.models import AccessLog
from advocacy_site.mailing.models import Outbox

from ..models import AccessNeeds, LegalName, Registration
from ..readable import in_words_of, one_readable
from ..screens import MANAGE, SEE_LEGAL_NAME, SEE_NEEDS, SEE_REGISTRANT, registrations_of, way_to
from ..services.deciding import PRESS_MAIL
from ..services.line import position_of
from ..services.registering import ALREADY_MAIL, CONFIRM_MAIL
from ..services.reminding import DAY_MAIL, HOUR_MAIL
from ..services.turns import STATE_MAILS, State
from ..wishes import Needs
from .columns import columns_for, with_columns
from .verbs import TITLE, subject_of, verbs_for

MAILS = {
    CONFIRM_MAIL: gettext_lazy("Please confirm"),
    ALREADY_MAIL: gettext_lazy("You have registered already"),
    STATE_MAILS[State.REQUESTED]: gettext_lazy("We have your request"),
    STATE_MAILS[State.REGISTERED]: gettext_lazy("You have a place"),
    STATE_MAILS[State.WAITING]: gettext_lazy("You are on the waiting list"),
    STATE_MAILS[State.OFFERED]: gettext_lazy("A place is offered to you"),
    STATE_MAILS[State.CANCELLED]: gettext_lazy("Cancelled"),
    STATE_MAILS[State.REFUSED]: gettext_lazy("We have no place for you"),
    PRESS_MAIL: gettext_lazy("Our answer to your accreditation"),
    DAY_MAIL: gettext_lazy("Reminder a day before"),
    HOUR_MAIL: gettext_lazy("Reminder an hour before"),
}


@require_safe
def registration_screen(request: HttpRequest, pk: Any, key: Any) -> HttpResponse:
    """Show one registration."""
    event = registrations_of(request, pk)
    may_see = request.user.has_perm(SEE_REGISTRANT)
    row = one_readable(with_columns(event.registrations.all(), may_see), key)
    if row is None:
        raise Http404("No such registration")
    row.event = event
    apart = _apart(request.user, row)
    seen = ", ".join(name for name, _label, _words in apart)
    access.record(request.user, "view", subject_of(row), rows=1, reason=seen)
    known = [(column.label, in_words(column.value(row))) for column in columns_for(may_see)]
    position = position_of(row) if row.state == State.WAITING else 0
    verbs = verbs_for(row) if request.user.has_perm(MANAGE) else []
    context = {
        "event": event,
        "registration": row,
        "position": position,
        "known": [(label, words) for label, words in known if words],
        "apart": [(label, words) for _name, label, words in apart],
        "masked": "" if may_see else in_words_of(lambda: mask(row.email) if row.email else ""),
        "verbs": [(name, verb.label) for name, verb in verbs],
        "mails": _mails(row),
        "changes": AccessLog.objects.filter(subject=subject_of(row), action="change")
        .prefetch_related("actor")
        .order_by("at"),
        "listing": reverse("registration_listing", args=[event.pk]),
        "header_title": TITLE,
        "header_icon": "group",
        "breadcrumbs_items": way_to(event, ("", TITLE)),
    }
    return TemplateResponse(request, "events/admin/registration.html", context)


def _apart(user: Any, row: Registration) -> list[tuple[str, Any, str]]:
    """Return what only some may see of `row`: its name in the log, its label, its words."""
    found: list[tuple[str, Any, str]] = []
    if user.has_perm(SEE_NEEDS) and AccessNeeds.objects.filter(registration=row).exists():
        found.append(("needs", _("Needs to take part"), in_words_of(lambda: _needs(row))))
    legal_names = LegalName.objects.filter(registration=row).defer("name")
    if user.has_perm(SEE_LEGAL_NAME) and legal_names:
        found.append(("legal names", _("Legal names"), ", ".join(map(_legal_name, legal_names))))
    return found


def _legal_name(row: LegalName) -> str:
    return in_words_of(lambda: row.name)


def _needs(row: Registration) -> str:
    return ", ".join(Needs.read(row.access_needs.needs).in_words)


def _mails(row: Registration) -> list[dict[str, Any]]:
    """Return which mails were written about it, and what became of them. Never what they say."""
    rows = Outbox.objects.filter(object_id=row.pk).order_by("created_at").defer("payload")
    return [
        {
            "what": MAILS.get(mail.kind, mail.kind),
            "state": mail.get_state_display(),
            "at": mail.sent_at or mail.created_at,
        }
        for mail in rows
    ]
