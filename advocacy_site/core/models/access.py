"""Which member of staff looked at, changed or took out personal data. Rows are only ever added."""

import uuid
from datetime import datetime
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import clock


class AppendOnly(Exception):
    """An attempt to change or delete a row of the access log."""


class AccessLogQuerySet(models.QuerySet["AccessLog"]):
    """Reads, adds and lets rows expire; the verbs that would change a row are refused.

    The database refuses UPDATE too, by a trigger (core/append_only.py).
    """

    def expire(self, before: datetime, *, dry_run: bool = False) -> int:
        """Delete the rows older than `before`, for retention; return how many that was or would be."""
        old = self.filter(at__lt=before)
        return old.count() if dry_run else super(AccessLogQuerySet, old).delete()[0]

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The access log is never changed.")

    def delete(self) -> NoReturn:
        raise AppendOnly("The access log is never deleted, it expires.")

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> NoReturn:
        raise AppendOnly("The access log is never changed.")


class AccessLog(models.Model):
    """One look at, or one change of, personal data. Written by `core.access.record`."""

    class Action(models.TextChoices):
        LIST = "list", _("listed")
        SEARCH = "search", _("searched")
        VIEW = "view", _("viewed")
        EXPORT = "export", _("exported")
        ERASE = "erase", _("erased")
        VOID = "void", _("voided")
        CHANGE = "change", _("changed")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    at = models.DateTimeField(_("at"), default=clock.now, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        # An account with a history is closed, not deleted.
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    action = models.CharField(_("what"), max_length=10, choices=Action.choices)
    subject = models.CharField(
        _("of what"), max_length=100, db_index=True, help_text=_("A kind and a key: action:<uuid>.")
    )
    rows = models.PositiveIntegerField(_("rows"), default=0)
    reason = models.TextField(_("reason"), blank=True)
    request_id = models.CharField(max_length=64, blank=True)

    objects = AccessLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("access to personal data")
        verbose_name_plural = _("access log")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                name="access_log_action_is_known",
                condition=models.Q(
                    action__in=["list", "search", "view", "export", "erase", "void", "change"]
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises AppendOnly when it is there already."""
        if not self._state.adding:
            raise AppendOnly("The access log is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Raises AppendOnly."""
        raise AppendOnly("The access log is never deleted, it expires.")
