"""What somebody may change of their registration, and what stays whatever they change."""

import re
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.test import Client

from advocacy_site.mailing import services as mailing
from advocacy_site.supporters.models import Consent
from events import services
from events.models import EventPage, Guest, Payment, Registration, TicketType
from events.own_link import own_url
from events.own_registrations import online_url
from events.wish_words import wish_facts
from events.wishes import Companion, Needs, Wish

from .. import factories
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def page(clock: FrozenClock) -> EventPage:
    return factories.joinable(most_guests=3)


def own_address(row: Registration) -> str:
    return "/l/" + own_url(row.pk).partition("/l/")[2]


def change(row: Registration, **fields: Any) -> Any:
    return Client().post(own_address(row), {"do": "change", "name": "Amara L.", **fields})


def sent_from(shown: Any) -> dict[str, Any]:
    """What a browser sends of the form on somebody's own page."""
    form = shown.context["form"]
    return {name: form[name].value() or "" for name in form.fields} | {"do": "change"}


def test_nobody_changes_to_another_price_than_the_one_they_saw(page: EventPage) -> None:
    free, paid = factories.ticket(page.event), factories.paid_ticket(page.event)
    row, client = factories.registered(page.event, ticket=free.pk), Client()
    sent = sent_from(client.get(own_address(row))) | {"ticket": str(paid.pk), "name": "Amara B."}
    services.change_ticket(paid, {"price": 60})
    answer = client.post(own_address(row), sent)
    assert answer.status_code == 422
    assert "60.00 EUR" in answer.content.decode()
    assert not row.payments.exists()
    again = sent_from(answer)
    assert again["name"] == "Amara B."
    assert client.post(own_address(row), again).status_code == 200
    assert row.payments.get().amount == 60


def test_a_page_that_was_open_takes_nobody_back_to_where_staff_moved_them_from(page: EventPage) -> None:
    before, after = factories.ticket(page.event), factories.ticket(page.event)
    row, client = factories.registered(page.event, ticket=before.pk), Client()
    sent = sent_from(client.get(own_address(row)))
    services.move_registration(row.pk, ticket=after.pk, parts=())
    assert client.post(own_address(row), sent).status_code == 422
    row.refresh_from_db()
    assert row.ticket == after


def test_a_change_keeps_what_the_form_asks_no_more(page: EventPage) -> None:
    services.change_settings(page.event, {"asks_role": "optional", "asks_press": True})
    guests = (Companion("Ben", no_photo=True), Companion("Cleo"), Companion("Dan"))
    row = factories.registered(page.event, role="Founder", press=True, outlet="The Paper")
    services.change_registration(
        row.pk, replace(factories.wish(role="Founder", press=True, outlet="The Paper"), guests=guests)
    )
    services.change_settings(
        page.event, {"most_guests": 1, "asks_role": "no", "asks_press": False, "mode": "online"}
    )
    names = {f"guest_{number}": guest.name for number, guest in enumerate(guests, 1)}
    assert change(row, **names).status_code == 200
    row.refresh_from_db()
    assert (row.name, row.role, row.press, row.outlet) == ("Amara L.", "Founder", "asked", "The Paper")
    assert [(guest.name, guest.no_photo) for guest in Guest.objects.all()] == [
        ("Ben", True),
        ("Cleo", False),
        ("Dan", False),
    ]


def test_each_guest_can_ask_for_no_photos(page: EventPage) -> None:
    row = factories.registered(page.event)
    change(row, guest_1="Ben", guest_1_no_photo="on", guest_2="Cleo")
    assert list(Guest.objects.values_list("no_photo", flat=True)) == [True, False]


def test_a_guests_wish_for_no_photo_stands_on_the_own_page_and_can_be_changed_there(page: EventPage) -> None:
    row = factories.registered(page.event)
    change(row, guest_1="Ben", guest_1_no_photo="on", guest_2="Cleo")
    address = own_address(row)
    html = Client().get(address).content.decode()
    assert "Ben (no photo), Cleo" in html
    assert 'name="guest_1_no_photo"' in html
    change(row, guest_1="Ben", guest_2="Cleo", guest_2_no_photo="on")
    assert "Ben, Cleo (no photo)" in Client().get(address).content.decode()


