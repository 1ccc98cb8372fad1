"""What we hold of speakers who were asked: exported and erased like all that rests on an address."""

from typing import Any

from advocacy_site.core.registry import PersonalData, personal_data

from .models import SpeakerRequest

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


def register() -> None:
    """Enter them into the table of personal data."""
    personal_data.register("speaker-requests", PersonalData(export=export, erase=erase))
