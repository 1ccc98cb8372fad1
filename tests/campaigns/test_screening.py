"""Block lists: what may stand there, and what becomes of those who match."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from campaigns import privacy, services
from campaigns.models import BlockEntry, Signature
from campaigns.patterns import clean_domain, clean_network, matches
from campaigns.services import screening
from campaigns.signature_screens.columns import columns_for

from .. import factories

pytestmark = pytest.mark.django_db


def block(**fields: Any) -> BlockEntry:
    entry = BlockEntry(**({"reason": "spam"} | fields))
    entry.full_clean()
    entry.save()
    screening.forget()
    return entry


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Example.ORG", "example.org"),
        ("@example.org", "example.org"),
        ("*.example.com", "*.example.com"),
        ("mail-*.org", "mail-*.org"),
        ("exämple.org", "xn--exmple-cua.org"),
    ],
)
def test_a_domain_is_kept_as_addresses_are(typed: str, kept: str) -> None:
    assert clean_domain(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *("*", "*.*", "*.com", "*.co.uk", "example.*", "a*.org", "**.org", "gmail.com", "g*ail.com"),
        *("exa mple.org", "example", "ex[a]mple.org", "", "example..org"),
    ],
)
def test_a_domain_that_says_too_little_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        clean_domain(typed)


@pytest.mark.parametrize("typed", ["0.0.0.0/0", "10.0.0.0/7", "::/0", "2001::/15", "203.0.113.7/32", "x"])
def test_a_network_that_is_too_wide_or_too_narrow_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        clean_network(typed)


def test_a_glob_matches_what_stands_below_it_and_nothing_else() -> None:
    assert matches("*.example.com", "mail.example.com")
    assert not matches("*.example.com", "example.com")
    assert not matches("*.example.com", "mail.example.com.evil.org")
    assert not matches("mail-*.org", "mailx1.org")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "address", "pattern": "amara@example.org"},
        {"kind": "domain", "pattern": ""},
        {"kind": "domain", "pattern": "*.*"},
        {"kind": "domain", "pattern": "com"},
        {"kind": "network", "pattern": "203.0.113.7"},
        {"kind": "network", "pattern": "203.0.113.0/24", "effect": "signal"},
        {"kind": "domain", "pattern": "example.org", "reason": ""},
    ],
)
def test_the_database_refuses_an_entry_that_names_nothing_or_two_things(wrong: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        BlockEntry.objects.create(**({"reason": "spam"} | wrong))


def test_who_matches_is_held_with_the_reason_and_mailed_like_everybody() -> None:
    page = factories.action_page()
    entry = block(kind="domain", pattern="*.farm.example")
    held = factories.pending_signature(page, email="one@a.farm.example")
    assert held.hold_reason == f"blocked:{entry.pk}"
    assert Outbox.objects.filter(object_id=held.pk, kind="sign-confirm").count() == 1
    assert not factories.confirm(held).is_counted
    assert factories.confirmed_signature(page, email="one@farm.example").is_counted


def test_an_address_is_kept_as_its_hash_alone_and_holds_only_its_owner() -> None:
    page = factories.action_page()
    block(kind="address", address_hash=address_hash("amara@example.org"))
    assert factories.pending_signature(page, email="amara@example.org").held_at
    assert not factories.pending_signature(page, email="ben@example.org").held_at


def test_an_entry_ends_by_the_clock(clock: Any) -> None:
    page = factories.action_page()
    block(kind="domain", pattern="farm.example", ends_at=clock.at + timedelta(hours=1))
    assert factories.pending_signature(page, email="one@farm.example").held_at
    clock.advance(hours=1)
    assert not factories.pending_signature(page, email="two@farm.example").held_at


def test_a_pending_signature_that_is_sent_again_from_a_blocked_network_is_held(client: Client) -> None:
    page = factories.action_page()
    signature = factories.pending_signature(page, email="amara@example.org")
    block(kind="network", pattern="203.0.113.0/24")
    data = factories.form_data(page, email="amara@example.org")
    client.post(f"/en/sign/{page.action.key}/", data, REMOTE_ADDR="203.0.113.9")
    signature.refresh_from_db()
    assert signature.held_at


def test_a_confirmed_signature_stays_counted_whoever_sends_the_form_again(client: Client) -> None:
    page = factories.action_page()
    signature = factories.confirmed_signature(page, email="amara@example.org")
    block(kind="network", pattern="203.0.113.0/24")
    data = factories.form_data(page, email="amara@example.org")
    client.post(f"/en/sign/{page.action.key}/", data, REMOTE_ADDR="203.0.113.9")
    signature.refresh_from_db()
    assert signature.is_counted


def test_screening_takes_no_statement_once_the_lists_are_read() -> None:
    screening.screen("amara@example.org", address_hash("amara@example.org"), "203.0.113.0/24")
    with CaptureQueriesContext(connection) as queries:
        screening.screen("ben@example.org", address_hash("ben@example.org"), "203.0.113.0/24")
        screening.network_rule(uuid.uuid4(), "")
    assert len(queries) == 0


def test_a_throw_away_domain_is_a_signal_and_holds_nobody() -> None:
    page = factories.action_page()
    block(kind="domain", pattern="*.lent.example", effect="signal")
    for address in ("one@a.lent.example", "two@mailinator.com", "three@eu.mailinator.com"):
        assert screening.is_disposable(address)
        assert not factories.pending_signature(page, email=address).held_at
    assert not screening.is_disposable("one@notmailinator.com")


def test_staff_enter_an_address_in_clear_once_and_never_read_it_again(client: Client) -> None:
    client.force_login(factories.staff())
    add = {"kind": "address", "what": "Amara@Example.org", "effect": "hold", "reason": "spam", "ends_at": ""}
    response = client.post(reverse("block_entries:add"), add)
    assert response.status_code == 302, response.context["form"].errors
    entry = BlockEntry.objects.get()
    assert (entry.address_hash, entry.pattern) == (address_hash("amara@example.org"), "")
    assert entry.made_by is not None
    for name, args in [("index", []), ("edit", [entry.pk]), ("history", [entry.pk])]:
        html = client.get(reverse(f"block_entries:{name}", args=args)).content.decode()
        assert "amara@example" not in html.lower()
    again = client.post(reverse("block_entries:add"), add)
    assert "already" in again.content.decode()
    assert client.post(reverse("block_entries:delete", args=[entry.pk])).status_code == 302
    assert services.network_rule(uuid.uuid4(), "") == "sign-network"
    assert not BlockEntry.objects.exists()


@pytest.mark.parametrize(
    ("kind", "what", "words"),
    [
        ("domain", "*.com", "every domain"),
        ("domain", "gmail.com", "everybody who has an address at gmail.com"),
        ("network", "10.0.0.0/7", "too wide"),
        ("network", "203.0.113.7", "no more of visitors"),
        ("address", "nobody", "Enter a valid email address"),
    ],
)
def test_the_form_says_what_is_wrong_beside_what_was_typed(
    client: Client, kind: str, what: str, words: str
) -> None:
    client.force_login(factories.staff())
    values = {"kind": kind, "what": what, "effect": "hold", "reason": "spam"}
    response = client.post(reverse("block_entries:add"), values)
    assert words in str(response.context["form"].errors["what"])
    assert not Signature.objects.exists()
    assert not BlockEntry.objects.exists()


def test_an_address_is_not_kept_on_the_list_for_ever(clock: Any) -> None:
    for n, ends in enumerate((None, clock_module.now() + timedelta(days=30))):
        block(kind="address", address_hash=address_hash(f"spam{n}@example.org"), ends_at=ends)
    block(kind="domain", pattern="spam.example")
    clock.advance(days=364)
    assert privacy.expire_blocked(dry_run=True) == 0
    clock.advance(days=2)
    assert (privacy.expire_blocked(dry_run=True), privacy.expire_blocked(dry_run=False)) == (1, 1)
    clock.advance(days=30)
    assert privacy.expire_blocked(dry_run=False) == 1
    assert list(BlockEntry.objects.values_list("pattern", flat=True)) == ["spam.example"]


def test_an_export_reads_the_block_list_once_however_many_reasons_there_are() -> None:
    page = factories.action_page()
    for n in range(3):
        block(kind="domain", pattern=f"spam{n}.example", reason=f"farm {n}")
        factories.pending_signature(page, email=f"a@spam{n}.example")
    (why,) = [column for column in columns_for(may_see=False) if column.label == "Why held"]
    rows = list(Signature.objects.order_by("requested_at"))
    with CaptureQueriesContext(connection) as queries:
        words = [str(why.value(row)) for row in rows]
    assert words == [f"On the block list: spam{n}.example (farm {n})" for n in range(3)]
    assert len(queries) == 1
