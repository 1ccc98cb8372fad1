"""Opening, pausing and closing an action: operations on the record, never on a page."""

import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from advocacy_site.core import clock
from advocacy_site.core.keys import new_key

from ..models import Action
from .errors import ActionNotOpen, SettingsChanged


def locked_action(action: Action) -> Action:
    """Return `action` as it is now, with its record locked: staff wait for each other, who signs does not."""
    return Action.objects.select_for_update(no_key=True).get(pk=action.pk)


@transaction.atomic
def open_action(action: Action, *, closes_at: datetime | None = None) -> Action:
    """Let people sign from now on. An action that is open already keeps its opening time."""
    action = locked_action(action)
    now = clock.now()
    if action.opens_at is None or action.opens_at > now:
        action.opens_at = now
    action.closes_at = closes_at
    action.save(update_fields=["opens_at", "closes_at"])
    return action


@transaction.atomic
def close_action(action: Action) -> Action:
    """End signing now; mailed links can still be used for the period of grace. A closed one stays as it is.

    Raises ActionNotOpen when it has not opened yet.
    """
    action = locked_action(action)
    now = clock.now()
    if action.opens_at is None or action.opens_at >= now:
        raise ActionNotOpen
    if action.closes_at is not None and action.closes_at <= now:
        return action
    action.closes_at = now
    action.save(update_fields=["closes_at"])
    return action


@transaction.atomic
def pause_action(action: Action) -> Action:
    """Stop collecting for a while; the page stays readable."""
    action = locked_action(action)
    action.paused_at = action.paused_at or clock.now()
    action.save(update_fields=["paused_at"])
    return action


@transaction.atomic
def resume_action(action: Action) -> Action:
    """End a pause."""
    action = locked_action(action)
    action.paused_at = None
    action.save(update_fields=["paused_at"])
    return action


@transaction.atomic
def change_settings(
    action: Action, changes: dict[str, Any], *, instead_of: dict[str, Any] | None = None
) -> Action:
    """Write only `changes` to the record: fields and their values, `paused` as yes or no.

    `instead_of`: fields as they were shown. Raises SettingsChanged where one of them is another now.
    """
    action = locked_action(action)
    if any(getattr(action, name) != value for name, value in (instead_of or {}).items()):
        raise SettingsChanged
    changes = dict(changes)
    if "paused" in changes:
        changes["paused_at"] = (action.paused_at or clock.now()) if changes.pop("paused") else None
    if {"pause_notice", "successor"} & changes.keys():
        changes["story"] = new_key()
    for name, value in changes.items():
        setattr(action, name, value)
    action.save(update_fields=list(changes))
    return action


def tell_anew(action_id: uuid.UUID) -> None:
    """Let the pages of an action read its record anew; part of what changes something they tell."""
    Action.objects.filter(pk=action_id).update(story=new_key())
