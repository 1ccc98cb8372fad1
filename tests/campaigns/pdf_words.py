"""Reads the words of our own PDFs as a reader would: by each font's table of signs."""

import re
import zlib


def objects_of(pdf: bytes) -> dict[int, bytes]:
    """Each object by its number, found through the table at the end."""
    start = int(re.findall(rb"startxref\n(\d+)", pdf)[-1])
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", pdf[start:])]
    found = {}
    for number, place in enumerate(places, 1):
        assert pdf[place:].startswith(b"%d 0 obj\n" % number)
        found[number] = pdf[place : pdf.index(b"\nendobj", place)]
    return found


def stream_of(body: bytes) -> bytes:
    length = int(re.findall(rb"/Length (\d+)>>", body)[0])
    start = body.index(b"stream\n") + len(b"stream\n")
    data = body[start : start + length]
    return zlib.decompress(data) if b"/FlateDecode" in body[:start] else data


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page and its foot, a line for each line."""
    objects = objects_of(pdf)
    return [_words(objects, body) for body in objects.values() if b"/Type /Page /Parent" in body]


def _words(objects: dict[int, bytes], page: bytes) -> str:
    fonts = {int(n): int(font) for n, font in re.findall(rb"/F(\d+) (\d+) 0 R", page)}
    tables = {n: _table(objects, objects[font]) for n, font in fonts.items()}
    contents = re.search(rb"/Contents \[(\d+) 0 R (\d+) 0 R\]", page)
    assert contents
    lines = []
    for number in contents.groups():
        for line in re.findall(rb"BT (.*?) ET", stream_of(objects[int(number)]), re.DOTALL):
            lines.append(_line(line, tables))
    return "\n".join(lines)


def _line(line: bytes, tables: dict[int, dict[str, str]]) -> str:
    words = ""
    said = re.compile(rb"/ActualText <feff([0-9a-f]*)>>> BDC|/F(\d+) [\d.]+ Tf [-\d.]+ Ts \[(.*?)\] TJ|EMC")
    spoken = False
    for actual, font, shown in said.findall(line):
        if actual:
            words += bytes.fromhex(actual.decode()).decode("utf-16-be")
            spoken = True
        elif font and not spoken:
            glyphs = "".join(re.findall(r"<([0-9a-f]*)>", shown.decode()))
            table = tables[int(font)]
            words += "".join(table[glyphs[at : at + 4]] for at in range(0, len(glyphs), 4))
        elif not font:
            spoken = False
    return words


def _table(objects: dict[int, bytes], font: bytes) -> dict[str, str]:
    found = re.search(rb"/ToUnicode (\d+) 0 R", font)
    if not found:
        return {}
    pairs = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]{4,})>", stream_of(objects[int(found[1])]))
    return {glyph.decode(): bytes.fromhex(signs.decode()).decode("utf-16-be") for glyph, signs in pairs}
