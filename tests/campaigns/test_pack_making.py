"""Delivery packs are made whole or not at all, taken on record, and gone in time."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from advocacy_site.core.models.access import AccessLog
from campaigns import own_signatures, privacy, services
from campaigns.models import DeliveryPack, PackEntry, PackFile, Signature
from campaigns.services import packs

from .. import factories
from .test_packs import asked_for, content, made, rows, signed, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.DELIVERY_ROOT = tmp_path / "delivery"


# --- how it is made ----------------------------------------------------------------------------------------


def test_a_killed_worker_leaves_nothing_to_download_and_the_next_begins_anew(
    clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = factories.action_page()
    signed(page)
    pack = asked_for(page)
    whole = packs._settle

    def killed(*_args: Any) -> None:
        raise SystemExit

    monkeypatch.setattr(packs, "_settle", killed)
    with pytest.raises(SystemExit):
        services.make_next_pack()
    pack.refresh_from_db()
    left = packs.folder_of(pack, pack.lease)
    assert (left / "pack.pdf").exists()
    with pytest.raises(services.PackGone):
        services.take_file(pack.pk, "pdf", staff())
    monkeypatch.setattr(packs, "_settle", whole)
    assert services.make_next_pack() is None, "another worker may still have it in hand"
    clock.advance(minutes=6)
    services.make_next_pack()
    pack.refresh_from_db()
    assert pack.state == DeliveryPack.State.MADE
    assert not left.exists()
    assert len(rows(pack)) == 1
    assert PackFile.objects.count() == 3


def test_a_worker_that_lost_its_lease_publishes_nothing(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = factories.action_page()
    signed(page)
    pack = asked_for(page)
    write = packs._write

    def slow(row: DeliveryPack, folder: Path) -> None:
        write(row, folder)
        monkeypatch.setattr(packs, "_write", write)
        clock.advance(minutes=6)
        services.make_next_pack()

    monkeypatch.setattr(packs, "_write", slow)
    services.make_next_pack()
    pack.refresh_from_db()
    assert (pack.state, pack.attempts) == (DeliveryPack.State.MADE, 2)
    assert PackFile.objects.count() == 3
    assert len(rows(pack)) == 1


def test_what_can_not_be_made_fails_after_some_attempts_and_leaves_no_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = asked_for(factories.action_page())

    def broken(_pack: DeliveryPack, folder: Path) -> None:
        (folder / "pack.csv").write_text("half")
        raise OSError("no space left for Amara Lindqvist")

    monkeypatch.setattr(packs, "_write", broken)
    for _n in range(packs.MOST_ATTEMPTS):
        with pytest.raises(OSError):
            services.make_next_pack()
    assert services.make_next_pack() is None
    pack.refresh_from_db()
    assert (pack.state, pack.error) == (DeliveryPack.State.FAILED, "OSError")
    assert not packs.folder_of(pack).parent.exists()


def test_a_pack_is_made_again_when_somebody_withdraws_while_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = factories.action_page()
    leaving = signed(page, name="Leaving Person")
    signed(page, name="Staying Person")
    pack = asked_for(page)
    write = packs._write

    def withdrawing(row: DeliveryPack, folder: Path) -> None:
        write(row, folder)
        services.withdraw_signature(leaving.pk)

    monkeypatch.setattr(packs, "_write", withdrawing)
    services.make_next_pack()
    pack.refresh_from_db()
    assert pack.state == DeliveryPack.State.QUEUED
    services.make_next_pack()
    assert [row["name"] for row in rows(pack)] == ["Staying Person"]


def test_files_are_private_and_their_hashes_right() -> None:
    page = factories.action_page()
    signed(page)
    pack = made(page)
    for file in pack.files.all():
        path = packs.folder_of(pack) / f"pack.{file.format}"
        assert path.stat().st_mode & 0o777 == 0o600
        assert hashlib.sha256(path.read_bytes()).hexdigest() == file.sha256
        assert path.stat().st_size == file.size
        assert page.title not in file.name
    assert {path.name for path in packs.folder_of(pack).iterdir()} == {"pack.pdf", "pack.xlsx", "pack.csv"}


# --- who takes it, and how long -----------------------------------------------------------------------------


def test_each_download_is_on_record_with_its_number_of_people() -> None:
    page = factories.action_page()
    signed(page)
    signed(page)
    signed(page, "")
    pack = made(page)
    assert pack.taken_at is None
    content(pack, "pdf")
    row = AccessLog.objects.get(action="export")
    assert (row.rows, row.subject) == (2, page.action.subject)
    assert pack.serial in row.reason
    pack.refresh_from_db()
    assert pack.taken_at is not None


def test_a_pack_is_not_given_out_once_somebody_in_it_takes_something_back() -> None:
    page = factories.action_page()
    one, other = signed(page), signed(page)
    pack = made(page)
    Signature.objects.filter(pk=one.pk).update(handed_over="name")
    with pytest.raises(services.PackOutdated):
        services.take_file(pack.pk, "csv", staff())
    Signature.objects.filter(pk=one.pk).update(handed_over="name country")
    content(pack, "csv")
    services.erase_signature(other.pk, keep_as_number=True)
    with pytest.raises(services.PackOutdated):
        services.take_file(pack.pk, "csv", staff())


def test_a_signer_is_told_what_left_for_whom_and_when(clock: Any) -> None:
    page = factories.action_page()
    signature = signed(page)
    silent = signed(page, "")
    pack = made(page)
    assert services.handed_over_to(signature) == [], "nothing has left yet"
    clock.advance(days=1)
    content(pack, "pdf")
    clock.advance(days=30)
    assert services.expire_packs(dry_run=False) == 1
    services.withdraw_signature(signature.pk)
    [told] = services.handed_over_to(signature)
    assert (told.recipient, told.fields) == ("The forty ministers", ("name", "country"))
    assert told.at.day == 2
    assert services.handed_over_to(silent) == []
    facts = dict(own_signatures._facts(signature))
    assert facts["Handed over on 2 March 2027"] == "The forty ministers: name, country"
    assert privacy.export(signature.email_hash)[0]["handed_over"][0]["recipient"] == "The forty ministers"


def test_files_are_deleted_when_their_time_is_over(clock: Any) -> None:
    page = factories.action_page()
    signed(page)
    pack = made(page)
    folder = packs.folder_of(pack)
    clock.advance(days=13)
    assert services.expire_packs(dry_run=False) == 0
    clock.advance(days=1)
    with pytest.raises(services.PackGone):
        services.take_file(pack.pk, "csv", staff())
    assert services.expire_packs(dry_run=True) == 1
    assert folder.exists()
    assert services.expire_packs(dry_run=False) == 1
    assert not folder.parent.exists()
    pack.refresh_from_db()
    assert pack.state == DeliveryPack.State.EXPIRED
    assert not PackEntry.objects.exists(), "nobody took it, so it concerns nobody"


@pytest.mark.parametrize(
    "change",
    [
        {"state": "made"},
        {"state": "expired"},
        {"state": "other"},
        {"order": "name"},
        {"recipient": ""},
        {"purpose": ""},
        {"leased_until": "2027-01-01T00:00Z"},
        {"taken_at": "2027-01-01T00:00Z"},
        {"folder": "x"},
    ],
)
def test_the_database_refuses_a_pack_that_can_not_be(change: dict[str, str]) -> None:
    pack = asked_for(factories.action_page())
    with pytest.raises(IntegrityError), transaction.atomic():
        DeliveryPack.objects.filter(pk=pack.pk).update(**change)
