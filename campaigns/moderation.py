"""What this room enters into registries against abuse, and what moderators' screens call things."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advocacy_site.core.registry import PeriodicJob, jobs, link_handlers
from advocacy_site.mailing.kinds import MailKind, mail_kinds

from . import moderation_emails, services
from .models import BlockEntry
from .services.bursts import BURST
from .services.holds import HELD_MAIL, HELD_PURPOSE
from .services.screening import BLOCKED
from .services.staff_mail import BURST_MAIL, PAUSE_MAIL
from .views.hold import open_hold

SIGNS = {
    "mailbox": gettext_lazy("many addresses of one mailbox"),
    "sequence": gettext_lazy("addresses that count up"),
    "name": gettext_lazy("the same name again and again"),
    "throwaway": gettext_lazy("a throw-away address"),
    "throwaways": gettext_lazy("many throw-away addresses"),
    "crowd": gettext_lazy("a crowd from one domain"),
    "fast": gettext_lazy("far faster than usual"),
}


def blocking_entries(reasons: Any) -> dict[str, BlockEntry]:
    """Return the entries of the block list that these reasons of holds name, by reason. One query."""
    keys = {reason: reason.removeprefix(BLOCKED) for reason in reasons if reason.startswith(BLOCKED)}
    found = BlockEntry.objects.in_bulk([int(key) for key in keys.values() if key.isdigit()])
    return {reason: found[int(key)] for reason, key in keys.items() if key.isdigit() and int(key) in found}


def listed_entries() -> dict[str, BlockEntry]:
    """Return all entries of the block list, by the reasons that name them. One query."""
    return {f"{BLOCKED}{entry.pk}": entry for entry in BlockEntry.objects.all()}


def hold_words(reason: str, entries: dict[str, BlockEntry]) -> str:
    """Return in words why a signature is held. `entries`: what `blocking_entries` gave."""
    if reason.startswith(BLOCKED):
        entry = entries.get(reason)
        if entry is None:
            return _("On the block list at that time")
        return _("On the block list: %(entry)s (%(reason)s)") % {"entry": entry, "reason": entry.reason}
    if reason.startswith(BURST):
        names = reason.removeprefix(BURST).split(",")
        signs = ", ".join(str(SIGNS[name]) for name in names if name in SIGNS)
        return _("Part of a burst: %(signs)s") % {"signs": signs}
    return reason


def register() -> None:
    """Enter jobs, mails and the link of a mail to a held signer."""
    minute = timedelta(minutes=1)
    jobs.register("bursts", PeriodicJob(services.look_for_bursts, minute))
    jobs.register("tell-held", PeriodicJob(services.tell_held, minute))
    jobs.register("mail-breaker", PeriodicJob(services.watch_mails, minute))
    jobs.register("removals", PeriodicJob(services.carry_on_removals, timedelta(seconds=2)))
    link_handlers.register(HELD_PURPOSE, open_hold)
    mail_kinds.register(HELD_MAIL, MailKind(render=moderation_emails.held))
    mail_kinds.register(BURST_MAIL, MailKind(render=moderation_emails.burst))
    mail_kinds.register(PAUSE_MAIL, MailKind(render=moderation_emails.pause))
