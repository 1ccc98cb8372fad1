"""From the form to a place, a number in the line, or a request; and out again."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.pacing import MAILS_EVER
from advocacy_site.supporters.services import is_granted
from events import services
from events.models import AccessNeeds, Event, Guest, LegalName, Registration
from events.wishes import Companion, Needs

from .. import factories
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=2).event


def kinds_for(registration: Registration) -> list[str]:
    rows = Outbox.objects.filter(object_id=registration.pk).order_by("created_at", "pk")
    return sorted(rows.values_list("kind", flat=True))


def positions(event: Event) -> list[Any]:
    return list(Registration.objects.in_line().filter(event=event).values_list("pk", flat=True))


# --- the form ----------------------------------------------------------------------------------------------


def test_nobody_has_a_place_before_the_address_is_confirmed(event: Event) -> None:
    row = factories.register(event, guests=0)
    assert row is not None
    assert (row.state, row.name, factories.taken_of(event)) == ("pending", "", 0)
    assert kinds_for(row) == ["registration-confirm"]


def test_confirming_gives_a_place_once_and_mails_once(event: Event) -> None:
    row = factories.registered(event)
    again = services.confirm_registration(row.pk, requested_at=None)
    assert (again.state, again.name, again.wish) == ("registered", "Amara Lindqvist", None)
    assert factories.taken_of(event) == 1
    assert kinds_for(row) == ["registration-confirm", "registration-confirmed"]


def test_a_form_sent_again_before_confirming_replaces_the_first(event: Event, clock: FrozenClock) -> None:
    first = factories.register(event, email="ana@example.org", name="Ana One")
    shown = first.requested_at if first else None
    clock.advance(minutes=5)
    factories.register(event, email="ana@example.org", name="Ana Two")
    row = Registration.objects.get()
    with pytest.raises(services.SentAgain):
        services.confirm_registration(row.pk, requested_at=shown)
    assert factories.confirm_registration(row).name == "Ana Two"
    assert Outbox.objects.filter(kind="registration-confirm").count() == 1


def test_whoever_is_registered_gets_another_mail_and_stays_as_they_are(
    event: Event, clock: FrozenClock
) -> None:
    row = factories.registered(event, email="ana@example.org")
    clock.advance(days=2)
    factories.register(event, email="ana@example.org", name="Somebody Else", guests=0)
    row.refresh_from_db()
    assert (row.name, row.state, row.wish) == ("Amara Lindqvist", "registered", None)
    assert kinds_for(row)[0] == "registration-already"


@pytest.mark.parametrize(
    "change",
    [
        {"registration": "none"},
        {"registration": "external", "external_url": "https://elsewhere.example/"},
        {"status": "cancelled"},
        {"status": "postponed"},
        {"marked_full": True},
        {"registration_closes_at": "past"},
        {"registration_opens_at": "future"},
        {"starts_at": "past", "ends_at": None},
    ],
)
def test_one_registers_only_while_that_is_open(
    event: Event, clock: FrozenClock, change: dict[str, Any]
) -> None:
    moments = {"past": clock.at - timedelta(hours=3), "future": clock.at + timedelta(hours=3)}
    services.change_settings(event, {name: moments.get(value, value) for name, value in change.items()})
    with pytest.raises(services.RegistrationClosed):
        factories.register(event)
    assert not Registration.objects.exists()


@pytest.mark.parametrize(("hours", "comes"), [(23, True), (25, False)])
def test_whoever_sent_the_form_in_time_can_confirm_a_day_longer(
    event: Event, clock: FrozenClock, hours: int, comes: bool
) -> None:
    services.change_settings(event, {"registration_closes_at": clock.at + timedelta(hours=1)})
    row = factories.register(event)
    assert row is not None
    clock.advance(hours=1 + hours)
    if comes:
        assert factories.confirm_registration(row).state == "registered"
    else:
        with pytest.raises(services.LinkTooLate):
            factories.confirm_registration(row)


def test_a_form_that_is_not_todays_is_refused(event: Event) -> None:
    for values in (
        {"guests": 1},
        {"ticket": factories.nobody()},
        {"parts": (factories.nobody(),)},
        {"listening": "fr"},
    ):
        with pytest.raises(services.WishOutdated):
            factories.register(event, **values)
    ticket = factories.ticket(
        event, kind="solidarity", price=10, currency="EUR", pay_url="https://pay.example/"
    )
    with pytest.raises(services.WishOutdated):
        factories.register(event)
    with pytest.raises(services.WishOutdated):
        factories.register(event, ticket=ticket.pk, amount=Decimal(9))


def test_a_ticket_with_a_code_asks_for_the_code_and_for_no_reason(event: Event) -> None:
    ticket = factories.ticket(event, kind="code", code="Dawn Chorus")
    with pytest.raises(services.CodeWrong):
        factories.register(event, ticket=ticket.pk, code="dawn")
    assert factories.registered(event, ticket=ticket.pk, code=" dawnchorus ").state == "registered"
    assert factories.taken_of(ticket) == 1


def test_saying_it_was_somebody_else_forgets_the_form_and_stops_mails(event: Event) -> None:
    row = factories.register(event, email="ana@example.org")
    assert row is not None
    services.deny_registration(row.pk)
    assert not Registration.objects.exists()
    assert mailing.is_suppressed(address_hash("ana@example.org"), event.subject)


def test_saying_so_after_a_cancellation_forgets_only_the_new_form(event: Event, clock: FrozenClock) -> None:
    row = factories.registered(event, email="ana@example.org")
    services.cancel_registration(row.pk)
    clock.advance(days=2)
    factories.register(event, email="ana@example.org", name="Mallory")
    services.deny_registration(row.pk)
    row.refresh_from_db()
    assert (row.state, row.wish, row.name) == ("cancelled", None, "Amara Lindqvist")


# --- what is kept apart ------------------------------------------------------------------------------------


def test_needs_and_legal_names_are_kept_apart_and_go_with_the_registration(event: Event) -> None:
    services.change_settings(event, {"most_guests": 1, "asks_legal_name": True})
    row = factories.registered(
        event,
        legal_name="Amara K. Lindqvist",
        needs=Needs(("captions",), "I sit near the door."),
        access_wording=factories.access_wording().pk,
    )
    assert AccessNeeds.objects.get(registration=row).needs["words"] == "I sit near the door."
    assert LegalName.objects.get(registration=row).name == "Amara K. Lindqvist"
    assert is_granted(row.email_hash, "access", subject=event.subject)
    services.cancel_registration(row.pk)
    assert not AccessNeeds.objects.exists()
    assert not LegalName.objects.exists()
    assert not is_granted(row.email_hash, "access", subject=event.subject)


def test_needs_without_consent_are_not_kept(event: Event) -> None:
    factories.registered(event, needs=Needs(("captions",)))
    assert not AccessNeeds.objects.exists()


# --- approval ----------------------------------------------------------------------------------------------


def test_on_approval_no_place_is_kept_until_staff_say_yes() -> None:
    event = factories.joinable(places=1, on_approval=True).event
    first, second = factories.registered(event), factories.registered(event)
    assert (first.state, factories.taken_of(event)) == ("requested", 0)
    assert services.approve_registration(second.pk).state == "registered"
    assert services.approve_registration(first.pk).state == "waiting"
    assert services.approve_registration(first.pk).state == "waiting"
    assert kinds_for(first) == ["registration-confirm", "registration-requested", "registration-waiting"]


def test_whoever_was_refused_stays_so_until_staff_say_otherwise(clock: FrozenClock) -> None:
    event = factories.joinable(places=1, on_approval=True).event
    row = factories.registered(event, email="ana@example.org")
    services.refuse_registration(row.pk)
    clock.advance(days=2)
    factories.register(event, email="ana@example.org")
    assert factories.state_of(row) == "refused"
    assert services.approve_registration(row.pk).state == "registered"


def test_a_registration_that_nobody_confirmed_can_be_neither_approved_nor_refused(event: Event) -> None:
    row = factories.register(event)
    assert row is not None
    for decide in (services.approve_registration, services.refuse_registration, services.give_place):
        with pytest.raises(services.NotInState):
            decide(row.pk)


# --- staff -------------------------------------------------------------------------------------------------


def test_staff_enter_somebody_without_an_address(event: Event) -> None:
    rows = [
        services.add_registration(event.pk, "", "en", factories.wish(name=f"Guest {n}")) for n in range(3)
    ]
    assert [row.state for row in rows] == ["registered", "registered", "waiting"]
    assert not Outbox.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        event.registrations.update(form_key="the same form")


def test_whom_staff_enter_asked_when_they_did_and_not_when_an_earlier_form_was_sent(
    event: Event, clock: FrozenClock
) -> None:
    row = factories.register(event, email="ana@example.org")
    assert row is not None
    clock.advance(days=3)
    assert services.add_registration(event.pk, "ana@example.org", "en", factories.wish()).pk == row.pk
    row.refresh_from_db()
    assert row.requested_at == clock.at


def test_staff_enter_somebody_who_is_registered_once(event: Event) -> None:
    rows = [
        services.add_registration(event.pk, "ana@example.org", "en", factories.wish()) for _twice in range(2)
    ]
    assert rows[0].pk == rows[1].pk
    assert kinds_for(rows[0]) == ["registration-confirmed"]


def test_a_wish_for_accreditation_is_answered_once(event: Event) -> None:
    row = factories.registered(event, press=True, outlet="The Morning Paper")
    assert row.press == "asked"
    for _twice in range(2):
        services.decide_press(row.pk, granted=True)
    assert kinds_for(row).count("registration-press") == 1


def test_guests_are_kept_in_order(event: Event) -> None:
    services.change_settings(event, {"most_guests": 3})
    guests = (Companion("Ben", no_photo=True), Companion("Cleo"))
    row = services.add_registration(event.pk, "", "en", replace(factories.wish(), guests=guests))
    assert list(Guest.objects.filter(registration=row).values_list("position", "no_photo")) == [
        (1, True),
        (2, False),
    ]


def test_whoever_cancels_can_come_back_within_the_hour(event: Event, clock: FrozenClock) -> None:
    row = factories.registered(event, email="ana@example.org")
    clock.advance(minutes=10)
    services.cancel_registration(row.pk)
    clock.advance(minutes=10)
    again = factories.register(event, email="ana@example.org")
    assert again is not None
    assert (again.mails, again.generation) == (1, 2)


def test_three_wishes_that_lapsed_do_not_shut_out_whoever_cancelled(event: Event, clock: FrozenClock) -> None:
    services.cancel_registration(factories.registered(event, email="ana@example.org").pk)
    for _n in range(MAILS_EVER):
        factories.register(event, email="ana@example.org")
        clock.advance(days=1)
    row = Registration.objects.get()
    assert services.discard_unconfirmed(row.pk)
    factories.register(event, email="ana@example.org")
    row.refresh_from_db()
    assert row.generation == 2 + MAILS_EVER
