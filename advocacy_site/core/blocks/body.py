"""The one body of every page type."""

from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from wagtail import blocks

from .embeds import ActionBlock, EventBlock, LatestNewsBlock, MembersBlock
from .facts import FactBlock
from .layout import AccordionBlock, PeopleBlock, RoundUpBlock, TimelineBlock
from .links import CallToActionBlock, DocumentBlock, SourceBlock
from .media import ImageBlock, ImagePairBlock, VideoBlock
from .shelf import stocked
from .tables import TableBlock
from .text import HeadingBlock, ParagraphBlock, QuoteBlock, SubheadingBlock

LONGEST_ANCHOR = 60


class BodyBlock(blocks.StreamBlock):
    """What a page's body may hold, in the editor's order.

    A body needs one query per kind of chosen thing (two for pages and for pictures), however many there are.
    """

    heading = HeadingBlock()
    subheading = SubheadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    fact = FactBlock()
    image = ImageBlock()
    image_pair = ImagePairBlock()
    video = VideoBlock()
    source = SourceBlock()
    document = DocumentBlock()
    call_to_action = CallToActionBlock()
    people = PeopleBlock()
    round_up = RoundUpBlock()
    timeline = TimelineBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    action = ActionBlock()
    event = EventBlock()
    members = MembersBlock()
    latest_news = LatestNewsBlock()

    class Meta:
        required = False
        template = "blocks/body.html"
        block_counts = {"latest_news": {"max_num": 2}}  # each asks for its own posts

    def render(self, value: Any, context: Any = None) -> str:
        with stocked(value, (context or {}).get("request")):
            return super().render(value, context)

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add `parts`: each block with its anchor, "" for what is no heading."""
        context = super().get_context(value, parent_context)
        anchors = {heading.position: heading.anchor for heading in contents(value)}
        context["parts"] = [(part, anchors.get(n, "")) for n, part in enumerate(value)]
        return context


@dataclass(frozen=True)
class Heading:
    """A line of a table of contents."""

    text: str
    level: int
    anchor: str
    position: int


def contents(body: blocks.StreamValue) -> list[Heading]:
    """Return the headings of `body` in order, with the ids that they carry in the page. No query.

    Anchors begin with "part-", so that none meets an id of the page around the body.
    """
    headings: list[Heading] = []
    taken: set[str] = set()
    for position, raw in enumerate(body.raw_data):
        block = body.stream_block.child_blocks.get(raw["type"])
        if not isinstance(block, HeadingBlock | SubheadingBlock):
            continue
        text = str(raw["value"] or "")
        stem = f"part-{slugify(text, allow_unicode=True)[:LONGEST_ANCHOR] or position + 1}"
        anchor, n = stem, 2
        while anchor in taken:
            anchor, n = f"{stem}-{n}", n + 1
        taken.add(anchor)
        headings.append(Heading(text, block.level, anchor, position))
    return headings
