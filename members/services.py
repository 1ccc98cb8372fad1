"""What the secretariat does with members."""

from django.db import transaction
from wagtail.search import index

from .models import Member


@transaction.atomic
def set_discretion(member: Member, discreet: bool) -> Member:
    """Hide, or show again, what a discreet member hides: in all languages, on pages and in search, at once.

    Copies of pages that a cache keeps are at most a minute old. Earlier versions of pages are for staff only.
    """
    member.discreet = discreet
    member.save(update_fields=["discreet"])
    for page in member.pages.select_related("logo"):
        page.member = member
        index.insert_or_update_object(page)
    return member
