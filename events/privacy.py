"""This room's personal rows: how they are exported, erased and expire."""

from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from advocacy_site.core import clock
from advocacy_site.core.registry import (
    PersonalData,
    RetentionRule,
    consent_followers,
    personal_data,
    retention,
    subject_names,
)

from . import own_registrations, services
from .kept_wish import wish_of
from .models import AccessNeeds, Event, InvitationLetter, LegalName, Refusal, Registration
from .models.events import not_over, undated
from .readable import each_readable
from .wishes import Needs

RETAIN_UNCONFIRMED = timedelta(days=8)  # the link lives 7
RETAIN_AFTER_END = timedelta(days=30)
RETAIN_NEEDS = timedelta(days=30)
RETAIN_LEGAL_NAMES = timedelta(days=1)
# While an event waits for a date: since it was last changed, and since the registration was sent.
RETAIN_UNDATED = timedelta(days=365)
RETAIN_UNDATED_APART = timedelta(days=180)
KEPT_APART = (AccessNeeds, LegalName, InvitationLetter)
BATCH = 500
# Keys of ours, and columns that are told in words instead.
NOT_EXPORTED = {"id", "event", "email_hash", "form_key", "ticket", "wish"}
PAYMENT = (
    *("state", "amount", "currency", "reference", "receipt"),
    *("due_at", "paid_at", "refunded_at", "cancelled_at"),
)


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return every registration of one person, with guests, needs, names and payments, and each refusal."""
    rows = Registration.objects.filter(email_hash=subject_hash).order_by("requested_at")
    rows = rows.select_related("event", "ticket", "access_needs__wording", "invitation_letter")
    rows = rows.prefetch_related("guests", "legal_names", "arrivals", "payments", "parts__session")
    refusals = Refusal.objects.filter(email_hash=subject_hash).select_related("event")
    return [
        *map(_exported, each_readable(rows)),
        *({"event": str(refusal.event), "refused_at": refusal.refused_at} for refusal in refusals),
    ]


def _exported(row: Registration) -> dict[str, Any]:
    """Columns that come later are in it by themselves."""
    columns = {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in NOT_EXPORTED
    }
    wish, needs = wish_of(row), getattr(row, "access_needs", None)
    letter = getattr(row, "invitation_letter", None)
    return {
        "event": str(row.event),
        "ticket": row.ticket.name_in(row.language) if row.ticket else "",
        "parts": [str(part.day or part.session.starts_at) for part in row.parts.all()],
        "guests": [asdict(guest) for guest in wish.guests],
        "arrivals": [arrival.at for arrival in row.arrivals.all()],
        "legal_name": wish.legal_name,
        "needs": Needs.read(needs.needs).in_words if needs else [],
        "agreed_to": needs.wording.text if needs else "",
        "payments": [{name: getattr(payment, name) for name in PAYMENT} for payment in row.payments.all()],
        "invitation_letter": _letter(letter) if letter else None,
        "not_confirmed_yet": row.wish,
        **columns,
        "country": row.country.code or "",
    }


def _letter(letter: InvitationLetter) -> dict[str, Any]:
    dates = {name: getattr(letter, name) for name in ("asked_at", "made_at")}
    return {"name": letter.name_in_words, "nationality": letter.nationality.code, **dates}


@transaction.atomic
def erase(subject_hash: str) -> int:
    """Delete every registration of one person; return how many. That they were refused stays, as a hash.

    Always in the same order of events, so that two who do it at once wait for each other.
    """
    rows = Registration.objects.filter(email_hash=subject_hash).order_by("event").values_list("pk", flat=True)
    done = 0
    for pk in list(rows):
        with suppress(Registration.DoesNotExist):  # somebody else was quicker
            services.erase_registration(pk)
            done += 1
    return done


# --- periods -----------------------------------------------------------------------------------------------


def expire_unconfirmed(dry_run: bool) -> int:
    """Delete what nobody confirmed in time; of a cancelled registration only the new wish."""
    before = clock.now() - RETAIN_UNCONFIRMED
    rows = Registration.objects.filter(wish__isnull=False, requested_at__lt=before)
    if dry_run:
        return rows.count()
    done = 0
    while ids := list(rows.values_list("pk", flat=True)[:BATCH]):  # after a flood there are many
        done += sum(services.discard_unconfirmed(pk, sent_before=before) for pk in ids)
    return done


def over_before(moment: datetime, at: str = "") -> Q:
    """Return the condition that an event was over at `moment`; a cancelled one without a date, by its last
    change."""
    called_off = {"status": Event.Status.CANCELLED, "starts_at": None, "changed_at__lte": moment}
    return ~not_over(moment, at) | Q(**{f"{at}{name}": value for name, value in called_off.items()})


def _undated_since(moment: datetime, at: str = "") -> Q:
    """Return the condition that a registration has waited for a date since `moment`. `at` leads to it."""
    old = Q(**{f"{at}event__changed_at__lte": moment, f"{at}requested_at__lte": moment})
    return undated(f"{at}event__") & old


def expire_needs(dry_run: bool) -> int:
    """Delete what people needed, once nobody can need it any more."""
    over = over_before(clock.now() - RETAIN_NEEDS, "registration__event__")
    return _delete(AccessNeeds.objects.filter(over), dry_run)


def expire_legal_names(dry_run: bool) -> int:
    """Delete the names that only a door or a border needed."""
    over = over_before(clock.now() - RETAIN_LEGAL_NAMES, "registration__event__")
    return sum(_delete(model.objects.filter(over), dry_run) for model in (LegalName, InvitationLetter))


def expire_registrations(dry_run: bool) -> int:
    """Delete registrations for events that were over long ago, or as long ago as the event says."""
    now = clock.now()
    usual = over_before(now - RETAIN_AFTER_END) & Q(kept_days=None)
    own = Event.objects.exclude(kept_days=None).values_list("kept_days", flat=True).distinct()
    over = usual
    for days in filter(None, own):
        over |= over_before(now - timedelta(days=days)) & Q(kept_days=days)
    events = Event.objects.filter(over)
    refusals = _delete(Refusal.objects.filter(event__in=events), dry_run)
    return refusals + _forget(Registration.objects.filter(event__in=events), dry_run)


def expire_undated(dry_run: bool) -> int:
    """Delete registrations for events that never got a date, or a new one."""
    before = clock.now() - RETAIN_UNDATED
    refusals = Refusal.objects.filter(
        undated("event__"), event__changed_at__lte=before, refused_at__lte=before
    )
    return _delete(refusals, dry_run) + _forget(Registration.objects.filter(_undated_since(before)), dry_run)


def expire_undated_apart(dry_run: bool) -> int:
    """Delete what people need, and their legal names, where the event has had no date for long."""
    waiting = _undated_since(clock.now() - RETAIN_UNDATED_APART, "registration__")
    return sum(_delete(model.objects.filter(waiting), dry_run) for model in KEPT_APART)


def _forget(rows: QuerySet[Registration], dry_run: bool) -> int:
    if dry_run:
        return rows.count()
    done = 0
    while ids := list(rows.values_list("pk", flat=True)[:BATCH]):
        for pk in ids:
            with suppress(Registration.DoesNotExist):  # its owner was quicker
                services.forget_registration(pk)
        done += len(ids)
    return done


def _delete(rows: QuerySet[Any], dry_run: bool) -> int:
    return rows.count() if dry_run else rows.delete()[0]


PERIODS = (
    (
        "registrations-unconfirmed",
        gettext_noop("Registrations that nobody confirmed"),
        RETAIN_UNCONFIRMED,
        expire_unconfirmed,
    ),
    (
        "access-needs",
        gettext_noop("What people need to take part, after the event"),
        RETAIN_NEEDS,
        expire_needs,
    ),
    (
        "legal-names",
        gettext_noop("Legal names of registrants, after the event"),
        RETAIN_LEGAL_NAMES,
        expire_legal_names,
    ),
    (
        "registrations",
        gettext_noop("Registrations, after the event; an event may say another time, a year at most"),
        RETAIN_AFTER_END,
        expire_registrations,
    ),
    (
        "registrations-undated",
        gettext_noop("Registrations for an event without a date, after its last change"),
        RETAIN_UNDATED,
        expire_undated,
    ),
    (
        "needs-undated",
        gettext_noop("Needs and legal names, where the event has no date, after its last change"),
        RETAIN_UNDATED_APART,
        expire_undated_apart,
    ),
)


def register() -> None:
    """Enter this room into the tables of periods and of personal data."""
    for name, what, period, expire in PERIODS:
        retention.register(name, RetentionRule(what, period, expire))
    personal_data.register(
        "registrations",
        PersonalData(
            export=export,
            erase=erase,
            section=own_registrations.section,
            verbs=own_registrations.VERBS,
        ),
    )
    subject_names.register("event", own_registrations.names_of_events)
    consent_followers.register("event", services.follow_consent)
