"""The one body of every page type."""

from wagtail import blocks

from .text import HeadingBlock, ParagraphBlock, QuoteBlock


class BodyBlock(blocks.StreamBlock):
    """What a page's body may hold, in the editor's order."""

    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()

    class Meta:
        required = False
