"""Badges to print: of everybody who has a place, guests included."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from advocacy_site.core import access, clock
from advocacy_site.core.alphabet import sort_key

from .door import all_expected
from .door_screens import at_the_door
from .listening import language
from .models import Event, Registration
from .readable import each_readable
from .stewards import PRINT, edits, sees_people

ON_A_SHEET = 8
LONG, VERY_LONG = 18, 34  # letters of a name


@dataclass(frozen=True)
class Badge:
    """What stands on one. `listens_in`: a language by its own name, or ""."""

    name: str
    no_photo: bool
    organisation: str = ""
    role: str = ""
    listens_in: str = ""
    is_press: bool = False

    @property
    def length(self) -> str:
        """How much room the name needs: the part of a CSS class."""
        letters = len(self.name)
        return "very-long" if letters > VERY_LONG else "long" if letters > LONG else "short"


def badges_of(event: Event) -> list[Badge]:
    """Return the badges of all who are registered and of their guests, in the order of names."""
    badges = []
    for row in each_readable(
        all_expected(event).defer("answers", "wish", "email", "outlet").prefetch_related("guests")
    ):
        is_press = row.press == Registration.Press.GRANTED
        listens_in = language(row.listening).name if row.listening else ""
        badges.append(Badge(row.name, row.no_photo, row.organisation, row.role, listens_in, is_press))
        badges += [Badge(guest.name, guest.no_photo) for guest in row.guests.all()]
    return sorted(badges, key=lambda badge: sort_key(badge.name))


@login_required
@require_safe
def badges_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show sheets for the printer."""
    event = at_the_door(request, pk, PRINT)
    if not sees_people(request.user, event, clock.now()):
        raise Http404
    badges = badges_of(event)
    access.record(request.user, "export", event.subject, rows=len(badges), reason="badges")
    sheets = [badges[first : first + ON_A_SHEET] for first in range(0, len(badges), ON_A_SHEET)]
    context = {
        "event": event,
        "sheets": sheets,
        "number": len(badges),
        "edits": edits(request.user, event),
    }
    return TemplateResponse(request, "events/admin/badges.html", context)
