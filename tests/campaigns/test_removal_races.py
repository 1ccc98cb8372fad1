"""Removing and undoing while people sign, withdraw and erase, on a real database with real connections."""

from collections.abc import Callable
from typing import Any

import pytest

from campaigns import services
from campaigns.models import Action, RemovedSignature, Signature
from campaigns.services import removals

from .. import factories
from ..at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]


def test_two_workers_a_withdrawal_and_an_erasure_leave_the_numbers_right(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(removals, "BATCH", 2)
    page = factories.action_page()
    rows = [factories.confirmed_signature(page, email=f"bot-{n}@farm.example") for n in range(8)]
    late = [factories.pending_signature(page) for _n in range(4)]
    wanted = services.Conditions(domain="farm.example")
    made = factories.remove_by_conditions(page.action, wanted, reason="Made by a machine.", by=None)
    work: list[Callable[[], Any]] = [
        lambda: services.carry_on_removal(made.pk),
        lambda: services.withdraw_signature(rows[0].pk),
        lambda: services.erase_signature(rows[7].pk, keep_as_number=False),
        lambda: services.carry_on_removal(made.pk),
        *(lambda s=signature: factories.confirm(s) for signature in late),
    ]
    at_once(work, threads=8)
    made.refresh_from_db()
    assert made.state == "removed"
    at_once([lambda: services.take_removal_back(made.pk, by=None) for _n in range(4)], threads=4)
    at_once([lambda: services.carry_on_removal(made.pk)] * 4, threads=4)
    while services.fold_deltas():
        pass
    made.refresh_from_db()
    assert made.state == "undone"
    assert not RemovedSignature.objects.filter(removed_at__isnull=False).exists()
    assert not Signature.objects.filter(removed_at__isnull=False).exists()
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    assert services.recount(page.action)[("total", "")] == 10


def test_removing_singly_beside_whoever_needs_the_same_action_blocks_nobody_for_good(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(removals, "BATCH", 2)
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    lines = [factories.organisation(f"House {n}") for n in range(8)]
    entries = factories.let_organisations_sign(page, *lines)
    late = [factories.pending_signature(page) for _n in range(4)]
    made = services.decide_removal(page.action, [e.pk for e in entries[4:]], reason="Asked us to.", by=None)
    work: list[Callable[[], Any]] = [
        *(lambda e=entry: services.remove_one(e, reason="Asked us to.", by=None) for entry in entries[:4]),
        lambda: services.carry_on_removal(made.pk),
        lambda: services.reorder_list(page.action, [entry.pk for entry in reversed(entries)]),
        *(lambda s=signature: factories.confirm(s) for signature in late),
        *[services.fold_deltas] * 3,
    ]
    at_once(work, threads=8)
    back: list[Callable[[], Any]] = [
        *(lambda e=entry: services.restore_one(e, by=None) for entry in entries[4:6]),
        lambda: services.reorder_list(page.action, [entry.pk for entry in entries]),
        services.fold_deltas,
    ]
    at_once(back, threads=4)
    while services.fold_deltas():
        pass
    made.refresh_from_db()
    assert (made.state, made.confirmed, made.lines.count()) == ("removed", 2, 2)
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    assert services.recount(page.action)[("total", "")] == 6


def test_pressing_twice_to_restore_takes_one_off_the_public_number_and_the_last_ends_the_removal() -> None:
    page = factories.action_page()
    rows = [factories.confirmed_signature(page) for _n in range(4)]
    made = services.decide_removal(page.action, [row.pk for row in rows], reason="By a machine.", by=None)
    services.carry_on_removal(made.pk)
    at_once([lambda: services.restore_one(rows[0], by=None)] * 4, threads=4)
    made.refresh_from_db()
    assert (made.state, made.confirmed, made.lines.count()) == ("removed", 3, 3)
    at_once([lambda row=row: services.restore_one(row, by=None) for row in rows[1:]], threads=3)
    made.refresh_from_db()
    assert made.state == "undone"
    assert not Signature.objects.filter(removed_at__isnull=False).exists()
