"""The detector of bursts: looks at what open actions got, and holds what looks made by one hand."""

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import zip_longest

from django.db.models import Q, QuerySet

from advocacy_site.core import clock
from advocacy_site.core.sealed import readable

from ..models import Action, CollectionWindow, Signature
from ..models.signatures import SignatureQuerySet
from .burst_signals import SMALLEST, Seen, find
from .holds import hold_by_machine
from .screening import is_disposable
from .staff_mail import BURST_MAIL, warn_moderators

MINUTES = 10
# As many rows of an action are unsealed at a time: 1,000 take about a fifth of a second.
MOST = 1000
BURST = "burst:"


def look_for_bursts() -> int:
    """Hold the bursts of all open actions and return how many signatures that were. Idempotent."""
    now = clock.now()
    since = now - timedelta(minutes=MINUTES)
    return sum(_look_at(action, since, now) for action in open_actions(now))


def open_actions(now: datetime) -> QuerySet[Action]:
    """Return the actions that can be signed at `now`."""
    is_over = Q(closes_at__isnull=False, closes_at__lte=now)
    return Action.objects.filter(opens_at__lte=now, paused_at__isnull=True).exclude(is_over)


def _look_at(action: Action, since: datetime, now: datetime) -> int:
    windows = list(action.collection_windows.filter(ends_at__gt=since, starts_at__lte=now))
    rows = _latest(action, since, now, windows)
    if len(rows) < SMALLEST:
        return 0
    seen = [Seen(row.pk, row.email, row.name, is_disposable(row.email)) for row in rows]
    found = find(seen, usual=_usual(action, since))
    # Whom staff released, and whoever is held already, is seen but stays as it is.
    held = [pk for pk in found if _hold(pk, found[pk])]
    if held:
        signs = Counter(name for pk in held for name in found[pk])
        warn_moderators(BURST_MAIL, action, {"number": len(held), "signs": list(signs)}, now)
    return len(held)


def _hold(pk: uuid.UUID, signs: list[str]) -> bool:
    try:
        return hold_by_machine(pk, BURST + ",".join(signs))
    except Signature.DoesNotExist:
        return False  # withdrawn with everything, meanwhile


def _latest(
    action: Action, since: datetime, now: datetime, windows: list[CollectionWindow]
) -> list[Signature]:
    """Return at most MOST people's signatures since then, without those of a collection window."""
    people: SignatureQuerySet = action.signatures.filter(kind=Signature.Kind.PERSON, removed_at__isnull=True)
    recent = people.filter(requested_at__gte=since, requested_at__lte=now)
    for window in windows:
        inside = Q(requested_at__gte=window.starts_at, requested_at__lt=window.ends_at)
        recent = recent.exclude(inside & Q(source=window.source) if window.source else inside)
    # Three short reads, each by an index of its own.
    pending = recent.filter(state=Signature.State.PENDING, held_at__isnull=True)
    counted = recent.counted().filter(confirmed_at__gte=since)
    held = recent.filter(held_at__isnull=False)
    latest = (pending.order_by("-requested_at"), counted.order_by("-confirmed_at"), held.order_by("-held_at"))
    keys = _by_turns([part.values_list("pk", flat=True)[:MOST] for part in latest])
    fields = ("email", "name", "held_at", "action_id", "source")
    return readable(Signature.objects.filter(pk__in=keys[:MOST]).only("pk", *fields))


def _by_turns(parts: Iterable[Iterable[uuid.UUID]]) -> list[uuid.UUID]:
    """Return all keys, one of each part in turn: a flood of forms hides nothing that counts."""
    return [key for turn in zip_longest(*parts) for key in turn if key is not None]


def _usual(action: Action, since: datetime) -> float:
    """Return how many signatures a span of MINUTES brought in the day before, on average."""
    day = timedelta(days=1)
    count = action.signatures.counted().filter(confirmed_at__gte=since - day, confirmed_at__lt=since).count()
    return count * MINUTES / (day / timedelta(minutes=1))
