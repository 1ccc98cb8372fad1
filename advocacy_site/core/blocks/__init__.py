"""The blocks that editors compose bodies from."""

from .body import BodyBlock, contents, with_anchors
from .text import HeadingBlock, ParagraphBlock, QuoteBlock, SubheadingBlock

__all__ = [
    "BodyBlock",
    "HeadingBlock",
    "ParagraphBlock",
    "QuoteBlock",
    "SubheadingBlock",
    "contents",
    "with_anchors",
]
