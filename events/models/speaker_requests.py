"""Asking a speaker whether what we show of her is right. Her address is kept by the outbox only."""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedTextField

from .events import Event
from .speakers import Speaker


class SpeakerRequest(models.Model):
    """One mailed link, and what she answered. An answer holds for what she saw (`shown`) and nothing else."""

    class Answer(models.TextChoices):
        YES = "yes", _("agreed")
        NO = "no", _("refused")

    ITEMS = ("biography", "portrait", "recording")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="speaker_requests")
    # Any of her rows: there is one in each language.
    speaker: Any = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="requests")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    email_hash = models.CharField(
        max_length=64, blank=True, help_text="Keyed hash of where it went; blank some time after the event."
    )
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shown = models.CharField(max_length=64, blank=True, help_text="SHA-256 of what she answered about.")
    biography = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    portrait = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    recording = models.CharField(max_length=3, choices=Answer.choices, blank=True)
    # Each answer replaces what stood there, so this is shown and never stored.
    words = SealedTextField(blank=True, lost=_("(can’t be read)"), help_text="What she wants changed.")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("question to a speaker")
        verbose_name_plural = _("questions to speakers")
        ordering = ["-asked_at", "-pk"]
        default_permissions = ()
        permissions = [("ask_speaker", _("Can ask speakers whether what is shown of them is right"))]
        indexes = [models.Index(fields=["email_hash"], name="speaker_request_by_person")]
        constraints = [
            *(
                models.CheckConstraint(
                    name=f"speaker_answer_{item}", condition=Q(**{f"{item}__in": ["", "yes", "no"]})
                )
                for item in ("biography", "portrait", "recording")
            ),
            models.CheckConstraint(
                name="a_speakers_answer_is_about_something",
                condition=Q(answered_at=None, shown="", biography="", portrait="", recording="")
                | (Q(answered_at__isnull=False) & ~Q(shown="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Question {self.pk}"
