"""What the admin's screens of an event have in common: who may open them, and where they stand."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from advocacy_site.core.permissions import named

from .models import Event

VIEW = "events.view_registration"
SEE_REGISTRANT = "events.see_registrant"
MANAGE = "events.manage_registration"
EXPORT = "events.export_registration"
SEE_NEEDS = "events.see_access_needs"
SEE_LEGAL_NAME = "events.see_legal_name"


def grantable() -> QuerySet[Permission]:
    """Return the permissions that a group can be given here, each on its own."""
    return named(VIEW, SEE_REGISTRANT, MANAGE, EXPORT, SEE_NEEDS, SEE_LEGAL_NAME)


def event_of(request: HttpRequest, pk: Any) -> Event:
    """Return the event, for whom may change its settings. Raises PermissionDenied, Http404."""
    policy = policy_registry.get_by_type(Event)
    if not policy.user_has_permission(request.user, "change"):
        raise PermissionDenied
    return get_object_or_404(policy.instances_user_has_permission_for(request.user, "change"), pk=pk)


def readable_by(user: Any) -> QuerySet[Event]:
    """Return the events whose registrations `user` may read, once the user may read any.

    Those with a page that the user may edit; but of a programme only those whose readers the user is of,
    superusers included.
    """
    policy = policy_registry.get_by_type(Event)
    edited = policy.instances_user_has_any_permission_for(user, {"view", "change"})
    return Event.objects.filter(
        Q(readers=None, pk__in=edited.order_by().values("pk")) | Q(readers__in=user.groups.all())
    )


def event_for(request: HttpRequest, pk: Any, *needed: str) -> Event:
    """Return the event `pk` for somebody who may read what was sent to it, and has all permissions `needed`.

    Raises PermissionDenied, and Http404 for the events of others.
    """
    if not request.user.has_perms(needed):
        raise PermissionDenied
    return get_object_or_404(readable_by(request.user).prefetch_related("pages__locale"), pk=pk)


def registrations_of(request: HttpRequest, pk: Any, *needed: str) -> Event:
    """Return the same for somebody who may read its registrations, too."""
    return event_for(request, pk, VIEW, *needed)


def way_to(event: Event, *steps: tuple[str, Any]) -> list[dict[str, Any]]:
    """Return the crumbs from the list of events over `event` to `steps` (address, label)."""
    ways = [
        (reverse("registered_events"), _("Registrations")),
        (reverse("registration_listing", args=[event.pk]), str(event)),
        *steps,
    ]
    return [{"url": url, "label": label} for url, label in ways]


def screen_context(event: Event, title: Any, icon: str) -> dict[str, Any]:
    """Return what each screen of the settings of `event` needs: its heading and the way back."""
    ways = [
        (reverse("event_records:index"), Event._meta.verbose_name_plural),
        (reverse("event_records:edit", args=[event.pk]), str(event)),
        ("", title),
    ]
    return {
        "event": event,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": [{"url": url, "label": label} for url, label in ways],
    }
