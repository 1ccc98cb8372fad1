"""Places: how many there are, and how many of them are given, at an event and of each part of it."""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.record_words import words_in
from advocacy_site.core.sealed import SealedTextField


class Places(models.Model):
    """Places of one kind. Only `services.places` writes `taken` and `excess`, while it has the event locked.

    Lowering the capacity turns nobody out: `excess` is how many were given before and are above it now.
    """

    capacity = models.PositiveIntegerField(
        _("places"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    taken = models.PositiveIntegerField(default=0, db_default=0, editable=False)
    excess = models.PositiveIntegerField(default=0, db_default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def free(self) -> int | None:
        """How many can be given. None: any number."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)


def never_given_twice(prefix: str) -> list[models.CheckConstraint]:
    """Return the constraints of a model of places: none is given that is not there."""
    return [
        models.CheckConstraint(
            name=f"{prefix}_places_are_given_once",
            condition=Q(capacity__isnull=True, excess=0) | Q(taken__lte=F("capacity") + F("excess")),
        ),
        models.CheckConstraint(
            name=f"{prefix}_has_places", condition=Q(capacity__isnull=True) | Q(capacity__gte=1)
        ),
    ]


class TicketType(Places):
    """One of several ways to come: free, for more or less money, or with a code. Its words are on the record,
    since a sold ticket means the same whatever a page says later."""

    class Kind(models.TextChoices):
        FREE = "free", _("Free")
        SOLIDARITY = "solidarity", _("Solidarity: this much or more")
        PAID = "paid", _("Paid")
        CODE = "code", _("With a code, free, and no reason asked")

    SETTINGS = (
        *("kind", "names", "price", "currency", "pay_url", "bank_details", "code"),
        *("position", "is_offered"),
    )

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="tickets")
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.FREE)
    names: Any = models.JSONField(_("name"), default=dict, help_text="By language code.")
    price = models.DecimalField(_("price"), max_digits=10, decimal_places=2, default=0)
    currency = models.CharField(_("currency"), max_length=3, blank=True, help_text=_("As in EUR."))
    pay_url = models.URLField(_("where to pay"), blank=True, help_text=_("On another website."))
    bank_details = models.TextField(
        _("or by bank transfer to"), max_length=300, blank=True, help_text=_("Name, bank and account number.")
    )
    # Where no key opens it there is none: nobody comes with it, until staff set another.
    code = SealedTextField(
        _("code"), blank=True, lost="", help_text=_("Whoever has it comes with this ticket.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    is_offered = models.BooleanField(_("can be chosen"), default=True)

    class Meta:
        verbose_name = _("ticket type")
        verbose_name_plural = _("ticket types")
        ordering = ["position", "pk"]
        constraints = [
            *never_given_twice("ticket"),
            models.CheckConstraint(
                name="ticket_kind", condition=Q(kind__in=["free", "solidarity", "paid", "code"])
            ),
            models.CheckConstraint(
                name="ticket_has_its_price",
                condition=Q(kind__in=["free", "code"], price=0)
                | (Q(kind__in=["solidarity", "paid"], price__gt=0) & ~Q(currency="")),
                violation_error_message=_("Only what is paid for has a price, with its currency."),
            ),
            models.CheckConstraint(
                name="ticket_can_be_paid",
                condition=Q(price=0) | ~Q(pay_url="") | ~Q(bank_details=""),
                violation_error_message=_("Say how it is paid."),
            ),
            models.CheckConstraint(
                name="ticket_has_its_code",
                condition=(Q(kind="code") & ~Q(code="")) | (~Q(kind="code") & Q(code="")),
                violation_error_message=_("A ticket with a code needs one, and no other does."),
            ),
        ]

    def __str__(self) -> str:
        return f"Ticket {self.pk}"

    @property
    def terms(self) -> str:
        """What somebody agrees to who chooses it: its kind and what it costs."""
        return f"{self.kind} {self.price:.2f} {self.currency}".strip()

    def name_in(self, language: str) -> str:
        """Return its name in `language`, or else in the first of the site's that it has one in."""
        return words_in(self.names, language).text or str(self.Kind(self.kind).label)

    @property
    def is_paid(self) -> bool:
        """Whether something has to be paid for it."""
        return self.price > 0


class EventPart(Places):
    """A day or a session that one registers for apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="parts")
    session = models.OneToOneField(
        "events.Session", null=True, blank=True, on_delete=models.PROTECT, related_name="part"
    )
    day = models.DateField(_("day"), null=True, blank=True, help_text=_("In the time of the place."))

    class Meta:
        verbose_name = _("day or session with places of its own")
        verbose_name_plural = _("days and sessions with places of their own")
        ordering = ["day", "session__starts_at", "pk"]
        constraints = [
            *never_given_twice("part"),
            models.CheckConstraint(
                name="part_is_a_day_or_a_session",
                condition=Q(day__isnull=True, session__isnull=False)
                | Q(day__isnull=False, session__isnull=True),
                violation_error_message=_("Choose a day or a session."),
            ),
            models.UniqueConstraint(fields=["event", "day"], name="a_day_is_one_part"),
        ]

    def __str__(self) -> str:
        return f"Part {self.pk}"
