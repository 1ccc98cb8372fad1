"""A member takes the addresses of those who let it write, of nobody else, and on record."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from advocacy_site.core.models import AccessLog
from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import ActionPage, Signature
from members.models import MemberPage

from .. import factories
from . import members_write
from .members_write import agreed, as_shown, post
from .test_signature_listing import signed_in
from .test_sources import editor_of

pytestmark = pytest.mark.django_db
PURPOSE = {"purpose": "The march in May", "ending": "csv"}


@pytest.fixture
def aster() -> MemberPage:
    return members_write.sharer()


@pytest.fixture
def page(aster: MemberPage) -> ActionPage:
    members_write.words()
    return members_write.open_page()


@pytest.fixture
def officer(page: ActionPage) -> Client:
    return signed_in(page, "export_for_member")


def with_permission(client: Client, member: MemberPage) -> Client:
    group = Group.objects.get(name=f"Editors of {member}")
    group.permissions.add(Permission.objects.get(codename="export_for_member"))
    client.force_login(User.objects.get(groups=group))
    return client


def address_of(page: ActionPage, via: str = "aster") -> str:
    return reverse("export_for_member", args=[page.action_id, via])


def table(response: Any) -> list[dict[str, str]]:
    assert isinstance(response, StreamingHttpResponse), response.content.decode()
    return list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig"), newline="")))


def test_the_file_holds_those_who_agreed_with_words_and_purpose_and_nothing_more(
    page: ActionPage,
    officer: Client,
    clock: Any,
) -> None:
    agreed(page, name="Amara Lindqvist", email="amara@example.org", city="Lund")
    post(page, as_shown(page, email="silent@example.org"))
    factories.confirm(Signature.objects.get(writer=None))
    (line,) = table(officer.post(address_of(page), PURPOSE))
    assert line == {
        "Name": "Amara Lindqvist",
        "Email address": "amara@example.org",
        "Language": "English",
        "Agreed (UTC)": "2027-03-01 12:00:00",
        "Agreed to": "Aster House may write to me about this.",
        "For": "The march in May",
    }


def test_the_workbook_holds_the_same(page: ActionPage, officer: Client) -> None:
    agreed(page, email="amara@example.org")
    response = officer.post(address_of(page), PURPOSE | {"ending": "xlsx"})
    sheet = load_workbook(io.BytesIO(response.getvalue())).active
    assert [row[1].value for row in sheet.rows] == ["Email address", "amara@example.org"]
    assert "amara" not in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("what", ["held", "removed", "withdrawn", "unconfirmed"])
def test_a_signature_that_does_not_count_is_not_in_it(
    page: ActionPage,
    officer: Client,
    what: str,
) -> None:
    row = agreed(page)
    assert len(table(officer.post(address_of(page), PURPOSE))) == 1
    if what == "held":
        services.hold_signature(row.pk, "A burst")
    elif what == "removed":
        services.remove_signature(row.pk, "Invented")
    elif what == "withdrawn":
        services.withdraw_signature(row.pk)
    else:
        Signature.objects.filter(pk=row.pk).update(state="pending", confirmed_at=None)
    assert table(officer.post(address_of(page), PURPOSE)) == []


def test_another_members_and_another_actions_people_are_not_in_it(
    page: ActionPage,
    officer: Client,
) -> None:
    factories.member_page(title="Bramble", slug="bramble")
    agreed(page, email="amara@example.org")
    assert table(officer.post(address_of(page, "bramble"), PURPOSE)) == []
    other = factories.action_page()
    client = signed_in(other, "export_for_member")
    assert client.post(address_of(page), PURPOSE).status_code == 404
    assert table(client.post(address_of(other), PURPOSE)) == []


def test_each_export_is_logged_and_says_what_for(page: ActionPage, officer: Client) -> None:
    agreed(page)
    assert officer.post(address_of(page), {"ending": "csv"}).status_code == 422
    assert officer.get(address_of(page)).status_code == 200
    assert not AccessLog.objects.filter(action="export").exists()
    officer.post(address_of(page), PURPOSE)
    entry = AccessLog.objects.get(action="export")
    assert (entry.subject, entry.rows) == (page.action.subject, 1)
    assert entry.reason == "The march in May (aster)"


def test_it_takes_a_permission_of_its_own_from_staff_and_from_a_members_editors(
    page: ActionPage,
    aster: MemberPage,
) -> None:
    bramble = factories.member_page(title="Bramble", slug="bramble")
    agreed(page)
    address = address_of(page)
    without = signed_in(page, "view_signature", "see_signer", "export_signature")
    assert without.post(address, PURPOSE).status_code == 302  # to the admin's home
    editor = editor_of(aster)
    days = reverse("source_days", args=[page.action_id, "aster"])
    seen = editor.get(days)
    assert seen.context["reachable"] == 1
    assert address not in seen.content.decode()
    assert editor.post(address, PURPOSE).status_code == 302
    editor = with_permission(editor, aster)
    assert address in editor.get(days).content.decode()
    assert len(table(editor.post(address, PURPOSE))) == 1
    assert editor.post(address_of(page, "bramble"), PURPOSE).status_code == 404
    others = with_permission(editor_of(bramble), bramble)
    assert others.post(address, PURPOSE).status_code == 404
    assert not AccessLog.objects.filter(action="export").exclude(reason__contains="(aster)").exists()
    services.change_settings(page.action, {"members_may_write": False})
    assert editor.post(address, PURPOSE).status_code == 302, "staff have ended it"


def test_thousands_are_read_with_few_statements(
    page: ActionPage,
    aster: MemberPage,
    officer: Client,
    django_assert_max_num_queries: Any,
) -> None:
    for _n in range(4):
        agreed(page)
    with django_assert_max_num_queries(25):
        assert len(table(officer.post(address_of(page), PURPOSE))) == 4
