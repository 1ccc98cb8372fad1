"""Numbers while people sign, staff remove and undo, and workers fold: each answer adds up by itself."""

import threading
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from campaigns import services
from campaigns.models import ActionPage, TallyDifference

from .. import factories
from ..at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]

PEOPLE = 24
PAUSE = 0.02  # seconds between two rounds of a worker, who else would let nobody write on SQLite


def sums(numbers: dict[str, Any]) -> set[int]:
    """Return what each part of an answer comes to: one number if all add up."""
    return {
        numbers["total"],
        sum(numbers["kinds"].values()),
        sum(numbers["countries"].values()) + numbers["other"],
        sum(numbers["sources"].values()) + numbers["sources_other"],
        sum(numbers["days"].values()) + numbers["days_other"],
    }


def changes(page: ActionPage) -> list[Callable[[], None]]:
    """Return what twenty-four people and staff do, one after the other for each signature.

    A list of single steps would not do: on SQLite a waiting writer can be overtaken for seconds.
    """

    def undone(pk: uuid.UUID) -> None:
        services.remove_signature(pk, "twice")
        services.undo_removal(pk)

    afterwards: list[Callable[[uuid.UUID], Any]] = [
        undone,
        lambda pk: services.erase_signature(pk, keep_as_number=True),
        lambda pk: services.remove_signature(pk, "twice"),
        services.withdraw_signature,
    ]

    def life(n: int) -> Callable[[], None]:
        country, source = ["KE", "SE", "BR"][n % 3], ["aster", ""][n % 2]
        signature = factories.pending_signature(page, country=country, source=source)

        def live() -> None:
            factories.confirm(signature)
            services.fold_deltas()  # so that every reader sees the number on its way
            afterwards[n % 4](signature.pk)

        return live

    return [life(n) for n in range(PEOPLE)]


def watched(work: list[Callable[[], Any]], page: ActionPage) -> list[dict[str, Any]]:
    """Do `work` while two workers fold, one recounts and two visitors read; return what these read."""
    is_done = threading.Event()
    answers: list[dict[str, Any]] = []

    def change() -> None:
        try:
            at_once(work, threads=4)
        finally:
            is_done.set()

    def again_and_again(do: Callable[[], Any]) -> Callable[[], None]:
        def repeat() -> None:
            while not is_done.wait(PAUSE):
                do()

        return repeat

    fold = again_and_again(lambda: services.fold_deltas(limit=2))
    recount = again_and_again(services.check_tallies)
    read = again_and_again(lambda: answers.append(count_json(page)))
    at_once([change, fold, fold, read, read, recount], threads=6)
    return answers


def count_json(page: ActionPage) -> Any:
    return Client().get(f"/en/sign/{page.action.key}/count.json").json()


def test_every_answer_adds_up_while_signing_removing_and_undoing_go_on() -> None:
    factories.member_page(slug="aster")
    page = factories.action_page()
    answers = watched(changes(page), page)
    assert {len(sums(answer)) for answer in answers} == {1}
    assert len({answer["total"] for answer in answers}) > 2, "nobody read while numbers changed"
    assert not TallyDifference.objects.exists(), "a recount took numbers for wrong that were not"
    while services.fold_deltas():
        pass
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    last = count_json(page)
    assert last["total"] == PEOPLE / 2, "every second one was removed for good or withdrawn"
    assert sums(last) == {last["total"]}
