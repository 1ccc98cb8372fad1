"""A PDF that is written as it is made: what a page held is in the file before the next one begins.

No library that we know does that: they keep all pages until the end (docs/decisions.md). Kept here are only
the places of the objects, eight bytes each, and which glyphs were used. Tagged for screen readers: each block
is an element in the order of reading. References: ISO 32000-1, chapters 7, 9.7, 14.7 and 14.8.
"""

import zlib
from array import array
from datetime import datetime
from html import escape
from typing import BinaryIO

from .typefaces import Face, Typefaces

WIDTH, HEIGHT = 595, 842  # A4, in points


def text_string(words: str) -> bytes:
    """Return `words` as PDF writes text that is no content of a page."""
    return b"<feff" + words.encode("utf-16-be").hex().encode() + b">"


class PdfFile:
    """Writes to `out`, which need not be able to go back. `close` makes it whole."""

    def __init__(self, out: BinaryIO, typefaces: Typefaces) -> None:
        self._out = out
        self._at = 0
        self._places = array("Q", [0])
        self._typefaces = typefaces
        self._pages = array("L")
        self._feet = array("L")
        self._sections = array("L")
        self._parents = array("L")
        self._fonts = [self._reserve() for _face in typefaces.faces]
        self._root, self._tree, self._document = (self._reserve() for _n in range(3))
        self._write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    def page(self, content: bytes, blocks: list[tuple[str, str, list[int]]]) -> None:
        """Add a page. `blocks`: kind, language and numbers of marked content of each element on it.

        Its foot is written by `close`, when the number of pages is known.
        """
        page, foot = self._reserve(), self._reserve()
        body = self._stream(content)
        self._elements(page, blocks)
        fonts = " ".join(f"/F{n} {font} 0 R" for n, font in enumerate(self._fonts))
        self._object(
            page,
            f"<</Type /Page /Parent {self._root} 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}]"
            f" /Resources <</Font <<{fonts}>>>> /Contents [{body} 0 R {foot} 0 R]"
            f" /StructParents {self.pages} /Tabs /S>>",
        )
        self._pages.append(page)
        self._feet.append(foot)

    def _elements(self, page: int, blocks: list[tuple[str, str, list[int]]]) -> None:
        """Write what a screen reader reads of a page: a section, its elements, and whose each mark is."""
        section, parents = self._reserve(), self._reserve()
        elements = [self._reserve() for _block in blocks]
        owners: dict[int, int] = {}
        for element, (kind, language, marks) in zip(elements, blocks, strict=True):
            owners |= dict.fromkeys(marks, element)
            kids = " ".join(str(mark) for mark in marks)
            spoken = f"/Lang ({language})" if language else ""
            self._object(element, f"<</S /{kind} /P {section} 0 R /Pg {page} 0 R {spoken} /K [{kids}]>>")
        kids = " ".join(f"{element} 0 R" for element in elements)
        self._object(section, f"<</S /Sect /P {self._document} 0 R /K [{kids}]>>")
        self._object(parents, "[" + " ".join(f"{owners[mark]} 0 R" for mark in sorted(owners)) + "]")
        self._sections.append(section)
        self._parents.append(parents)

    def foot(self, index: int, content: bytes) -> None:
        """Write what stands at the foot of the page `index`, from 0. Each page needs one before `close`."""
        self._stream(content, self._feet[index])

    def close(self, *, title: str, author: str, language: str, made_at: datetime) -> None:
        """Write the fonts and all that names the pages."""
        for number, face in zip(self._fonts, self._typefaces.faces, strict=True):
            self._font(number, face)
        self._refer(self._root, f"/Type /Pages /Count {self.pages} /Kids", self._pages)
        self._refer(self._document, f"/S /Document /P {self._tree} 0 R /K", self._sections)
        self._write_tree()
        info, catalog = self._reserve(), self._reserve()
        day = f"(D:{made_at:%Y%m%d%H%M%S}Z)".encode()
        self._object(
            info,
            b"<</Title %b /Author %b /CreationDate %b>>" % (text_string(title), text_string(author), day),
        )
        metadata = self._stream(
            _metadata(title, author, language), extra="/Type /Metadata /Subtype /XML", packed=False
        )
        self._object(
            catalog,
            f"<</Type /Catalog /Pages {self._root} 0 R /Lang ({language}) /MarkInfo <</Marked true>>"
            f" /StructTreeRoot {self._tree} 0 R /Metadata {metadata} 0 R"
            " /ViewerPreferences <</DisplayDocTitle true>>>>",
        )
        self._end(catalog, info)

    def _reserve(self) -> int:
        self._places.append(0)
        return len(self._places) - 1

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)

    def _object(self, number: int, body: str | bytes) -> None:
        self._places[number] = self._at
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body.encode() if isinstance(body, str) else body))

    def _stream(self, data: bytes, number: int = 0, *, extra: str = "", packed: bool = True) -> int:
        number = number or self._reserve()
        if packed:
            data, extra = zlib.compress(data, 6), extra + " /Filter /FlateDecode"
        head = f"<<{extra} /Length {len(data)}>>".encode()
        self._object(number, b"%b\nstream\n%b\nendstream" % (head, data))
        return number

    def _refer(self, number: int, head: str, numbers: "array[int]") -> None:
        """Write a dictionary that ends with a list of objects, which may be long."""
        self._places[number] = self._at
        self._write(f"{number} 0 obj\n<<{head} [".encode())
        for other in numbers:
            self._write(b"%d 0 R " % other)
        self._write(b"]>>\nendobj\n")

    def _write_tree(self) -> None:
        number = self._reserve()
        self._object(
            self._tree,
            f"<</Type /StructTreeRoot /K {self._document} 0 R /ParentTree {number} 0 R"
            f" /ParentTreeNextKey {self.pages}>>",
        )
        self._places[number] = self._at
        self._write(f"{number} 0 obj\n<</Nums [".encode())
        for index, parents in enumerate(self._parents):
            self._write(b"%d %d 0 R " % (index, parents))
        self._write(b"]>>\nendobj\n")

    def _font(self, number: int, face: Face) -> None:
        if not face.used:
            self._object(number, "<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>")  # never asked for
            return
        name = f"PACKED+{face.name}"
        descriptor, child = self._descriptor(face, name), self._reserve()
        widths = " ".join(f"{glyph} [{face.width(glyph)}]" for glyph in sorted(face.used))
        self._object(
            child,
            f"<</Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /FontDescriptor {descriptor} 0 R"
            " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
            f" /CIDToGIDMap /Identity /DW 1000 /W [{widths}]>>",
        )
        signs = self._stream(_signs_of(face))
        self._object(
            number,
            f"<</Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H"
            f" /DescendantFonts [{child} 0 R] /ToUnicode {signs} 0 R>>",
        )

    def _descriptor(self, face: Face, name: str) -> int:
        number, data = self._reserve(), face.subset()
        file = self._stream(data, extra=f"/Length1 {len(data)}")
        extents = face.font.get_font_extents("ltr")
        ascent, descent = round(extents.ascender * face.scale), round(extents.descender * face.scale)
        self._object(
            number,
            f"<</Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [-500 {descent} 2000 {ascent}]"
            f" /ItalicAngle 0 /Ascent {ascent} /Descent {descent} /CapHeight 714 /StemV 80"
            f" /FontFile2 {file} 0 R>>",
        )
        return number

    def _end(self, catalog: int, info: int) -> None:
        start = self._at
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._places))
        for place in self._places[1:]:
            self._write(b"%010d 00000 n \n" % place)
        trailer = f"<</Size {len(self._places)} /Root {catalog} 0 R /Info {info} 0 R>>"
        self._write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())


def _signs_of(face: Face) -> bytes:
    """Return the table by which a reader copies and searches the words of `face`."""
    known = [(glyph, signs) for glyph, signs in sorted(face.used.items()) if signs]
    lines = [f"<{glyph:04x}> <{signs.encode('utf-16-be').hex()}>" for glyph, signs in known]
    groups = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *(f"{len(group)} beginbfchar\n" + "\n".join(group) + "\nendbfchar" for group in groups),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        ]
    ).encode()


def _metadata(title: str, author: str, language: str) -> bytes:
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>""".encode()
