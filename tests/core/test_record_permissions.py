"""Records behind pages are seen and changed by those who may edit one of their pages."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db

ROOMS: dict[str, tuple[Callable[..., Any], str]] = {
    "action_records": (factories.action_page, "action"),
    "event_records": (factories.event_page, "event"),
    "inboxes": (factories.contact_page, "inbox"),
    "member_records": (factories.member_page, "member"),
}


def editor_of(page: Page, record: Any) -> User:
    """Return who may change records of this kind, and the pages at and below `page`, but no others."""
    role = Group.objects.create(name="Of one page")
    wanted = ["access_admin", f"change_{record._meta.model_name}"]
    role.permissions.add(*Permission.objects.filter(codename__in=wanted))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=role, page=page, permission=change)
    user = User.objects.create_user("editor@daybreak.example", "a long password")
    user.groups.add(role)
    return user


@pytest.mark.parametrize("room", ROOMS)
def test_a_record_is_open_to_editors_of_its_pages_and_to_no_others(client: Client, room: str) -> None:
    build, name = ROOMS[room]
    own, other = build(title="Our own page"), build(title="A page of others")
    client.force_login(editor_of(own, getattr(own, name)))
    listed = client.get(reverse(f"{room}:index")).content.decode()
    assert "Our own page" in listed
    assert "A page of others" not in listed
    for screen in ("edit", "history", "history_results", "usage"):
        for page, status in ((own, 200), (other, 404)):
            address = reverse(f"{room}:{screen}", args=[getattr(page, name).pk])
            assert client.get(address).status_code == status, (screen, page)
    assert client.post(reverse(f"{room}:edit", args=[getattr(other, name).pk]), {}).status_code == 404


def test_organisations_are_added_to_the_letters_that_one_may_edit_and_to_no_others(client: Client) -> None:
    own, other = factories.letter_page(), factories.letter_page()
    client.force_login(editor_of(own, own.action))
    for page, refused in ((own, False), (other, True)):
        address = reverse("add_signatories", args=[page.action_id])
        assert (client.get(address).status_code == 404) is refused
