"""One signature, as staff see it and what they do about it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import AccessLog
from advocacy_site.mailing.models import Outbox
from campaigns.models import ActionPage, Signature

from .. import factories
from .test_signature_listing import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ActionPage:
    return factories.action_page()


@pytest.fixture
def row(page: ActionPage) -> Signature:
    return factories.confirmed_signature(page, name="Canary Lindqvist", email="canary@dawn.example")


def address_of(row: Signature) -> str:
    return reverse("signature_detail", args=[row.action_id, row.pk])


def shown(client: Client, row: Signature) -> str:
    return client.get(address_of(row)).content.decode()


def test_name_and_address_are_whole_for_those_who_may_see_signers_only(
    page: ActionPage, row: Signature
) -> None:
    html = shown(signed_in(page, "view_signature", "see_signer"), row)
    assert "Canary Lindqvist" in html
    assert "canary@dawn.example" in html
    html = shown(signed_in(page, "view_signature"), row)
    assert "Canary" not in html
    assert "canary@" not in html
    assert "c…@d….example" in html


def test_it_shows_the_consents_with_their_words_and_the_mails_without_theirs(
    page: ActionPage, row: Signature
) -> None:
    html = shown(signed_in(page, "view_signature"), row)
    assert "I agree to sign." in html
    assert "granted, form, confirmed by mail" in html
    assert "Please confirm" in html
    assert Outbox.objects.get().nonce not in html


def test_looking_is_logged(page: ActionPage, row: Signature) -> None:
    shown(signed_in(page, "view_signature"), row)
    entry = AccessLog.objects.get()
    assert (entry.action, entry.subject, entry.rows) == ("view", f"signature:{row.pk}", 1)


def test_a_signature_of_another_action_is_not_found_under_this_one(page: ActionPage) -> None:
    other = factories.confirmed_signature(factories.action_page())
    address = reverse("signature_detail", args=[page.action_id, other.pk])
    assert signed_in(page, "view_signature").get(address).status_code == 404


def press(client: Client, row: Signature, verb: str, **fields: Any) -> Signature:
    assert client.post(address_of(row), {"verb": verb} | fields).status_code == 302
    return Signature.objects.get(pk=row.pk)


def test_it_is_held_and_released_removed_and_taken_back(page: ActionPage, row: Signature) -> None:
    client = signed_in(page, "view_signature", "moderate_signature")
    held = press(client, row, "hold", reason="A burst")
    assert (held.is_counted, held.hold_reason) == (False, "A burst")
    assert press(client, row, "release").is_counted
    removed = press(client, row, "remove", reason="Invented")
    assert (removed.is_counted, removed.removal_reason) == (False, "Invented")
    assert press(client, row, "undo").is_counted
    done = AccessLog.objects.filter(action="change", subject=f"signature:{row.pk}").order_by("at")
    assert [entry.reason for entry in done] == ["hold", "release", "remove", "undo"]
    html = shown(client, row)
    assert html.count(str(done[0].actor)) >= 4


@pytest.mark.parametrize("verb", ["hold", "remove"])
@pytest.mark.parametrize("reason", ["", "   ", "x" * 201])
def test_without_a_reason_nothing_happens(page: ActionPage, row: Signature, verb: str, reason: str) -> None:
    client = signed_in(page, "view_signature", "moderate_signature")
    assert press(client, row, verb, reason=reason).is_counted
    assert not AccessLog.objects.filter(action="change").exists()


@pytest.mark.parametrize("verb", ["hold", "release", "remove", "undo"])
def test_looking_is_not_moderating(page: ActionPage, row: Signature, verb: str) -> None:
    client = signed_in(page, "view_signature", "see_signer", "export_signature")
    assert press(client, row, verb, reason="A burst").is_counted
    assert not AccessLog.objects.filter(action="change").exists()
    assert 'value="hold"' not in shown(client, row)


def test_an_unknown_verb_is_not_found(page: ActionPage, row: Signature) -> None:
    client = signed_in(page, "view_signature", "moderate_signature")
    assert client.post(address_of(row), {"verb": "erase"}).status_code == 404


def test_it_names_who_acted_when_that_account_is_gone(page: ActionPage, row: Signature) -> None:
    gone = factories.staff()
    AccessLog.objects.create(actor=gone, action="change", subject=f"signature:{row.pk}", reason="hold")
    gone.delete()
    assert "hold, an account that is deleted" in shown(signed_in(page, "view_signature"), row)
