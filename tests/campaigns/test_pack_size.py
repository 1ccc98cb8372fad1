"""Delivery packs of many signatures: no more memory than for few, and one worker a pack."""

import gc
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from campaigns import services
from campaigns.delivery import entries
from campaigns.models import ActionPage, DeliveryPack, PackFile, Signature

from .. import factories
from ..at_once import at_once
from .test_packs import asked_for, made, signed


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.DELIVERY_ROOT = tmp_path / "delivery"


def many(page: ActionPage, number: int) -> None:
    """Let `number` people sign, of few names: a certain number of words stays drawn."""
    row = signed(page)
    Signature.objects.bulk_create(
        Signature(
            action=row.action,
            text_version=row.text_version,
            state=row.state,
            email_hash=f"hash-{n}",
            name=f"Amara نور Lindqvist {n % 40}",
            country="SE",
            language="en",
            sign_wording=row.sign_wording,
            hand_over_wording=row.hand_over_wording,
            handed_over="name country",
            confirmed_at=row.confirmed_at,
        )
        for n in range(number - 1)
    )


def peak(number: int) -> int:
    """The most memory, in bytes, that making a pack of `number` signatures took."""
    page = factories.action_page()
    many(page, number)
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # Python's own: what is garbage is not what is needed
    tracemalloc.start()
    try:
        pack = made(page)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.set_threshold(*before)
        assert pack.listed == number


@pytest.mark.django_db
def test_memory_does_not_grow_with_the_number_of_signatures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "CHUNK", 50)  # so that a few hundred are many
    peak(50)  # what is loaded once
    few, many_ = peak(800), peak(1200)
    # Where each page of the PDF stands is remembered: a fifteenth more. All rows at once: a third.
    assert many_ < few * 1.2, f"{few / 1e6:.2f} MB for 800, {many_ / 1e6:.2f} MB for 1,200"


@pytest.mark.django_db(transaction=True)
@pytest.mark.serial
def test_two_workers_make_a_pack_once() -> None:
    page = factories.action_page()
    signed(page)
    pack = asked_for(page)
    found = at_once([services.make_next_pack] * 4, threads=4)
    assert [made for made in found if made] == [pack]
    pack.refresh_from_db()
    assert (pack.state, pack.attempts) == (DeliveryPack.State.MADE, 1)
    assert PackFile.objects.count() == 3
