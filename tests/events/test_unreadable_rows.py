"""A row that no key opens, of a lost key or a damaged disk: it is erased in time, and holds up nobody."""

from typing import Any

import pytest
from django.db.models import Model, TextField, Value

from advocacy_site.core.registry import personal_data, retention
from advocacy_site.core.sealed import sealed_fields
from events import services
from events.models import AccessNeeds, Event, Guest, LegalName, Registration
from events.wishes import Needs

from .. import factories
from ..conftest import FrozenClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=6, most_guests=1).event


def spoil(row: Registration) -> Registration:
    """Let no key open anything that is sealed of `row`."""
    by_model: dict[type[Model], dict[str, Any]] = {
        Registration: {"pk": row.pk},
        **{model: {"registration": row.pk} for model in (Guest, LegalName, AccessNeeds)},
    }
    for model, whose in by_model.items():
        for field in sealed_fields(model):
            filled = model._base_manager.filter(**whose).exclude(**{field.name: None})
            if not field.null:
                filled = filled.exclude(**{field.name: ""})
            filled.update(**{field.name: Value("nonsense", output_field=TextField())})
    return row


def all_of(event: Event, number: int) -> list[Registration]:
    needs = {"needs": Needs(("captions",)), "access_wording": factories.access_wording().pk}
    return [factories.registered(event, guests=1, legal_name="Amara L.", **needs) for _n in range(number)]


def test_registrations_go_in_time_though_one_is_unreadable(event: Event, clock: FrozenClock) -> None:
    rows = all_of(event, 2)
    spoil(rows[0])
    clock.advance(days=60)
    assert retention["registrations"].expire(False) == 2
    assert not Registration.objects.exists()
    assert not Guest.objects.exists()


def test_what_nobody_confirmed_goes_though_one_is_unreadable(event: Event, clock: FrozenClock) -> None:
    rows = [row for row in (factories.register(event), factories.register(event)) if row]
    spoil(rows[0])
    clock.advance(days=9)
    assert retention["registrations-unconfirmed"].expire(False) == 2


def test_needs_and_legal_names_go_though_one_is_unreadable(event: Event, clock: FrozenClock) -> None:
    spoil(all_of(event, 2)[0])
    clock.advance(days=60)
    assert retention["legal-names"].expire(False) == 2
    assert retention["access-needs"].expire(False) == 2


def test_somebody_whose_row_is_unreadable_is_erased_and_the_place_is_free(event: Event) -> None:
    (row,) = all_of(event, 1)
    spoil(row)
    assert personal_data["registrations"].erase(row.email_hash) == 1
    assert factories.taken_of(event) == 0
    assert not LegalName.objects.exists()


def test_a_wish_that_is_unreadable_is_denied_by_its_owner(event: Event) -> None:
    row = factories.register(event)
    assert row is not None
    spoil(row)
    assert services.deny_registration(row.pk)
    assert not Registration.objects.exists()
