"""What the admin's screens of an event have in common: who may open them, and where they stand."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.permissions import policy_registry

from .models import Event


def event_for(request: HttpRequest, pk: Any, *needed: str) -> Event:
    """Return the event `pk` for somebody who has all permissions `needed`, and may edit a page of it.

    Where only one role reads what was sent, for that role only. Raises PermissionDenied, Http404.
    """
    if not request.user.has_perms(needed):
        raise PermissionDenied
    policy = policy_registry.get_by_type(Event)
    allowed = policy.instances_user_has_any_permission_for(request.user, {"view", "change"})
    event: Event = get_object_or_404(allowed.prefetch_related("pages__locale"), pk=pk)
    if event.readers_id and not request.user.groups.filter(pk=event.readers_id).exists():
        raise PermissionDenied
    return event


def screen_context(event: Event, title: Any, icon: str) -> dict[str, Any]:
    """Return what each screen of `event` needs: its heading and the way back."""
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
