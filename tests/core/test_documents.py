"""Documents are what they say, and leave the site as downloads only."""

from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import CollectionViewRestriction

from advocacy_site.core.models import SiteDocument

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _somewhere_to_lie() -> None:
    factories.root_collection()


PDF = b"%PDF-1.7\n<html><script>alert(1)</script></html>"


def zipped(*names: str, first: bytes = b"") -> bytes:
    output = BytesIO()
    with ZipFile(output, "w", ZIP_STORED) as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, "x")
    return output.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")
ODT = zipped("content.xml", first=b"application/vnd.oasis.opendocument.text")
ACCEPTED = {
    "a.pdf": PDF,
    "A.PDF": PDF,
    "a.docx": DOCX,
    "a.odt": ODT,
    "a.csv": "name;ville\nÉlodie;Nîmes".encode(),
    "a.txt": "Élodie".encode("cp1252"),
    "b.txt": "Élodie".encode("utf-16"),
}
REFUSED = [
    ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ("a.html", b"<!doctype html>"),
    ("a.js", b"alert(1)"),
    ("a.docm", DOCX),
    ("a.pdf.exe", PDF),
    ("a", PDF),
    ("a.pdf", b"<!doctype html><script>alert(1)</script>"),
    ("a.txt", b"\xef\xbb\xbf \n<!DOCTYPE html><script>alert(1)</script>"),
    ("a.csv", b"MZ\x90\x00\x03\x00"),
    ("a.txt", b"\xff\xfe\x00\xd8\x00"),
    ("a.docx", zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
    ("a.docx", zipped("xl/workbook.xml")),
    ("a.docx", b"PK\x03\x04 broken"),
    ("a.odt", zipped("content.xml", first=b"application/vnd.oasis.opendocument.spreadsheet")),
    ("a.pdf", b"%PDF-" + b"x" * (10 * 1024 * 1024)),
]


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_is_what_it_says_is_stored(name: str) -> None:
    document = factories.site_document(file=ContentFile(ACCEPTED[name], name=name))
    with document.open_file() as file:
        assert file.read() == ACCEPTED[name]


@pytest.mark.parametrize(("name", "data"), REFUSED)
def test_what_is_not_is_refused_with_words_in_each_form_and_in_code(
    client: Client, name: str, data: bytes
) -> None:
    client.force_login(factories.staff())
    fields = {"title": "Leaflet", "file": SimpleUploadedFile(name, data)}
    response = client.post(reverse("wagtaildocs:add"), fields)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    fields = {"title": "Leaflet", "collection": factories.root_collection().pk}
    several = fields | {"files[]": SimpleUploadedFile(name, data)}
    assert not client.post(reverse("wagtaildocs:add_multiple"), several).json()["success"]
    with pytest.raises(ValidationError):
        SiteDocument(title="Leaflet").file.save(name, ContentFile(data))
    assert not SiteDocument.objects.exists()


def test_a_document_is_a_download_under_a_policy_of_its_own(client: Client) -> None:
    document = factories.site_document(file=ContentFile(PDF, name="leaflet.pdf"))
    response = client.get(document.url)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert response["Cache-Control"] == "private, no-store"
    assert b"".join(response) == PDF


def test_a_document_lies_outside_the_files_that_a_web_server_hands_out() -> None:
    document = factories.site_document()
    assert document.file.storage.exists(document.file.name)
    assert not default_storage.exists(document.file.name)


def test_the_private_files_are_outside_the_public_ones(settings: Any) -> None:
    assert not settings.PRIVATE_ROOT.is_relative_to(settings.MEDIA_ROOT)


@pytest.mark.parametrize("kind", ["login", "password"])
def test_a_document_in_a_private_collection_is_kept_from_visitors(client: Client, kind: str) -> None:
    collection = factories.root_collection().add_child(name="Board")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=kind, password="word")
    document = factories.site_document(collection=collection)
    response = client.get(document.url)
    assert response.status_code == (302 if kind == "login" else 200)
    assert "Content-Disposition" not in response
    assert b"%PDF" not in response.content
    if kind == "login":
        client.force_login(factories.staff())
        assert b"%PDF" in b"".join(client.get(document.url))
