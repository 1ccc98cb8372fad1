"""What a contact page shows: its form, and who reads what is sent, and for how long."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from advocacy_site.core.registry import retention

from .forms import ContactForm
from .models.inbox import Inbox
from .questions import questions_of

if TYPE_CHECKING:
    from .models.contact import ContactPage


def rule_name(days: int) -> str:
    """Return the name of the row in the table of periods for what is kept `days`."""
    return f"messages-{days}-days"


def contact_form(page: "ContactPage", data: Any = None) -> ContactForm | None:
    """Return the form of `page`, or None where nobody would read what it brings."""
    if page.inbox is None or not page.inbox.is_open:
        return None
    return _form(page, page.inbox, data)


def _form(page: "ContactPage", inbox: Inbox, data: Any = None) -> ContactForm:
    return ContactForm(data, questions=questions_of(page), promise=reading_sentence(inbox))


def reading_sentence(inbox: Inbox) -> str:
    """Return who reads and how long it is kept, from the table of periods that the nightly job applies."""
    return _(
        "What you send is read by %(reader)s. "
        "It is stored encrypted, and deleted %(days)d days after it arrives."
    ) % {
        "reader": Inbox.Reader(inbox.reader).label,
        "days": retention[rule_name(inbox.keep_days)].period.days,
    }


def contact_context(page: "ContactPage", *, is_preview: bool = False) -> dict[str, Any]:
    """Return what the page shows beside its words. A preview shows the form also while it is closed."""
    inbox = page.inbox or Inbox()
    return {
        "form": _form(page, inbox) if is_preview else contact_form(page),
        "form_url": reverse("contact", args=[inbox.key]),
        "reading_sentence": reading_sentence(inbox),
        "is_application": inbox.kind == Inbox.Kind.MEMBERSHIP,
        "is_paused": inbox.paused,
    }
