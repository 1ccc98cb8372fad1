"""What a registration holds, as the wish that would make it so: where each change begins."""

from .models import Registration
from .wishes import Companion, Wish, read_answers


def wish_of(row: Registration) -> Wish:
    """Return what `row` says. What people need is kept apart and stays there."""
    legal = {name.guest_id: name.name for name in row.legal_names.all()}
    plain = ("name", "organisation", "role", "listening", "no_photo", "no_reminders", "outlet", "amount")
    return Wish(
        ticket=row.ticket_id,
        parts=tuple(part.pk for part in row.parts.all()),
        guests=tuple(
            Companion(guest.name, legal.get(guest.pk, ""), guest.no_photo) for guest in row.guests.all()
        ),
        legal_name=legal.get(None, ""),
        country=row.country.code or "",
        press=bool(row.press),
        answers=read_answers(row.answers),
        **{name: getattr(row, name) for name in plain},
    )
