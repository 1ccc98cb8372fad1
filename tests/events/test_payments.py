"""What a place costs: due, paid, refunded."""

import uuid
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from events import services
from events.models import Event, Payment
from events.models.asking import MOST_GUESTS
from events.wish_words import wish_facts

from .. import factories
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=2).event


def test_a_paid_place_is_due_with_a_reference_then_paid_with_a_receipt_then_refunded(event: Event) -> None:
    ticket = factories.paid_ticket(event)
    rows = [factories.registered(event, ticket=ticket.pk) for _n in range(2)]
    payments = [Payment.objects.get(registration=row) for row in rows]
    for payment in payments:
        assert (payment.state, payment.amount) == ("due", 40)
        digits = payment.reference[4:] + "2715" + payment.reference[2:4]
        assert int(digits) % 97 == 1
    assert [services.mark_paid(payment.pk).receipt for payment in payments] == [1, 2]
    assert services.mark_paid(payments[0].pk).receipt == 1
    services.cancel_registration(rows[0].pk)
    assert services.mark_refunded(payments[0].pk).state == "refunded"
    with pytest.raises(services.NotInState):
        services.mark_paid(payments[0].pk)


def test_a_place_that_was_given_up_is_not_due_and_its_reference_stays(event: Event) -> None:
    row = factories.registered(event, ticket=factories.paid_ticket(event).pk)
    reference = Payment.objects.get().reference
    services.cancel_registration(row.pk)
    payment = Payment.objects.get(reference=reference)
    assert (payment.state, payment.registration) == ("cancelled", row)
    with pytest.raises(services.NotInState):
        services.mark_refunded(payment.pk)
    # The transfer was on its way.
    assert services.mark_paid(payment.pk).receipt == 1
    assert services.mark_refunded(payment.pk).state == "refunded"


@pytest.mark.parametrize("forget", [services.erase_registration, services.forget_registration])
def test_a_reference_outlives_the_person_and_is_due_no_more(event: Event, forget: Any) -> None:
    row = factories.registered(event, ticket=factories.paid_ticket(event).pk)
    forget(row.pk)
    payment = Payment.objects.get()
    assert (payment.state, payment.registration, payment.amount) == ("cancelled", None, 40)
    assert services.mark_paid(payment.pk).receipt == 1


def test_another_sum_keeps_its_reference(event: Event) -> None:
    services.change_settings(event, {"most_guests": 1})
    row = factories.registered(event, ticket=factories.paid_ticket(event).pk, guests=1)
    reference = Payment.objects.get().reference
    services.change_registration(row.pk, factories.wish(ticket=row.ticket_id))
    payment = Payment.objects.get()
    assert (payment.reference, payment.state, payment.amount) == (reference, "due", 40)


def test_what_falls_short_is_a_payment_beside_the_first_with_a_receipt_of_its_own(event: Event) -> None:
    services.change_settings(event, {"most_guests": 1})
    row = factories.registered(event, ticket=factories.paid_ticket(event).pk)
    services.mark_paid(Payment.objects.get().pk)
    services.change_registration(row.pk, factories.wish(ticket=row.ticket_id, guests=1))
    short = row.payments.get(state="due")
    assert short.amount == 40
    services.mark_paid(short.pk)
    states = row.payments.values_list("state", "amount", "receipt").order_by("receipt")
    assert list(states) == [("paid", 40, 1), ("paid", 40, 2)]


def test_a_late_transfer_for_an_earlier_reference_pays_what_is_due_now(
    event: Event, clock: FrozenClock
) -> None:
    ticket = factories.paid_ticket(event)
    row = factories.registered(event, email="ana@example.org", ticket=ticket.pk)
    services.cancel_registration(row.pk)
    clock.advance(days=1)
    factories.registered(event, email="ana@example.org", ticket=ticket.pk)
    earlier, now_due = row.payments.all()
    assert (earlier.state, now_due.state) == ("cancelled", "due")
    services.mark_paid(earlier.pk)
    assert list(row.payments.values_list("state", flat=True)) == ["paid", "cancelled"]


