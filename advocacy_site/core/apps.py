from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

RETAIN_ACCESS_LOG = timedelta(days=730)
RETAIN_DRAFT_SHARES = timedelta(days=30)


class CoreConfig(AppConfig):
    """What every room stands on; imports none of them."""

    name = "advocacy_site.core"
    label = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Enter this room's periods into the table of retention."""
        from . import clock
        from .models import AccessLog, DraftShare
        from .registry import RetentionRule, retention

        def expire_access_log(dry_run: bool) -> int:
            return AccessLog.objects.all().expire(clock.now() - RETAIN_ACCESS_LOG, dry_run=dry_run)

        rule = RetentionRule(
            gettext_noop("Who of the staff looked at personal data"), RETAIN_ACCESS_LOG, expire_access_log
        )
        retention.register("access-log", rule)

        def expire_draft_shares(dry_run: bool) -> int:
            return DraftShare.objects.all().expire(clock.now() - RETAIN_DRAFT_SHARES, dry_run=dry_run)

        rule = RetentionRule(
            gettext_noop("Who of the staff shared a draft, after the link ended"),
            RETAIN_DRAFT_SHARES,
            expire_draft_shares,
        )
        retention.register("draft-shares", rule)
