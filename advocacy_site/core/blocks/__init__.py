"""The blocks that editors compose bodies from."""

from .body import BodyBlock
from .text import HeadingBlock, ParagraphBlock, QuoteBlock

__all__ = ["BodyBlock", "HeadingBlock", "ParagraphBlock", "QuoteBlock"]
