"""Reminders a day and an hour before the start."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q

from advocacy_site.core import clock
from advocacy_site.core.sealed import readable
from advocacy_site.mailing import services as mailing

from ..models import Event, Registration

DAY_MAIL, HOUR_MAIL = "registration-tomorrow", "registration-soon"
NOW, HOUR, DAY = timedelta(), timedelta(hours=1), timedelta(days=1)
# Of each: between which times before the start, and the column that says for which start it was written.
REMINDERS = {HOUR_MAIL: (NOW, HOUR, "hour_reminder_for"), DAY_MAIL: (HOUR, DAY, "day_reminder_for")}
BATCH = 200


def remind() -> int:
    """Write the reminders that are due; return how many. Each once for each date that an event has had."""
    return sum(_remind(kind) for kind in REMINDERS)


def _remind(kind: str) -> int:
    done = 0
    while batch := _write(kind):
        done += batch
    return done


@transaction.atomic
def _write(kind: str) -> int:
    """Write up to BATCH of them; return how many registrations were looked at."""
    latest, earliest, column = REMINDERS[kind]
    now = clock.now()
    rows = (
        Registration.objects.select_for_update(of=("self",))
        .filter(state=Registration.State.REGISTERED)
        .filter(event__starts_at__gt=now + latest, event__starts_at__lte=now + earliest)
        .exclude(event__status__in=[Event.Status.CANCELLED, Event.Status.POSTPONED])
        .filter(Q(**{column: None}) | ~Q(**{column: F("event__starts_at")}))
        .select_related("event")
        .order_by("pk")
    )
    if kind == HOUR_MAIL:
        rows = rows.filter(event__days_only=False)  # whose hour nobody has told
    found = readable(rows[:BATCH])
    for registration in found:
        start = registration.event.starts_at
        if registration.email and not registration.no_reminders and start is not None:
            mailing.queue(
                kind,
                to=registration.email,
                language=registration.language,
                dedupe_key=_key(kind, registration),
                object_id=registration.pk,
                scope=registration.event.subject,
            )
        setattr(registration, column, start)
    Registration.objects.bulk_update(found, [column])
    return len(found)


def _key(kind: str, registration: Registration) -> str:
    start = registration.event.starts_at
    return f"{kind}:{registration.pk}:{start.isoformat() if start else ''}"


def is_true_still(kind: str, key: str, registration: Registration) -> bool:
    """Return whether the reminder of `kind` that was written under `key` tells of a start that is still to
    come, and not later than the next reminder would."""
    event, (latest, _earliest, _column) = registration.event, REMINDERS[kind]
    if event.is_off or event.starts_at is None or key != _key(kind, registration):
        return False
    return event.starts_at - clock.now() > latest
