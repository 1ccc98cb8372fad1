"""A draft shown to an outsider: for seven days, to whoever has the link, and to nobody's gain but theirs."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, PageLogEntry, PageViewRestriction

from advocacy_site.core import clock as clock_module
from advocacy_site.core import drafts, logfilter
from advocacy_site.core.models import DraftShare, RateLimit
from advocacy_site.core.registry import retention
from advocacy_site.users.models import User
from campaigns.models import ActionPage, Signature

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(clock: Any) -> ActionPage:
    """A live pledge with a newer draft."""
    page = factories.action_page(title="Published words")
    page.title = "Draft words"
    page.save_revision()
    return page


def link(page: Page) -> str:
    return reverse("shared_draft", args=[drafts.share_draft(page, factories.staff())[1]])


def editor(page: Page, *permissions: str) -> User:
    """A member of staff who may do `permissions` with `page` and nothing else."""
    user = User.objects.create_user(f"editor-{User.objects.count()}@example.org", "pass")
    group = Group.objects.create(name=f"Group {user.pk}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in permissions:
        GroupPagePermission.objects.create(
            group=group, page=page, permission=Permission.objects.get(codename=codename)
        )
    user.groups.add(group)
    return user


# --- reading ----------------------------------------------------------------


def test_an_outsider_reads_the_newest_draft(client: Client, page: ActionPage) -> None:
    address = link(page)
    response = client.get(address)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Draft words" in html
    assert "Draft, shared until 8 March 2027, 12:00 UTC; not published." in html
    page.title = "Newer words"
    page.save_revision()
    assert "Newer words" in client.get(address).content.decode()
    assert "Published words" in client.get(page.url).content.decode()
    assert "Draft, shared" not in client.get(page.url).content.decode()


def test_no_copy_of_it_is_kept_or_found(client: Client, page: ActionPage) -> None:
    response = client.get(link(page))
    assert response["Cache-Control"] == "private, no-store"
    assert "noindex" in response["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_its_address_stands_nowhere_on_the_page(client: Client, page: ActionPage) -> None:
    address = link(page)
    assert address.split("/")[2] not in client.get(address).content.decode()


def test_staff_see_what_the_outsider_sees(client: Client, page: ActionPage) -> None:
    address = link(page)
    before = client.get(address).content
    client.force_login(factories.staff())
    assert b"wagtail-userbar" in client.get(page.url).content  # else the next line shows nothing
    assert client.get(address).content == before


def test_a_page_that_was_never_published_below_a_private_one(client: Client, clock: Any) -> None:
    campaign = factories.campaign_page()
    PageViewRestriction.objects.create(page=campaign, restriction_type="login")
    page = factories.action_page(parent=campaign, live=False, title="Not yet", is_open=False)
    assert client.get(page.url).status_code == 404
    response = client.get(link(page))
    assert response.status_code == 200
    assert "Not yet" in response.content.decode()


def test_it_can_only_be_read(client: Client, page: ActionPage) -> None:
    address = link(page)
    assert client.head(address).status_code == 200
    for method in (client.post, client.put, client.delete):
        assert method(address).status_code == 405


def test_reading_writes_nothing(client: Client, page: ActionPage) -> None:
    address = link(page)
    with connection.execute_wrapper(refuse_writes):
        assert client.get(address, REMOTE_ADDR="203.0.113.9").status_code == 200
    assert not RateLimit.objects.exists()


def refuse_writes(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
    assert not re.match(r"\s*(INSERT|UPDATE|DELETE)", sql, re.IGNORECASE), sql
    return execute(sql, params, many, context)


# --- forms ----------------------------------------------------------------


def test_its_forms_send_nothing(client: Client, page: ActionPage) -> None:
    """The form of a live action would sign the published words, not the ones that stand above it."""
    assert "form-action 'none'" in client.get(link(page))["Content-Security-Policy"]


def test_nobody_signs_a_page_that_is_only_a_draft(client: Client, clock: Any) -> None:
    page = factories.action_page()
    data = factories.form_data(page)
    page.unpublish()
    client.get(link(page))
    response = client.post(reverse("sign", args=[page.action.key]), data)
    assert response.status_code == 404
    assert not Signature.objects.exists()


# --- the end ----------------------------------------------------------------


def assert_gone(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 410
    assert "Ask the person who sent you the link for a new one." in response.content.decode()
    assert "Draft words" not in response.content.decode()
    assert response["Cache-Control"] == "private, no-store"


def test_the_link_ends_after_seven_days(client: Client, page: ActionPage, clock: Any) -> None:
    address = link(page)
    clock.advance(days=7, seconds=-1)
    assert client.get(address).status_code == 200
    clock.advance(seconds=1)
    assert_gone(client, address)


def test_a_closed_link_is_gone_at_once_and_the_others_stay(
    client: Client, page: ActionPage, clock: Any
) -> None:
    user = factories.staff()
    share, token = drafts.share_draft(page, user)
    other = link(page)
    drafts.close_share(share, user)
    first = DraftShare.objects.get(pk=share.pk).revoked_at
    clock.advance(hours=1)
    drafts.close_share(share, user)
    assert DraftShare.objects.get(pk=share.pk).revoked_at == first
    assert_gone(client, reverse("shared_draft", args=[token]))
    assert client.get(other).status_code == 200


def test_the_link_goes_with_its_page(client: Client, page: ActionPage) -> None:
    address = link(page)
    page.delete()
    assert not DraftShare.objects.exists()
    assert_gone(client, address)


def test_an_invented_link_opens_nothing(client: Client, page: ActionPage) -> None:
    link(page)
    assert_gone(client, reverse("shared_draft", args=["A" * 43]))
    assert client.get("/draft/short/").status_code == 404
    assert client.get(reverse("shared_draft", args=[DraftShare.objects.get().digest[:43]])).status_code == 410


# --- what is stored ----------------------------------------------------------------


def test_the_database_does_not_know_the_token(page: ActionPage) -> None:
    share, token = drafts.share_draft(page, factories.staff())
    assert len(share.digest) == 64
    rows = [*DraftShare.objects.values(), *PageLogEntry.objects.values()]
    assert token not in str(rows)


def test_no_log_line_holds_a_token(page: ActionPage) -> None:
    assert logfilter.mask("GET /draft/abcDEF_-123/ 200") == "GET /draft/[token]/ 200"


@pytest.mark.parametrize(
    ("field", "days", "constraint"),
    [
        ("expires_at", 0, "draft_share_ends_after_it_begins"),
        ("revoked_at", -1, "draft_share_is_revoked_after_it_begins"),
    ],
)
def test_the_database_refuses_impossible_times(
    page: ActionPage, field: str, days: int, constraint: str
) -> None:
    share, _token = drafts.share_draft(page, factories.staff())
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        DraftShare.objects.update(**{field: share.created_at + timedelta(days=days)})


def test_who_shared_is_forgotten_a_month_after_the_end(page: ActionPage, clock: Any) -> None:
    link(page)
    expire = retention["draft-shares"].expire
    clock.advance(days=37)
    assert expire(True) == 0
    clock.advance(seconds=1)
    assert (expire(True), expire(False), DraftShare.objects.count()) == (1, 1, 0)


# --- the admin's screen ----------------------------------------------------------------


def test_an_editor_makes_a_link_sees_it_once_and_closes_it(
    client: Client, page: ActionPage, settings: Any
) -> None:
    user = editor(page, "change_page")
    client.force_login(user)
    screen = reverse("share_draft", args=[page.pk])
    assert screen in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    html = client.post(screen).content.decode()
    found = re.search(rf'value="{settings.SITE_URL}(/draft/[\w-]+/)"', html)
    assert found
    assert Client().get(found[1]).status_code == 200
    html = client.get(screen).content.decode()
    assert found[1] not in html
    assert user.email in html
    share = DraftShare.objects.get()
    assert client.post(screen, {"close": share.pk}).status_code == 302
    assert Client().get(found[1]).status_code == 410
    assert "Closed on" in client.get(screen).content.decode()
    assert [str(entry.message) for entry in PageLogEntry.objects.filter(user=user).order_by("pk")] == [
        "Shared the draft until 2027-03-08",
        "Closed a link to the draft",
    ]


def test_only_who_may_edit_the_page_shares_it(client: Client, page: ActionPage) -> None:
    screen = reverse("share_draft", args=[page.pk])
    assert client.get(screen).status_code == 302  # sign in
    other = factories.campaign_page()
    client.force_login(editor(other, "change_page"))
    for response in (client.get(screen), client.post(screen)):
        assert response.status_code == 302
    assert not DraftShare.objects.exists()


@pytest.mark.parametrize("wanted", ["0", "x", "9" * 20, "9" * 5000, "", "²"])
def test_closing_what_is_no_link_of_this_page_is_404(client: Client, page: ActionPage, wanted: str) -> None:
    client.force_login(factories.staff())
    share, _token = drafts.share_draft(page, factories.staff())
    screen = reverse("share_draft", args=[factories.campaign_page().pk])
    assert client.post(screen, {"close": wanted}).status_code == 404
    assert client.post(screen, {"close": share.pk}).status_code == 404
    assert DraftShare.objects.open().filter(pk=share.pk).exists()
    assert share.expires_at == clock_module.now() + drafts.OPEN_FOR
