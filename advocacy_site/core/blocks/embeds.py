"""Blocks that show pages of other rooms as rows: an action, an event, members, the latest news.

The rooms say how their rows look (`core.registry.cards`, `core.registry.latest_news`). Their registries
are asked at rendering only, so that what is registered never changes a migration.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from ..registry import latest_news
from .choosers import EmbedPicker
from .samples import sample_pages
from .shelf import draw, shelf_for
from .text import LineBlock

NEWS_KINDS = [  # the kinds of NewsPage; an unknown one shows nothing
    ("news", _("News")),
    ("press_release", _("Press releases")),
    ("statement", _("Statements")),
    ("report", _("Reports")),
    ("newsletter", _("Newsletters")),
    ("member_action", _("What members do")),
]
TITLE_HELP = _("Without one, only screen readers hear a title.")


class EmbedBlock(blocks.StructBlock):
    """Base of the others. Of the pages that `pages_of` names, those are shown that anybody may read."""

    def pages_of(self, value: Any) -> list[Page | None]:
        page = value.get("page")
        return [page] if page else []

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add `rows`, each with item, template and list_class."""
        context = super().get_context(value, parent_context)
        pages = self.pages_of(value)
        context["rows"] = shelf_for(pages, context.get("request")).rows(pages) if pages else []
        return context

    def get_preview_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        return {**super().get_preview_context(value, parent_context), "may_be_empty": True}


class OnePageBlock(EmbedBlock):
    """Base of those that show one page. Its preview is one of the site's own."""

    def get_preview_value(self) -> Any:
        return self.normalize(
            {"page": next(iter(sample_pages(self.child_blocks["page"].target_models)), None)}
        )


class ActionBlock(OnePageBlock):
    """Something to sign, with its progress and button."""

    title = LineBlock(label=_("Title"), max_length=120, required=False, help_text=TITLE_HELP)
    page = EmbedPicker("campaigns.ActionPage", label=_("Action"))

    class Meta:
        icon = "edit"
        label = _("Action")
        group = _("From this site")
        template = "blocks/action.html"
        description = _("A pledge, petition or letter with its progress; gone when it is unpublished")


class EventBlock(OnePageBlock):
    """An event with its day and place."""

    title = LineBlock(label=_("Title"), max_length=120, required=False, help_text=TITLE_HELP)
    page = EmbedPicker("events.EventPage", label=_("Event"))

    class Meta:
        icon = "calendar-alt"
        label = _("Event")
        group = _("From this site")
        template = "blocks/event.html"
        description = _("An event with its day and place; gone when it is unpublished")


class MembersBlock(EmbedBlock):
    """Some members, in the editor's order."""

    title = LineBlock(label=_("Title"), max_length=120, required=False, help_text=TITLE_HELP)
    pages = blocks.ListBlock(EmbedPicker("members.MemberPage", label=_("Member")), label=_("Members"))

    class Meta:
        icon = "group"
        label = _("Members")
        group = _("From this site")
        template = "blocks/members.html"
        description = _("Member organisations that you choose")

    def pages_of(self, value: Any) -> list[Page | None]:
        return list(value.get("pages") or [])

    def get_preview_value(self) -> Any:
        picker = self.child_blocks["pages"].child_block
        return self.normalize({"pages": sample_pages(picker.target_models, 3)})


class LatestNewsBlock(EmbedBlock):
    """The newest posts, all or of one kind."""

    title = LineBlock(label=_("Title"), max_length=120, required=False, help_text=TITLE_HELP)
    kind = blocks.ChoiceBlock(label=_("Only"), choices=NEWS_KINDS, required=False)
    limit = blocks.IntegerBlock(label=_("How many"), min_value=1, max_value=12, default=3)

    class Meta:
        icon = "doc-full"
        label = _("Latest news")
        group = _("From this site")
        template = "blocks/latest_news.html"
        description = _("The newest posts; keeps itself up to date")
        preview_value = {"limit": 3}

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        context = super().get_context(value, parent_context)
        request = context.get("request")
        kind, limit = value.get("kind") or "", value.get("limit") or self.child_blocks["limit"].get_default()
        context["rows"] = [
            row
            for _name, latest in latest_news
            for row in draw(latest(request, kind, limit), request).values()
        ]
        return context
