"""The outbox: what is written, what never can be."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from advocacy_site.core import clock as clock_module
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services
from advocacy_site.mailing.health import outbox_flows
from advocacy_site.mailing.models import Outbox, Suppression
from advocacy_site.mailing.worker import Worker, claim

pytestmark = pytest.mark.django_db
ANA = "ana@example.org"


def test_a_mail_is_queued_with_its_address_sealed(post: Any, settings: Any):
    settings.SITE_URL = "https://site.example:8443"
    row = post(to=" Ana@Example.org ", payload={"greeting": "hi"}, nonce="n", scope="action:1")
    row.refresh_from_db()
    assert row.payload == {"to": "Ana@Example.org", "greeting": "hi"}
    assert row.recipient_hash == address_hash(ANA)
    assert row.message_id.endswith("@site.example>")
    assert (row.state, row.attempts, row.nonce, row.scope) == ("queued", 0, "n", "action:1")
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload FROM mailing_outbox")
        assert "xample" not in cursor.fetchone()[0]


def test_the_same_dedupe_key_queues_one_mail(post: Any):
    first = post(dedupe_key="sign-confirm:1:1")
    assert first is not None
    assert post(dedupe_key="sign-confirm:1:1") is None
    assert post(dedupe_key="sign-confirm:1:2") is not None
    assert Outbox.objects.count() == 2


def test_a_rolled_back_transaction_takes_its_mail_along(post: Any):
    with transaction.atomic():
        post()
        transaction.set_rollback(True)
    assert not Outbox.objects.exists()


def test_queueing_takes_the_same_queries_for_a_suppressed_address(post: Any, django_assert_num_queries: Any):
    with django_assert_num_queries(1):
        post()
    services.suppress(address_hash(ANA), "", "asked")
    with django_assert_num_queries(1):
        assert post().state == "queued"


@pytest.mark.parametrize(
    ("scope", "wanted", "state"),
    [
        ("", "", "suppressed"),
        ("", "action:1", "suppressed"),
        ("action:1", "action:1", "suppressed"),
        ("action:1", "", "sent"),
        ("action:1", "action:2", "sent"),
    ],
)
def test_mail_to_a_suppressed_address_is_dropped_unsent(
    post: Any, worker: Worker, scope: str, wanted: str, state: str
):
    services.suppress(address_hash(ANA), scope, "asked")
    row = post(scope=wanted)
    worker.step()
    row.refresh_from_db()
    assert row.state == state
    assert (row.payload is None) == (state == "suppressed")


def test_a_kind_that_must_arrive_ignores_suppression(post: Any, register: Any, worker: Worker):
    register(suppressible=False)
    services.suppress(address_hash(ANA), "", "asked")
    row = post()
    worker.step()
    row.refresh_from_db()
    assert row.state == "sent"


def test_suppress_is_idempotent():
    services.suppress("h", "", "bounced")
    services.suppress("h", "", "asked")
    assert Suppression.objects.get().reason == "bounced"
    assert services.is_suppressed("h", "anything")
    assert not services.is_suppressed("other")


def test_what_is_no_address_or_no_kind_is_refused(post: Any):
    for bad in ("ana", "", "a@b@c", "ana@example.org\r\nBcc: eve@example.org"):
        with pytest.raises(ValidationError):
            post(to=bad)
    with pytest.raises(KeyError):
        services.queue("no-such-kind", to=ANA, language="en", dedupe_key="k")
    assert not Outbox.objects.exists()


def test_cancel_takes_what_waits_and_leaves_what_is_being_sent(post: Any, clock: Any):
    subject = uuid.uuid4()
    in_hand = post(object_id=subject)
    assert claim().pk == in_hand.pk
    waiting, other = post(object_id=subject), post(object_id=uuid.uuid4())
    assert services.cancel(subject, kind="another-kind") == 0
    assert services.cancel(subject) == 1
    states = dict(Outbox.objects.values_list("pk", "state"))
    assert states == {in_hand.pk: "queued", waiting.pk: "cancelled", other.pk: "queued"}
    assert Outbox.objects.get(pk=waiting.pk).payload is None


def test_cancel_takes_the_mail_of_a_dead_worker(post: Any, clock: Any, settings: Any):
    subject = uuid.uuid4()
    post(object_id=subject)
    claim()
    clock.advance(seconds=settings.MAILING_LEASE_SECONDS)
    assert services.cancel(subject, kind="test-mail") == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost"},
        {"state": "sent"},
        {"sent_at": clock_module.now()},
        {"payload": None},
        {"attempts": -1},
    ],
)
def test_the_database_refuses_a_mail_that_makes_no_sense(post: Any, changes: dict[str, Any]):
    post()
    with pytest.raises(IntegrityError), transaction.atomic():
        Outbox.objects.update(**changes)


def test_due_mails_come_longest_waiting_first(post: Any, clock: Any):
    first = post()
    clock.advance(seconds=1)
    second = post()
    Outbox.objects.filter(pk=first.pk).update(not_before=clock.at + timedelta(seconds=1))
    assert list(Outbox.objects.due(clock.at)) == [second]
    assert list(Outbox.objects.due(clock.advance(seconds=1))) == [second, first]


def test_bulk_mail_is_due_when_nothing_else_is(post: Any, register: Any, clock: Any):
    register(bulk=True)
    early = [post() for _n in range(3)]
    register()
    clock.advance(hours=1)
    late = post()
    assert list(Outbox.objects.due(clock.at)) == [late, *early]
    assert [row.bulk for row in (late, *early)] == [False, True, True, True]


def test_a_series_is_taken_out_of_the_queue_and_its_neighbours_are_not(post: Any, clock: Any):
    for key in ("update:1:a", "update:1:b", "update:10:a", "update:1"):
        post(dedupe_key=key)
    claim()  # one of them is in a worker's hand: it is too late for it
    in_hand = Outbox.objects.get(lease__isnull=False)
    taken = services.cancel_series("update:1")
    cancelled = Outbox.objects.filter(state="cancelled")
    wanted = {"update:1:a", "update:1:b"} - {in_hand.dedupe_key}
    assert set(cancelled.values_list("dedupe_key", flat=True)) == wanted
    assert taken == len(wanted)
    assert not cancelled.filter(payload__isnull=False).exists()


def test_bulk_mail_may_wait_without_an_alarm_and_other_mail_may_not(post: Any, register: Any, clock: Any):
    register(bulk=True)
    post()
    clock.advance(hours=2)
    assert outbox_flows()
    register()
    post()
    clock.advance(minutes=11)
    assert not outbox_flows()
