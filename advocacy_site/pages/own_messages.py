"""What people see of their own messages to us, and may do about them (core/registry.py: PersonalData)."""

import uuid
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from advocacy_site.core.readable import each_readable
from advocacy_site.core.registry import NotHeld, NotUnderstood, Section, Verb
from advocacy_site.core.sealed import unopened
from advocacy_site.mailing import services as mailing

from .models import ContactMessage


def section(subject_hash: str) -> Section | None:
    """Return what the person sent through our forms, the newest first. Two queries."""
    rows = ContactMessage.objects.filter(sender_hash=subject_hash).select_related("page")
    messages = list(each_readable(rows))
    if not messages:
        return None
    return Section(_("What you wrote to us"), "pages/includes/own_messages.html", messages)


@transaction.atomic
def erase(subject_hash: str, values: Mapping[str, str]) -> str:
    """Delete one message, and stop the mails about it. Raises NotHeld, NotUnderstood."""
    try:
        key = uuid.UUID(values.get("item", ""))
    except ValueError as error:
        raise NotUnderstood from error
    deleted, _kinds = unopened(ContactMessage.objects.filter(pk=key, sender_hash=subject_hash)).delete()
    if not deleted:
        raise NotHeld
    mailing.forget(key)
    return _("Done. The message is deleted, and nothing of it is left here.")


VERBS: dict[str, Verb] = {"erase": erase}
