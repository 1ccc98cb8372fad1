"""Updates to signers, until they are sent: drafted, counted, tested, started. What follows is next door.

An update tells one line of the action's timeline, in the words of its pages: nothing is written twice. From
the start on its words are frozen, and so is who may get it; that somebody still agrees is asked once more
when their mail is rendered (`mailing_emails`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Count, Exists, OuterRef, QuerySet

from advocacy_site.core import access, clock, countries
from advocacy_site.mailing import services as post

from ..models import Action, OrganisationRequest, Signature, SignerMailing, Tally
from ..models.signatures import SignatureQuerySet
from ..tellable import Words, fingerprint, thing_of
from .agreed import agreed_contacts, agreed_signers
from .errors import MailingChanged, MailingNotInState, NobodyToTell, NothingToTell, SegmentUnknown
from .lifecycle import locked_action

UPDATE_MAIL = "signer-update"
TEST_MAIL = "signer-update-test"
SEGMENT = ("languages", "countries", "sources", "kinds")
LOOK_AGAIN = timedelta(hours=1)  # a number that staff saw longer ago is shown once more
State = SignerMailing.State


@dataclass(frozen=True)
class InLanguage:
    """Signers who read one language. `written_in`: that of their mail; empty where they get none."""

    language: str
    number: int
    written_in: str


@dataclass(frozen=True)
class Seen:
    """What staff are shown before they start a mailing, and say again when they do."""

    total: int
    as_of: datetime
    fingerprint: str


@dataclass(frozen=True)
class Recipients:
    """Who would get a mailing: numbers by language, and the same as a whole."""

    by_language: list[InLanguage]
    seen: Seen

    @property
    def total(self) -> int:
        """How many get it."""
        return self.seen.total

    @property
    def without_words(self) -> int:
        """How many agreed, but would be written to in no language."""
        return sum(line.number for line in self.by_language if not line.written_in)


def choices_of(action: Action) -> dict[str, set[str]]:
    """Return what each part of a segment may name. One query."""
    cells = Tally.objects.filter(action=action, dimension=Tally.Dimension.SOURCE)
    return {
        "languages": {code for code, _name in settings.LANGUAGES},
        "countries": {"", *countries.CODES},
        "sources": {"", *cells.values_list("key", flat=True)},
        "kinds": set(Signature.Kind.values),
    }


@transaction.atomic
def draft_mailing(
    action: Action, by: Any, *, tells: str, segment: Mapping[str, list[str]], fallback: str = ""
) -> SignerMailing:
    """Prepare to tell signers of `action` what `tells` names. Nobody is mailed.

    `segment`: values of some of SEGMENT; what is left out or empty means all. Raises NothingToTell,
    SegmentUnknown.
    """
    mailing = SignerMailing(action=action, created_by=by)
    _set(mailing, tells, segment, fallback)
    mailing.save()
    return mailing


@transaction.atomic
def change_mailing(
    mailing_id: Any, *, tells: str, segment: Mapping[str, list[str]], fallback: str = ""
) -> SignerMailing:
    """Change a draft. Raises NothingToTell, SegmentUnknown, MailingNotInState."""
    mailing = locked_mailing(mailing_id, State.DRAFT)
    _set(mailing, tells, segment, fallback)
    mailing.save()
    return mailing


def _set(mailing: SignerMailing, tells: str, segment: Mapping[str, list[str]], fallback: str) -> None:
    thing = thing_of(mailing.action, tells)
    if thing is None or (fallback and fallback not in thing.words):
        raise NothingToTell
    known = choices_of(mailing.action)
    for name in SEGMENT:
        values = sorted(set(segment.get(name, [])))
        if not known[name].issuperset(values):
            raise SegmentUnknown
        setattr(mailing, name, values)
    mailing.tells, mailing.fallback = tells, fallback


@transaction.atomic
def discard_mailing(mailing_id: Any) -> None:
    """Delete a draft. Raises MailingNotInState."""
    locked_mailing(mailing_id, State.DRAFT).delete()


def locked_mailing(mailing_id: Any, *states: str) -> SignerMailing:
    """Return the mailing, locked: workers and staff take turns.

    Raises SignerMailing.DoesNotExist, MailingNotInState where it is in none of `states`.
    """
    rows = SignerMailing.objects.select_for_update(of=("self",)).select_related("action")
    mailing = rows.get(pk=mailing_id)
    if states and mailing.state not in states:
        raise MailingNotInState
    return mailing


def words_of(mailing: SignerMailing) -> dict[str, Words]:
    """Return its words by language: frozen ones, or of a draft those that stand on the pages today.

    Empty where no public page tells it any more.
    """
    if mailing.words is not None:
        return {language: Words.read(kept) for language, kept in mailing.words.items()}
    thing = thing_of(mailing.action, mailing.tells)
    return thing.words if thing else {}


def written_in(mailing: SignerMailing, words: Mapping[str, Any], language: str) -> str:
    """Return in which language a reader of `language` gets it; empty for in none."""
    return next((code for code in (language, mailing.fallback) if code in words), "")


def in_segment(mailing: SignerMailing, until: datetime | None = None) -> SignatureQuerySet:
    """Return the signers whom the segment of `mailing` means, confirmed by `until` or by its own moment."""
    rows = _chosen(agreed_signers(mailing.action), mailing, until)
    return rows.filter(kind__in=mailing.kinds) if mailing.kinds else rows


def contacts_in_segment(
    mailing: SignerMailing, until: datetime | None = None
) -> "QuerySet[OrganisationRequest]":
    """Return the same of those who let organisations sign, and get no mail as signers themselves."""
    rows = _chosen(agreed_contacts(mailing.action), mailing, until)
    if mailing.kinds and Signature.Kind.ORGANISATION not in mailing.kinds:
        return rows.none()
    by = until or mailing.until or clock.now()
    as_signers = in_segment(mailing, until).filter(email_hash=OuterRef("email_hash"))
    return rows.filter(~Exists(as_signers), decided_at__lte=by)


def _chosen(rows: Any, mailing: SignerMailing, until: datetime | None) -> Any:
    """Return those of `rows` that language, country and source of the segment leave."""
    columns = {"languages": "language", "countries": "country", "sources": "source"}
    chosen = {
        f"{column}__in": getattr(mailing, name) for name, column in columns.items() if getattr(mailing, name)
    }
    return rows.filter(confirmed_at__lte=until or mailing.until or clock.now(), **chosen)


def who_gets_it(mailing: SignerMailing) -> Recipients:
    """Count whom a draft would go to now. Mails nobody."""
    now = clock.now()
    words = words_of(mailing)
    numbers: Counter[str] = Counter()
    signers, contacts = in_segment(mailing, now), contacts_in_segment(mailing, now)
    numbers.update(dict(signers.order_by().values_list("language").annotate(n=Count("pk"))))
    addresses = Count("email_hash", distinct=True)  # somebody may act for several organisations
    numbers.update(dict(contacts.order_by().values_list("language").annotate(n=addresses)))
    lines = [
        InLanguage(code, numbers[code], written_in(mailing, words, code))
        for code, _name in settings.LANGUAGES
        if code in numbers
    ]
    total = sum(line.number for line in lines if line.written_in)
    return Recipients(lines, Seen(total, now, _fingerprint(mailing, words)))


def _fingerprint(mailing: SignerMailing, words: Mapping[str, Words]) -> str:
    kept = {language: text.as_kept() for language, text in words.items()}
    segment = [getattr(mailing, name) for name in SEGMENT]
    return fingerprint(str(mailing.pk), mailing.tells, mailing.fallback, segment, kept)


def start_mailing(mailing_id: Any, by: Any, *, seen: Seen) -> SignerMailing:
    """Freeze the words, and let the worker write to those whom staff saw counted.

    Whoever confirmed since gets nothing, so the number can only fall; it is asked again where it rose all the
    same, where the words are others, or where an hour has passed. Raises SignerMailing.DoesNotExist,
    MailingNotInState, NothingToTell, NobodyToTell, MailingChanged.
    """
    # Counted before anything is locked: among many signers that takes seconds, in which others sign.
    draft = SignerMailing.objects.select_related("action").get(pk=mailing_id)
    total = number_reached(draft, words_of(draft), seen.as_of)
    return _start(draft, by, seen, total)


@transaction.atomic
def _start(draft: SignerMailing, by: Any, seen: Seen, total: int) -> SignerMailing:
    """Start it for the `total` that were counted, unless words or segment have changed since staff looked."""
    # The record first, as whoever takes back what is told: then it is either not begun, or stopped by them.
    locked_action(draft.action)
    mailing = locked_mailing(draft.pk, State.DRAFT)
    now, words = clock.now(), words_of(mailing)
    if not words:
        raise NothingToTell
    if not now - LOOK_AGAIN <= seen.as_of <= now or seen.fingerprint != _fingerprint(mailing, words):
        raise MailingChanged
    if not total:
        raise NobodyToTell
    if total > seen.total:
        raise MailingChanged
    mailing.words = {language: text.as_kept() for language, text in words.items()}
    mailing.state, mailing.until, mailing.total = State.SENDING, seen.as_of, total
    mailing.started_by, mailing.started_at = by, now
    mailing.save()
    access.record(by, "change", mailing.action.subject, rows=total, reason=f"update {mailing.pk} started")
    return mailing


def reached(
    mailing: SignerMailing, words: Mapping[str, Any], until: datetime | None = None
) -> SignatureQuerySet:
    """Return the signers in the segment whose language, or the fallback, has words."""
    return _readers(in_segment(mailing, until), mailing, words)


def reached_contacts(
    mailing: SignerMailing, words: Mapping[str, Any], until: datetime | None = None
) -> "QuerySet[OrganisationRequest]":
    """Return the same of those who let organisations sign."""
    return _readers(contacts_in_segment(mailing, until), mailing, words)


def _readers(rows: Any, mailing: SignerMailing, words: Mapping[str, Any]) -> Any:
    return rows if mailing.fallback in words else rows.filter(language__in=list(words))


def number_reached(mailing: SignerMailing, words: Mapping[str, Any], until: datetime | None = None) -> int:
    """Return how many addresses that is. Two queries."""
    contacts = reached_contacts(mailing, words, until).order_by().values("email_hash")
    return reached(mailing, words, until).count() + contacts.distinct().count()


@transaction.atomic
def send_test_update(mailing: SignerMailing, by: Any, *, language: str) -> None:
    """Mail it in `language` to the address of the user `by`, marked as a test. Raises NothingToTell."""
    if language not in words_of(mailing):
        raise NothingToTell
    post.queue(
        TEST_MAIL,
        to=by.email,
        language=language,
        dedupe_key=f"{TEST_MAIL}:{mailing.pk}:{language}:{clock.now().isoformat()}",
        object_id=mailing.pk,
    )
    access.record(by, "change", mailing.action.subject, reason=f"update {mailing.pk} tested")
