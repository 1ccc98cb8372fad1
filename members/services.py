"""What the secretariat does with members."""

from typing import Any

from django.db import transaction
from wagtail.search import index

from .models import Member


@transaction.atomic
def change_settings(member: Member, changes: dict[str, Any]) -> Member:
    """Write `changes`, fields and values, to the record: in all languages, on pages and in search, at once.

    A cache may keep a copy of a page for `caching.OLDEST_COPY` seconds. Earlier versions are for staff only.
    """
    for name, value in changes.items():
        setattr(member, name, value)
    member.save(update_fields=list(changes))
    if "discreet" in changes:
        for page in member.pages.select_related("logo"):
            page.member = member
            index.insert_or_update_object(page)
    return member


def set_discretion(member: Member, discreet: bool) -> Member:
    """Hide, or show again, what a discreet member hides."""
    return change_settings(member, {"discreet": discreet})
