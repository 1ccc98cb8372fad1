"""The form by which somebody changes their registration: it begins with all that the registration holds."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advocacy_site.core.questions import digest

from .desk import desk_with
from .forms import DetailsForm
from .kept_wish import wish_of
from .models import EventPage, Registration
from .wishes import Wish


class ChangeForm(DetailsForm):
    """What the event asks now. What it asks no more stays as it is, and so does what it offers no more."""

    def __init__(self, data: Any = None, *, page: EventPage, registration: Registration) -> None:
        self.kept = wish_of(registration)
        desk = desk_with(page)
        held = registration.ticket
        if held and held not in desk.tickets:
            desk = replace(desk, tickets=(held, *desk.tickets))
        desk = replace(desk, most_guests=max(desk.most_guests, len(self.kept.guests)))
        super().__init__(data, desk=desk, initial=self._initial())
        self.shown = self._digest()
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False, initial=self.shown)

    def clean(self) -> dict[str, Any]:
        """Refuse a form that showed other prices, or another ticket than somebody has been given since.

        What comes without `seen` was shown before there was one.
        """
        data = super().clean()
        if data.get("seen") not in ("", None, self.shown):
            sent: Any = self.data
            self.data = renewed = sent.copy()
            renewed["seen"] = self.shown  # from now on, beside what they wrote
            raise ValidationError(_("Something was changed meanwhile. Please look at it once more."))
        return data

    def wish(self, **more: Any) -> Wish:
        """Return what was asked for, at the price that was shown."""
        ticket = self.chosen_ticket
        return super().wish(terms=ticket.terms if ticket else "", **more)

    def _digest(self) -> str:
        terms = [[str(ticket.pk), ticket.terms] for ticket in self.desk.tickets]
        return digest([terms, str(self.kept.ticket), sorted(map(str, self.kept.parts)), self.kept.party])

    def _initial(self) -> dict[str, Any]:
        kept = self.kept
        plain = ("name", "legal_name", "organisation", "role", "country", "listening", "no_photo", "press")
        values: dict[str, Any] = {name: getattr(kept, name) for name in (*plain, "outlet", "no_reminders")}
        for number, guest in enumerate(kept.guests, 1):
            values[f"guest_{number}"] = guest.name
            values[f"guest_{number}_legal"] = guest.legal_name
            values[f"guest_{number}_no_photo"] = guest.no_photo
        return values | {
            "amount": kept.amount,
            "ticket": str(kept.ticket) if kept.ticket else "",
            "parts": [str(part) for part in kept.parts],
            **{f"question_{question.key}": answer for question, answer in kept.answers},
        }
