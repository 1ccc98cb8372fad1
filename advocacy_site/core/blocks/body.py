"""The one body of every page type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.utils.html import strip_tags
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
# As Wagtail stores them: without attributes but for Draftail's own.
TYPED_HEADING = re.compile(r"<h(?P<level>[23])(?P<rest>[^>]*)>(?P<words>.*?)</h[23]>", re.DOTALL)


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
        """Add `parts`: each block with its anchor, "" for what is no heading, and the anchors inside it."""
        context = super().get_context(value, parent_context)
        anchors: dict[int, list[str]] = {}
        for heading in contents(value):
            anchors.setdefault(heading.position, []).append(heading.anchor)
        context["parts"] = [
            (part, anchors.get(n, [""])[0], anchors.get(n, [])) for n, part in enumerate(value)
        ]
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
        for text, level in _headings_in(body.stream_block.child_blocks.get(raw["type"]), raw["value"]):
            stem = f"part-{slugify(text, allow_unicode=True)[:LONGEST_ANCHOR] or position + 1}"
            anchor, n = stem, 2
            while anchor in taken:
                anchor, n = f"{stem}-{n}", n + 1
            taken.add(anchor)
            headings.append(Heading(text, level, anchor, position))
    return headings


def _headings_in(block: blocks.Block | None, value: Any) -> Iterator[tuple[str, int]]:
    """Yield text and level of the heading that `block` is, or of those typed inside a paragraph."""
    if isinstance(block, HeadingBlock | SubheadingBlock):
        yield str(value or ""), block.level
    elif isinstance(block, ParagraphBlock):
        for found in TYPED_HEADING.finditer(str(value or "")):
            yield unescape(strip_tags(found["words"])).strip(), int(found["level"])


def with_anchors(html: str, anchors: list[str]) -> str:
    """Return rich text `html`, its headings with the ids `anchors`, in the order of `contents`."""
    ids = iter(anchors)

    def marked(found: re.Match[str]) -> str:
        anchor = next(ids, "")
        if not anchor:
            return found[0]
        return f'<h{found["level"]} id="{anchor}"{found["rest"]}>{found["words"]}</h{found["level"]}>'

    return TYPED_HEADING.sub(marked, html)
