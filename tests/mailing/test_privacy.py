"""Personal rows of mail: export, erasure, periods; and whether mail flows."""

from datetime import timedelta
from typing import Any

import pytest

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.models import Link
from advocacy_site.core.registry import health_checks
from advocacy_site.mailing import privacy, services
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import Transport, attempt
from advocacy_site.mailing.worker import Worker, claim, settle

pytestmark = pytest.mark.django_db
ANA = address_hash("ana@example.org")


def send_all() -> None:
    worker = Worker()
    worker._jobs_at = float("inf")
    worker.run_once()


def test_address_and_text_go_after_a_week_and_the_row_after_a_month(post: Any, clock: Any):
    post(nonce="n")
    send_all()
    waiting = post()
    clock.advance(days=7)
    assert privacy.expire_payloads(True) == 0
    clock.advance(seconds=1)
    assert privacy.expire_payloads(True) == 1
    assert Outbox.objects.filter(payload__isnull=True).count() == 0
    assert privacy.expire_payloads(False) == 1
    assert privacy.expire_payloads(False) == 0
    assert Outbox.objects.exclude(pk=waiting.pk).get().nonce == ""
    clock.advance(days=23)
    assert privacy.expire_rows(True) == 1
    assert privacy.expire_rows(False) == 1
    assert Outbox.objects.get().pk == waiting.pk  # what is queued never expires


def test_more_rows_than_one_batch_expire(post: Any, clock: Any, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(privacy, "BATCH", 2)
    for _number in range(5):
        post()
    send_all()
    clock.advance(days=31)
    assert privacy.expire_payloads(False) == 5
    assert privacy.expire_rows(False) == 5


def test_a_link_goes_a_month_after_it_ended(clock: Any):
    for digest, ends in [("a", clock.at + timedelta(days=1)), ("b", None)]:
        Link.objects.create(digest=digest, purpose="p", target=clock_uuid(), expires_at=ends)
    clock.advance(days=31)
    assert privacy.expire_links(False) == 0
    clock.advance(seconds=1)
    assert privacy.expire_links(True) == 1
    assert privacy.expire_links(False) == 1
    assert Link.objects.get().digest == "b"


def clock_uuid() -> str:
    return "6f1b6f4e-0000-4000-8000-000000000000"


def test_erasing_a_person_stops_their_mail_and_keeps_their_suppression(post: Any):
    post(to="Ana@example.org")
    send_all()
    queued, other = post(), post(to="ben@example.org")
    services.suppress(ANA, "action:1", "asked")
    assert [entry["kind"] for entry in privacy.export(ANA)] == ["test-mail", "test-mail", "suppression"]
    assert privacy.export(ANA)[0]["to"] == "Ana@example.org"
    assert privacy.erase(ANA) == 2
    assert set(Outbox.objects.filter(payload__isnull=False)) == {other}
    assert Outbox.objects.get(pk=queued.pk).state == "cancelled"
    assert services.is_suppressed(ANA, "action:1")


def test_a_mail_erased_while_in_hand_is_not_tried_again(post: Any):
    post()
    row = claim()
    assert row is not None
    privacy.erase(ANA)
    assert attempt(row, Transport()).state == "cancelled"
    assert not settle(row, attempt(row, Transport()))


def test_health_says_when_mail_does_not_flow(post: Any, clock: Any):
    check = health_checks["outbox"]
    assert check()
    post()
    clock.advance(minutes=9, seconds=59)
    assert check()
    clock.advance(seconds=1)
    assert not check()
    send_all()
    assert check()
