"""Signatures of invented people and organisations, counted by the counting service; no mail is written."""

import itertools
import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash
from advocacy_site.supporters.models import wordings_for
from campaigns import services
from campaigns.models import Action, ActionPage, Signature, TallyDelta, TextVersion
from members.models import MemberPage

from ..content.names import PEOPLE
from ..content.signatories import GROUPS

DISPLAYS = Signature.Display.values
EARLY = 1.6  # of two halves of the time, the first brings more: above 1 the more so
BATCH = 500


def people_sign(page: ActionPage, number: int, until: datetime) -> None:
    """Let `number` invented people sign `page` between its opening and `until`, and count them."""
    people = list(_people(page, number, until))
    Signature.objects.bulk_create(people, batch_size=BATCH)
    deltas = [
        TallyDelta(
            action_id=person.action_id,
            change=1,
            kind=person.kind,
            country=person.country.code,
            source=person.source,
            day=services.counting.day_of(person),
        )
        for person in people
    ]
    TallyDelta.objects.bulk_create(deltas, batch_size=BATCH)
    fold_all()


def _people(page: ActionPage, number: int, until: datetime) -> Iterator[Signature]:
    """Yield unsaved signatures, the same ones in each new demo."""
    dice = random.Random(page.slug)
    version = TextVersion.objects.current().get(page=page)
    wordings = wordings_for("en")
    hands_over = page.action.handed_over != page.action.HandedOver.NOTHING
    opened = page.action.opens_at or until
    countries = dice.choices(list(PEOPLE), [share for share, _given, _family in PEOPLE.values()], k=number)
    moments = sorted(opened + (until - opened) * dice.random() ** EARLY for _n in range(number))
    names = _names(dice)
    for n, (country, at) in enumerate(zip(countries, moments, strict=True)):
        address = f"{page.slug}-{n}@example.org"
        yield Signature(
            action=page.action,
            text_version=version,
            state=Signature.State.CONFIRMED,
            email_hash=address_hash(address),
            email=address,
            name=next(names[country]),
            country=country,
            display=dice.choice(DISPLAYS),
            language="en",
            sign_wording=wordings["sign"],
            hand_over_wording=wordings["hand_over"] if hands_over and dice.random() < 0.7 else None,
            created_at=at,
            requested_at=at,
            confirmed_at=at,
        )


def organisations_sign(page: ActionPage) -> None:
    """Let the organisations of the letter sign `page` on the day it opened, and count them."""
    members = {
        found.title: found.member for found in MemberPage.objects.select_related("member") if found.member
    }
    lines = [
        services.Organisation(name, country, category, members.get(name))
        for category, organisations in GROUPS.items()
        for name, country in organisations
    ]
    version = TextVersion.objects.current().get(page=page)
    services.add_signatories(
        page.action, lines, text_version=version, signed_at=page.action.opens_at or clock.now()
    )
    fold_all()


def fold_all() -> None:
    """Fold every delta, as the worker does."""
    while services.fold_deltas() == services.counting.BATCH:
        pass


def last_moment(action: Action) -> datetime:
    """Return until when people have signed: an hour ago, the pause or the closing."""
    ends = [clock.now() - timedelta(hours=1), action.paused_at, action.closes_at]
    return min(end for end in ends if end)


def _names(dice: random.Random) -> dict[str, Iterator[str]]:
    """Return for each country its names in some order, over and over, so that neighbours differ."""
    names: dict[str, Iterator[str]] = {}
    for country, (_share, given, family) in PEOPLE.items():
        pairs = [f"{first} {last}" for first in given.split() for last in family.split()]
        dice.shuffle(pairs)
        names[country] = itertools.cycle(pairs)
    return names
