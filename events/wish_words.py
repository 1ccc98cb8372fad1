"""What a form said, in words, for whoever sent it: before they confirm it."""

from django.utils.translation import gettext as _

from advocacy_site.core import countries

from .guest_words import guests_in_words
from .listening import language
from .models import EventPart, Registration, TicketType
from .part_words import part_in_words
from .wishes import Wish


def wish_facts(registration: Registration) -> list[tuple[str, str]]:
    """Return what `registration`, not confirmed yet, asks for, as labels and values; none is empty."""
    wish = Wish.read(registration.wish or {})
    tickets = TicketType.objects.filter(event=registration.event)
    ticket = tickets.filter(pk=wish.ticket).first() if wish.ticket else None
    parts = EventPart.objects.filter(pk__in=wish.parts, event=registration.event).select_related("session")
    lines = [
        (_("Name"), wish.name),
        (_("Legal name"), ", ".join(wish.legal_names.elements())),
        (_("Ticket"), ticket.name_in(registration.language) if ticket else ""),
        (_("Amount"), _amount(ticket, wish)),
        (_("Days and sessions"), ", ".join(part_in_words(part, registration.event) for part in parts)),
        (_("Guests"), guests_in_words(wish.guests)),
        (_("Organisation"), wish.organisation),
        (_("Role"), wish.role),
        (_("Country"), countries.name(wish.country) if wish.country else ""),
        (_("Listens in"), language(wish.listening).name if wish.listening else ""),
        (_("Photos"), _("No photos of me, please") if wish.no_photo else ""),
        (_("Reports for"), wish.outlet if wish.press else ""),
        (_("Needs to take part"), ", ".join(wish.needs.in_words)),
        *((question.label, question.spoken(answer)) for question, answer in wish.answers),
        (_("Reminders"), _("None") if wish.no_reminders else ""),
    ]
    return [(label, value) for label, value in lines if value]


def _amount(ticket: TicketType | None, wish: Wish) -> str:
    """Return what all places cost."""
    if ticket is None or not ticket.is_paid:
        return ""
    return f"{(wish.amount or ticket.price) * wish.party} {ticket.currency}"
