"""Check-in: who came, noted once by whom, shown to those who may see it, and only at the door."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import AccessLog
from events import door, privacy, services
from events.models import Arrival, EventPage, LegalName, Registration
from events.own_registrations import own_registration
from events.wishes import Companion, Needs, Wish

from .. import factories
from ..conftest import FrozenClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(clock: FrozenClock) -> EventPage:
    """An event that starts now."""
    page = factories.joinable(most_guests=2, languages=" en fr ", asks_organisation="optional")
    clock.at = page.event.starts_at
    return page


def steward(page: EventPage, *codenames: str) -> Client:
    client = Client()
    client.force_login(factories.staff_who_may(page, "change_event", "check_in", *codenames))
    return client


def at(page: EventPage) -> str:
    return reverse("check_in", args=[page.event_id])


def tap(client: Client, page: EventPage, row: Registration, *people: Any) -> str:
    keys = " ".join(str(person.pk) for person in people or (row,))
    return client.post(at(page), {"registration": row.pk, "people": keys}).content.decode()


def registered(page: EventPage, name: str = "Amara Lindqvist", **fields: Any) -> Registration:
    return factories.registered(page.event, name=name, **fields)


def facts(row: Registration) -> list[tuple[str, str]]:
    """What its owner reads of it."""
    return own_registration(Registration.objects.get(pk=row.pk)).facts


def came(page: EventPage) -> tuple[int, int]:
    return door.came(page.event)


def test_a_tap_notes_who_came_and_a_second_one_tells_when(page: EventPage, clock: FrozenClock) -> None:
    row, client = registered(page), steward(page)
    assert "Checked in: Amara Lindqvist" in tap(client, page, row)
    clock.advance(minutes=7)
    first = Arrival.objects.get()
    hour = door.at_in_words(first.at, page.event)
    assert f"Amara Lindqvist: checked in already, at {hour}." in tap(client, page, row)
    assert Arrival.objects.get() == first
    assert came(page) == (1, 1)


def test_a_tap_without_anybody_checks_in_nobody_and_says_so(page: EventPage) -> None:
    row = registered(page)
    sent = {"registration": row.pk, "people": ""}
    assert "Not checked in" in steward(page).post(at(page), sent).content.decode()
    assert came(page) == (0, 1)


def test_a_party_arrives_at_once_or_one_by_one(page: EventPage) -> None:
    row = registered(page, guests=2)
    guests, client = list(row.guests.all()), steward(page)
    tap(client, page, row, guests[1])
    assert came(page) == (1, 3)
    assert "2 people" in tap(client, page, row, row, *guests)
    assert came(page) == (3, 3)


def test_undo_takes_back_the_arrival_that_was_shown_and_no_later_one(
    page: EventPage, clock: FrozenClock
) -> None:
    row, client = registered(page), steward(page)
    tap(client, page, row)
    stale = Arrival.objects.get()
    assert "Taken back." in client.post(at(page), {"undo": stale.pk}).content.decode()
    clock.advance(minutes=1)
    tap(client, page, row)
    assert "already" in client.post(at(page), {"undo": stale.pk}).content.decode()
    assert came(page) == (1, 1)
    logged = AccessLog.objects.filter(subject=f"registration:{row.pk}")
    reasons = sorted(logged.values_list("reason", flat=True))
    assert reasons == [
        f"arrival of {stale.at.isoformat(timespec='seconds')} taken back",
        "arrived",
        "arrived",
    ]


def test_only_who_has_a_place_at_this_event_arrives(page: EventPage) -> None:
    row, other = registered(page), registered(factories.joinable())
    by = factories.staff()
    services.set_capacity(page.event, 1)
    waiting = registered(page)
    with pytest.raises(services.NotInState):
        services.check_in(page.event, waiting.pk, [waiting.pk], by)
    with pytest.raises(Registration.DoesNotExist):
        services.check_in(page.event, other.pk, [other.pk], by)
    with pytest.raises(services.PartyChanged):
        services.check_in(page.event, row.pk, [uuid4()], by)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=waiting.pk).update(arrived=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=row.pk).update(arrived=2)
    assert not Arrival.objects.exists()


def test_whoever_leaves_has_not_come_and_a_guest_stays_so_by_the_same_name(page: EventPage) -> None:
    guests = (Companion("Binta"), Companion("Chidi"))
    row = registered(page)
    services.change_registration(row.pk, Wish(name="Amara", guests=guests))
    by = factories.staff()
    services.check_in(page.event, row.pk, [row.pk, *(guest.pk for guest in row.guests.all())], by)
    services.change_registration(row.pk, Wish(name="Amara", guests=(Companion("Binta"), Companion("D"))))
    assert list(row.arrivals.values_list("position", flat=True)) == [0, 1]
    assert came(page) == (2, 3)
    (exported,) = privacy.export(row.email_hash)
    assert len(exported["arrivals"]) == exported["arrived"] == 2
    hour = door.at_in_words(row.arrivals.all()[0].at, page.event)
    assert ("Checked in", f"{hour}, {hour}") in facts(row)
    services.cancel_registration(row.pk)
    assert came(page) == (0, 0)
    assert not Arrival.objects.exists()


def test_arrivals_fall_with_the_registration_whose_period_is_over(
    page: EventPage, clock: FrozenClock
) -> None:
    row = registered(page)
    services.check_in(page.event, row.pk, [row.pk], factories.staff())
    clock.advance(days=32)
    assert privacy.expire_registrations(dry_run=False) == 1
    assert not Arrival.objects.exists()


def test_the_door_is_open_around_the_event_only(page: EventPage, clock: FrozenClock) -> None:
    row, client = registered(page), steward(page)
    end = page.event.over_at
    for moment in (page.event.starts_at - timedelta(hours=7), end + timedelta(hours=7)):
        clock.at = moment
        assert "Amara" not in tap(client, page, row)
    assert came(page) == (0, 1)
    clock.at = end + timedelta(hours=5)
    assert "Amara" in tap(client, page, row)


@pytest.mark.parametrize("wanted", ["أحمد", "احمد المصري", "احمد المصرى", "mísr", "sea WATCH"])
def test_people_are_found_by_name_or_organisation_in_any_script(page: EventPage, wanted: str) -> None:
    registered(page, name="Somebody Else")
    registered(page, name="أحمد المصري", organisation="Misr Sea Watch")
    words = steward(page).post(at(page), {"wanted": wanted}).content.decode()
    assert "أحمد المصري" in words
    assert "Somebody Else" not in words


def test_needs_and_legal_names_are_for_those_who_may_see_them(page: EventPage) -> None:
    wording = factories.access_wording()
    services.change_settings(page.event, {"asks_legal_name": True})
    needs = {"needs": Needs(("step_free",)), "access_wording": wording.pk}
    row = registered(page, legal_name="Amara on Paper", no_photo=True, **needs)
    plain = steward(page).get(at(page))
    assert "no-store" in plain["Cache-Control"]
    assert "No photo" in plain.content.decode()
    assert "A way without steps" not in plain.content.decode()
    assert "Amara on Paper" not in plain.content.decode()
    assert "on Paper" not in steward(page).post(at(page), {"wanted": "paper"}).content.decode()
    full = steward(page, "see_access_needs", "see_legal_name")
    assert "A way without steps" in full.get(at(page)).content.decode()
    assert "Amara on Paper" in full.post(at(page), {"wanted": "paper"}).content.decode()
    LegalName.objects.filter(registration=row).delete()
    assert "In the papers" not in full.get(at(page)).content.decode()


def test_what_is_not_paid_is_due_at_the_door(page: EventPage) -> None:
    row = registered(page, ticket=factories.paid_ticket(page.event).pk)
    client = steward(page)
    assert "40.00 EUR" in client.get(at(page)).content.decode()
    services.mark_paid(row.payments.get().pk)
    assert "40.00 EUR" not in client.get(at(page)).content.decode()


@pytest.mark.parametrize("screen", ["check_in", "badges"])
def test_applications_that_one_role_reads_have_no_door(page: EventPage, screen: str) -> None:
    row = registered(page)
    readers = Group.objects.create(name="Readers")
    services.change_settings(page.event, {"readers": readers})
    superuser = factories.staff()
    superuser.groups.add(readers)
    client = Client()
    client.force_login(superuser)
    assert client.get(reverse(screen, args=[page.event_id])).status_code == 404
    page.event.refresh_from_db()
    with pytest.raises(services.DoorClosed):
        services.check_in(page.event, row.pk, [row.pk], superuser)


@pytest.mark.parametrize(("screen", "permission"), [("check_in", "check_in"), ("badges", "print_badge")])
def test_each_screen_of_the_door_needs_its_own_permission(
    page: EventPage, screen: str, permission: str
) -> None:
    address = reverse(screen, args=[page.event_id])
    for codenames, status in (((permission,), 200), (("view_registration", "see_registrant"), 403)):
        client = Client()
        client.force_login(factories.staff_who_may(page, "change_event", *codenames))
        assert client.get(address).status_code == status


def test_badges_are_of_those_with_a_place_and_of_their_guests_only(page: EventPage) -> None:
    told = {"organisation": "Night Boats", "no_photo": True, "listening": "fr"}
    registered(page, **told, guests=1)
    services.cancel_registration(registered(page, name="Gone Again").pk)
    factories.register(page.event, name="Never Confirmed")
    services.set_capacity(page.event, 2)
    registered(page, name="Still Waiting")
    response = steward(page, "print_badge").get(reverse("badges", args=[page.event_id]))
    words = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert words.count('class="badge"') == 2
    for shown in ("Amara Lindqvist", "Guest 0", "Night Boats", "No photo", "Français"):
        assert shown in words
    for hidden in ("Gone Again", "Never Confirmed", "Still Waiting"):
        assert hidden not in words
    assert AccessLog.objects.get(reason="badges").rows == 2


def test_who_came_is_counted_by_country_and_organisation(page: EventPage) -> None:
    row = registered(page, organisation="Night Boats", country="SN", guests=1)
    registered(page, organisation="Night boats", country="FR")
    services.check_in(page.event, row.pk, [row.pk, row.guests.get().pk], factories.staff())
    assert door.came_by_country(page.event) == {"SN": 2}
    assert door.came_by_organisation(page.event) == {"Night Boats": 2}
    client = Client()
    client.force_login(factories.staff())
    screen = client.get(reverse("registration_numbers", args=[page.event_id])).content.decode()
    assert "Came: 2 of 3" in screen
