"""Every page of a long list in the admin can be reached by the links below it."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from campaigns import (
    comment_screens,
    held_screens,
    mailing_screens,
    pack_screens,
    services,
)
from campaigns.asked import Answers
from campaigns.models import Signature

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def boss(client: Client) -> Client:
    client.force_login(factories.staff())
    return client


def next_of(client: Client, address: str) -> str:
    """Return what the page behind the link "Next" of the list at `address` shows."""
    html = client.get(address).content.decode()
    link = re.search(r'class="next">\s*<a href="([^"]+)"', html)
    assert link, "no link to a second page"
    response = client.get(address.partition("?")[0] + link[1].replace("&amp;", "&"))
    assert response.status_code == 200
    return response.content.decode()


def test_comments(boss: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(comment_screens, "PER_PAGE", 1)
    page = factories.action_page()
    for words in ("FIRST", "SECOND"):
        factories.confirmed_signature(page, answers=Answers({"comment": words}, show_comment=True))
    assert "SECOND" in next_of(boss, reverse("action_comments", args=[page.action.pk]))


def test_packs(boss: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(pack_screens, "PER_PAGE", 1)
    action = factories.action_page().action
    for recipient in ("FIRST", "SECOND"):
        services.request_pack(
            action, factories.staff(), recipient=recipient, purpose="To hand over", language="en"
        )
    assert "FIRST" in next_of(boss, reverse("action_packs", args=[action.pk]))


def test_updates_to_signers(boss: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(mailing_screens, "PER_PAGE", 1)
    action = factories.action_page().action
    for moment in ("a", "b"):
        action.mailings.create(tells=f"moment:{moment}", created_by=factories.staff())
    next_of(boss, reverse("signer_mailings", args=[action.pk]))


def test_held_signatures_and_what_was_chosen_stays_chosen_where_the_form_is_refused(
    boss: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr(held_screens, "A_PAGE", 1)
    page = factories.action_page()
    for n in range(2):
        services.hold_signature(
            factories.confirmed_signature(page, email=f"{n}@example.org").pk, "burst:fast"
        )
    address = reverse("held_signatures")
    assert "2@e" not in next_of(boss, address)
    first = Signature.objects.order_by("held_at", "pk").first()
    assert first
    refused = boss.post(address, {"signature": [str(first.pk)], "decision": "remove", "reason": ""})
    assert refused.status_code == 422
    assert f'value="{first.pk}" id="s1" checked' in refused.content.decode()
