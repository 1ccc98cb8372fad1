"""Opening, pausing and closing an action: operations on the record, never on a page."""

from datetime import datetime

from django.db import transaction

from advocacy_site.core import clock

from ..models import Action


def _locked(action: Action) -> Action:
    return Action.objects.select_for_update().get(pk=action.pk)


@transaction.atomic
def open_action(action: Action, *, closes_at: datetime | None = None) -> Action:
    """Let people sign from now on. An action that is open already keeps its opening time."""
    action = _locked(action)
    now = clock.now()
    if action.opens_at is None or action.opens_at > now:
        action.opens_at = now
    action.closes_at = closes_at
    action.save(update_fields=["opens_at", "closes_at"])
    return action


@transaction.atomic
def close_action(action: Action) -> Action:
    """End signing now; mailed links can still be used for the period of grace."""
    action = _locked(action)
    action.closes_at = clock.now()
    action.save(update_fields=["closes_at"])
    return action


@transaction.atomic
def pause_action(action: Action) -> Action:
    """Stop collecting for a while; the page stays readable."""
    action = _locked(action)
    action.paused_at = action.paused_at or clock.now()
    action.save(update_fields=["paused_at"])
    return action


@transaction.atomic
def resume_action(action: Action) -> Action:
    """End a pause."""
    action = _locked(action)
    action.paused_at = None
    action.save(update_fields=["paused_at"])
    return action
