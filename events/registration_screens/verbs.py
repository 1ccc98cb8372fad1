"""What staff do about one registration. Each verb has a page that says what follows, and a button."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access

from .. import services
from ..models import Registration
from ..readable import name_of
from ..screens import MANAGE, SEE_REGISTRANT, registrations_of, way_to
from ..services.changing import lock
from ..services.locks import SEALED
from .columns import detail_url
from .verb_forms import MoveForm, PaidForm, PayableForm, ReasonForm, VerbForm, state_shown

State = Registration.State
TITLE = gettext_lazy("Registration")


def _move(row: Registration, data: Mapping[str, Any]) -> Registration:
    ticket, parts = data.get("ticket"), tuple(uuid.UUID(part) for part in data.get("parts", []))
    return services.move_registration(row.pk, ticket=uuid.UUID(ticket) if ticket else None, parts=parts)


def _has_payment(states: tuple[str, ...]) -> Callable[[Registration], bool]:
    return lambda row: any(payment.state in states for payment in row.payments.all())


def _can_move(row: Registration) -> bool:
    event = row.event
    return row.is_living and event.phase != event.Phase.PAST and len(MoveForm(registration=row).fields) > 1


@dataclass(frozen=True)
class Verb:
    """One thing to do: its words, when it can be done, and the service that does it."""

    label: Any
    follows: Any
    done: Any
    can: Callable[[Registration], bool]
    do: Callable[[Registration, Mapping[str, Any]], Any]
    form: type[VerbForm] = VerbForm


VERBS = {
    "approve": Verb(
        gettext_lazy("Approve"),
        gettext_lazy(
            "This person gets a place and a mail; where all places are taken, the end of the waiting list."
            " Whoever has a place keeps it, and may open what only approved people may."
        ),
        gettext_lazy("Approved."),
        services.can_approve,
        lambda row, _data: services.approve_registration(row.pk),
    ),
    "give-place": Verb(
        gettext_lazy("Give a place out of turn"),
        gettext_lazy("This person is registered at once, past those who wait longer. Needs a free place."),
        gettext_lazy("Registered."),
        lambda row: row.state in (State.WAITING, State.OFFERED),
        lambda row, _data: services.give_place(row.pk),
        ReasonForm,
    ),
    "move": Verb(
        gettext_lazy("Move to another ticket or day"),
        gettext_lazy("Nobody is mailed: tell the person yourself."),
        gettext_lazy("Moved."),
        _can_move,
        _move,
        MoveForm,
    ),
    "paid": Verb(
        gettext_lazy("Mark as paid"),
        gettext_lazy("The payment gets the number of a receipt. What else is due becomes less by it."),
        gettext_lazy("Marked as paid."),
        _has_payment(PayableForm.states),
        lambda _row, data: services.mark_paid(data["payment"].pk),
        PayableForm,
    ),
    "refunded": Verb(
        gettext_lazy("Mark as refunded"),
        gettext_lazy("Only writes down that the money went back. It cancels nothing."),
        gettext_lazy("Marked as refunded."),
        _has_payment(PaidForm.states),
        lambda _row, data: services.mark_refunded(data["payment"].pk),
        PaidForm,
    ),
    "accredit": Verb(
        gettext_lazy("Accredit for the press"),
        gettext_lazy("This person gets a mail that says so."),
        gettext_lazy("Accredited."),
        lambda row: row.is_living and row.press in ("asked", "refused"),
        lambda row, _data: services.decide_press(row.pk, granted=True),
    ),
    "no-press": Verb(
        gettext_lazy("Refuse the accreditation"),
        gettext_lazy("This person gets a mail that says so, and stays registered."),
        gettext_lazy("The accreditation is refused."),
        lambda row: row.is_living and row.press in ("asked", "granted"),
        lambda row, _data: services.decide_press(row.pk, granted=False),
    ),
    "cancel": Verb(
        gettext_lazy("Cancel"),
        gettext_lazy("At the person’s wish. They get a mail, and whoever waits is offered the place."),
        gettext_lazy("Cancelled."),
        lambda row: row.is_living and row.event.phase != row.event.Phase.PAST,
        lambda row, _data: services.cancel_registration(row.pk, by=Registration.EndedBy.STAFF),
    ),
    "refuse": Verb(
        gettext_lazy("Refuse"),
        gettext_lazy("This person gets a mail, and cannot register for this event again unless you approve."),
        gettext_lazy("Refused."),
        lambda row: row.is_living,
        lambda row, _data: services.refuse_registration(row.pk),
    ),
}


def verbs_for(row: Registration) -> list[tuple[str, Verb]]:
    """Return what can be done about `row` now."""
    return [(name, verb) for name, verb in VERBS.items() if verb.can(row)]


@require_http_methods(["GET", "HEAD", "POST"])
def verb_screen(request: HttpRequest, pk: Any, key: Any, verb: str) -> HttpResponse:
    """Say what a verb does; do it."""
    event = registrations_of(request, pk, MANAGE)
    chosen = VERBS.get(verb)
    if chosen is None:
        raise Http404("No such verb")
    rows = event.registrations.select_related("ticket").prefetch_related("parts", "payments")
    rows = rows.defer(*SEALED)  # read only where it is shown, and by no verb: perhaps no key opens it
    row = get_object_or_404(rows, pk=key)
    row.event = event
    if not chosen.can(row):
        return _overtaken(request, row)
    form = chosen.form(request.POST if request.method == "POST" else None, registration=row)
    if form.is_bound and form.is_valid():
        return _done(request, row, verb, form)
    context = {
        "form": form,
        "follows": chosen.follows,
        "who": name_of(row) if request.user.has_perm(SEE_REGISTRANT) else "",
        "label": chosen.label,
        "back": detail_url(row),
        "header_title": chosen.label,
        "header_icon": "group",
        "breadcrumbs_items": way_to(event, (detail_url(row), TITLE), ("", chosen.label)),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "events/admin/registration_verb.html", context, status=status)


def subject_of(row: Registration) -> str:
    """Return how the log names a registration."""
    return f"registration:{row.pk}"


def _overtaken(request: HttpRequest, row: Registration) -> HttpResponse:
    messages.warning(request, _("This registration has changed meanwhile. Look again."))
    return redirect(detail_url(row))


def _done(request: HttpRequest, row: Registration, verb: str, form: VerbForm) -> HttpResponse:
    why = form.cleaned_data.get("reason", "")
    try:
        with transaction.atomic():  # what is done is logged
            _event, fresh = lock(row.pk, unread=True)
            if state_shown(fresh) != form.cleaned_data["seen"]:
                return _overtaken(request, row)
            VERBS[verb].do(fresh, form.cleaned_data)
            reason = f"{verb}: {why}" if why else verb
            access.record(request.user, "change", subject_of(row), rows=1, reason=reason)
    except Registration.DoesNotExist as error:
        raise Http404("Erased meanwhile") from error
    except services.NoPlaceLeft:
        messages.error(request, _("There are not as many free places. Raise their number first."))
    except services.PaidAlready:
        messages.error(request, _("This ticket is paid. Refund it first, then move the person."))
    except services.WishOutdated:
        messages.error(
            request, _("The event’s settings allow less than this person has, as guests. Change them first.")
        )
    except services.NotJoinable:
        return _overtaken(request, row)
    else:
        messages.success(request, VERBS[verb].done)
    return redirect(detail_url(row))
