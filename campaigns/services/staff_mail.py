"""Mails to staff, chosen by what they may do. They name an action and a number, never a person."""

from datetime import datetime
from typing import Any

from django.contrib.auth.backends import ModelBackend

from advocacy_site.mailing import services as mailing

from ..models import Action

BURST_MAIL = "moderators-burst"
PAUSE_MAIL = "moderators-pause"
PERMISSION = "campaigns.moderate_signature"


def staff_with(permission: str) -> Any:
    """Return the active users who have `permission`, as in "app.codename", administrators included."""
    return ModelBackend().with_perm(permission)


def warn_moderators(kind: str, action: Action, payload: dict[str, Any], now: datetime) -> None:
    """Queue a mail to each moderator, at most one an hour of this kind about this action."""
    for user in staff_with(PERMISSION):
        mailing.queue(
            kind,
            to=user.email,
            language=user.language,
            dedupe_key=f"{kind}:{action.key}:{user.pk}:{now:%Y-%m-%dT%H}",
            object_id=action.pk,
            payload=payload,
        )
