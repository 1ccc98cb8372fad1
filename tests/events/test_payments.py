"""What a place costs: due, paid, refunded."""

from decimal import Decimal

import pytest

from events import services
from events.models import Event, Payment

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


def test_nothing_is_due_for_a_place_that_was_given_up(event: Event) -> None:
    row = factories.registered(event, ticket=factories.paid_ticket(event).pk)
    services.cancel_registration(row.pk)
    assert not Payment.objects.exists()


def test_solidarity_pays_what_one_chose(event: Event) -> None:
    ticket = factories.paid_ticket(event, kind="solidarity", price=10)
    row = factories.registered(event, ticket=ticket.pk, amount=Decimal("25.50"))
    assert Payment.objects.get(registration=row).amount == Decimal("25.50")


def test_what_was_paid_for_is_not_exchanged_by_oneself(event: Event) -> None:
    ticket, other = factories.paid_ticket(event), factories.ticket(event)
    row = factories.registered(event, ticket=ticket.pk)
    services.mark_paid(Payment.objects.get().pk)
    with pytest.raises(services.PaidAlready):
        services.change_registration(row.pk, factories.wish(ticket=other.pk))
    assert factories.taken_of(ticket) == 1
