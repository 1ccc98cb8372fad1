"""What we hold of speakers who were asked: exported and erased like all that rests on an address."""

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_noop

from advocacy_site.core import clock
from advocacy_site.core.registry import PersonalData, RetentionRule, personal_data, retention

from .models import SpeakerRequest
from .privacy import over_before
from .services.asking_speakers import LINK_LIFE

RETAIN_QUESTIONS = LINK_LIFE + timedelta(days=1)
RETAIN_ANSWERS = timedelta(days=30)
RETAIN_ANSWERS_AT_MOST = timedelta(days=365)  # since they were given, where the event has no date
TOLD = ("asked_at", "language", *SpeakerRequest.ITEMS, "words", "answered_at")


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return each question to one person, and her answer."""
    rows = SpeakerRequest.objects.filter(email_hash=subject_hash).select_related("event", "speaker")
    return [
        {"event": str(row.event), "speaker": row.speaker.name, **{name: getattr(row, name) for name in TOLD}}
        for row in rows.order_by("asked_at")
    ]


def erase(subject_hash: str) -> int:
    """Delete them; what stands on pages is staff's to take down. Return how many."""
    return SpeakerRequest.objects.filter(email_hash=subject_hash).delete()[0]


def expire_questions(dry_run: bool) -> int:
    """Delete what nobody answered while the link worked."""
    rows = _asked_long_ago().filter(answered_at=None)
    return rows.count() if dry_run else rows.delete()[0]


def expire_answers(dry_run: bool) -> int:
    """Forget whose address answered, and in which words. What was agreed to or refused stays."""
    now = clock.now()
    over = over_before(now - RETAIN_ANSWERS, "event__") | Q(answered_at__lte=now - RETAIN_ANSWERS_AT_MOST)
    rows = _asked_long_ago().filter(over, answered_at__isnull=False).exclude(email_hash="", words="")
    return rows.count() if dry_run else rows.update(email_hash="", words="")


def _asked_long_ago() -> QuerySet[SpeakerRequest]:
    return SpeakerRequest.objects.filter(asked_at__lte=clock.now() - RETAIN_QUESTIONS)


def register() -> None:
    """Enter them into the tables of periods and of personal data."""
    questions = gettext_noop("Questions to speakers that nobody answered")
    retention.register("speaker-questions", RetentionRule(questions, RETAIN_QUESTIONS, expire_questions))
    answers = gettext_noop("Addresses, as hashes, and words of speakers who answered, after the event")
    retention.register("speaker-answers", RetentionRule(answers, RETAIN_ANSWERS, expire_answers))
    personal_data.register("speaker-requests", PersonalData(export=export, erase=erase))
