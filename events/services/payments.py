"""What has to be paid for a place, and that it was. Money itself moves elsewhere: at a bank or a provider."""

import secrets
import uuid

from django.db import transaction
from django.db.models import Max

from advocacy_site.core import clock

from ..models import Payment, Registration
from .errors import NotInState
from .places import locked

State = Payment.State
DIGITS = 12


def new_reference() -> str:
    """Return a new creditor reference (ISO 11649): RF, two check digits, and twelve random ones."""
    body = "".join(secrets.choice("0123456789") for _n in range(DIGITS))
    return f"RF{98 - int(f'{body}271500') % 97:02}{body}"  # 2715 stands for RF, as in the standard


def charge(registration: Registration) -> Payment | None:
    """Write down what is due for places that were just given, for each of the party.

    What was paid before counts: only what it falls short of is due, as a payment of its own.
    """
    ticket, earlier = registration.ticket, Payment.objects.filter(registration=registration).first()
    if ticket is None or not ticket.is_paid:
        return earlier
    amount = (registration.amount or ticket.price) * registration.party
    if earlier is not None:
        if earlier.state == State.PAID and earlier.currency == ticket.currency:
            amount -= earlier.amount
        if amount <= 0 or earlier.state == State.DUE:
            return earlier
        Payment.objects.filter(pk=earlier.pk).update(registration=None)
    return Payment.objects.create(
        event=registration.event,
        registration=registration,
        amount=amount,
        currency=ticket.currency,
        reference=new_reference(),
        due_at=clock.now(),
    )


def forget_due(registration: Registration) -> None:
    """Ask for no money any more. What was paid stays, until staff give it back."""
    Payment.objects.filter(registration=registration, state=State.DUE).delete()


@transaction.atomic
def mark_paid(payment_id: uuid.UUID) -> Payment:
    """Write down that it was paid, and number its receipt. Idempotent.

    Raises Payment.DoesNotExist, NotInState.
    """
    payment = _locked(payment_id)
    if payment.state == State.REFUNDED:
        raise NotInState
    if payment.state == State.DUE:
        newest = Payment.objects.filter(event=payment.event_id).aggregate(newest=Max("receipt"))["newest"]
        payment.state, payment.paid_at, payment.receipt = State.PAID, clock.now(), (newest or 0) + 1
        payment.save(update_fields=["state", "paid_at", "receipt"])
    return payment


@transaction.atomic
def mark_refunded(payment_id: uuid.UUID) -> Payment:
    """Write down that it was given back. Idempotent. Raises Payment.DoesNotExist, NotInState."""
    payment = _locked(payment_id)
    if payment.state == State.DUE:
        raise NotInState
    if payment.state == State.PAID:
        payment.state, payment.refunded_at = State.REFUNDED, clock.now()
        payment.save(update_fields=["state", "refunded_at"])
    return payment


def _locked(payment_id: uuid.UUID) -> Payment:
    event_id = Payment.objects.values_list("event", flat=True).get(pk=payment_id)
    locked(event_id)  # receipts are numbered one after the other
    return Payment.objects.select_for_update(of=("self",)).get(pk=payment_id)
