"""What was said to a member is read as it was, and taken back; staff and database keep it true."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core import links
from advocacy_site.core.registry import personal_data
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent, ConsentWording
from campaigns import leaving, own_signatures, services
from campaigns.models import ActionPage, Signature
from campaigns.reachable import reachable
from campaigns.services.signing import LINK_PURPOSE
from members.models import MemberPage

from .. import factories
from . import members_write
from .members_write import ASKED, agreed, as_shown, may_write, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def wording() -> ConsentWording:
    return members_write.words()


@pytest.fixture
def aster() -> MemberPage:
    return members_write.sharer()


@pytest.fixture
def page(wording: ConsentWording, aster: MemberPage) -> ActionPage:
    return members_write.open_page()


def test_it_is_taken_back_in_my_data_and_the_signature_goes_on_counting(
    page: ActionPage, aster: MemberPage
) -> None:
    row = agreed(page)
    consent = Consent.objects.get(purpose="member")
    assert reachable(page.action, row.writer).get() == row
    personal_data["supporters"].verbs["take-back"](row.email_hash, {"item": str(consent.pk)})
    row.refresh_from_db()
    assert row.is_counted
    assert (row.writer, row.writer_named, row.writer_wording) == (None, "", None)
    assert not may_write(row, aster)
    assert supporters.is_granted(row.email_hash, "sign", subject=row.action.subject)


@pytest.mark.parametrize("verb", ["stop", "withdraw", "erase", "erase-but-count"])
def test_the_leave_link_takes_it_back(client: Client, page: ActionPage, aster: MemberPage, verb: str) -> None:
    row = agreed(page)
    client.post(leaving.leave_url(row.pk), {"do": verb})
    assert not may_write(row, aster)
    assert not reachable(page.action, aster.member).exists()


def test_its_giver_reads_the_words_with_the_name_they_had(page: ActionPage, aster: MemberPage) -> None:
    row = agreed(page)
    aster.title = "Aster Homes"
    aster.save_revision().publish()
    shown = personal_data["supporters"].section(row.email_hash)
    assert shown is not None
    (consent,) = [item for item in shown.items if item.organisation]
    assert (consent.words, consent.organisation) == (ASKED, "Aster House")
    rows = Signature.objects.select_related(*own_signatures.SHOWN_WITH)
    own = own_signatures.own_signature(rows.get())
    assert ASKED in own.agreed_to
    assert ("May write to you about it", "Aster House") in own.facts
    (exported,) = personal_data["signatures"].export(row.email_hash)
    assert ASKED in exported["agreed_to"]
    words = [entry.get("words") for entry in personal_data["supporters"].export(row.email_hash)]
    assert ASKED in words


def test_who_stopped_our_mails_or_bounced_is_not_given_to_members(
    page: ActionPage, aster: MemberPage
) -> None:
    from advocacy_site.mailing import services as mailing

    row = agreed(page)
    mailing.suppress(row.email_hash, "", "bounced")
    assert not reachable(page.action, aster.member).exists()


def test_the_newest_consent_decides_even_where_the_signature_was_not_told(
    page: ActionPage, aster: MemberPage
) -> None:
    row = agreed(page)
    supporters.withdraw(
        row.email_hash,
        "member",
        method="staff",
        subject=row.action.subject,
        organisation=str(aster.member_id),
    )
    assert not reachable(page.action, aster.member).exists()


def test_the_signature_decides_too(page: ActionPage, aster: MemberPage) -> None:
    row = agreed(page)
    Signature.objects.filter(pk=row.pk).update(writer=None)
    assert may_write(row, aster)
    assert not reachable(page.action, aster.member).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"writer_named": ""},
        {"writer_wording": None},
        {"writer_wording": None, "writer": None},
    ],
)
def test_the_database_refuses_a_member_that_may_write_without_name_or_words(
    page: ActionPage, fields: dict[str, Any]
) -> None:
    row = agreed(page)
    with pytest.raises(IntegrityError), transaction.atomic():
        Signature.objects.filter(pk=row.pk).update(**fields)


def test_the_database_refuses_a_consent_to_no_member_and_words_that_name_none(
    wording: ConsentWording,
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        supporters.grant("a" * 64, wording, method="mail")
    with pytest.raises(IntegrityError), transaction.atomic():
        ConsentWording.objects.create(locale=factories.locale(), purpose="member", text="Write to me.")


def test_staff_write_words_that_name_the_member_before_members_may_write(
    client: Client, django_user_model: Any
) -> None:
    client.force_login(django_user_model.objects.create_superuser("staff@example.org", "a long password"))
    page = factories.action_page()
    settings = reverse("action_records:edit", args=[page.action_id])
    form = client.get(settings).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value is not None} | {"members_may_write": "on"}
    assert "members_may_write" in client.post(settings, data).context["form"].errors
    words = {"locale": factories.locale().pk, "purpose": "member", "text": "They may write to me."}
    assert "text" in client.post(reverse("consent_wordings:add"), words).context["form"].errors
    wrong = words | {"purpose": "updates", "text": "{member} writes."}
    assert "text" in client.post(reverse("consent_wordings:add"), wrong).context["form"].errors
    right = words | {"text": "{member} may write to me."}
    assert client.post(reverse("consent_wordings:add"), right).status_code == 302
    assert client.post(settings, data).status_code == 302
    page.action.refresh_from_db()
    assert page.action.members_may_write


def test_taking_another_members_consent_back_leaves_this_one(page: ActionPage, aster: MemberPage) -> None:
    row = agreed(page)
    services.follow_consent(row.email_hash, "member", row.action.subject, "another member")
    row.refresh_from_db()
    assert row.writer == aster.member


@pytest.mark.parametrize("is_gone", [True, False])
def test_nobody_is_asked_for_a_member_that_is_gone_or_may_write_no_more(
    client: Client, page: ActionPage, is_gone: bool
) -> None:
    row = factories.pending_signature(page)
    assert post(page, as_shown(page, writer="on", email="zoe@example.org")).status_code == 303
    row = Signature.objects.exclude(pk=row.pk).get()
    nonce = Outbox.objects.get(object_id=row.pk).nonce
    address = f"/l/{links.make_token(LINK_PURPOSE, nonce)}/"
    assert 'name="writer"' in client.get(address).content.decode()
    if is_gone:
        Signature.objects.filter(pk=row.pk).update(writer=None)
    else:
        services.change_settings(page.action, {"members_may_write": False})
    html = client.get(address).content.decode()
    assert 'name="writer"' not in html
    assert "Aster House" not in html
    row.refresh_from_db()
    row = factories.confirm(row, writer=True)
    assert row.writer_wording is None
