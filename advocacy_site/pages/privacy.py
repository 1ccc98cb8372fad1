"""What people sent through contact pages: how it is exported, erased and expires."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from advocacy_site.core import clock
from advocacy_site.core.readable import each_readable
from advocacy_site.core.registry import PersonalData, RetentionRule, personal_data, retention
from advocacy_site.core.sealed import unopened
from advocacy_site.mailing import services as mailing

from . import own_messages
from .models import ContactMessage, Inbox
from .presentation import rule_name

PERIODS = {
    Inbox.Days.MONTH: gettext_noop("What was sent through a form that promises 30 days"),
    Inbox.Days.QUARTER: gettext_noop("What was sent through a form that promises 90 days"),
    Inbox.Days.YEAR: gettext_noop("What was sent through a form that promises 365 days"),
}


def export(subject_hash: str) -> list[dict[str, Any]]:
    """Return everything that one person sent with that address as the sender's."""
    messages = ContactMessage.objects.filter(sender_hash=subject_hash).select_related("page")
    return [
        {
            "page": message.page.title,
            "received_at": message.received_at,
            "state": message.state,
            "note": message.note,
            "answers": message.answers,
        }
        for message in each_readable(messages)
    ]


@transaction.atomic
def erase(subject_hash: str) -> int:
    """Delete what one person sent, and stop the mails about it; return how many messages."""
    messages = ContactMessage.objects.filter(sender_hash=subject_hash)
    for pk in messages.values_list("pk", flat=True):
        mailing.forget(pk)
    return int(unopened(messages).delete()[0])


def expire_after(days: int) -> Callable[[bool], int]:
    """Return what deletes the messages that were promised to be kept `days`, once these are over."""

    def expire(dry_run: bool) -> int:
        old = ContactMessage.objects.filter(
            keep_days=days, received_at__lt=clock.now() - timedelta(days=days)
        )
        return old.count() if dry_run else int(unopened(old).delete()[0])

    return expire


def register() -> None:
    """Enter this room into the tables of periods and of personal data."""
    for days, what in PERIODS.items():
        rule = RetentionRule(what, timedelta(days=days), expire_after(days))
        retention.register(rule_name(days), rule)
    personal_data.register(
        "messages",
        PersonalData(export=export, erase=erase, section=own_messages.section, verbs=own_messages.VERBS),
    )
