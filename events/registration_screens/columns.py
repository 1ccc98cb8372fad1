"""What staff may read of a registration: one table, for the screen of one and for the export."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from advocacy_site.core import countries
from advocacy_site.core.addresses import mask
from advocacy_site.core.cells import in_words

from ..guest_words import guests_in_words
from ..listening import name
from ..models import EventPart, Payment, Registration
from ..part_words import part_in_words
from ..wishes import read_answers


@dataclass(frozen=True)
class Column:
    """One thing that is known of a registration.

    `value` returns a text, a moment, a bool or None. `personal`: only for those who may see who comes.
    """

    label: Any
    value: Callable[[Registration], Any]
    personal: bool = False


def ticket_of(row: Registration) -> str:
    """Return the name of its ticket in the active language, "" for none."""
    return row.ticket.name_in(get_language() or "") if row.ticket else ""


def parts_of(row: Registration) -> str:
    """Return its days and sessions."""
    return ", ".join(part_in_words(part, part.event) for part in row.parts.all())


def _address(row: Registration) -> str:
    """Return the address; as long as nobody confirmed it, it may be that of a third person."""
    return mask(row.email) if row.state == Registration.State.PENDING and row.email else row.email


def _guests(row: Registration) -> str:
    return guests_in_words(row.guests.all())


def _answers(row: Registration) -> str:
    """Return each answer below the question as its giver read it."""
    lines = [f"{question.label} {question.spoken(answer)}" for question, answer in read_answers(row.answers)]
    return "\n".join(lines)


def _of_payments(read: Callable[[Payment], Any]) -> Callable[[Registration], Any]:
    """Return what reads something of all payments, each on a line of its own: the same in all columns."""

    def value(row: Registration) -> Any:
        found = [read(payment) for payment in row.payments.all()]
        return found[0] if len(found) == 1 else "\n".join(map(in_words, found)).rstrip("\n")

    return value


# In the order of the screen and of the export. What people need and their legal names stand apart.
COLUMNS = (
    Column(gettext_lazy("Form first sent"), lambda row: row.created_at),
    Column(gettext_lazy("State"), lambda row: row.get_state_display()),
    Column(gettext_lazy("Name"), lambda row: row.name, personal=True),
    Column(gettext_lazy("Email address"), _address, personal=True),
    Column(gettext_lazy("Organisation"), lambda row: row.organisation, personal=True),
    Column(gettext_lazy("Role"), lambda row: row.role, personal=True),
    Column(gettext_lazy("Country"), lambda row: countries.name(row.country.code)),
    Column(gettext_lazy("Ticket"), ticket_of),
    Column(gettext_lazy("Days and sessions"), parts_of),
    Column(gettext_lazy("Places"), lambda row: str(row.party)),
    Column(gettext_lazy("Guests"), _guests, personal=True),
    Column(gettext_lazy("Listens in"), lambda row: name(row.listening) if row.listening else ""),
    Column(gettext_lazy("No photo"), lambda row: row.no_photo or None),
    Column(gettext_lazy("Amount"), _of_payments(lambda payment: f"{payment.amount} {payment.currency}")),
    Column(gettext_lazy("Payment"), _of_payments(lambda payment: payment.get_state_display())),
    Column(gettext_lazy("Reference"), _of_payments(lambda payment: payment.reference)),
    Column(gettext_lazy("Paid on"), _of_payments(lambda payment: payment.paid_at)),
    Column(gettext_lazy("Receipt number"), _of_payments(lambda payment: payment.receipt)),
    Column(gettext_lazy("Accreditation"), lambda row: row.get_press_display() if row.press else ""),
    Column(gettext_lazy("Reports for"), lambda row: row.outlet, personal=True),
    Column(gettext_lazy("Answers"), _answers, personal=True),
    Column(gettext_lazy("Language"), lambda row: row.get_language_display()),
    Column(gettext_lazy("Confirmed"), lambda row: row.confirmed_at),
    Column(gettext_lazy("Got the place"), lambda row: row.placed_at),
    Column(gettext_lazy("Number in the line"), lambda row: row.line_number),
    Column(gettext_lazy("Offered until"), lambda row: row.offer_ends_at),
    Column(gettext_lazy("Ended"), lambda row: row.ended_at),
    Column(gettext_lazy("Ended by"), lambda row: row.get_ended_by_display() if row.ended_by else ""),
)
SEALED = ("name", "email", "organisation", "role", "outlet", "answers")


def columns_for(may_see: bool) -> list[Column]:
    """Return the columns for somebody who may, or may not, see who comes."""
    return [column for column in COLUMNS if may_see or not column.personal]


def with_columns(rows: QuerySet[Registration], may_see: bool) -> QuerySet[Registration]:
    """Return `rows` with all that the columns read, and nothing opened that is not shown."""
    parts = Prefetch("parts", EventPart.objects.select_related("session", "event"))
    rows = rows.select_related("ticket").prefetch_related(parts, "payments").defer("wish", "ticket__code")
    return rows.prefetch_related("guests") if may_see else rows.defer(*SEALED, "wish", "ticket__code")


def registrant_of(row: Registration, may_see: bool) -> str:
    """Return who registered, as a list shows it: names only to those who may see them."""
    if may_see and row.name:
        return row.name
    return _("Not confirmed yet") if row.state == Registration.State.PENDING else _("A registration")


def detail_url(row: Registration) -> str:
    """Return where one registration is looked at."""
    return reverse("registration_detail", args=[row.event_id, row.pk])
