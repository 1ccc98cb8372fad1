"""Which pages of this room must stay."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from .models import ContactMessage, ContactPage


def contact_pages_with_messages(pages: QuerySet[Any]) -> list[ContactPage]:
    """Return the contact pages among `pages` through which something was sent that is still kept."""
    sent = Exists(ContactMessage.objects.filter(page=OuterRef("pk")))
    return list(ContactPage.objects.filter(sent, pk__in=pages.order_by().values("pk")))
