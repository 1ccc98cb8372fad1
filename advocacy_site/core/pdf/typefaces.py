"""Words as glyphs: which font has each sign, how HarfBuzz shapes it, and the fonts that a PDF needs for it.

All measures are in thousandths of the type's size.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import uharfbuzz as hb

from . import bidi

FOLDER = Path(__file__).parent / "fonts"
FIRST, BOLD = "NotoSans-Regular", "NotoSans-Bold"
LAST = "DroidSansFallback"  # Chinese, Japanese and Korean
SHAPED_KEPT = 2000  # words such as a country come again and again
JOINERS = "\u200c\u200d"


@dataclass(frozen=True)
class Piece:
    """Glyphs of one font as a PDF shows them.

    `shown`: the operand of TJ. `rise`: above the line. `words`: what they say, where the glyphs do not.
    """

    face: int
    shown: bytes
    rise: int
    words: str


@dataclass(frozen=True)
class Line:
    """One line of words, from left to right. `is_whole`: whether a font has each of its signs."""

    width: float
    pieces: tuple[Piece, ...]
    is_whole: bool


@dataclass
class Face:
    """One font, and which of its glyphs were used for which signs."""

    name: str
    used: dict[int, str] = field(default_factory=dict)
    _known: dict[str, bool] = field(default_factory=dict)  # as many as there are signs
    _widths: dict[int, int] = field(default_factory=dict)

    @cached_property
    def face(self) -> hb.Face:
        return hb.Face(hb.Blob.from_file_path(str(FOLDER / f"{self.name}.ttf")))

    @cached_property
    def font(self) -> hb.Font:
        return hb.Font(self.face)

    @cached_property
    def scale(self) -> float:
        return 1000 / self.face.upem

    def has(self, sign: str) -> bool:
        """Return whether it has a glyph for `sign`."""
        if sign not in self._known:
            self._known[sign] = bool(self.font.get_nominal_glyph(ord(sign)))
        return self._known[sign]

    def width(self, glyph: int) -> int:
        """Return how wide `glyph` is."""
        if glyph not in self._widths:
            self._widths[glyph] = round(self.font.get_glyph_h_advance(glyph) * self.scale)
        return self._widths[glyph]

    def subset(self) -> bytes:
        """Return the font file with the used glyphs only, each under its number."""
        wanted = hb.SubsetInput()
        wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).set({0, *self.used})
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
            int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"GDEF", b"kern", b"DSIG")
        )
        return bytes(hb.subset(self.face, wanted).blob.data)


class Typefaces:
    """The fonts of one document."""

    def __init__(self) -> None:
        others = sorted(path.stem for path in FOLDER.glob("*.ttf"))
        others = [name for name in others if name not in (FIRST, BOLD, LAST)]
        self.faces = [Face(name) for name in (FIRST, BOLD, *others, LAST)]
        self.line = lru_cache(SHAPED_KEPT)(self._line)

    def _line(self, words: str, base: int = 0, *, bold: bool = False) -> Line:
        """Return `words` shaped and in order; `base` is the direction of the line, 1 from right to left."""
        pieces: list[Piece] = []
        width, is_whole = 0.0, True
        for run, direction in bidi.runs(words, base):
            of_run = list(self._by_face(run, bold=bold))
            for text, number in reversed(of_run) if direction else of_run:
                is_whole = is_whole and number is not None
                width += self._shape(text, number or 0, direction, pieces)
        return Line(width, tuple(pieces), is_whole)

    def _by_face(self, run: str, *, bold: bool) -> Iterator[tuple[str, int | None]]:
        """Yield the parts of `run` in reading order, each with the number of the font that has it."""
        part, current = "", self._face_of(run[:1], None, bold=bold)
        for sign in run:
            number = self._face_of(sign, current, bold=bold)
            if part and number != current:
                yield part, current
                part = ""
            part, current = part + sign, number
        if part:
            yield part, current

    def _face_of(self, sign: str, current: int | None, *, bold: bool) -> int | None:
        """Marks, joiners and spaces stay with what they stand at, where that font has them."""
        stays = sign in JOINERS or sign.isspace() or unicodedata.category(sign or " ")[0] == "M"
        if stays and current is not None and (sign in JOINERS or self.faces[current].has(sign)):
            return current
        order = range(len(self.faces))
        for number in [1, *order] if bold else [0, *order[2:]]:
            if sign and self.faces[number].has(sign):
                return number
        return None

    def _shape(self, text: str, number: int, direction: int, pieces: list[Piece]) -> float:
        face = self.faces[number]
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if direction else "ltr"
        hb.shape(face.font, buffer)
        infos = buffer.glyph_infos
        is_clear = _note_signs(face, text, infos[::-1] if direction else infos)
        start = len(pieces)
        width = _show(face, number, buffer, pieces)
        if (direction or not is_clear) and len(pieces) > start:
            first = pieces[start]
            pieces[start] = Piece(first.face, first.shown, first.rise, text)
        return width


def _note_signs(face: Face, text: str, infos: list[hb.GlyphInfo]) -> bool:
    """Note which signs each glyph stands for; return whether the glyphs alone say all of `text`.

    `infos`: in the order of reading.
    """
    clusters = [info.cluster for info in infos] + [len(text)]
    is_clear = True
    for info, start, end in zip(infos, clusters, clusters[1:], strict=False):
        signs = text[start:end]
        is_clear = bool(signs) and face.used.setdefault(info.codepoint, signs) == signs and is_clear
    return is_clear


def _show(face: Face, number: int, buffer: hb.Buffer, pieces: list[Piece]) -> float:
    """Add the glyphs of `buffer` to `pieces`; return how wide they are."""
    shown: list[str] = []
    total, rise = 0.0, 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = info.codepoint
        face.used.setdefault(glyph, "")
        if (lift := round(position.y_offset * face.scale)) != rise:
            if shown:
                pieces.append(_piece(number, shown, rise))
            shown, rise = [], lift
        shift = round(position.x_offset * face.scale)
        if shift:
            shown.append(f">{-shift}<")
        shown.append(f"{glyph:04x}")
        rest = face.width(glyph) + shift - round(position.x_advance * face.scale)
        if rest:
            shown.append(f">{rest}<")
        total += face.width(glyph) + shift - rest
    if shown:
        pieces.append(_piece(number, shown, rise))
    return total


def _piece(number: int, shown: list[str], rise: int) -> Piece:
    return Piece(number, f"[<{''.join(shown)}>]".encode(), rise, "")
