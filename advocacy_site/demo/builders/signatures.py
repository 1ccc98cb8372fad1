"""Signatures of invented people and organisations, counted by the counting service; no mail is written."""

import itertools
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.questions import Asks
from advocacy_site.supporters.models import Consent, Purpose, wordings_for
from campaigns import services
from campaigns.asked import Answers
from campaigns.models import Action, ActionPage, Signature, TallyDelta, TextVersion
from campaigns.sources import named_sources
from members.models import MemberPage

from ..content.names import PEOPLE, TOWNS
from ..content.signatories import GROUPS
from .outcomes import in_force

DISPLAYS = Signature.Display.values
EARLY = 1.6  # of two halves of the time, the first brings more: above 1 the more so
BATCH = 500
COMMENTS_FROM = 40  # of the signers of an action, in their order
UPDATES = 0.4  # of all signers let us write when something happens
PENDING, HELD, WITHDRAWN = 7, 4, 3


def people_sign(page: ActionPage, number: int, until: datetime) -> None:
    """Let `number` invented people sign `page` between its opening and `until`, and count them."""
    people = _people(page, number, until)
    while batch := list(itertools.islice(people, BATCH)):
        Signature.objects.bulk_create(batch)
        Consent.objects.bulk_create(_consent(person) for person in batch if person.updates_wording_id)
        TallyDelta.objects.bulk_create(_delta(person) for person in batch)
    fold_all()


def _delta(person: Signature) -> TallyDelta:
    return TallyDelta(
        action_id=person.action_id,
        change=1,
        kind=person.kind,
        country=person.country.code,
        source=person.source,
        day=services.counting.day_of(person),
        text_version_id=person.text_version_id,
    )


def _consent(person: Signature) -> Consent:
    """Return what lets us write to `person`: the newest row decides, whatever the signature says."""
    return Consent(
        subject_hash=person.email_hash,
        purpose=Purpose.UPDATES,
        decision=Consent.Decision.GRANTED,
        wording_id=person.updates_wording_id,
        subject=person.action.subject,
        method=Consent.Method.CONFIRMED_BY_MAIL,
        asked_at=person.requested_at,
        at=person.confirmed_at or person.requested_at,
    )


def _people(
    page: ActionPage, number: int, until: datetime, *, start: datetime | None = None, first: str = ""
) -> Iterator[Signature]:
    """Yield unsaved signatures since `start` or the opening, the same ones in each new demo.

    `first`: how their addresses begin, so that nobody signs twice.
    """
    dice = random.Random(page.slug + first)
    versions, wordings = list(TextVersion.objects.filter(page=page)), wordings_for("en")
    handed_over = " ".join(page.action.recipients_get)
    opened = start or versions[0].published_at
    countries = dice.choices(list(PEOPLE), [share for share, _given, _family in PEOPLE.values()], k=number)
    moments = sorted(opened + (until - opened) * dice.random() ** EARLY for _n in range(number))
    names, sources, agrees = _names(dice), _sources(page.slug), random.Random(f"{page.slug}{first} updates")
    for n, (country, at) in enumerate(zip(countries, moments, strict=True)):
        address = f"{first}{page.slug}-{n}@example.org"
        hands_over = bool(handed_over) and dice.random() < 0.7
        yield Signature(
            action=page.action,
            text_version=in_force(versions, at),
            state=Signature.State.CONFIRMED,
            email_hash=address_hash(address),
            email=address,
            name=next(names[country]),
            country=country,
            display=dice.choice(DISPLAYS),
            language="en",
            source=next(sources),
            sign_wording=wordings["sign"],
            hand_over_wording=wordings["hand_over"] if hands_over else None,
            handed_over=handed_over if hands_over else "",
            updates_wording=wordings.get("updates") if agrees.random() < UPDATES else None,
            answers=_answers(page.action, dice),
            created_at=at,
            requested_at=at,
            confirmed_at=at,
        )


def _answers(action: Action, dice: random.Random) -> Any:
    """Return the town of somebody who signs where towns are asked for."""
    return None if action.asks_city == Asks.NO else Answers({"city": dice.choice(TOWNS)}).as_kept()


def people_comment(page: ActionPage, comments: list[tuple[str, str]]) -> None:
    """Let some of those who signed `page` say why; each comment with what staff decided about it."""
    signers = page.action.signatures.exclude(display=Signature.Display.HIDDEN).order_by("confirmed_at")
    for signature, (text, state) in zip(signers[COMMENTS_FROM:], comments, strict=False):
        signature.answers = Answers(
            {**Answers.read(signature.answers).fields, "comment": text}, show_comment=True
        ).as_kept()
        signature.comment_state = state
        signature.save(update_fields=["answers", "comment_state"])


def some_stay_open(page: ActionPage) -> None:
    """Leave work for staff on an open action: some to confirm, some held, one removed, some taken back."""
    if page.action.state != Action.State.OPEN:
        return
    waiting = list(_people(page, PENDING, clock.now(), start=clock.now() - timedelta(days=5), first="new"))
    for person in waiting:
        person.state, person.confirmed_at = Signature.State.PENDING, None
    Signature.objects.bulk_create(waiting)
    newest = page.action.signatures.counted().order_by("-confirmed_at").values_list("pk", flat=True)
    held, removed, withdrawn = HELD, HELD + 1, HELD + 1 + WITHDRAWN
    keys = list(newest[:withdrawn])
    for key in keys[:held]:
        services.hold_signature(key, "Four within a second, with names in alphabetical order")
    falsely = page.action.signatures.get(pk=keys[held])
    services.remove_one(falsely, reason="The name of a public figure, who did not sign.", by=None)
    for key in keys[removed:]:
        services.withdraw_signature(key)
    fold_all()


def _sources(seed: str) -> Iterator[str]:
    """Yield who brought each: nobody most of them, the first members more than the last."""
    dice = random.Random(f"{seed} sources")
    members = sorted(named_sources())
    shares = [len(members) / 2, *(1 / n for n in range(1, len(members) + 1))]
    while True:
        yield dice.choices(["", *members], shares if members else [1])[0]


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
