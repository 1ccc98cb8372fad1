"""What only a few may see of a registration, and what is erased before the rest."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedJSONField, SealedTextField
from advocacy_site.supporters.models import ConsentWording

from .events import Event
from .registrations import Guest, Registration


class AccessNeeds(models.Model):
    """What somebody needs to take part: data about health. Sealed as a whole, for its own role."""

    registration = models.OneToOneField(
        Registration, primary_key=True, on_delete=models.CASCADE, related_name="access_needs"
    )
    needs: "models.Field[Any, Any]" = SealedJSONField(help_text="As `wishes.Needs` keeps them.")
    wording = models.ForeignKey(
        ConsentWording, on_delete=models.PROTECT, related_name="+", help_text="What was agreed to."
    )

    class Meta:
        permissions = [("see_access_needs", _("Can see what people need to take part"))]

    def __str__(self) -> str:
        return f"Access needs {self.pk}"


class LegalName(models.Model):
    """The name in the papers of a registrant or a guest: apart from the badge, for the door only."""

    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="legal_names")
    guest = models.OneToOneField(
        Guest, null=True, blank=True, on_delete=models.CASCADE, related_name="legal_name"
    )
    name = SealedTextField()

    class Meta:
        permissions = [("see_legal_name", _("Can see legal names"))]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=Q(guest=None), name="one_legal_name_of_a_registrant"
            ),
            models.CheckConstraint(name="legal_name_is_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return f"Legal name {self.pk}"


class Payment(models.Model):
    """What is or was to be paid for a registration, once for each sum that was asked for.

    Names nobody, so that the books outlive the person. None is deleted: money may be on its way with its
    reference, so what is due no more is cancelled, and can still be paid.
    """

    class State(models.TextChoices):
        DUE = "due", _("due")
        PAID = "paid", _("paid")
        REFUNDED = "refunded", _("refunded")
        CANCELLED = "cancelled", _("not due any more")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="payments")
    registration = models.ForeignKey(
        Registration, null=True, on_delete=models.SET_NULL, related_name="payments"
    )
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.DUE)
    amount = models.DecimalField(_("amount"), max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    reference = models.CharField(
        _("reference"), max_length=25, unique=True, help_text="A creditor reference as in ISO 11649."
    )
    due_at = models.DateTimeField(default=clock.now)
    paid_at = models.DateTimeField(null=True)
    refunded_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    receipt = models.PositiveIntegerField(null=True, help_text="Its number, without gaps in one event.")

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["due_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="payment_state_has_its_dates",
                condition=Q(state="due", paid_at=None, refunded_at=None, cancelled_at=None, receipt=None)
                | Q(state="cancelled", paid_at=None, refunded_at=None, receipt=None)
                & Q(cancelled_at__isnull=False)
                | Q(state="paid", refunded_at=None, cancelled_at=None)
                & Q(paid_at__isnull=False, receipt__isnull=False)
                | Q(state="refunded", cancelled_at=None)
                & Q(paid_at__isnull=False, receipt__isnull=False, refunded_at__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["registration"], condition=Q(state="due"), name="one_sum_is_due_at_a_time"
            ),
            models.CheckConstraint(name="payment_is_of_something", condition=Q(amount__gt=0)),
            models.UniqueConstraint(fields=["event", "receipt"], name="receipts_have_numbers_of_their_own"),
        ]

    def __str__(self) -> str:
        return self.reference
