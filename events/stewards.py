"""Who stands at the door of which event, without any right to the event itself."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Q, QuerySet

from .door import CLOSES_AFTER, is_open_at
from .models import Event
from .models.events import not_over
from .screens import readable_by

CHECK_IN = "events.check_in"
PRINT = "events.print_badge"


def roles_for_doors() -> QuerySet[Group]:
    """Return the roles that can be named to keep a door: those that may check people in at all."""
    app, _dot, codename = CHECK_IN.partition(".")
    return Group.objects.filter(permissions__content_type__app_label=app, permissions__codename=codename)


def doors_of(user: Any) -> QuerySet[Event]:
    """Return the events with a door that `user` may stand at, once the user may check people in.

    Those whose page the user may edit, and those that a role of the user keeps the door of.
    """
    edited = readable_by(user).order_by().values("pk")
    return Event.objects.filter(
        Q(pk__in=edited) | Q(stewards__in=user.groups.all()),
        readers=None,
        registration__in=[Event.Registration.OPEN, Event.Registration.APPROVAL],
    )


def coming_doors(user: Any, now: datetime) -> QuerySet[Event]:
    """Return of these the events whose doors have not closed for good, the next first."""
    closing = doors_of(user).filter(not_over(now - CLOSES_AFTER), starts_at__isnull=False)
    return closing.exclude(status__in=[Event.Status.POSTPONED, Event.Status.CANCELLED]).order_by("starts_at")


def edits(user: Any, event: Event) -> bool:
    """Return whether `user` works on `event` itself, and does not only stand at its door."""
    return readable_by(user).filter(pk=event.pk).exists()


def sees_people(user: Any, event: Event, now: datetime) -> bool:
    """Return whether `user`, who may stand at the door of `event`, may read names now.

    Who only keeps the door reads them while it is open, and no longer.
    """
    return is_open_at(event, now) or edits(user, event)
