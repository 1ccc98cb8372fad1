"""Whose events those of a language are: of which campaigns, and of which members of the coalition."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models.functions import Length, Substr
from wagtail.models import Page

from advocacy_site.core.visibility import visible
from members.models import MemberPage

if TYPE_CHECKING:
    from .models.pages import EventPageQuerySet


@dataclass(frozen=True)
class Owner:
    """A page that events belong to. `value` stands for it in the database: a campaign's translation key,
    the same in every language, or a member's path, below which its events stand."""

    slug: str
    title: str
    value: Any


def owners_of(events: "EventPageQuerySet", locale: int) -> dict[str, list[Owner]]:
    """Return the campaigns and members of `events` that anybody may read in the language `locale`.

    Two queries, which look at every event.
    """
    found = events.order_by()
    keys = found.values("related_campaign__translation_key")
    campaigns = visible(Page.objects.filter(locale=locale, translation_key__in=keys))
    parents = found.annotate(parent=Substr("path", 1, Length("path") - Page.steplen)).values("parent")
    members = visible(MemberPage.objects.filter(locale=locale, path__in=parents))
    return {
        "campaign": [Owner(*row) for row in campaigns.values_list("slug", "title", "translation_key")],
        "member": [Owner(*row) for row in members.values_list("slug", "title", "path")],
    }
