"""Who of the staff may look at signatures, and of which actions."""

from typing import Any

from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.permissions import policy_registry

from advocacy_site.core.permissions import named

from ..models import Action
from ..services.staff_mail import PERMISSION as MODERATE

VIEW = "campaigns.view_signature"
SEE_SIGNER = "campaigns.see_signer"
EXPORT = "campaigns.export_signature"
EXPORT_FOR_MEMBER = "campaigns.export_for_member"


def action_for(request: HttpRequest, key: Any, *needed: str) -> Action:
    """Return the action `key` for somebody who has all permissions `needed`, and may edit a page of it.

    Raises PermissionDenied, and Http404 for the actions of others.
    """
    if not request.user.has_perms(needed):
        raise PermissionDenied
    return get_object_or_404(actions_for(request.user).prefetch_related("pages"), pk=key)


def actions_for(user: Any) -> QuerySet[Action]:
    """Return the actions of which `user` may edit a page."""
    policy = policy_registry.get_by_type(Action)
    allowed: QuerySet[Action] = policy.instances_user_has_any_permission_for(user, {"view", "change"})
    return allowed


def grantable() -> QuerySet[Permission]:
    """Return the permissions that a group can be given here."""
    return named(VIEW, SEE_SIGNER, MODERATE, EXPORT, EXPORT_FOR_MEMBER)
