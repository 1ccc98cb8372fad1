"""Members share links of their own; who signs after following one is counted under that member."""

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail.models import GroupPagePermission, Page

from advocacy_site.users.models import User
from campaigns import services
from campaigns.models import ActionPage, Signature
from members.models import MemberPage

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ActionPage:
    return factories.action_page()


@pytest.fixture
def aster() -> MemberPage:
    return factories.member_page(title="Aster House", slug="aster")


def sign_address(page: ActionPage, via: str = "") -> str:
    return f"/en/sign/{page.action.key}/" + (f"?via={via}" if via else "")


def editor_of(member: MemberPage) -> Client:
    """Somebody who may edit the pages of one member, and nothing else."""
    group = Group.objects.create(name=f"Editors of {member}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=Page.objects.get(pk=member.pk), permission=change)
    user = User.objects.create_user(f"editor-{member.pk}@example.org", "pass")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def staff() -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


# --- the link --------------------------------------------------------------------------------------------


def test_the_form_of_a_page_reached_by_a_members_link_is_sent_under_that_member(
    client: Client, page: ActionPage, aster: MemberPage
) -> None:
    html = client.get(f"{page.url}?via=aster").content.decode()
    assert f'action="{sign_address(page, "aster")}"' in html
    assert "canonical" in html
    assert "?via" not in html[html.index('rel="canonical"') :][:200]
    response = client.post(sign_address(page, "aster"), factories.form_data(page))
    assert response.status_code == 303
    assert not response.cookies
    assert Signature.objects.get().source == "aster"


@pytest.mark.parametrize("query", ["via=nobody", "via=", "via=aster&via=other", "via=ASTER%20", "via=draft"])
def test_a_link_of_no_member_is_like_none_and_is_not_kept(
    client: Client, page: ActionPage, aster: MemberPage, query: str
) -> None:
    draft = factories.member_page(slug="draft")
    draft.unpublish()
    plain, other = client.get(page.url), client.get(f"{page.url}?{query}")
    assert other.content == plain.content
    assert plain["Cache-Control"].startswith("public")
    assert other["Cache-Control"] == "private, no-store"
    client.post(f"/en/sign/{page.action.key}/?{query}", factories.form_data(page))
    assert Signature.objects.get().source == ""


def test_the_page_of_a_members_link_may_be_kept_under_its_own_address(
    client: Client, page: ActionPage, aster: MemberPage
) -> None:
    assert client.get(f"{page.url}?via=aster")["Cache-Control"].startswith("public")
    both = client.get(f"{page.url}?via=aster&utm_source=x")
    assert both["Cache-Control"] == "private, no-store"


def test_mistakes_and_the_way_back_keep_the_link(client: Client, page: ActionPage, aster: MemberPage) -> None:
    again = client.post(sign_address(page, "aster"), factories.form_data(page, name=""))
    assert again.status_code == 422
    assert f'action="{sign_address(page, "aster")}"' in again.content.decode()
    assert client.get(sign_address(page, "aster"))["Location"] == f"{page.url}?via=aster"
    assert client.get(sign_address(page, "nobody"))["Location"] == page.url


def test_a_closed_action_leads_on_under_the_same_link(
    client: Client, page: ActionPage, aster: MemberPage
) -> None:
    after = factories.action_page(title="A new pledge")
    services.change_settings(page.action, {"successor": after.action})
    services.close_action(page.action)
    assert f'href="{after.url}?via=aster"' in client.get(f"{page.url}?via=aster").content.decode()
    for query in ("", "?via=nobody"):
        html = client.get(f"{page.url}{query}").content.decode()
        assert f'href="{after.url}"' in html
        assert "?via=" not in html


def test_a_members_link_costs_no_query_and_stays_within_the_promise(
    client: Client, page: ActionPage, aster: MemberPage, django_assert_max_num_queries: Any
) -> None:
    factories.site_words()
    for _n in range(5):
        factories.confirmed_signature(page)
    services.fold_deltas()
    page.save_revision().publish()  # its children are read once a minute for each publication
    client.get(page.url)
    with django_assert_max_num_queries(12) as plain:
        client.get(page.url)
    with django_assert_max_num_queries(12) as linked:
        client.get(f"{page.url}?via=aster")
    assert len(linked) == len(plain)


def test_a_name_in_links_of_any_length_is_counted(page: ActionPage) -> None:
    member = factories.member_page(title="A" * 80, slug="a" * 80).member
    assert len(member.via) > 40
    factories.confirmed_signature(page, source=member.via)
    services.fold_deltas()
    numbers = services.counting.tallies_of(page.action)
    assert numbers["source", member.via] == 1
    assert numbers == services.recount(page.action)


# --- who sees what a link brought ------------------------------------------------------------------------


@pytest.fixture
def brought(page: ActionPage, aster: MemberPage, clock: Any) -> MemberPage:
    """Aster brings three on one day and one on the next, another member two, and two come by themselves."""
    other = factories.member_page(title="Bramble", slug="bramble")
    for source in ["aster"] * 3 + ["bramble"] * 2 + [""] * 2:
        factories.confirmed_signature(page, source=source)
    clock.advance(days=1)
    factories.confirmed_signature(page, source="aster")
    services.fold_deltas()
    return other


def test_staff_see_each_members_link_and_number_and_all_add_up(
    staff: Client, page: ActionPage, brought: MemberPage
) -> None:
    response = staff.get(reverse("action_sources", args=[page.action_id]))
    sources = response.context["sources"]
    assert [(row.name, row.count) for row in sources.members] == [("Aster House", 4), ("Bramble", 2)]
    assert sources.without_link == 2
    assert sources.total == 8
    html = response.content.decode()
    assert escape(f"{page.full_url}?via=aster") in html
    brought.unpublish()
    sources = staff.get(reverse("action_sources", args=[page.action_id])).context["sources"]
    assert [(row.via, row.count) for row in sources.others] == [("bramble", 2)]


def test_staff_see_the_days_of_one_link(staff: Client, page: ActionPage, brought: MemberPage) -> None:
    response = staff.get(reverse("source_days", args=[page.action_id, "aster"]))
    assert [(str(day), n) for day, n in response.context["days"]] == [("2027-03-02", 1), ("2027-03-01", 3)]
    assert response.context["total"] == 4
    assert staff.get(reverse("source_days", args=[page.action_id, "nobody"])).status_code == 404


def test_an_editor_of_one_member_sees_its_numbers_and_no_other_members(
    page: ActionPage, aster: MemberPage, brought: MemberPage
) -> None:
    editor = editor_of(aster)
    overview = editor.get(reverse("brought_by_members"))
    assert overview["Location"] == reverse("member_sources", args=[aster.member_id])
    html = editor.get(overview["Location"]).content.decode()
    assert escape(f"{page.full_url}?via=aster") in html
    assert "bramble" not in html.lower()
    days = editor.get(reverse("source_days", args=[page.action_id, "aster"]))
    assert days.context["total"] == 4
    for address in (
        reverse("source_days", args=[page.action_id, "bramble"]),
        reverse("member_sources", args=[brought.member_id]),
        reverse("action_sources", args=[page.action_id]),
    ):
        assert editor.get(address).status_code == 404, address


def test_whoever_edits_no_member_sees_no_numbers_and_no_menu_item(
    page: ActionPage, aster: MemberPage
) -> None:
    user = User.objects.create_user("reader@example.org", "pass")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    reader = Client()
    reader.force_login(user)
    assert "signatures-brought" not in reader.get("/admin/").content.decode()
    assert reader.get(reverse("member_sources", args=[aster.member_id])).status_code == 404
    assert reader.get(reverse("brought_by_members")).status_code == 302
    assert "signatures-brought" in editor_of(aster).get("/admin/").content.decode()


def test_an_editor_is_offered_links_to_open_actions_only_and_keeps_the_numbers_of_closed_ones(
    page: ActionPage, aster: MemberPage, brought: MemberPage
) -> None:
    services.close_action(page.action)
    fresh = factories.action_page(title="A new pledge")
    rows = editor_of(aster).get(reverse("member_sources", args=[aster.member_id])).context["rows"]
    assert [(row.name, bool(row.link), row.count) for _action, row in rows] == [
        (fresh.title, True, 0),
        (page.title, False, 4),
    ]


def test_all_members_are_listed_for_staff(staff: Client, brought: MemberPage) -> None:
    html = staff.get(reverse("brought_by_members")).content.decode()
    assert "Aster House" in html
    assert "Bramble" in html
