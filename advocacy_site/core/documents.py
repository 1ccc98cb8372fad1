"""Documents that are what their names say: checked by content before they are stored."""

from collections.abc import Callable
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

REFUSED_ENDING = _("Documents of this kind are not accepted. Accepted are: %(endings)s.")
TOO_BIG = _("This file has %(size)s; at most %(most)s are accepted.")
NOT_WHAT_IT_SAYS = _(
    "This file is not what its name says, or it is damaged or locked with a password. "
    "Save it once more in the program that made it."
)

MACROS = "vbaProject.bin"
ODT = b"application/vnd.oasis.opendocument.text"
MARKUP = (b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script", b"<?php")


def check_document(content: File, name: str) -> None:
    """Raise ValidationError unless `content` is what the ending of `name` says, and small enough."""
    ending = PurePath(name).suffix.lower().lstrip(".")
    if ending not in settings.WAGTAILDOCS_EXTENSIONS or ending not in CHECKS:
        endings = ", ".join(settings.WAGTAILDOCS_EXTENSIONS)
        raise ValidationError(REFUSED_ENDING, code="ending", params={"endings": endings})
    most: int = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE
    if content.size > most:
        params = {"size": filesizeformat(content.size), "most": filesizeformat(most)}
        raise ValidationError(TOO_BIG, code="too_big", params=params)
    content.seek(0)
    matches = CHECKS[ending](content)
    content.seek(0)
    if not matches:
        raise ValidationError(NOT_WHAT_IT_SAYS, code="content")


def _is_pdf(content: File) -> bool:
    return content.read(5) == b"%PDF-"


def _is_docx(content: File) -> bool:
    names = _names_in(content)
    return "word/document.xml" in names and not any(name.endswith(MACROS) for name in names)


def _is_odt(content: File) -> bool:
    """Tell it by its first entry, which is stored uncompressed (OpenDocument 1.3, part 2, section 3.3)."""
    return content.read(200)[30:].startswith(b"mimetype" + ODT) and "content.xml" in _names_in(content)


def _names_in(content: File) -> list[str]:
    """Return the names in a ZIP file's directory; nothing is unpacked."""
    content.seek(0)
    try:
        with ZipFile(content) as archive:
            return archive.namelist()
    except (BadZipFile, ValueError, RuntimeError, OSError):  # the third: of versions that zipfile lacks
        return []


def _is_text(content: File) -> bool:
    """Tell whether it is words in UTF-8, UTF-16 or the Windows alphabet, and no web page."""
    data = content.read()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data = data.decode("utf-16").encode()
        except UnicodeDecodeError:
            return False
    control = set(data) & (set(range(32)) - {9, 10, 12, 13})
    return not control and not data.removeprefix(b"\xef\xbb\xbf").lstrip()[:20].lower().startswith(MARKUP)


CHECKS: dict[str, Callable[[File], bool]] = {
    "pdf": _is_pdf,
    "docx": _is_docx,
    "odt": _is_odt,
    "csv": _is_text,
    "txt": _is_text,
}
