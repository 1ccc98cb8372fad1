"""Everything that we hold about an address, for whoever can read its mail: no account, no papers."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from advocacy_site.core import clock, limits, links
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.registry import NotUnderstood, Section, personal_data
from advocacy_site.mailing import services as mailing

from .models import DataRequest

LINK_PURPOSE = "my-data"
MY_DATA_MAIL = "my-data"
LINK_LIFE = timedelta(hours=1)
MAIL_PAUSE = timedelta(minutes=10)


class TooManyRequests(Exception):
    """Others of the same network have asked too often just now."""


@transaction.atomic
def ask(address: str, language: str, *, network: str) -> None:
    """Mail a link to everything that we hold about a normalised `address`, where a mail is due.

    Whether we hold anything is asked later, by the worker: returns nothing and does the same work for every
    address. At most one mail in MAIL_PAUSE and five a day. Raises TooManyRequests.
    """
    now, subject_hash = clock.now(), address_hash(address)
    if _may_mail(subject_hash, now):
        request = DataRequest.objects.create(subject_hash=subject_hash, language=language, requested_at=now)
        nonce = links.new_nonce()
        mailing.queue(
            MY_DATA_MAIL,
            to=address,
            language=language,
            dedupe_key=f"{MY_DATA_MAIL}:{request.pk}",
            object_id=request.pk,
            nonce=nonce,
        )
        links.create_link(LINK_PURPOSE, nonce, request.pk, expires_at=now + LINK_LIFE)
    # Late, because all of one network wait for each other from here to the commit.
    if not limits.hit("my-data-network", network):
        raise TooManyRequests


def _may_mail(subject_hash: str, now: datetime) -> bool:
    """Limits count in fixed windows, so the pause is asked for apart; the first limit stops two at once."""
    lately = DataRequest.objects.filter(subject_hash=subject_hash, requested_at__gt=now - MAIL_PAUSE)
    return (
        not lately.exists()
        and limits.hit("my-data-address", subject_hash)
        and limits.hit("mail-address-day", subject_hash)
    )


def export(subject_hash: str) -> dict[str, list[dict[str, Any]]]:
    """Return everything that every room holds about one person, by the room's entry."""
    return {name: room.export(subject_hash) for name, room in personal_data}


def holds_anything(subject_hash: str) -> bool:
    """Return whether any room holds more than that this person asked for their data."""
    return any(row.get("kind") != MY_DATA_MAIL for rows in export(subject_hash).values() for row in rows)


def sections(subject_hash: str) -> list[Section]:
    """Return what each room shows to the person."""
    found = [room.section(subject_hash) for _name, room in personal_data if room.section]
    return [section for section in found if section]


def fulfil(subject_hash: str, wish: str, values: Mapping[str, str]) -> str:
    """Do what `wish`, "<entry>:<verb>", asks of one room; return the words that say what happened.

    Raises NotHeld, NotUnderstood.
    """
    entry, _colon, verb = wish.partition(":")
    if entry not in personal_data or verb not in personal_data[entry].verbs:
        raise NotUnderstood
    return personal_data[entry].verbs[verb](subject_hash, values)


@transaction.atomic
def erase_everything(request: DataRequest, *, keep_as_number: bool) -> None:
    """Erase in every room what is held about the person who asked; all or nothing. Idempotent.

    Whoever presses twice waits here, so that the second time finds nothing.
    """
    DataRequest.objects.select_for_update().get(pk=request.pk)
    for _name, room in personal_data:
        counting = room.erase_but_count if keep_as_number else None
        (counting or room.erase)(request.subject_hash)
