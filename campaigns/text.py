"""The text that is signed, in the one form by which two texts are the same or not."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from html import escape
from html.parser import HTMLParser

# Fields of a page that are printed around its text where it is a letter, all of them signed.
LETTER_WORDS = ("subject", "place_and_date", "salutation", "closing", "annexes_title")
BLOCKS = {"p", "li", "h2", "h3", "h4", "ol", "ul", "blockquote", "br", "hr"}


class _Lines(HTMLParser):
    """Collects the words of rich text, a line per block, list items marked."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")
        if tag == "li":
            self.parts.append("- ")
        if tag == "a":  # where a link leads belongs to what is signed
            target = {name: value for name, value in attrs if name in ("href", "linktype", "id")}
            self.parts.append(" ".join(["", *(target[name] or "" for name in sorted(target)), ""]))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def normalise(rich_text: str) -> str:
    """Return the words of `rich_text`: Unicode NFC, white space folded, one line per paragraph or list item.

    Editing that changes no word and no address (bold, a double space) leaves the result as it is.
    """
    parser = _Lines()
    parser.feed(rich_text)
    parser.close()
    text = unicodedata.normalize("NFC", "".join(parser.parts))
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _lines(tag: str, words: str) -> str:
    """Return plain `words` as rich text, an element per line."""
    return "".join(f"<{tag}>{escape(line.strip())}</{tag}>" for line in words.splitlines() if line.strip())


def whole_text(
    *,
    text: str,
    subject: str = "",
    place_and_date: str = "",
    salutation: str = "",
    closing: str = "",
    annexes_title: str = "",
    annexes: Iterable[tuple[str, str]] = (),
) -> str:
    """Return everything that is signed as one rich text, in the order of reading.

    `text` is rich, each annex a plain heading and a rich text, the rest is plain. A text alone, as pledges
    and petitions have it, comes back as it is.
    """
    before = _lines("h3", subject) + _lines("p", place_and_date) + _lines("p", salutation)
    after = _lines("p", closing) + _lines("h3", annexes_title)
    return before + text + after + "".join(_lines("h3", heading) + words for heading, words in annexes)


def fingerprint(rich_text: str) -> str:
    """Return the SHA-256 of the normalised words, in hexadecimal."""
    return hashlib.sha256(normalise(rich_text).encode()).hexdigest()
