"""Blocks made of words."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PROSE_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class HeadingBlock(blocks.CharBlock):
    """A heading between paragraphs."""

    class Meta:
        icon = "title"
        group = _("Text")
        template = "blocks/heading.html"
        description = _("A heading for the part that follows")
        preview_value = "What we ask for"


class ParagraphBlock(blocks.RichTextBlock):
    """Prose: paragraphs, lists, links."""

    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", PROSE_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        group = _("Text")
        template = "blocks/paragraph.html"
        description = _("Paragraphs, lists and links")
        preview_value = "<p>Leaving takes a bed tonight, a permit this month and work this year.</p>"


class QuoteBlock(blocks.StructBlock):
    """Somebody's words, and who said them."""

    text = blocks.TextBlock(label=_("Quotation"), max_length=600)
    attribution = blocks.CharBlock(label=_("Who said it"), max_length=160, required=False)

    class Meta:
        icon = "openquote"
        group = _("Text")
        template = "blocks/quote.html"
        description = _("A quotation with its source")
        preview_value = {"text": "A bed without a permit ends in a letter.", "attribution": "Shelter worker"}
