"""Comments of signers: public only where their giver agreed and staff have read them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models.access import AccessLog
from advocacy_site.users.models import User
from campaigns import services
from campaigns.asked import Answers
from campaigns.models import ActionPage, Signature

from .. import factories
from .test_asked import asking

pytestmark = pytest.mark.django_db


def commented(page: ActionPage, text: str, *, show: bool = True, **fields: Any) -> Signature:
    answers = Answers({"comment": text}, show_comment=show)
    return factories.confirmed_signature(page, answers=answers, **fields)


def days_later(clock: Any, days: int = 2) -> None:
    clock.advance(days=days)
    services.fold_deltas()


def test_a_comment_is_public_only_where_its_giver_agreed_and_staff_have_read_it(
    client: Client, clock: Any
) -> None:
    page = asking(comment="optional")
    waiting = commented(page, "WAITING")
    silent = commented(page, "SILENT", show=False)
    hidden = commented(page, "HIDDEN", display="hidden")
    named = commented(page, "NAMED", display="full", name="Noor Haddad")
    refused = commented(page, "REFUSED")
    services.decide_comment(hidden.pk, confirmed_at=hidden.confirmed_at, show=True)
    services.decide_comment(named.pk, confirmed_at=named.confirmed_at, show=True)
    services.decide_comment(refused.pk, confirmed_at=refused.confirmed_at, show=True)
    services.decide_comment(refused.pk, confirmed_at=refused.confirmed_at, show=False)
    with pytest.raises(Signature.DoesNotExist):
        services.decide_comment(silent.pk, confirmed_at=silent.confirmed_at, show=True)
    services.fold_deltas()
    assert "NAMED" not in client.get(page.url).content.decode(), "not before a full day has passed"
    days_later(clock)
    html = client.get(page.url).content.decode()
    assert "NAMED" in html
    assert "Noor Haddad" in html
    assert "HIDDEN" in html
    assert "Somebody who signed" in html
    assert waiting.name not in html
    for word in ("WAITING", "SILENT", "REFUSED"):
        assert word not in html
    services.withdraw_signature(named.pk)
    assert "NAMED" not in client.get(page.url).content.decode()


def test_an_unconfirmed_comment_can_not_be_shown() -> None:
    page = asking(comment="optional")
    row = factories.pending_signature(page, answers=Answers({"comment": "Early"}, show_comment=True))
    with pytest.raises(Signature.DoesNotExist):
        services.decide_comment(row.pk, confirmed_at=row.confirmed_at, show=True)


@pytest.fixture
def staff_client(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough password"))
    return client


def test_staff_read_comments_and_decide(staff_client: Client) -> None:
    page = asking(comment="optional")
    row = commented(page, "For my sister.")
    address = reverse("action_comments", args=[page.action_id])
    assert "For my sister." in staff_client.get(address).content.decode()
    assert AccessLog.objects.filter(reason="comments", rows=1).exists()
    staff_client.post(
        address, {"signature": row.pk, "confirmed_at": row.confirmed_at.isoformat(), "decision": "show"}
    )
    row.refresh_from_db()
    assert row.comment_state == "shown"
    assert staff_client.post(address, {"signature": "nonsense", "decision": "show"}).status_code == 302


def test_an_author_of_another_page_reads_no_comments(client: Client) -> None:
    page = asking(comment="optional")
    commented(page, "For my sister.")
    client.force_login(User.objects.create_user("author@example.org", "a long enough password"))
    response = client.get(reverse("action_comments", args=[page.action_id]))
    assert response.status_code in (302, 403, 404)


def test_a_comment_that_was_written_anew_since_it_was_read_is_not_shown(
    staff_client: Client, clock: Any
) -> None:
    page = asking(comment="optional")
    row = commented(page, "For my sister.", email="amara@example.org")
    read = row.confirmed_at
    clock.advance(days=1)
    services.withdraw_signature(row.pk)
    row = commented(page, "Something that nobody has read.", email="amara@example.org")
    with pytest.raises(Signature.DoesNotExist):
        services.decide_comment(row.pk, confirmed_at=read, show=True)
    address = reverse("action_comments", args=[page.action_id])
    for moment in (read.isoformat() if read else "", "", "nonsense"):
        staff_client.post(address, {"signature": row.pk, "confirmed_at": moment, "decision": "show"})
    row.refresh_from_db()
    assert row.comment_state == "waiting"
