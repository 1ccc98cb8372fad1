"""People in the line for an event, and how they stand."""

from typing import Any

from events.models import Event, Registration

from .. import factories


def states(*rows: Registration) -> list[str]:
    return [factories.state_of(row) for row in rows]


def waiting(event: Event, number: int, **fields: Any) -> list[Registration]:
    return [factories.registered(event, **fields) for _n in range(number)]
