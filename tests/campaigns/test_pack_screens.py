"""The admin's screens of delivery packs: for whom has their permission, and no one else."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission

from advocacy_site.core.models.access import AccessLog
from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import ActionPage, DeliveryPack

from .. import factories
from .test_packs import made, signed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.DELIVERY_ROOT = tmp_path / "delivery"


def editor(page: ActionPage, *, may_change: bool = True, may_make: bool = True) -> Client:
    group = Group.objects.create(name="Staff")
    codenames = ["access_admin", *["change_action"] * may_change, *["make_delivery_pack"] * may_make]
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    if may_change:
        for codename in ("change_page", "publish_page"):
            permission = Permission.objects.get(codename=codename)
            GroupPagePermission.objects.create(group=group, page=page.get_parent(), permission=permission)
    user = User.objects.create_user("editor@example.org", "a long enough password")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def addresses(page: ActionPage, pack: DeliveryPack) -> tuple[str, str]:
    return (
        reverse("action_packs", args=[page.action_id]),
        reverse("take_pack_file", args=[page.action_id, pack.pk, "csv"]),
    )


@pytest.mark.parametrize("lacking", ["may_make", "may_change"])
def test_an_editor_without_the_permission_gets_nothing(lacking: str) -> None:
    page = factories.action_page()
    signed(page)
    pack = made(page)
    client = editor(page, **{lacking: False})
    screen, file = addresses(page, pack)
    asking = {"recipient": "Me", "purpose": "Mine", "language": "en", "order": "signed"}
    # Wagtail leads whoever lacks a permission back to the admin's first screen.
    for response in (client.get(screen), client.post(screen, asking), client.post(file)):
        assert response.status_code in (302, 403)
        assert not response.streaming
    assert DeliveryPack.objects.count() == 1
    assert not AccessLog.objects.filter(action="export").exists()
    if lacking == "may_make":
        settings_screen = client.get(reverse("action_records:edit", args=[page.action_id]))
        assert screen not in settings_screen.content.decode()


def test_staff_ask_for_a_pack_and_download_it() -> None:
    page = factories.action_page(recipients="the forty ministers")
    signed(page, name="Amara Lindqvist")
    client = editor(page)
    screen = reverse("action_packs", args=[page.action_id])
    assert screen in client.get(reverse("action_records:edit", args=[page.action_id])).content.decode()
    assert 'value="the forty ministers"' in client.get(screen).content.decode()
    assert client.post(screen, {"recipient": "The ministers"}).status_code == 422
    asking = {"recipient": "The ministers", "purpose": "A hearing", "language": "en", "order": "country"}
    assert client.post(screen, asking).status_code == 302
    assert "Being made" in client.get(screen).content.decode()
    services.make_next_pack()
    pack = DeliveryPack.objects.get()
    _screen, file = addresses(page, pack)
    assert file in client.get(screen).content.decode()
    assert client.get(file).status_code == 405
    response = client.post(file)
    assert response.streaming
    assert b"Amara Lindqvist" in response.getvalue()
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == f'attachment; filename="delivery-{pack.serial}.csv"'
    assert AccessLog.objects.get(action="export").actor == pack.requested_by


def test_a_pack_of_another_action_is_not_had_through_this_one() -> None:
    page, other = factories.action_page(), factories.action_page()
    signed(other)
    client = editor(page)
    _screen, file = addresses(page, made(other))
    assert client.post(file).status_code == 404


def test_the_screen_says_why_a_pack_can_not_be_had_any_more(clock: Any) -> None:
    page = factories.action_page()
    row = signed(page)
    client = editor(page)
    pack = made(page)
    screen, file = addresses(page, pack)
    services.withdraw_signature(row.pk)
    html = client.get(screen).content.decode()
    assert "took their signature or their agreement back" in html
    assert file not in html
    assert "Ask for a new pack" in client.post(file, follow=True).content.decode()
    clock.advance(days=15)
    services.expire_packs(dry_run=False)
    assert "Expired, files deleted" in client.get(screen).content.decode()
    assert "These files are gone" in client.post(file, follow=True).content.decode()
