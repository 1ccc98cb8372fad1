"""Words that flow over pages from the top, in either direction: headings, paragraphs, lines of columns."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from advocacy_site.core import languages

from .file import WIDTH, PdfFile, text_string
from .typefaces import Line, Typefaces

MARGIN, TOP, BOTTOM = 56, 786, 72  # points
FULL = WIDTH - 2 * MARGIN
LEADING = 1.45  # a line's height, in sizes of its type: Arabic and Khmer need the room


@dataclass(frozen=True)
class Cell:
    """Words in a column that begins `at` points from the edge where a line begins, `width` points wide."""

    words: str
    at: float
    width: float
    size: float = 9.5
    bold: bool = False


@dataclass
class _Page:
    content: list[bytes] = field(default_factory=list)
    blocks: list[tuple[str, str, list[int]]] = field(default_factory=list)
    marks: int = 0


class Flow:
    """Puts words on pages. `direction` is that of the document, 1 from right to left."""

    def __init__(self, pdf: PdfFile, typefaces: Typefaces, direction: int) -> None:
        self.pdf, self.typefaces, self.direction = pdf, typefaces, direction
        self._page: _Page | None = None
        self._block: tuple[str, str] | None = None
        self._y: float = 0

    def heading(self, words: str, size: float = 15, level: int = 1) -> None:
        """Add a heading, never as the last line of a page."""
        self.space(size * 0.9)
        self._room(size * 6)
        self.paragraph(words, size=size, bold=True, kind=f"H{level}")
        self.space(size * 0.3)

    def paragraph(
        self,
        words: str,
        *,
        size: float = 10.5,
        bold: bool = False,
        kind: str = "P",
        language: str = "",
        direction: int | None = None,
    ) -> None:
        """Add a paragraph, broken into lines. `direction` where it is not the document's."""
        base = self.direction if direction is None else direction
        self.begin(kind, language)
        for line in self.lines(words, FULL, size, base, bold=bold):
            self._room(size * LEADING)
            self._y -= size * LEADING
            self._print(line, self._start(line, size, 0, FULL, base), size)
        self.space(size * 0.4)

    def columns(self, cells: Sequence[Cell]) -> None:
        """Add one row of the list that `begin` began: its cells side by side, each as high as it must be."""
        ready = [
            (cell, list(self.lines(cell.words, cell.width, cell.size, self.direction, bold=cell.bold)))
            for cell in cells
            if cell.words
        ]
        rows = max((len(lines) for _cell, lines in ready), default=0)
        height = max((cell.size for cell in cells), default=0) * LEADING
        for n in range(rows):
            self._room(height)
            self._y -= height
            for cell, lines in ready:
                if n < len(lines):
                    x = self._start(lines[n], cell.size, cell.at, cell.width, self.direction)
                    self._print(lines[n], x, cell.size)

    def begin(self, kind: str, language: str = "") -> None:
        """Begin an element of the document, which may run over several pages."""
        self._block = (kind, language)
        if self._page:
            self._page.blocks.append((kind, language, []))

    def space(self, points: float) -> None:
        """Leave some room below."""
        self._y -= points

    def break_page(self) -> None:
        """Go on at the top of a new page."""
        if self._page:
            blocks = [block for block in self._page.blocks if block[2]]
            self.pdf.page(b"\n".join(self._page.content), blocks)
            self._page = None

    def close(self, foot: Callable[[int, int], str]) -> None:
        """End the last page; `foot(n, of)` says what stands at the foot of each."""
        self.break_page()
        for index in range(self.pdf.pages):
            line = self.typefaces.line(foot(index + 1, self.pdf.pages), self.direction)
            words = show(line, self._start(line, 8, 0, FULL, self.direction), 40, 8)
            self.pdf.foot(index, b"/Artifact <</Type /Pagination>> BDC %b EMC" % words)

    def lines(
        self, words: str, width: float, size: float, base: int, *, bold: bool = False
    ) -> Iterator[Line]:
        """Yield the lines of `words`, each at most `width` points wide."""
        most = width * 1000 / size
        whole = self.typefaces.line(words, base, bold=bold)
        if whole.width <= most:
            yield whole
            return
        text = ""
        for word in _breakable(words):
            longer = text + word
            if text and self.typefaces.line(longer.rstrip(), base, bold=bold).width > most:
                yield self.typefaces.line(text.rstrip(), base, bold=bold)
                longer = word.lstrip()
            while self.typefaces.line(longer.rstrip(), base, bold=bold).width > most and len(longer) > 1:
                cut = self._cut(longer, most, base, bold=bold)
                yield self.typefaces.line(longer[:cut], base, bold=bold)
                longer = longer[cut:]
            text = longer
        if text.strip():
            yield self.typefaces.line(text.rstrip(), base, bold=bold)

    def _cut(self, word: str, most: float, base: int, *, bold: bool) -> int:
        """Return how many signs of a word longer than a line fit on it: one at least."""
        for cut in range(len(word) - 1, 1, -1):
            is_mark = unicodedata.category(word[cut])[0] == "M"
            if not is_mark and self.typefaces.line(word[:cut], base, bold=bold).width <= most:
                return cut
        return 1

    def _room(self, height: float) -> None:
        if self._page and self._y - height < BOTTOM:
            self.break_page()
        if self._page is None:
            self._page = _Page()
            self._y = TOP
            if self._block:
                self._page.blocks.append((*self._block, []))

    def _start(self, line: Line, size: float, at: float, width: float, base: int) -> float:
        """Return where a line begins from the left: each direction has its own edge."""
        mirrored = self.direction and base
        left = WIDTH - MARGIN - at - width if mirrored else MARGIN + at
        return left + width - line.width * size / 1000 if base else left

    def _print(self, line: Line, x: float, size: float) -> None:
        page = self._page
        assert page is not None, "room is made first"  # noqa: S101 - for the type checker
        kind = page.blocks[-1][0]
        page.blocks[-1][2].append(page.marks)
        words = show(line, x, self._y, size)
        page.content.append(b"/%b <</MCID %d>> BDC %b EMC" % (kind.encode(), page.marks, words))
        page.marks += 1


def show(line: Line, x: float, y: float, size: float) -> bytes:
    """Return the operators that print `line` from `x`, `y` (points from the lower left corner)."""
    parts = [f"BT {x:.2f} {y:.2f} Td".encode()]
    for piece in line.pieces:
        words = f"/F{piece.face} {size} Tf {piece.rise * size / 1000:.2f} Ts ".encode() + piece.shown + b" TJ"
        if piece.words:
            words = b"/Span <</ActualText %b>> BDC %b EMC" % (text_string(piece.words), words)
        parts.append(words)
    return b" ".join([*parts, b"ET"])


def direction_of_language(language: str) -> int:
    """Return 1 for languages written from right to left."""
    return int(languages.direction(language) == "rtl")


def _breakable(words: str) -> Iterator[str]:
    """Yield parts between which a line may end: words, and each sign of scripts that write without spaces."""
    part = ""
    for sign in words:
        if part and ((part[-1].isspace() and not sign.isspace()) or _stands_alone(sign)):
            yield part
            part = ""
        part += sign
    yield part


def _stands_alone(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) == "W" and unicodedata.category(sign)[0] == "L"
