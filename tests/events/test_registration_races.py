"""Fifty at once, on a real database with real connections: one place, one place given."""

import threading
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from time import sleep
from typing import Any

import pytest
from django.test import Client

from advocacy_site.core import links
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import Outcome
from advocacy_site.mailing.worker import claim, settle
from events import privacy, services
from events.models import Event, Registration
from events.services import changing
from events.services.line import promote
from events.services.registering import LINK_PURPOSE
from events.services.telling import who_is_told

from .. import factories
from ..at_once import at_once
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]


def pending(event: Event, number: int, **fields: Any) -> list[Registration]:
    rows = [factories.register(event, **fields) for _n in range(number)]
    return [row for row in rows if row is not None]


def test_the_last_place_is_given_to_one_of_fifty_and_the_others_wait_in_order() -> None:
    event = factories.joinable(places=1).event
    rows = pending(event, 50)
    nonces = dict(Outbox.objects.filter(kind="registration-confirm").values_list("object_id", "nonce"))

    def press(number: int, row: Registration) -> int:
        address = f"/l/{links.make_token(LINK_PURPOSE, nonces[row.pk])}/"
        data = {"decision": "confirm", "requested_at": row.requested_at.isoformat()}
        return Client(REMOTE_ADDR=f"198.51.{number}.7").post(address, data).status_code

    codes = at_once([lambda n=n, row=row: press(n, row) for n, row in enumerate(rows)], threads=50)
    assert codes == [303] * 50
    states = event.registrations.values_list("state", flat=True)
    assert sorted(states) == ["registered"] + ["waiting"] * 49
    line = Registration.objects.in_line().filter(event=event)
    assert list(line.values_list("line_number", flat=True)) == list(range(1, 50))
    assert factories.taken_of(event) == 1
    assert Outbox.objects.filter(kind="registration-confirmed").count() == 1
    assert Outbox.objects.filter(kind="registration-waiting").count() == 49


def test_two_presses_of_everybody_register_each_once() -> None:
    event = factories.joinable(places=10).event
    rows = pending(event, 10)
    at_once([lambda row=row: factories.confirm_registration(row) for row in rows for _twice in range(2)])
    assert factories.taken_of(event) == 10
    assert Outbox.objects.filter(kind="registration-confirmed").count() == 10


def test_parties_confirming_cancelling_and_a_changing_capacity_at_once_keep_every_place_single() -> None:
    event = factories.joinable(places=6, most_guests=2).event
    held = [factories.registered(event, guests=1) for _n in range(3)]
    rows = pending(event, 8, guests=1)
    work: list[Callable[[], Any]] = [lambda row=row: services.cancel_registration(row.pk) for row in held]
    work += [lambda row=row: factories.confirm_registration(row) for row in rows]
    work += [lambda n=n: services.set_capacity(event, n) for n in (4, 7, 5, 6)]
    work += [lambda: services.promote_next(event.pk) for _n in range(4)]
    at_once(work)
    event.refresh_from_db()
    holding = Registration.objects.holding().filter(event=event)
    assert event.taken == sum(holding.values_list("party", flat=True))
    assert event.taken <= 6
    waits = Registration.objects.in_line().filter(event=event)
    offered = Registration.objects.filter(event=event, state="offered")
    if waits and offered:
        assert max(offered.values_list("line_number", flat=True)) < waits[0].line_number


def test_erasing_and_dropping_the_same_mail_at_once_wait_in_one_order() -> None:
    rows = pending(factories.joinable().event, 25)
    mails = [claim() for _row in rows]

    def drop(mail: Any) -> bool:
        return settle(mail, Outcome(Outbox.State.CANCELLED))

    def erase(row: Registration) -> None:
        with suppress(Registration.DoesNotExist):  # the worker was quicker
            services.erase_registration(row.pk)

    pairs = [(partial(erase, row), partial(drop, mail)) for row, mail in zip(rows, mails, strict=True)]
    at_once([do for pair in pairs for do in pair], threads=50)
    assert not Registration.objects.exists()
    assert set(Outbox.objects.values_list("state", "payload")) == {("cancelled", None)}


def test_taking_an_offer_and_its_end_at_once_leave_one_of_both(clock: Any) -> None:
    event = factories.joinable(places=1).event
    rows = [factories.registered(event) for _n in range(3)]
    services.cancel_registration(rows[0].pk)
    clock.advance(hours=24, seconds=-1)

    def accept() -> str:
        try:
            return services.accept_offer(rows[1].pk).state
        except services.OfferOver:
            return "over"

    def expire() -> int:
        clock.advance(seconds=1)
        return services.expire_offers()

    at_once([accept, expire, expire, accept])
    assert factories.taken_of(event) == 1
    states = sorted(factories.state_of(row) for row in rows[1:])
    assert states in (["registered", "waiting"], ["cancelled", "offered"])


def test_telling_all_while_somebody_leaves_and_others_are_promoted_waits_for_that(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Who is told is locked by key, who waits by number: in a circle, were the event not locked first."""
    event = factories.joinable(places=1).event
    rows = [factories.registered(event) for _n in range(6)]
    # Who leaves is the last one that a telling would come to, so that it holds all others by then.
    event.registrations.filter(pk=rows[0].pk).delete()
    leaving = uuid.UUID(int=2**128 - 1)
    rows[0].pk = leaving
    Registration.objects.bulk_create([rows[0]])
    seen, _by_language = who_is_told(event)
    services.tell_registrants(event.pk, factories.staff(), seen=seen, notes={})
    has_left = threading.Event()

    def promote_later(locked: Event) -> int:
        has_left.set()
        sleep(0.5)  # while the telling begins
        return promote(locked)

    def tell() -> int:
        assert has_left.wait(10)
        return services.carry_on_tellings()

    monkeypatch.setattr(changing, "promote", promote_later)
    at_once([lambda: services.cancel_registration(leaving), tell])
    assert sorted(event.registrations.values_list("state", flat=True)) == [
        "cancelled",
        "offered",
        *["waiting"] * 4,
    ]
    assert Outbox.objects.filter(kind="event-changed").count() == 5


def test_reminders_and_somebody_who_erases_everything_never_wait_for_each_other(
    clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    events = [factories.joinable().event for _n in range(2)]
    keys = sorted(uuid.uuid4() for _n in range(2))
    first, second = sorted(events, key=lambda event: event.pk)
    # Erased in the order of events, and reminded in that of registrations: the other way round.
    for event, key in ((first, keys[1]), (second, keys[0])):
        row = factories.register(event, email="ana@example.org")
        assert row is not None
        Registration.objects.filter(pk=row.pk).update(id=key)
        factories.confirm_registration(Registration.objects.get(pk=key))
    other = factories.registered(first)
    assert first.starts_at is not None
    clock.at = first.starts_at - timedelta(hours=20)
    erase, is_one_gone = services.erase_registration, threading.Event()

    def erase_and_wait(key: uuid.UUID) -> None:
        erase(key)
        is_one_gone.set()
        sleep(1)

    def remind() -> None:
        is_one_gone.wait(10)
        services.remind()

    monkeypatch.setattr(services, "erase_registration", erase_and_wait)
    at_once([lambda: privacy.erase(address_hash("ana@example.org")), remind])
    told = Outbox.objects.queued().filter(kind="registration-tomorrow").values_list("object_id", flat=True)
    assert (set(told), Registration.objects.get().pk) == ({other.pk}, other.pk)
