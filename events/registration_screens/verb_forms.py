"""What staff fill in for what they do about one registration."""

import hashlib
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from advocacy_site.core.exports import without_address

from ..models import Payment, Registration
from ..part_words import part_in_words


class VerbForm(forms.Form):
    """The button, and what the page showed when it was opened."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, registration: Registration) -> None:
        super().__init__(data, initial={"seen": state_shown(registration)})
        self.registration = registration


class ReasonForm(VerbForm):
    """Why somebody is preferred."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=gettext_lazy("Stays in the log for two years, beside your name. Name nobody in it."),
    )

    def clean_reason(self) -> str:
        """Refuse an address: the log holds none."""
        return without_address(self.cleaned_data["reason"])


class MoveForm(VerbForm):
    """Another ticket, other days or sessions; everything else stays."""

    def __init__(self, data: Any = None, *, registration: Registration) -> None:
        super().__init__(data, registration=registration)
        event, active = registration.event, get_language() or ""
        tickets = [
            (str(row.pk), row.name_in(active))
            for row in event.tickets.all()
            if row.is_offered or row.pk == registration.ticket_id
        ]
        if tickets:
            self.fields["ticket"] = forms.ChoiceField(
                label=_("Ticket"), choices=tickets, initial=str(registration.ticket_id)
            )
        parts = [(str(row.pk), part_in_words(row, event)) for row in event.parts.select_related("session")]
        if parts:
            self.fields["parts"] = forms.MultipleChoiceField(
                label=_("Days and sessions"),
                choices=parts,
                initial=[str(part.pk) for part in registration.parts.all()],
                widget=forms.CheckboxSelectMultiple,
            )


class PaymentForm(VerbForm):
    """One of the payments that are in some of `states`: the only one is chosen already."""

    states: tuple[str, ...] = ()

    payment = forms.ModelChoiceField(
        Payment.objects.none(), label=gettext_lazy("Payment"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, data: Any = None, *, registration: Registration) -> None:
        super().__init__(data, registration=registration)
        found = registration.payments.filter(state__in=self.states)
        field: Any = self.fields["payment"]
        field.queryset = found
        field.label_from_instance = _payment_in_words
        field.initial = found.order_by("-state", "-due_at").first()  # what is due, before what was


class PayableForm(PaymentForm):
    """A payment whose money has come."""

    states = (Payment.State.DUE, Payment.State.CANCELLED)


class PaidForm(PaymentForm):
    """A payment whose money goes back."""

    states = (Payment.State.PAID,)


def _payment_in_words(payment: Payment) -> str:
    return f"{payment.reference}: {payment.amount} {payment.currency}, {payment.get_state_display()}"


def state_shown(row: Registration) -> str:
    """Return what stands for where `row` is, so that nobody decides on what another has changed."""
    payments = [f"{payment.pk.hex}={payment.state}={payment.amount}" for payment in row.payments.all()]
    parts = sorted(part.pk.hex for part in row.parts.all())
    shown = (row.state, row.turn, row.press, row.ticket_id, row.amount, row.party, *parts, *payments)
    return hashlib.sha256(repr(shown).encode()).hexdigest()
