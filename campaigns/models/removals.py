"""What staff do with suspicious signatures: cases of held ones, and removals that are undone as a whole."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedJSONField, SealedTextField

from .actions import Action
from .signatures import Signature

Q = models.Q


class HoldCase(models.Model):
    """What was said about a held signature: to its signer, by its signer, and by staff who released it."""

    signature = models.OneToOneField(
        Signature, primary_key=True, on_delete=models.CASCADE, related_name="hold_case"
    )
    told_at = models.DateTimeField(null=True, help_text="When the mail to its signer was queued.")
    unreadable_at = models.DateTimeField(null=True, help_text="When no key opened its address last.")
    answer = SealedTextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True, help_text="Since then no machine holds it again.")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="hold_case_answer_has_its_time",
                condition=Q(answer="") | Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Case of {self.signature_id}"


class RemovalQuerySet(models.QuerySet["Removal"]):
    """Which removals have work left, and which are told in public."""

    def unfinished(self) -> "RemovalQuerySet":
        """Those that were decided or taken back, but are not through."""
        return self.filter(state__in=[Removal.State.REMOVING, Removal.State.UNDOING])

    def public(self) -> "RemovalQuerySet":
        """Those that took confirmed signatures away, newest first."""
        return self.filter(confirmed__gt=0).order_by("-decided_at")


class Removal(models.Model):
    """One decision to take signatures out of the count, with its public reason. Undone as a whole."""

    class State(models.TextChoices):
        REMOVING = "removing", _("being removed")
        REMOVED = "removed", _("removed")
        UNDOING = "undoing", _("being taken back")
        UNDONE = "undone", _("taken back")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="removals")
    reason = models.CharField(_("reason"), max_length=200)
    # Sealed, because a name may stand in them.
    conditions: "models.Field[Any, Any]" = SealedJSONField(
        null=True, help_text="As staff gave them; null for a choice by hand, and once their period is over."
    )
    state = models.CharField(max_length=8, choices=State.choices, default=State.REMOVING)
    confirmed = models.PositiveIntegerField(
        default=0, help_text="How many confirmed signatures it took: what the public line says."
    )
    decided_at = models.DateTimeField(default=clock.now)
    decided_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = RemovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("removal")
        verbose_name_plural = _("removals")
        ordering = ["-decided_at"]
        default_permissions = ()
        constraints = [
            models.CheckConstraint(name="removal_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="removal_state_has_its_dates",
                condition=Q(state__in=["removing", "removed"], undone_at__isnull=True)
                | Q(state__in=["undoing", "undone"], undone_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reason

    @property
    def decided_on(self) -> date:
        """The day in UTC, as the count has it."""
        return self.decided_at.date()

    @property
    def undone_on(self) -> date | None:
        """The same of its undoing."""
        return self.undone_at.date() if self.undone_at else None


class RemovedSignature(models.Model):
    """That a signature is one of a removal's. `removed_at` empty: it is still to be removed."""

    removal = models.ForeignKey(Removal, on_delete=models.CASCADE, related_name="lines", db_index=False)
    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="removal_lines")
    removed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["removal", "signature"], name="a_signature_once_a_removal"),
        ]
        indexes = [
            models.Index(
                fields=["removal"], condition=Q(removed_at__isnull=True), name="removal_still_to_do"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.removal_id}: {self.signature_id}"
