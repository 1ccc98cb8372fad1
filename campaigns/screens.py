"""What the admin's screens of an action have in common: who may open them, and where they stand."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from wagtail.permissions import policy_registry

from .models import Action


def action_of(request: HttpRequest, pk: Any) -> Action:
    """Return the action, for whom may change its settings. Raises PermissionDenied, Http404."""
    policy = policy_registry.get_by_type(Action)
    if not policy.user_has_permission(request.user, "change"):
        raise PermissionDenied
    return get_object_or_404(policy.instances_user_has_permission_for(request.user, "change"), pk=pk)


def screen_context(
    action: Action, title: Any, icon: str = "group", *between: tuple[str, Any]
) -> dict[str, Any]:
    """Return what each screen of `action` needs: its heading and the way back.

    `between`: crumbs above the last, each an address and a label.
    """
    return {
        "action": action,
        "header_title": title,
        "header_icon": icon,
        "breadcrumbs_items": way_to(action, *between, ("", title)),
    }


def way_to(action: Action, *steps: tuple[str, Any]) -> list[dict[str, Any]]:
    """Return the crumbs from the list of actions over `action` to `steps` (address, label)."""
    ways = [
        (reverse("action_records:index"), Action._meta.verbose_name_plural),
        (reverse("action_records:edit", args=[action.pk]), str(action)),
        *steps,
    ]
    return [{"url": url, "label": label} for url, label in ways]
