"""/dev/mail/: readable in development, absent elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.urls import include, path

from advocacy_site import urls as site_urls

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.mailing.test_dev_mailbox")]

urlpatterns = [path("dev/mail/", include("advocacy_site.mailing.urls")), *site_urls.urlpatterns]
handler404 = site_urls.handler404


@pytest.fixture
def mailbox(settings: Any, tmp_path: Path) -> Path:
    settings.DEV_PAGES = True
    settings.DEV_MAILBOX = tmp_path
    return tmp_path


def write(html: str = "") -> None:
    connection = mail.get_connection("advocacy_site.mailing.backends.DevMailboxBackend")
    message = mail.EmailMultiAlternatives(
        "Bonjour é", "Open http://127.0.0.1:8000/l/abc/ <now>", to=["ana@example.org"], connection=connection
    )
    if html:
        message.attach_alternative(html, "text/html")
    message.send()


def test_a_mail_is_listed_and_read(client: Any, mailbox: Path):
    assert client.get("/dev/mail/").status_code == 200
    write("<p style='color:red'>Open</p>")
    (file,) = mailbox.glob("*.eml")
    page = client.get("/dev/mail/").content.decode()
    assert "Bonjour é" in page
    assert f"{file.stem}/" in page
    page = client.get(f"/dev/mail/{file.stem}/").content.decode()
    assert 'href="http://127.0.0.1:8000/l/abc/"' in page
    assert "<now>" not in page
    assert f"/dev/mail/{file.stem}/html/" in page
    response = client.get(f"/dev/mail/{file.stem}/html/")
    assert response.content.decode() == "<p style='color:red'>Open</p>"
    assert response["Content-Security-Policy"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_a_mail_without_html_has_no_html_page(client: Any, mailbox: Path):
    write()
    (file,) = mailbox.glob("*.eml")
    assert "/html/" not in client.get(f"/dev/mail/{file.stem}/").content.decode()
    assert client.get(f"/dev/mail/{file.stem}/html/", follow=True).status_code == 404


def test_only_names_of_mails_are_read(client: Any, mailbox: Path):
    (mailbox / "secret.eml").write_bytes(b"Subject: x\n\nx")
    for name in ("secret", "0" * 32, "..%2fsecret"):
        assert client.get(f"/dev/mail/{name}/", follow=True).status_code == 404


def test_where_development_pages_are_off_there_is_nothing(client: Any, mailbox: Path, settings: Any):
    write("<p>x</p>")
    (file,) = mailbox.glob("*.eml")
    settings.DEV_PAGES = False
    for address in ("/dev/mail/", f"/dev/mail/{file.stem}/", f"/dev/mail/{file.stem}/html/"):
        assert client.get(address, follow=True).status_code == 404


def test_the_site_does_not_map_the_mailbox_outside_development():
    assert not any(str(pattern.pattern).startswith("dev/") for pattern in site_urls.urlpatterns)