def test_who_confirms_reads_which_guest_wants_no_photo(page: EventPage) -> None:
    wish = replace(factories.wish(), guests=(Companion("Ben", no_photo=True),))
    services.register(page.event_id, "ana@example.org", "en", wish, network="network")
    row = Registration.objects.get()
    assert ("Guests", "Ben (no photo)") in wish_facts(row)


def test_a_ticket_that_is_offered_no_more_stays_with_whoever_has_it(page: EventPage) -> None:
    ticket = factories.paid_ticket(page.event)
    factories.ticket(page.event)
    row = factories.registered(page.event, ticket=ticket.pk)
    services.mark_paid(Payment.objects.get().pk)
    TicketType.objects.filter(pk=ticket.pk).update(is_offered=False)
    assert change(row, ticket=str(ticket.pk)).status_code == 200
    row.refresh_from_db()
    assert (row.name, row.ticket_id) == ("Amara L.", ticket.pk)


@pytest.mark.parametrize("fields", [{"name": "Someone Else"}, {"guests": 1}, {"legal_name": "Another"}])
def test_whom_staff_approved_is_not_exchanged_by_oneself(page: EventPage, fields: dict[str, Any]) -> None:
    services.change_settings(page.event, {"registration": "approval"})
    row = services.approve_registration(factories.registered(page.event, legal_name="Amara K.").pk)
    with pytest.raises(services.NeedsApproval):
        services.change_registration(row.pk, factories.wish(**{"legal_name": "Amara K."} | fields))
    same = factories.wish(legal_name="Amara K.", role="Founder")
    assert services.change_registration(row.pk, same).role == "Founder"


@pytest.mark.parametrize("fields", [{"name": "Someone Else"}, {"outlet": "The Evening Paper"}])
def test_an_accreditation_is_for_one_name_and_one_paper(page: EventPage, fields: dict[str, str]) -> None:
    report = {"press": True, "outlet": "The Morning Paper"}
    row = services.decide_press(factories.registered(page.event, **report).pk, granted=True)
    assert services.change_registration(row.pk, factories.wish(**report)).press == "granted"
    assert services.change_registration(row.pk, factories.wish(**report | fields)).press == "asked"


@pytest.mark.parametrize(
    "closed", [{"marked_full": True}, {"registration_opens_at": "later"}, {"status": "cancelled"}]
)
def test_more_places_are_taken_only_while_one_can_register(
    page: EventPage, closed: dict[str, Any], clock: FrozenClock
) -> None:
    row = factories.registered(page.event)
    if "registration_opens_at" in closed:
        closed = {"registration_opens_at": page.event.starts_at}
    services.change_settings(page.event, closed)
    with pytest.raises(services.RegistrationClosed):
        services.change_registration(row.pk, factories.wish(guests=1))


def test_another_ticket_brings_whoever_waits_to_the_end_of_the_line(page: EventPage) -> None:
    one, other = (factories.ticket(page.event, capacity=1) for _n in range(2))
    factories.registered(page.event, ticket=one.pk)
    holder = factories.registered(page.event, ticket=other.pk)
    changes = factories.registered(page.event, ticket=one.pk)
    waits = factories.registered(page.event, ticket=other.pk)
    services.change_registration(changes.pk, factories.wish(ticket=other.pk))
    services.cancel_registration(holder.pk)
    assert [factories.state_of(row) for row in (changes, waits)] == ["waiting", "offered"]


def test_codes_are_not_guessed_on_ones_own_page(page: EventPage) -> None:
    ticket, secret = factories.ticket(page.event), factories.ticket(page.event, kind="code", code="Dawn")
    row = factories.registered(page.event, ticket=ticket.pk)
    answers = [change(row, ticket=str(secret.pk), code="wrong").status_code for _n in range(11)]
    assert answers == [422] * 10 + [429]


def test_each_of_a_party_pays(page: EventPage) -> None:
    row = factories.registered(page.event, ticket=factories.paid_ticket(page.event).pk, guests=2)
    assert Payment.objects.get().amount == 120
    services.change_registration(row.pk, factories.wish(ticket=row.ticket_id, guests=1))
    assert Payment.objects.get().amount == 80
    services.mark_paid(Payment.objects.get().pk)
    services.change_registration(row.pk, factories.wish(ticket=row.ticket_id, guests=2))
    assert Payment.objects.get(state="due").amount == 40


