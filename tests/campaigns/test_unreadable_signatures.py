"""Signatures that no key opens: their givers keep every right, and they hold up nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import TextField, Value
from django.test import Client
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.core import links
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.registry import personal_data
from advocacy_site.mailing.models import Outbox
from campaigns import privacy, services
from campaigns.leaving import leave_url
from campaigns.models import (
    Action,
    ActionPage,
    CodeSignature,
    HoldCase,
    Removal,
    Signature,
    TextVersion,
)
from campaigns.services import offline
from campaigns.services.conditions import Conditions, find_signatures
from campaigns.services.offline import new_code
from campaigns.services.signing import LINK_PURPOSE

from .. import factories
from ..conftest import FrozenClock
from ..events.spoiling import spoil_all
from ..supporters.asking import link_for
from .removing import farm

pytestmark = pytest.mark.django_db

AMARA = "amara@example.org"
WORDS = "(can’t be read)"


def spoil(signature: Signature) -> Signature:
    """Let no key open anything that is sealed of it."""
    spoil_all(Signature.objects.filter(pk=signature.pk))
    spoil_all(HoldCase.objects.filter(signature=signature.pk))
    return signature


def what_is_stored() -> tuple[Any, ...]:
    """Return the sealed columns of the one signature as the database has them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, email FROM campaigns_signature")
        return tuple(cursor.fetchone())


@pytest.fixture
def page(clock: FrozenClock) -> ActionPage:
    return factories.action_page(title="The pledge")


@pytest.fixture
def lost(page: ActionPage) -> Signature:
    """Amara's confirmed signature, of which the database kept no letter."""
    return spoil(factories.confirmed_signature(page, email=AMARA, name="Amara Lindqvist", display="full"))


def test_signing_again_is_answered_like_anybodys(client: Client, page: ActionPage, lost: Signature) -> None:
    address = reverse("sign", args=[page.action.key])
    new = client.post(address, factories.form_data(page, email="somebody@example.org"))
    known = client.post(address, factories.form_data(page, email=AMARA))
    assert (known.status_code, known.headers["Location"]) == (new.status_code, new.headers["Location"])


def test_who_sends_the_form_again_has_a_signature_that_can_be_read(page: ActionPage) -> None:
    signature = spoil(factories.pending_signature(page, email=AMARA))
    factories.pending_signature(page, email=AMARA, name="Amara L.")
    assert Signature.objects.get(pk=signature.pk).name == "Amara L."


def test_a_link_to_what_is_lost_says_that_one_can_sign_again(client: Client, page: ActionPage) -> None:
    spoil(factories.pending_signature(page, email=AMARA))
    link = links.url_for(LINK_PURPOSE, Outbox.objects.get().nonce)
    assert client.get(link).status_code == 410
    assert client.post(link, {"decision": "confirm"}).status_code == 410


def test_the_action_s_page_is_shown_without_it(
    client: Client, page: ActionPage, lost: Signature, clock: FrozenClock
) -> None:
    Action.objects.update(public_list=True)
    factories.confirmed_signature(page, email="b@example.org", name="Berit Holm", display="full")
    services.fold_deltas()
    clock.advance(days=3)
    response = client.get(page.url)
    assert response.status_code == 200
    assert "Berit Holm" in response.content.decode()
    assert WORDS not in response.content.decode()


@pytest.mark.parametrize(
    ("wish", "state"),
    [("withdraw", "withdrawn"), ("erase", None), ("erase-but-count", None), ("hide", "confirmed")],
)
def test_its_giver_does_with_it_what_everybody_may(
    client: Client, lost: Signature, wish: str, state: str | None
) -> None:
    link = leave_url(lost.pk)
    assert client.get(link).status_code == 200
    assert client.post(link, {"do": wish}).status_code == 200
    assert Signature.objects.values_list("state", flat=True).first() == state


def test_my_data_shows_what_is_left_and_lets_it_be_withdrawn_and_downloaded(
    client: Client, lost: Signature
) -> None:
    path = link_for(AMARA)
    assert WORDS in client.get(path).content.decode()
    assert WORDS in client.post(path, {"do": "download"}).content.decode()
    response = client.post(path, {"do": "signatures:withdraw", "item": lost.pk})
    assert "Withdrawn. It does not count." in response.content.decode()
    assert client.post(path, {"do": "erase"}).status_code == 200
    assert not Signature.objects.exists()


