"""The one way to write the access log."""

from typing import Any

from .models.access import AccessLog


def record(
    actor: Any, action: str, subject: str, rows: int = 0, reason: str = "", request_id: str = ""
) -> AccessLog:
    """Write down that the user `actor` did `action` (one of AccessLog.Action) to `subject`.

    `subject`: a kind and a key, such as "action:<uuid>"; never a name or an address.
    `rows`: how many persons' rows were shown or taken. Call it before the data leaves, so that an
    aborted download is on record. Raises ValueError for an unknown action or no subject.
    """
    if action not in AccessLog.Action.values or not subject:
        raise ValueError(f"Not an access that we log: {action!r} of {subject!r}")
    return AccessLog.objects.create(
        actor=actor, action=action, subject=subject, rows=rows, reason=reason, request_id=request_id
    )
