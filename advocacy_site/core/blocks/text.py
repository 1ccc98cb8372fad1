"""Blocks made of words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PROSE_FEATURES = ["h2", "h3", "h4", "bold", "ol", "ul", "link", "document-link"]


class LineBlock(blocks.CharBlock):
    """A line of words inside a block. Empty is "", because wagtail-localize refuses None."""

    class Meta:
        default = ""


class LinesBlock(blocks.TextBlock):
    """Several lines of words inside a block."""

    class Meta:
        default = ""


class HeadingBlock(blocks.CharBlock):
    """A heading between paragraphs."""

    level = 2

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Text")
        template = "blocks/heading.html"
        description = _("A heading for the part that follows")
        preview_value = "What we ask for"


class SubheadingBlock(blocks.CharBlock):
    """A heading inside a part."""

    level = 3

    class Meta:
        icon = "h3"
        label = _("Subheading")
        group = _("Text")
        template = "blocks/subheading.html"
        description = _("A smaller heading, inside the part that a heading began")
        preview_value = "A bed tonight"


class ParagraphBlock(blocks.RichTextBlock):
    """Prose: paragraphs, lists, links."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("features", PROSE_FEATURES)
        super().__init__(**kwargs)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add `anchors`: the ids of the headings in it, which only a body gives."""
        return {"anchors": []} | super().get_context(value, parent_context)

    class Meta:
        icon = "pilcrow"
        label = _("Paragraph")
        group = _("Text")
        template = "blocks/paragraph.html"
        description = _("Paragraphs, lists and links")
        preview_value = "<p>Leaving takes a bed tonight, a permit this month and work this year.</p>"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, and who said them."""

    text = LinesBlock(label=_("Quotation"), max_length=600)
    attribution = LineBlock(label=_("Who said it"), max_length=160, required=False)
    detail = LineBlock(
        label=_("Who that is, or where it was said"),
        max_length=160,
        required=False,
        help_text=_("A role, a place, a hearing. Nothing that points to a person in danger."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = _("Text")
        template = "blocks/quote.html"
        description = _("A quotation with its source")
        preview_value = {
            "text": "A bed without a permit ends in a letter.",
            "attribution": "Shelter worker",
            "detail": "At the round table in Leeds",
        }
