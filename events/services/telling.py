"""Telling all who registered: that something has changed, that it is off, or thanks with the recording.

What there is to tell follows from the event as it stands, so that nobody chooses the wrong thing. Mails are
written some each minute, by a cursor over the registrations' keys that is moved in the same transaction.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, QuerySet

from advocacy_site.core import access, clock
from advocacy_site.core.sealed import Unreadable, readable
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox

from ..models import Event, Registration, Telling
from .errors import NobodyToTell, NothingToTell, TellingChanged
from .places import locked
from .reminding import REMINDERS

Kind, State = Telling.Kind, Telling.State
MAILS: dict[str, str] = {
    Kind.CHANGE: "event-changed",
    Kind.OFF: "event-off",
    Kind.RECORDING: "event-recording",
}
A_MINUTE = 200
MOST_NOTE = 600


@dataclass(frozen=True)
class Seen:
    """What staff saw before they pressed: how many, and which state of the event. Sent is only this."""

    kind: str
    total: int
    sequence: int


def what_to_tell(event: Event) -> str:
    """Return the Kind of what can be told of `event` now, or "". At most one query."""
    if event.is_off:
        return Kind.OFF
    if event.phase != event.Phase.PAST:
        return Kind.CHANGE
    return Kind.RECORDING if event.pages.filter(live=True).exclude(recording_url="").exists() else ""


def reached(event: Event, kind: str) -> QuerySet[Registration]:
    """Return who is told: all who are registered, wait or asked; thanks go to who was registered only."""
    found = Registration.objects.filter(event=event).exclude(email_hash="")
    if kind == Kind.RECORDING:
        return found.filter(state=Registration.State.REGISTERED, no_reminders=False)
    return found.filter(state__in=Registration.LIVING)


def who_is_told(event: Event) -> tuple[Seen, dict[str, int]]:
    """Return what would be told and to how many, in all and by language."""
    kind = what_to_tell(event)
    rows = reached(event, kind).order_by().values_list("language").annotate(number=Count("pk"))
    by_language = dict(rows) if kind else {}
    return Seen(kind, sum(by_language.values()), event.sequence), by_language


@transaction.atomic
def tell_registrants(event_id: uuid.UUID, by: Any, *, seen: Seen, notes: Mapping[str, str]) -> Telling:
    """Begin to tell what staff saw. `notes`: by language code, what they add in it.

    Raises NothingToTell, NobodyToTell, TellingChanged where it is not what they saw, or is being told.
    """
    event = locked(event_id)
    now, _by_language = who_is_told(event)
    if not now.kind:
        raise NothingToTell
    if not now.total:
        raise NobodyToTell
    if now != seen or event.tellings.filter(state=State.SENDING).exists():
        raise TellingChanged
    kept = {code: note.strip()[:MOST_NOTE] for code, note in notes.items() if note.strip()}
    telling = Telling.objects.create(event=event, kind=now.kind, notes=kept, started_by=by, total=now.total)
    access.record(by, "change", event.subject, rows=now.total, reason=f"told registrants: {now.kind}")
    return telling


def carry_on_tellings() -> int:
    """Write the next mails of all tellings under way; return how many people were looked at. Each minute.

    Whom no key opens is passed. What one telling cannot read stops no other: raises Unreadable after trying
    them all.
    """
    under_way = Telling.objects.filter(state=State.SENDING).order_by("started_at")
    done, unreadable = 0, None
    for key in list(under_way.values_list("pk", flat=True)):
        try:
            done += _carry_on(key)
        except Unreadable as error:
            unreadable = error
    if unreadable:
        raise unreadable
    return done


@transaction.atomic
def _carry_on(telling_id: uuid.UUID) -> int:
    event = locked(Telling.objects.values_list("event", flat=True).get(pk=telling_id))
    telling = _locked(telling_id, event)
    if telling.state != State.SENDING:
        return 0
    rows = reached(event, telling.kind).filter(requested_at__lte=telling.started_at).order_by("pk")
    if telling.cursor is not None:
        rows = rows.filter(pk__gt=telling.cursor)
    # Locked, so that nobody is erased between here and their mail.
    locks = rows.select_for_update(of=("self",), no_key=True)
    keys = list(locks.values_list("pk", flat=True)[:A_MINUTE])
    for registration in readable(Registration.objects.filter(pk__in=keys).only("email", "language")):
        telling.queued += _write(telling, registration)
    telling.cursor = keys[-1] if keys else telling.cursor
    if len(keys) < A_MINUTE:
        _end(telling, State.SENT)
    telling.save()
    return len(keys)


def _write(telling: Telling, registration: Registration) -> bool:
    row = mailing.queue(
        MAILS[telling.kind],
        to=registration.email,
        language=registration.language,
        dedupe_key=f"{telling.series}:{registration.pk}",
        object_id=registration.pk,
        scope=telling.event.subject,
        payload={"telling": str(telling.pk)},
    )
    return row is not None


@transaction.atomic
def withhold_mail(event_id: uuid.UUID, by: Any) -> int:
    """Stop what is told to all and has not left, and reminders; return how many mails that were.

    For an event that was cancelled by mistake. What answers somebody's own step still goes.
    """
    event = locked(event_id)
    stopped = sum(mailing.cancel_scope(event.subject, kind) for kind in REMINDERS)
    for key in list(event.tellings.exclude(state=State.STOPPED).values_list("pk", flat=True)):
        telling = _locked(key, event)
        taken_back = mailing.cancel_series(telling.series)
        if taken_back or telling.state == State.SENDING:
            telling.queued -= taken_back
            _end(telling, State.STOPPED)
            telling.save()
        stopped += taken_back
    access.record(by, "change", event.subject, rows=stopped, reason="mail withheld")
    return stopped


def left_to_go(event: Event) -> int:
    """Return how many mails to many are in the outbox and have not left."""
    kinds = [*MAILS.values(), *REMINDERS]
    return Outbox.objects.queued().filter(scope=event.subject, kind__in=kinds).count()


def _locked(telling_id: uuid.UUID, event: Event) -> Telling:
    telling = Telling.objects.select_for_update(of=("self",)).get(pk=telling_id)
    telling.event = event
    return telling


def _end(telling: Telling, state: str) -> None:
    telling.state, telling.finished_at = state, clock.now()
