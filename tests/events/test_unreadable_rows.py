"""A row that no key opens, of a lost key or a damaged disk: it is erased in time, and holds up nobody."""

from typing import Any

import pytest
from django.db.models import Model, TextField, Value
from django.test import Client
from django.urls import reverse

from advocacy_site.core.registry import personal_data, retention
from advocacy_site.core.sealed import Unreadable, sealed_fields
from advocacy_site.mailing.models import Outbox
from events import door, services
from events.badge_screens import badges_of
from events.models import AccessNeeds, Event, Guest, LegalName, Registration, Telling
from events.services import telling
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


@pytest.mark.parametrize("a_minute", [2, 200])
def test_all_others_are_told_though_one_is_unreadable(
    event: Event, monkeypatch: pytest.MonkeyPatch, a_minute: int
) -> None:
    monkeypatch.setattr(telling, "A_MINUTE", a_minute)
    events = [event, factories.joinable(places=6, most_guests=1).event]
    for each in events:
        spoil(all_of(each, 4)[1])
        seen, _by_language = telling.who_is_told(each)
        services.tell_registrants(each.pk, factories.staff(), seen=seen, notes={})
    assert [services.carry_on_tellings() for _n in range(4)][-1] == 0
    assert Outbox.objects.filter(kind="event-changed").count() == 6
    assert set(Telling.objects.values_list("state", "queued", "total")) == {("sent", 3, 4)}


def test_a_telling_that_fails_stops_no_other(event: Event, monkeypatch: pytest.MonkeyPatch) -> None:
    events = [event, factories.joinable().event]
    for each in events:
        factories.registered(each)
        seen, _by_language = telling.who_is_told(each)
        services.tell_registrants(each.pk, factories.staff(), seen=seen, notes={})
    first = Telling.objects.order_by("started_at").first()
    carry_on = telling._carry_on

    def fails_for_the_first(key: Any) -> int:
        if first and key == first.pk:
            raise Unreadable
        return carry_on(key)

    monkeypatch.setattr(telling, "_carry_on", fails_for_the_first)
    with pytest.raises(Unreadable):
        services.carry_on_tellings()
    assert set(Telling.objects.values_list("event", "state")) == {
        (events[0].pk, "sending"),
        (events[1].pk, "sent"),
    }


# --- on the day --------------------------------------------------------------------------------------------


@pytest.fixture
def rows(event: Event, clock: FrozenClock) -> list[Registration]:
    """Three who are registered, the second one unreadable; the event starts now."""
    rows = all_of(event, 3)
    spoil(rows[1])
    assert event.starts_at is not None
    clock.at = event.starts_at
    return rows


def test_the_door_opens_though_one_is_unreadable(event: Event, rows: list[Registration]) -> None:
    found, number = door.parties(event, needs=True, legal_names=True)
    assert number == 3
    names = [[person.name for person in party.people] for party in found]
    assert sorted(names) == [["(can’t be read)"] * 2, *[["Amara Lindqvist", "Guest 0"]] * 2]
    broken = next(party for party in found if party.registration.pk == rows[1].pk)
    assert broken.needs == ("(can’t be read)",)
    assert door.parties(event, "amara")[1] == 2
    done = services.check_in(event, rows[1].pk, [person.key for person in broken.people], factories.staff())
    assert len(done.now) == 2
    assert door.came(event) == (2, 6)
    assert door.came_by_organisation(event) == {"": 2}


def test_badges_are_printed_though_one_is_unreadable(event: Event, rows: list[Registration]) -> None:
    names = [badge.name for badge in badges_of(event)]
    assert sorted(names) == ["(can’t be read)"] * 2 + ["Amara Lindqvist"] * 2 + ["Guest 0"] * 2


def test_the_list_and_a_search_show_all_though_one_is_unreadable(
    event: Event, rows: list[Registration], client: Client
) -> None:
    client.force_login(factories.staff())
    html = client.get(reverse("registration_listing", args=[event.pk])).content.decode()
    assert (html.count("(can’t be read)"), html.count("Amara Lindqvist")) == (1, 2)
    found = client.post(reverse("registration_search", args=[event.pk]), {"wanted": "amara"})
    assert found.content.decode().count("Amara Lindqvist") == 2
    numbers = client.get(reverse("registration_numbers", args=[event.pk]))
    assert numbers.status_code == 200
