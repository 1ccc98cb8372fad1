"""A row that no key opens, of a lost key or a damaged disk: it is erased in time, and holds up nobody."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import TextField, Value
from django.test import Client
from django.urls import reverse

from advocacy_site.core.registry import personal_data, retention
from advocacy_site.core.sealed import Unreadable
from advocacy_site.mailing.models import Outbox
from events import door, services
from events.badge_screens import badges_of
from events.models import Event, Guest, LegalName, Registration, Telling, TicketType
from events.own_link import own_url
from events.services import reminding, telling
from events.services.locks import SEALED
from events.wishes import Needs

from .. import factories
from ..conftest import FrozenClock
from .spoiling import spoil

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=6, most_guests=1).event


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


def test_all_others_are_reminded_though_many_are_unreadable(
    event: Event, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminding, "BATCH", 2)
    rows = sorted((factories.registered(event) for _n in range(5)), key=lambda row: row.pk)
    for row in rows[:2]:
        spoil(row)
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    assert services.remind() == 0
    told = Outbox.objects.filter(kind=reminding.DAY_MAIL).values_list("object_id", flat=True)
    assert set(told) == {row.pk for row in rows[2:]}


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


# --- one of them, and what is done about it ----------------------------------------------------------------


@pytest.fixture
def office(event: Event) -> Client:
    client = Client()
    client.force_login(factories.staff())
    return client


def do(client: Client, row: Registration, verb: str, **fields: Any) -> str:
    """Open the page of a verb, press its button, and return the state that this leads to."""
    address = reverse("registration_verb", args=[row.event_id, row.pk, verb])
    page = client.get(address)
    assert "(can’t be read)" in page.content.decode()
    sent = {"seen": page.context["form"]["seen"].value()} | fields
    assert client.post(address, sent, follow=True).status_code == 200
    return factories.state_of(row)


def test_an_unreadable_registration_has_its_screen_which_says_so(event: Event, office: Client) -> None:
    row = spoil(all_of(event, 1)[0])
    address = reverse("registration_detail", args=[event.pk, row.pk])
    shown = office.get(address)
    assert shown.context["known"][2] == ("Name", "(can’t be read)")
    words = {str(label): value for label, value in shown.context["apart"]}
    assert words == {
        "Needs to take part": "(can’t be read)",
        "Legal names": "(can’t be read)",
    }
    assert "no key of ours opens it" in shown.content.decode()
    office.force_login(factories.staff_who_may(event.pages.get(), "change_event", "view_registration"))
    assert office.get(address).context["masked"] == "(can’t be read)"


def test_all_that_staff_do_about_a_registration_is_done_though_it_is_unreadable(
    event: Event, office: Client
) -> None:
    tickets = [factories.paid_ticket(event), factories.ticket(event)]
    row = spoil(factories.registered(event, ticket=tickets[0].pk, press=True, guests=1))
    assert do(office, row, "paid", payment=row.payments.get().pk) == "registered"
    assert do(office, row, "refunded", payment=row.payments.get().pk) == "registered"
    assert do(office, row, "accredit") == "registered"
    assert do(office, row, "move", ticket=str(tickets[1].pk)) == "registered"
    assert do(office, row, "cancel") == "cancelled"
    assert (row.payments.get().state, factories.taken_of(tickets[1])) == ("refunded", 0)
    held = Registration.objects.filter(ticket=tickets[1]).defer(*SEALED).values_list("party", "press")
    assert held.get() == (2, "granted")


def test_who_is_unreadable_is_approved_refused_and_given_a_place(event: Event, office: Client) -> None:
    services.change_settings(event, {"registration": "approval"})
    row = spoil(factories.registered(event))
    assert do(office, row, "refuse") == "refused"
    assert do(office, row, "approve") == "registered"
    services.set_capacity(event, 1)
    waits = spoil(factories.registered(event))
    assert do(office, waits, "approve") == "waiting"
    services.set_capacity(event, None)
    assert do(office, waits, "give-place", reason="Speaks") == "registered"


def test_an_offer_is_taken_though_the_row_is_unreadable(event: Event) -> None:
    services.set_capacity(event, 1)
    first, second = factories.registered(event), spoil(factories.registered(event))
    services.cancel_registration(first.pk)
    assert factories.state_of(second) == "offered"
    assert services.accept_offer(second.pk).state == "registered"


def test_a_wish_is_forgotten_though_it_is_unreadable(event: Event) -> None:
    row = factories.register(event)
    assert row is not None
    services.forget_wish(spoil(row).pk)
    assert not Registration.objects.exists()


def test_an_export_holds_all_though_one_is_unreadable(event: Event, office: Client) -> None:
    spoil(all_of(event, 3)[1])
    asked = {"purpose": "Seating", "ending": "csv"}
    text = office.post(reverse("registration_export", args=[event.pk]), asked).getvalue().decode()
    assert text.count("Amara Lindqvist") == 2
    assert text.count("(can’t be read)") == 2  # the name, and the guest's


def test_ones_own_data_and_page_show_what_can_be_read(event: Event, client: Client) -> None:
    other = factories.joinable().event
    bad = spoil(factories.registered(event, email="ana@example.org", guests=1, needs=Needs(("captions",))))
    factories.registered(other, email="ana@example.org")
    shown = personal_data["registrations"].section
    assert shown is not None
    section = shown(bad.email_hash)
    assert section is not None
    names = {own.registration.event_id: dict(own.facts)["Name"] for own in section.items}
    assert names == {event.pk: "(can’t be read)", other.pk: "Amara Lindqvist"}
    assert not next(own for own in section.items if own.registration.pk == bad.pk).can_change
    exported = personal_data["registrations"].export(bad.email_hash)
    assert sorted(row["name"] for row in exported) == ["(can’t be read)", "Amara Lindqvist"]
    page = client.get(own_url(bad.pk))
    assert (page.status_code, "(can’t be read)" in page.content.decode()) == (200, True)


def test_a_ticket_whose_code_is_unreadable_takes_away_no_other_and_nobody_comes_with_it(
    event: Event, office: Client
) -> None:
    ticket = factories.ticket(event, kind="code", code="dawn")
    free = factories.ticket(event)
    TicketType.objects.filter(pk=ticket.pk).update(code=Value("nonsense", output_field=TextField()))
    assert factories.registered(event, ticket=free.pk).state == "registered"
    for code in ("dawn", ""):
        with pytest.raises(services.CodeWrong):
            factories.register(event, ticket=ticket.pk, code=code)
    address = reverse("event_ticket", args=[event.pk, ticket.pk])
    assert "can’t be read. Choose another" in office.get(address).content.decode()
