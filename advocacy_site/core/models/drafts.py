"""Drafts shown to somebody without an account (see core/drafts.py)."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .. import clock


class DraftShareQuerySet(models.QuerySet["DraftShare"]):
    """The links to drafts."""

    def open(self) -> "DraftShareQuerySet":
        """Return the ones that still open a draft."""
        return self.filter(revoked_at__isnull=True, expires_at__gt=clock.now())

    def expire(self, before: datetime, *, dry_run: bool = False) -> int:
        """Delete what ended before `before`, for retention; return how many that was or would be."""
        old = self.filter(expires_at__lt=before)
        return old.count() if dry_run else old.delete()[0]


class DraftShare(models.Model):
    """One link to the current draft of one page. The table knows the token's SHA-256, never the token."""

    digest = models.CharField(max_length=64, unique=True, help_text="SHA-256 of the token, in hexadecimal.")
    page: Any = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page"), editable=False
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("shared by"),
    )
    created_at = models.DateTimeField(_("shared at"), default=clock.now)
    expires_at = models.DateTimeField(_("open until"), db_index=True)
    revoked_at = models.DateTimeField(_("closed at"), null=True, blank=True)

    # A page counts as used where it is linked, not where its draft was shown.
    wagtail_reference_index_ignore = True

    objects = DraftShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("shared draft")
        verbose_name_plural = _("shared drafts")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="draft_share_ends_after_it_begins",
                condition=models.Q(expires_at__gt=models.F("created_at")),
            ),
            models.CheckConstraint(
                name="draft_share_is_revoked_after_it_begins",
                condition=models.Q(revoked_at__isnull=True)
                | models.Q(revoked_at__gte=models.F("created_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page_id} until {self.expires_at:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        """Whether the link still shows the draft."""
        return self.revoked_at is None and self.expires_at > clock.now()