def test_the_database_lets_one_sum_be_due_at_a_time(event: Event) -> None:
    factories.registered(event, ticket=factories.paid_ticket(event).pk)
    payment = Payment.objects.get()
    payment.pk, payment.reference = uuid.uuid4(), "RF00000000000000"
    with pytest.raises(IntegrityError), transaction.atomic():
        payment.save(force_insert=True)


def test_solidarity_pays_what_one_chose(event: Event) -> None:
    ticket = factories.paid_ticket(event, kind="solidarity", price=10)
    row = factories.registered(event, ticket=ticket.pk, amount=Decimal("25.50"))
    assert Payment.objects.get(registration=row).amount == Decimal("25.50")


@pytest.mark.parametrize(("other", "due"), [({}, 25), ({"price": 30}, 30), ({"currency": "HUF"}, 10)])
def test_what_one_chose_to_give_goes_along_to_another_ticket_where_it_is_enough_of_the_same_money(
    event: Event, other: dict[str, Any], due: int
) -> None:
    solidarity = {"kind": "solidarity", "price": 10}
    before = factories.paid_ticket(event, **solidarity)
    after = factories.paid_ticket(event, **(solidarity | other))
    row = factories.registered(event, ticket=before.pk, amount=Decimal(25))
    services.move_registration(row.pk, ticket=after.pk, parts=())
    payment = row.payments.get(state="due")
    assert (payment.amount, payment.currency) == (due, after.currency)


def test_what_was_paid_for_is_not_exchanged_by_oneself(event: Event) -> None:
    ticket, other = factories.paid_ticket(event), factories.ticket(event)
    row = factories.registered(event, ticket=ticket.pk)
    services.mark_paid(Payment.objects.get().pk)
    with pytest.raises(services.PaidAlready):
        services.change_registration(row.pk, factories.wish(ticket=other.pk))
    assert factories.taken_of(ticket) == 1


def test_who_comes_with_more_and_more_people_owes_what_is_missing_and_no_more(event: Event) -> None:
    services.change_settings(event, {"capacity": 9, "most_guests": 2})
    ticket = factories.paid_ticket(event)
    row = factories.registered(event, ticket=ticket.pk)
    services.mark_paid(Payment.objects.get().pk)
    for guests, missing in ((1, [40]), (2, [80]), (0, [])):
        services.change_registration(row.pk, factories.wish(ticket=ticket.pk, guests=guests))
        due = Payment.objects.filter(registration=row, state="due")
        assert list(due.values_list("amount", flat=True)) == missing
    free = factories.ticket(event)
    with pytest.raises(services.PaidAlready):
        services.change_registration(row.pk, factories.wish(ticket=free.pk))


def test_the_largest_price_fits_for_the_largest_party(event: Event) -> None:
    services.change_settings(event, {"capacity": None, "most_guests": MOST_GUESTS})
    ticket = factories.paid_ticket(event, price=Decimal("99999999.99"), currency="IDR")
    row = factories.registered(event, ticket=ticket.pk, guests=MOST_GUESTS)
    assert Payment.objects.get(registration=row).amount == ticket.price * (1 + MOST_GUESTS)


@pytest.mark.parametrize("changes", [{"price": 60}, {"currency": "CHF"}, {"kind": "solidarity"}])
def test_nobody_owes_another_price_than_the_one_of_the_form(event: Event, changes: dict[str, Any]) -> None:
    ticket = factories.paid_ticket(event)
    row = factories.register(event, ticket=ticket.pk)
    assert row is not None
    assert ("Amount", "40.00 EUR") in wish_facts(row)
    services.change_ticket(ticket, changes)
    with pytest.raises(services.WishOutdated):
        factories.confirm_registration(row)
    assert not Payment.objects.exists()
