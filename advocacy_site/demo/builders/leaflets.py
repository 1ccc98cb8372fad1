"""Leaflets as small PDF files, tagged so that a screen reader knows headings from paragraphs.

PDF 1.7 (ISO 32000-1): two built-in typefaces, no compression, sections 14.7 and 14.8 for the tags.
"""

import textwrap
from collections.abc import Iterable

from django.core.files.base import ContentFile

from advocacy_site.core.models import SiteDocument

WIDTH, HEIGHT, MARGIN = 420, 595, 42  # A5, in points
STYLES = {  # kind → tag, typeface, size, characters in a line, space above
    "title": ("H1", "F2", 21, 27, 0),
    "h": ("H2", "F2", 12, 46, 12),
    "p": ("P", "F1", 10.5, 58, 5),
}
LEADING = 1.35


def leaflet(name: str, title: str, text: Iterable[tuple[str, str]]) -> SiteDocument:
    """Return the leaflet called `title`, written where the library has none. `text`: kind and words."""
    found: SiteDocument | None = SiteDocument.objects.filter(title=title).first()
    if found:
        return found
    content = pdf(title, [("title", title), *text])
    document = SiteDocument.objects.create(title=title, file=ContentFile(content, name=name))
    document.get_file_size()  # writes it down: pages show it
    return document


def pdf(title: str, text: list[tuple[str, str]]) -> bytes:
    """Return a file of one page. Raises ValueError where the words do not fit on it."""
    drawing, bottom = draw(text)
    if bottom < MARGIN:
        raise ValueError(f"“{title}” needs more than a page.")
    first = 9  # number of the first tag
    tags = [f"{first + n} 0 R" for n in range(len(text))]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R/Lang(en-GB)/MarkInfo<</Marked true>>/StructTreeRoot 7 0 R"
        b"/ViewerPreferences<</DisplayDocTitle true>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R/StructParents 0"
        "/Tabs/S/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%b\nendstream" % (len(drawing), drawing),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
        f"<</Type/StructTreeRoot/K[{' '.join(tags)}]/ParentTree<</Nums[0[{' '.join(tags)}]]>>>>".encode(),
        b"<</Title(%b)>>" % escaped(title),
        *(
            f"<</Type/StructElem/S/{STYLES[kind][0]}/P 7 0 R/Pg 3 0 R/K {n}>>".encode()
            for n, (kind, _words) in enumerate(text)
        ),
    ]
    return assembled(objects)


def draw(text: list[tuple[str, str]]) -> tuple[bytes, float]:
    """Return the drawing of `text` from the top of the page down, and where it ends, in points."""
    parts, top = [], float(HEIGHT - MARGIN)
    for n, (kind, words) in enumerate(text):
        tag, typeface, size, width, above = STYLES[kind]
        top -= above
        rows = []
        for row in textwrap.wrap(words, width):
            top -= size * LEADING
            rows.append(b"1 0 0 1 %d %.1f Tm (%b) Tj" % (MARGIN, top, escaped(row)))
        start = f"/{tag} <</MCID {n}>> BDC BT /{typeface} {size} Tf\n".encode()
        parts.append(start + b"\n".join(rows) + b"\nET EMC")
    return b"\n".join(parts), top


def escaped(words: str) -> bytes:
    """Return `words` as a string of a PDF in the alphabet of Western Europe."""
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")


def assembled(objects: list[bytes]) -> bytes:
    """Return the file: head, numbered objects, the table of where each begins, tail."""
    content, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count, start = len(objects) + 1, len(content)
    content += b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, table)
    return content + b"trailer<</Size %d/Root 1 0 R/Info 8 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