def test_a_change_keeps_what_a_key_may_open_one_day(lost: Signature) -> None:
    before = what_is_stored()
    services.hold_signature(lost.pk, "why")
    services.release_held(lost.pk)
    services.change_display(lost.pk, "hidden")
    services.withdraw_signature(lost.pk)
    assert what_is_stored() == before


def test_a_comment_that_is_lost_can_be_taken_back(page: ActionPage, lost: Signature) -> None:
    rows = Signature.objects.filter(pk=lost.pk)
    rows.update(answers=Value("nonsense", output_field=TextField()), comment_state="shown")
    services.hide_comment(lost.pk)
    assert rows.values_list("comment_state", flat=True).get() == ""


def test_its_time_ends_like_that_of_all_others(page: ActionPage, lost: Signature, clock: FrozenClock) -> None:
    factories.confirmed_signature(page, email="b@example.org")
    Action.objects.update(closes_at=clock_module.now() + timedelta(hours=1))
    clock.advance(days=190)
    assert privacy.expire_after_close(False) == 2
    assert not Signature.objects.exists()


def test_staff_see_find_hold_and_take_out_all_others_and_it(
    client: Client, page: ActionPage, lost: Signature
) -> None:
    client.force_login(factories.staff())
    factories.confirmed_signature(page, email="b@example.org", name="Berit Holm")
    listing = client.get(reverse("signature_listing", args=[page.action_id])).content.decode()
    assert WORDS in listing
    assert "Berit Holm" in listing
    detail = reverse("signature_detail", args=[page.action_id, lost.pk])
    assert WORDS in client.get(detail).content.decode()
    assert client.post(detail, {"verb": "hold", "reason": "why"}).status_code == 302
    assert client.get(reverse("held_signatures")).status_code == 200
    assert client.post(detail, {"verb": "release"}).status_code == 302
    export = reverse("signature_export", args=[page.action_id])
    sent = client.post(export, {"purpose": "a look", "ending": "csv"})
    table = b"".join(sent.streaming_content).decode()
    assert WORDS in table
    assert "Berit Holm" in table


def test_a_hold_whose_answer_is_lost_can_be_looked_at_answered_and_ended(
    client: Client, page: ActionPage
) -> None:
    signature = factories.confirmed_signature(page, email=AMARA)
    services.hold_signature(signature.pk, "why")
    services.answer_hold(signature.pk, "It is mine.")
    spoil(signature)
    client.force_login(factories.staff())
    assert WORDS in client.get(reverse("held_signatures")).content.decode()
    assert WORDS in str(personal_data["signatures"].export(address_hash(AMARA)))
    assert services.answer_hold(signature.pk, "It is mine, I said.")
    services.release_held(signature.pk)
    assert Signature.objects.counted().count() == 1


def test_a_receipt_takes_back_a_signature_by_code_whose_name_is_lost(
    client: Client, page: ActionPage
) -> None:
    row = services.make_codes(page.action, factories.member_page().member, 1, made_by=None)[0].codes.get()
    receipt = new_code()
    wording = factories.consent_wordings()["sign"]
    CodeSignature.objects.filter(pk=row.pk).update(
        receipt_hash=offline._hash(page.action_id, receipt),
        name="nonsense",
        text_version=TextVersion.objects.current().get(page=page),
        sign_wording=wording,
        signed_at=clock_module.now(),
    )
    spoil_all(CodeSignature.objects.all())
    address = reverse("sign_receipt", args=[page.action.key])
    assert WORDS in client.post(address, {"receipt": receipt}).content.decode()
    assert services.withdraw_code(page.action, receipt).withdrawn_at is not None


def test_a_removal_whose_conditions_are_lost_is_carried_out_and_taken_back(page: ActionPage) -> None:
    farm(page)
    removal = factories.remove_by_conditions(
        page.action, Conditions(name_has="lindqvist"), reason="x", by=None
    )
    spoil_all(Removal.objects.all())
    services.carry_on_removal(removal.pk)
    assert not Signature.objects.counted().exists()
    services.restore_one(Signature.objects.earliest("pk"), by=None)
    services.take_removal_back(removal.pk, by=None)
    services.carry_on_removal(removal.pk)
    assert Signature.objects.counted().count() == 3


def test_who_removes_by_a_name_finds_the_others(page: ActionPage, lost: Signature) -> None:
    factories.confirmed_signature(page, email="b@example.org", name="Read Holm")
    assert find_signatures(page.action, Conditions(name_has="read")).confirmed == 1
    assert find_signatures(page.action, Conditions(country="SE")).confirmed == 2
