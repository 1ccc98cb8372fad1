"""The form by which somebody changes their registration: it begins with all that the registration holds."""

from dataclasses import replace
from typing import Any

from .desk import desk_with
from .forms import DetailsForm
from .kept_wish import wish_of
from .models import EventPage, Registration


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
