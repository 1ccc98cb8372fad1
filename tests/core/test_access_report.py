"""Administrators read who looked at personal data."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from advocacy_site.core import access
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db


def signed_in(*codenames: str) -> Client:
    user = User.objects.create_user("reader@daybreak.example", "a long password")
    user.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def test_the_report_shows_who_did_what_to_what_newest_first(clock) -> None:
    officer = factories.staff(first_name="Olga", last_name="Officer")
    access.record(officer, "export", "action:7", rows=1200, reason="Thank-you letters")
    clock.advance(minutes=1)
    access.record(officer, "view", "signature:8", rows=1)
    html = signed_in("view_accesslog").get(reverse("access_report")).content.decode()
    for words in ("Olga Officer", "exported", "action:7", "1200", "Thank-you letters"):
        assert words in html
    assert html.index("signature:8") < html.index("action:7")


def test_a_deleted_account_takes_no_row_along() -> None:
    officer = factories.staff()
    access.record(officer, "view", "signature:8", rows=1)
    officer.delete()
    html = signed_in("view_accesslog").get(reverse("access_report")).content.decode()
    assert "signature:8" in html
    assert "an account that is deleted" in html


def test_it_is_filtered_by_what_was_done_and_to_what() -> None:
    officer = factories.staff()
    access.record(officer, "view", "signature:8", rows=1)
    access.record(officer, "export", "action:7", rows=1)
    reader = signed_in("view_accesslog")
    for query in ({"action": "export"}, {"subject": "action:7"}):
        html = reader.get(reverse("access_report_results"), query).content.decode()
        assert "action:7" in html
        assert "signature:8" not in html


@pytest.mark.parametrize("address", ["access_report", "access_report_results"])
def test_only_those_with_the_permission_read_it(address: str) -> None:
    assert Client().get(reverse(address)).status_code == 302
    client = signed_in("view_signature", "export_signature")
    assert client.get(reverse(address))["Location"] == reverse("wagtailadmin_home")
    assert reverse("access_report") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_it_cannot_be_taken_out() -> None:
    access.record(factories.staff(), "view", "signature:8", rows=1)
    response = signed_in("view_accesslog").get(reverse("access_report"), {"export": "csv"})
    assert "text/html" in response["Content-Type"] or b"signature:8" not in b"".join(response)
