"""What has to be paid for a place, and that it was. Money itself moves elsewhere: at a bank or a provider."""

import secrets
import uuid
from decimal import Decimal

from django.db import transaction
from django.db.models import Max, Sum

from advocacy_site.core import clock

from ..models import Payment, Registration
from .errors import NotInState
from .locks import SEALED
from .places import locked

State = Payment.State
DIGITS = 12


def new_reference() -> str:
    """Return a new creditor reference (ISO 11649): RF, two check digits, and twelve random ones."""
    body = "".join(secrets.choice("0123456789") for _n in range(DIGITS))
    return f"RF{98 - int(f'{body}271500') % 97:02}{body}"  # 2715 stands for RF, as in the standard


def settle_due(registration: Registration) -> None:
    """Let be due what the places of a registration cost and its payments do not cover; its event is locked.

    A sum that changes keeps its reference, which may be on the way; one that is due no more is cancelled.
    """
    ticket, total = registration.ticket, Decimal(0)
    if registration.state == Registration.State.REGISTERED and ticket is not None and ticket.is_paid:
        total = (registration.amount or ticket.price) * registration.party
    currency = ticket.currency if ticket else ""
    payments = Payment.objects.filter(registration=registration)
    paid = payments.filter(state=State.PAID, currency=currency).aggregate(sum=Sum("amount"))["sum"]
    missing = total - (paid or 0)
    due = payments.filter(state=State.DUE).first()
    if due is not None and (missing <= 0 or due.currency != currency):
        cancel_due(registration)
        due = None
    if missing > 0 and due is None:
        Payment.objects.create(
            event=registration.event,
            registration=registration,
            amount=missing,
            currency=currency,
            reference=new_reference(),
            due_at=clock.now(),
        )
    elif due is not None and due.amount != missing:
        Payment.objects.filter(pk=due.pk).update(amount=missing)


def cancel_due(registration: Registration) -> None:
    """Ask for no money any more. What was paid stays, until staff give it back."""
    due = Payment.objects.filter(registration=registration, state=State.DUE)
    due.update(state=State.CANCELLED, cancelled_at=clock.now())


@transaction.atomic
def mark_paid(payment_id: uuid.UUID) -> Payment:
    """Write down that it was paid, and number its receipt; also what was due no more. Idempotent.

    What else is due of its registration becomes less by it. Raises Payment.DoesNotExist, NotInState.
    """
    payment = _locked(payment_id)
    if payment.state == State.REFUNDED:
        raise NotInState
    if payment.state != State.PAID:
        newest = Payment.objects.filter(event=payment.event_id).aggregate(newest=Max("receipt"))["newest"]
        payment.state, payment.paid_at, payment.receipt = State.PAID, clock.now(), (newest or 0) + 1
        payment.cancelled_at = None
        payment.save(update_fields=["state", "paid_at", "receipt", "cancelled_at"])
        whose = Registration.objects.defer(*SEALED).filter(payments=payment).first()
        if whose is not None:
            settle_due(whose)
    return payment


@transaction.atomic
def mark_refunded(payment_id: uuid.UUID) -> Payment:
    """Write down that it was given back. Idempotent. Raises Payment.DoesNotExist, NotInState."""
    payment = _locked(payment_id)
    if payment.state in (State.DUE, State.CANCELLED):
        raise NotInState
    if payment.state == State.PAID:
        payment.state, payment.refunded_at = State.REFUNDED, clock.now()
        payment.save(update_fields=["state", "refunded_at"])
    return payment


def _locked(payment_id: uuid.UUID) -> Payment:
    event_id = Payment.objects.values_list("event", flat=True).get(pk=payment_id)
    locked(event_id)  # receipts are numbered one after the other
    return Payment.objects.select_for_update(of=("self",)).get(pk=payment_id)
