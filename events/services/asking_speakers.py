"""Asking speakers whether biography, portrait and recording are right; what they refuse is taken down."""

import hashlib
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction

from advocacy_site.core import access, clock, links
from advocacy_site.core.addresses import address_hash, normalise
from advocacy_site.core.translation_memory import forget_fields
from advocacy_site.mailing import services as mailing

from ..models import Event, EventSpeaker, Speaker, SpeakerRequest
from .errors import ShownElse

SPEAKER_MAIL = "speaker-request"
LINK_PURPOSE = "speaker-request"
LINK_LIFE = timedelta(days=30)
Answer = SpeakerRequest.Answer


@dataclass(frozen=True)
class ShownOfSpeaker:
    """What the public sees, or will see, of a speaker at an event, in all languages."""

    rows: list[Speaker]
    recordings: list[str]

    @property
    def biographies(self) -> list[str]:
        """Each biography once."""
        return list(dict.fromkeys(row.biography for row in self.rows if row.biography))

    @property
    def portrait(self) -> Any:
        """Her portrait, or None."""
        return next((row.portrait for row in self.rows if row.portrait), None)

    @property
    def items(self) -> list[str]:
        """Which of SpeakerRequest.ITEMS there are."""
        there = {"biography": self.biographies, "portrait": self.portrait, "recording": self.recordings}
        return [name for name in SpeakerRequest.ITEMS if there[name]]

    @property
    def digest(self) -> str:
        """Return what tells this from anything else that could be shown."""
        seen = [[row.name, row.biography, str(row.portrait_id or "")] for row in self.rows]
        return hashlib.sha256(repr([seen, self.recordings]).encode()).hexdigest()


def shown_of(speaker: Speaker, event: Event, *, lock: bool = False) -> ShownOfSpeaker:
    """Return what is shown of `speaker` at `event`. `lock`: her rows, by their keys. Two queries."""
    rows = Speaker.objects.filter(translation_key=speaker.translation_key).select_related("portrait")
    if lock:
        rows = rows.select_for_update(of=("self",))
    return ShownOfSpeaker(list(rows.order_by("pk")), _recordings(event))


def shown_of_each(speakers: Collection[Speaker], event: Event) -> dict[uuid.UUID, ShownOfSpeaker]:
    """Return the same of all `speakers`, by their translation keys. Two queries."""
    recordings = _recordings(event)
    found = {speaker.translation_key: ShownOfSpeaker([], recordings) for speaker in speakers}
    rows = Speaker.objects.filter(translation_key__in=found).select_related("portrait")
    for row in rows.order_by("pk"):
        found[row.translation_key].rows.append(row)
    return found


def _recordings(event: Event) -> list[str]:
    urls = event.pages.exclude(recording_url="").order_by("recording_url")
    return list(urls.values_list("recording_url", flat=True).distinct())


def speakers_of(event: Event) -> list[Speaker]:
    """Return who speaks at `event`, each once, by name."""
    lines = EventSpeaker.objects.filter(page__event=event, speaker__isnull=False).select_related("speaker")
    found = {line.speaker.translation_key: line.speaker for line in lines.order_by("pk")}
    return sorted(found.values(), key=lambda speaker: speaker.name)


@transaction.atomic
def ask_speaker(event: Event, speaker: Speaker, email: str, language: str, by: Any) -> SpeakerRequest:
    """Mail a speaker the link by which she answers. Raises ValidationError for what is no address."""
    request = SpeakerRequest.objects.create(
        event=event,
        speaker=speaker,
        language=language,
        email_hash=address_hash(normalise(email)),
        asked_by=by,
    )
    nonce = links.new_nonce()
    links.create_link(LINK_PURPOSE, nonce, request.pk, expires_at=clock.now() + LINK_LIFE)
    mailing.queue(
        SPEAKER_MAIL,
        to=email,
        language=language,
        dedupe_key=f"{SPEAKER_MAIL}:{request.pk}",
        object_id=request.pk,
        nonce=nonce,
    )
    access.record(by, "change", event.subject, rows=1, reason="speaker asked")
    return request


@transaction.atomic
def answer_as_speaker(
    request_id: uuid.UUID, *, seen: str, answers: Mapping[str, str], words: str
) -> SpeakerRequest:
    """Keep what she says of what she saw (`seen`, its digest); she may answer again.

    A biography or a portrait that she refuses is taken down at once, in all languages. A recording stands on
    pages, which have drafts: staff take it down. Raises SpeakerRequest.DoesNotExist, ShownElse.
    """
    rows = SpeakerRequest.objects.select_for_update(of=("self",)).select_related("speaker", "event")
    request = rows.get(pk=request_id)
    shown = shown_of(request.speaker, request.event, lock=True)
    if shown.digest != seen:
        raise ShownElse
    for item in shown.items:
        setattr(request, item, Answer(answers[item]))
    request.shown, request.words, request.answered_at = seen, words.strip(), clock.now()
    request.save()
    taken = [_take_down(row, request) for row in shown.rows]
    if any(taken):
        forget_fields(request.speaker, {name for names in taken for name in names})
    return request


def _take_down(row: Speaker, request: SpeakerRequest) -> list[str]:
    """Take from `row` what was refused; return the names of the fields."""
    taken = []
    if request.biography == Answer.NO and row.biography:
        row.biography = ""
        taken.append("biography")
    if request.portrait == Answer.NO and row.portrait_id:
        row.portrait = None
        taken.append("portrait")
    if taken:
        row.save(update_fields=taken)
    return taken
