"""Addresses that we do not write to."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    """Which entries keep mail from an address."""

    def against(self, recipient_hash: Any, scope: Any = "") -> "SuppressionQuerySet":
        """Those by which an address gets no mail at all, or none of `scope`."""
        return self.filter(models.Q(scope="") | models.Q(scope=scope), recipient_hash=recipient_hash)


class Suppression(models.Model):
    """One address that gets no mail, or none of one scope. It outlives erasure: it holds only the hash."""

    recipient_hash = models.CharField(max_length=64, help_text="Keyed hash of the normalised address.")
    scope = models.CharField(
        max_length=60, blank=True, help_text="Blank: all mail; else such as action:<uuid>."
    )
    reason = models.CharField(max_length=40)
    created_at = models.DateTimeField(default=clock.now)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        constraints = [
            models.UniqueConstraint(name="suppression_once_per_scope", fields=["recipient_hash", "scope"]),
        ]

    def __str__(self) -> str:
        return f"{self.recipient_hash[:8]}… {self.scope or 'all'}"
