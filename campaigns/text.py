"""The text that is signed, in the one form by which two texts are the same or not."""

import hashlib
import re
import unicodedata
from html.parser import HTMLParser

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

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def normalise(rich_text: str) -> str:
    """Return the words of `rich_text`: Unicode NFC, white space folded, one line per paragraph or list item.

    Editing that changes no word (bold, a link, a double space) leaves the result as it is.
    """
    parser = _Lines()
    parser.feed(rich_text)
    parser.close()
    text = unicodedata.normalize("NFC", "".join(parser.parts))
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def fingerprint(rich_text: str) -> str:
    """Return the SHA-256 of the normalised words, in hexadecimal."""
    return hashlib.sha256(normalise(rich_text).encode()).hexdigest()
