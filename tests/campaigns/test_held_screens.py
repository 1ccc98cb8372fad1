"""The moderators' queue: what it shows, who sees it, and what becomes of what is chosen."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from advocacy_site.core.models import AccessLog
from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import BlockEntry, Removal, Signature

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> list[Signature]:
    page = factories.action_page()
    rows = [
        factories.confirmed_signature(page, email=f"amara-{n}@example.org", name="Amara Lindqvist")
        for n in range(3)
    ]
    for row in rows:
        services.hold_signature(row.pk, "burst:name,fast")
    return rows


def moderator(*permissions: str) -> User:
    """Somebody who edits all pages and has `permissions`."""
    return factories.staff_who_may(Page.objects.get(depth=1), *permissions)


def shown(client: Client) -> str:
    return " ".join(client.get(reverse("held_signatures")).content.decode().split())


def test_the_queue_shows_masked_addresses_reasons_and_answers_and_is_logged(
    client: Client, held: list[Signature]
) -> None:
    services.answer_hold(held[0].pk, "I teach here.")
    client.force_login(moderator("moderate_signature"))
    html = shown(client)
    assert html.count("a…@e….org") == 3
    assert "amara" not in html.lower()
    assert "Lindqvist" not in html
    assert "Part of a burst: the same name again and again, far faster than usual" in html
    assert "I teach here." in html
    assert AccessLog.objects.get(subject="held-signatures").rows == 3


def test_reasons_of_the_block_list_are_said_while_the_entry_is_there(client: Client) -> None:
    entry = BlockEntry.objects.create(kind="domain", pattern="farm.example", reason="A farm of machines")
    row = factories.confirmed_signature(factories.action_page())
    services.hold_signature(row.pk, f"blocked:{entry.pk}")
    client.force_login(moderator("moderate_signature"))
    assert "On the block list: farm.example (A farm of machines)" in shown(client)
    entry.delete()
    assert "On the block list at that time" in shown(client)


@pytest.mark.parametrize("name", ["held_signatures", "remove_signatures", "mail_pause", "undo_removal"])
def test_only_moderators_come_in(client: Client, held: list[Signature], name: str) -> None:
    client.force_login(moderator("change_signature", "view_signature"))
    args = [] if name == "held_signatures" else [held[0].action_id]
    response = client.post(reverse(name, args=args))
    assert response.status_code in (302, 403)
    assert response.get("Location", "/admin/") in ("/admin/", reverse("wagtailadmin_home"))
    assert not AccessLog.objects.filter(subject="held-signatures").exists()


def test_chosen_signatures_are_released_and_count(client: Client, held: list[Signature]) -> None:
    client.force_login(moderator("moderate_signature"))
    chosen = [str(row.pk) for row in held[:2]]
    response = client.post(reverse("held_signatures"), {"signature": chosen, "decision": "release"})
    assert response.status_code == 302
    assert services.recount(held[0].action)[("total", "")] == 2


def test_chosen_signatures_are_removed_with_a_public_reason(client: Client, held: list[Signature]) -> None:
    client.force_login(moderator("moderate_signature"))
    data: dict[str, Any] = {"signature": [str(held[0].pk)], "decision": "remove", "reason": ""}
    assert client.post(reverse("held_signatures"), data).status_code == 422
    assert not Removal.objects.exists()
    assert client.post(reverse("held_signatures"), data | {"reason": "Invented."}).status_code == 302
    removal = Removal.objects.get()
    assert (removal.state, removal.confirmed, removal.reason) == ("removed", 1, "Invented.")
    assert AccessLog.objects.filter(action="void", subject=f"removal:{removal.pk}").exists()


def test_what_is_not_in_the_queue_is_not_decided_there(client: Client, held: list[Signature]) -> None:
    other = factories.confirmed_signature(factories.action_page())
    client.force_login(moderator("moderate_signature"))
    data = {"signature": [str(other.pk)], "decision": "remove", "reason": "Invented."}
    assert client.post(reverse("held_signatures"), data).status_code == 422
    other.refresh_from_db()
    assert other.is_counted


def test_nothing_chosen_says_so(client: Client, held: list[Signature]) -> None:
    client.force_login(moderator("moderate_signature"))
    response = client.post(reverse("held_signatures"), {"decision": "release"})
    assert "Choose at least one signature." in response.content.decode()


def test_the_queue_asks_as_often_for_many_as_for_few(
    client: Client, held: list[Signature], django_assert_max_num_queries: Any
) -> None:
    client.force_login(moderator("moderate_signature"))
    shown(client)
    with django_assert_max_num_queries(40) as few:
        shown(client)
    for row in held:
        twin = factories.confirmed_signature(factories.action_page())
        services.hold_signature(twin.pk, row.hold_reason or "burst:name,fast")
        services.hold_signature(factories.confirmed_signature(factories.action_page()).pk, "burst:fast")
    with django_assert_max_num_queries(len(few.captured_queries)):
        shown(client)


def test_a_moderator_sees_and_decides_only_about_actions_whose_pages_are_theirs(
    client: Client, held: list[Signature]
) -> None:
    other = factories.action_page()
    client.force_login(factories.staff_who_may(other, "moderate_signature"))
    assert "Nothing is held." in shown(client)
    decision = {"signature": [held[0].pk], "decision": "release"}
    assert client.post(reverse("held_signatures"), decision).status_code == 422
    for name in ("remove_signatures", "mail_pause"):
        assert client.get(reverse(name, args=[held[0].action_id])).status_code == 404
    held[0].refresh_from_db()
    assert held[0].held_at is not None


def test_who_may_not_see_signers_is_offered_no_condition_on_names(client: Client) -> None:
    page = factories.action_page()
    factories.confirmed_signature(page, name="Amara Lindqvist")
    address = reverse("remove_signatures", args=[page.action_id])
    client.force_login(factories.staff_who_may(page, "moderate_signature"))
    data = {"name_is": "Amara Lindqvist", "domain": "example.org", "reason": "x"}
    response = client.post(address, data)
    assert response.status_code == 422, "without the two there is no condition"
    assert "name_is" not in response.context["form"].fields
    client.force_login(factories.staff_who_may(page, "moderate_signature", "see_signer"))
    assert len(client.post(address, data).context["found"].ids) == 1
