"""Reminders a day and an hour before the start: of the event, or of the first part that somebody chose."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from advocacy_site.core import clock
from advocacy_site.core.sealed import readable
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox

from ..models import Event, Registration
from ..models.events import not_over
from ..own_times import spans_of, times_of
from .locks import SEALED, lockable

DAY_MAIL, HOUR_MAIL = "registration-tomorrow", "registration-soon"
NOW, HOUR, DAY = timedelta(), timedelta(hours=1), timedelta(days=1)
# Of each: between which times before the start, and the column that says for which start it was written.
REMINDERS = {HOUR_MAIL: (NOW, HOUR, "hour_reminder_for"), DAY_MAIL: (HOUR, DAY, "day_reminder_for")}
BATCH = 200
OFF = [Event.Status.CANCELLED, Event.Status.POSTPONED]
CHOSEN: Any = Registration.parts.through.objects

Starts = dict[UUID, datetime]  # of parts, by their keys


def remind() -> int:
    """Write the reminders that are due; return how many. Each once for each start that there has been."""
    return sum(_remind(kind) for kind in REMINDERS)


def _remind(kind: str) -> int:
    done = 0
    while batch := _write(kind):
        done += batch
    return done


@transaction.atomic
def _write(kind: str) -> int:
    """Write up to BATCH of them; return how many registrations were looked at.

    Whose address no key opens counts as told, so that nobody waits behind them.
    """
    latest, earliest, column = REMINDERS[kind]
    now = clock.now()
    starts = _starts_of_parts(now, now + earliest)
    rows = (
        lockable(skip_locked=True)  # whoever is just being changed is reminded a minute later
        .filter(state=Registration.State.REGISTERED)
        .filter(_due(starts, now + latest, now + earliest, column))
        .exclude(event__status__in=OFF)
        .select_related("event")
        .order_by("pk")
    )
    if kind == HOUR_MAIL:
        rows = rows.filter(event__days_only=False)  # whose hour nobody has told
    found = list(rows[:BATCH])
    own, addresses, written = _own_starts(found, starts), _addresses(found), _written(kind, found)
    for registration in found:
        start, email = own.get(registration.pk, registration.event.starts_at), addresses.get(registration.pk)
        is_new = _about(kind, registration, start) not in written
        if email and not registration.no_reminders and is_new:
            _queue(kind, registration, start, email)
        setattr(registration, column, start)
    Registration.objects.bulk_update(found, [column])
    return len(found)


def _queue(kind: str, registration: Registration, start: datetime | None, email: str) -> None:
    mailing.queue(
        kind,
        to=email,
        language=registration.language,
        dedupe_key=_key(kind, registration, start),
        object_id=registration.pk,
        scope=registration.event.subject,
    )


def _written(kind: str, found: list[Registration]) -> set[str]:
    """Return of what those of `found` were told, or are about to be: a start may come back."""
    mails = Outbox.objects.filter(kind=kind, object_id__in=[row.pk for row in found])
    keys = mails.exclude(state=Outbox.State.CANCELLED).values_list("dedupe_key", flat=True)
    return {key.rpartition(":")[0] for key in keys}


def _addresses(found: list[Registration]) -> dict[UUID, str]:
    rows = Registration.objects.filter(pk__in=[row.pk for row in found]).only("email")
    return {row.pk: row.email for row in readable(rows)}


def _starts_of_parts(now: datetime, until: datetime) -> Starts:
    """Return when each part begins that one can choose apart, of events that begin by then and go on."""
    events = Event.objects.filter(not_over(now), starts_at__lte=until, parts__isnull=False)
    found: Starts = {}
    for event in events.exclude(status__in=OFF).distinct():
        spans = spans_of(event.parts.select_related("session"), event)
        found |= {key: start for key, (start, _end) in spans.items()}
    return found


def _due(starts: Starts, after: datetime, until: datetime, column: str) -> Q:
    """Return the condition that what somebody comes to begins later than `after`, by `until` at the latest,
    and that they have not been told of it."""
    whole = Q(event__starts_at__gt=after, event__starts_at__lte=until) & ~_has(starts)
    due = whole & ~_told(column, F("event__starts_at"))
    # Each start apart: who was told of one that is another's now has not been told of their own.
    for start in {at for at in starts.values() if after < at <= until}:
        first = _has(key for key, at in starts.items() if at == start)
        earlier = _has(key for key, at in starts.items() if at < start)
        due |= first & ~earlier & ~_told(column, start)
    return due


def _told(column: str, start: Any) -> Q:
    return Q(**{column: start}) & Q(**{f"{column}__isnull": False})


def _has(parts: Any) -> Q:
    """Return the condition that somebody chose one of `parts`."""
    return Q(pk__in=CHOSEN.filter(eventpart__in=list(parts)).values("registration"))


def _own_starts(found: list[Registration], starts: Starts) -> dict[UUID, datetime]:
    """Return when what they chose begins, by the keys of those registrations who chose something."""
    own: dict[UUID, datetime] = {}
    rows = CHOSEN.filter(registration__in=found, eventpart__in=list(starts)) if starts else CHOSEN.none()
    for key, part in rows.values_list("registration", "eventpart"):
        own[key] = min(own.get(key, starts[part]), starts[part])
    return own


def remind_anew(event: Event) -> None:
    """Let reminders of what a locked event is now be written again, of which none has left.

    They were dropped or withheld while it was off, or had another start; those in the queue stay there, and
    what one of them is judged by is older than this: see `write_again`.
    """
    if event.is_off or event.starts_at is None:
        return
    for kind, (_latest, _earliest, column) in REMINDERS.items():
        stopped = Outbox.objects.filter(kind=kind, object_id=OuterRef("pk"), state=Outbox.State.CANCELLED)
        told = event.registrations.filter(**{f"{column}__isnull": False}).order_by("pk")
        # Locked before the mails are looked at: one of them may be about to be dropped.
        list(told.select_for_update(of=("self",)).values_list("pk"))
        rows = told.filter(Exists(stopped)).defer(*SEALED).prefetch_related("parts__session")
        keys = [row.pk for row in rows if _none_left(kind, row, event)]
        Registration.objects.filter(pk__in=keys).update(**{column: None})


def write_again(mail: Outbox) -> None:
    """Let a dropped reminder be written again whose event came back on after it was judged, and before it was
    dropped. The registration is locked."""
    rows = Registration.objects.select_related("event").defer(*SEALED).prefetch_related("parts__session")
    registration = rows.filter(pk=mail.object_id).first() if mail.object_id else None
    if registration is None or not is_true_still(mail.kind, mail.dedupe_key, registration):
        return
    _latest, _earliest, column = REMINDERS[mail.kind]
    is_of_now = mail.dedupe_key == _key(mail.kind, registration, times_of(registration)[0])
    if not is_of_now and _none_left(mail.kind, registration, registration.event):
        Registration.objects.filter(pk=registration.pk).update(**{column: None})


def _none_left(kind: str, registration: Registration, event: Event) -> bool:
    """Return whether no reminder of the start that they have now was sent, or is about to be."""
    registration.event = event
    about = _about(kind, registration, times_of(registration)[0])
    mails = Outbox.objects.filter(kind=kind, object_id=registration.pk, dedupe_key__startswith=about)
    return not mails.exclude(state=Outbox.State.CANCELLED).exists()


def _key(kind: str, registration: Registration, start: datetime | None) -> str:
    # The sequence rises with each change of date and state, so that what was withheld can be written again.
    return f"{_about(kind, registration, start)}:{registration.event.sequence}"


def _about(kind: str, registration: Registration, start: datetime | None) -> str:
    return f"{kind}:{registration.pk}:{start.isoformat() if start else ''}"


def is_true_still(kind: str, key: str, registration: Registration) -> bool:
    """Return whether the reminder of `kind` that was written under `key` tells of a start that is still to
    come, and not later than the next reminder would."""
    latest, _earliest, _column = REMINDERS[kind]
    start, _end = times_of(registration)
    if registration.event.is_off or start is None or not key.startswith(_about(kind, registration, start)):
        return False
    return start - clock.now() > latest
