"""Whoever sends the form learns nothing of an address: all answers are the same but for the date."""

from typing import Any

import pytest
from django.test import Client

from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import BlockEntry, MailPause, Signature
from campaigns.services import screening

from .. import factories

pytestmark = pytest.mark.django_db

KINDS = ["new", "pending", "confirmed", "suppressed", "held", "blocked", "in-domain", "in-network", "trap"]


def prepare(page: Any) -> None:
    """Let there be somebody of every kind."""
    factories.pending_signature(page, email="pending@example.org")
    factories.confirmed_signature(page, email="confirmed@example.org")
    held = factories.confirmed_signature(page, email="held@example.org")
    services.hold_signature(held.pk, "burst:name,fast")
    mailing.suppress(address_hash("suppressed@example.org"), "", "denied")
    BlockEntry.objects.create(kind="address", address_hash=address_hash("blocked@example.org"), reason="spam")
    BlockEntry.objects.create(kind="domain", pattern="*.blocked.example", reason="spam")
    BlockEntry.objects.create(kind="network", pattern="203.0.113.0/24", reason="spam")
    screening.forget()


def send(client: Client, page: Any, kind: str) -> Any:
    address = "somebody@mail.blocked.example" if kind == "in-domain" else f"{kind}@example.org"
    data = factories.form_data(page, email=address)
    if kind == "trap":
        data["website"] = "http://spam.example"
    network = "203.0.113.9" if kind == "in-network" else "198.51.100.9"
    return client.post(f"/en/sign/{page.action.key}/", data, REMOTE_ADDR=network)


def shape(response: Any) -> Any:
    headers = {name: value for name, value in response.headers.items() if name != "Date"}
    return response.status_code, tuple(sorted(headers.items())), response.content


def test_all_answers_are_the_same_within_the_hour(client: Client, clock: Any) -> None:
    page = factories.action_page()
    prepare(page)
    answers: dict[Any, list[str]] = {}
    for kind in KINDS:
        answers.setdefault(shape(send(client, page, kind)), []).append(kind)
        clock.advance(minutes=6)
    assert list(answers.values()) == [KINDS], answers
    held = Signature.objects.filter(hold_reason__startswith=screening.BLOCKED)
    assert sorted(row.email for row in held) == [
        "blocked@example.org",
        "in-network@example.org",
        "somebody@mail.blocked.example",
    ]


def test_all_answers_are_the_same_while_the_mails_wait(client: Client, clock: Any) -> None:
    page = factories.action_page()
    prepare(page)
    before = shape(send(client, page, "new"))
    MailPause.objects.create(action=page.action, cause="submissions", number=9)
    assert {shape(send(client, page, kind)) for kind in KINDS} == {before}


def test_a_refusal_depends_on_the_network_only(client: Client, clock: Any) -> None:
    page = factories.action_page()
    prepare(page)
    for n in range(30):
        assert send(client, page, f"other-{n}").status_code == 303
    refusals = {shape(send(client, page, kind)) for kind in KINDS if kind != "in-network"}
    assert [status for status, _headers, _content in refusals] == [429]
    assert send(client, page, "in-network").status_code == 303


def test_the_mails_of_one_address_run_out_without_a_word(client: Client, clock: Any) -> None:
    pages = [factories.action_page() for _n in range(7)]
    answers = {send(client, page, "new").status_code for page in pages}
    assert answers == {303}
    assert Outbox.objects.count() == 5