def test_what_was_paid_for_a_cheap_ticket_does_not_pay_for_a_dear_one(
    page: EventPage, clock: FrozenClock
) -> None:
    cheap, dear = factories.paid_ticket(page.event), factories.paid_ticket(page.event, price=100)
    row = factories.registered(page.event, email="ana@example.org", ticket=cheap.pk)
    services.mark_paid(Payment.objects.get().pk)
    services.cancel_registration(row.pk)
    clock.advance(days=2)
    again = factories.registered(page.event, email="ana@example.org", ticket=dear.pk)
    payments = Payment.objects.filter(registration=again)
    assert list(payments.values_list("state", "amount")) == [("paid", 40), ("due", 60)]


def test_nobody_is_let_in_as_approved_where_nobody_approves() -> None:
    event = factories.joinable(registration="approval", access="approved").event
    with pytest.raises(IntegrityError), transaction.atomic():
        services.change_settings(event, {"registration": "open"})


def test_whoever_came_in_before_staff_had_to_approve_gets_the_online_link_when_they_do(
    clock: FrozenClock,
) -> None:
    event = factories.joinable(mode="online", online_url="https://meet.example/secret-room").event
    row, invited = factories.registered(event), services.add_registration(event.pk, "", "en", Wish(name="A"))
    services.change_settings(event, {"registration": "approval", "access": "approved"})
    clock.at = event.starts_at

    def links() -> list[bool]:
        rows = [Registration.objects.select_related("event").get(pk=each.pk) for each in (row, invited)]
        return [bool(online_url(each)) for each in rows]

    assert links() == [False, True]
    services.approve_registration(row.pk)
    assert links() == [True, True]
    assert factories.state_of(row) == "registered"


def test_whoever_had_a_place_where_staff_approve_is_approved_by_the_migration(clock: FrozenClock) -> None:
    approved = factories.registered(factories.joinable(on_approval=True).event)
    services.approve_registration(approved.pk)
    asked = factories.registered(approved.event)
    come = factories.registered(factories.joinable().event)
    Registration.objects.update(approved_at=None)
    import_module("events.migrations.0003_approvals_and_larger_sums").approve(apps, None)
    assert Registration.objects.get(approved_at__isnull=False) == approved
    assert {asked, come} == set(Registration.objects.filter(approved_at=None))


def test_a_consent_that_ends_with_a_refusal_is_withdrawn_by_staff(page: EventPage) -> None:
    needs = {"needs": Needs(("captions",)), "access_wording": factories.access_wording().pk}
    services.refuse_registration(factories.registered(page.event, **needs).pk)
    assert Consent.objects.get(decision="withdrawn").method == "staff"


def test_a_consent_that_ends_with_an_offer_was_withdrawn_by_nobody(clock: FrozenClock) -> None:
    event = factories.joinable(places=1).event
    first = factories.registered(event)
    needs = {"needs": Needs(("captions",)), "access_wording": factories.access_wording().pk}
    factories.registered(event, **needs)
    services.cancel_registration(first.pk)
    clock.advance(days=1)
    services.expire_offers()
    assert Consent.objects.get(decision="withdrawn").method == "time"


def test_whom_staff_enter_is_mailed_although_they_once_said_it_was_not_them(page: EventPage) -> None:
    row = factories.register(page.event, email="ana@example.org")
    assert row is not None
    services.deny_registration(row.pk)
    added = services.add_registration(page.event.pk, "ana@example.org", "en", factories.wish())
    assert not mailing.is_suppressed(added.email_hash, page.event.subject)


@pytest.mark.parametrize("waits", [False, True])
def test_what_cannot_be_undone_takes_two_presses(page: EventPage, waits: bool) -> None:
    """The button lies folded below its own words, where a thumb that slips does not reach it."""
    services.set_capacity(page.event, 1)
    if waits:
        factories.registered(page.event)
    row = factories.registered(page.event)
    html = Client().get(own_address(row)).content.decode()
    folded = re.findall(r"<details>.*?</details>", html, re.DOTALL)
    assert re.findall(r'value="(cancel|erase)"', html) == ["cancel", "erase"]
    assert re.findall(r'value="(cancel|erase)"', "".join(folded)) == ["cancel", "erase"]
    assert ("goes to whoever waits" in html) != waits
