"""Pictures and papers of the library, made when the first page asks for them."""

from django.core.files.base import ContentFile

from advocacy_site.core.models import SiteDocument, SiteImage

from ..content.pictures import PAPERS, PICTURES
from .drawings import draw


def picture(name: str) -> SiteImage:
    """Return the picture `name` of the library."""
    words = PICTURES[name]
    found = SiteImage.objects.filter(title=words["title"]).first()
    if found:
        return found
    file = ContentFile(draw(name), name=f"{name}.jpg")
    return SiteImage.objects.create(file=file, people_agree=SiteImage.PeopleAgree.NOBODY, **words)


def paper(name: str) -> SiteDocument:
    """Return the paper `name` of the library, one page as PDF."""
    title, lines = PAPERS[name]
    found = SiteDocument.objects.filter(title=title).first()
    if found:
        return found
    content = page_of(["Daybreak Coalition", "", title, "", *lines])
    document = SiteDocument(title=title, file=ContentFile(content, name=f"{name}.pdf"))
    document.file_size = len(content)
    document.save()
    return document


def page_of(lines: list[str]) -> bytes:
    """Return a PDF of one page with `lines`, in the Latin alphabet (ISO 32000-1, annex H.3)."""
    escaped = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    shown = "BT /F 14 Tf 22 TL 72 750 Td " + " ".join(f"({line}) Tj T*" for line in escaped) + " ET"
    text = shown.encode("cp1252")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
    ]
    output, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(output))
        output += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(output)
    output += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table)
    return output + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
