"""Mails to the staff who moderate. They name an action and a number, never a person."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet

from advocacy_site.mailing import services as mailing
from advocacy_site.users.models import User

from ..models import Action

BURST_MAIL = "moderators-burst"
PAUSE_MAIL = "moderators-pause"
PERMISSION = "campaigns.moderate_signature"


def moderators() -> QuerySet[User]:
    """Return the active staff who may hold, release and remove signatures; administrators too."""
    app, codename = PERMISSION.split(".")
    wanted = Permission.objects.filter(content_type__app_label=app, codename=codename)
    allowed = Q(groups__permissions__in=wanted) | Q(user_permissions__in=wanted) | Q(is_superuser=True)
    return User.objects.filter(allowed, is_active=True).distinct()


def warn_moderators(kind: str, action: Action, payload: dict[str, Any], now: datetime) -> None:
    """Queue a mail to each moderator, at most one an hour of this kind about this action."""
    for user in moderators():
        mailing.queue(
            kind,
            to=user.email,
            language=user.language,
            dedupe_key=f"{kind}:{action.key}:{user.pk}:{now:%Y-%m-%dT%H}",
            object_id=action.pk,
            payload=payload,
        )
