"""Removing by conditions: the steps that several tests take."""

from typing import Any

from campaigns import services
from campaigns.models import Removal, Signature

from .. import factories


def fold(page: Any) -> int:
    while services.fold_deltas():
        pass
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    return services.recount(page.action).get(("total", ""), 0)


def farm(page: Any, number: int = 3, **fields: Any) -> list[Signature]:
    return [
        factories.confirmed_signature(page, email=f"bot-{n}@farm.example", **fields) for n in range(number)
    ]


def remove(page: Any, **wanted: Any) -> Removal:
    made = factories.remove_by_conditions(
        page.action, services.Conditions(**wanted), reason="Made by a machine.", by=None
    )
    services.carry_on_removal(made.pk)
    made.refresh_from_db()
    return made
