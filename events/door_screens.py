"""The list of doors, and the screen on which several people at one check in who comes. Made for a phone."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from advocacy_site.core import access, clock

from . import door, services
from .models import Event, Registration
from .presentation import when
from .readable import name_of
from .screens import SEE_LEGAL_NAME, SEE_NEEDS
from .stewards import CHECK_IN, PRINT, coming_doors, doors_of, edits

TITLE = gettext_lazy("Doors")
MOST_DOORS = 50
LONGEST = 100  # letters of a search

Said = tuple[str, str]  # in words, and "good" or "bad"


def at_the_door(request: HttpRequest, pk: Any, permission: str) -> Event:
    """Return an event that has a door, for who may do this there. Raises PermissionDenied, Http404."""
    if not request.user.has_perm(permission):
        raise PermissionDenied
    return get_object_or_404(doors_of(request.user).prefetch_related("pages__locale"), pk=pk)


@login_required
@require_safe
def doors_screen(request: HttpRequest) -> HttpResponse:
    """List the doors that the user may stand at, now and in future."""
    if not request.user.has_perm(CHECK_IN):
        raise PermissionDenied
    now = clock.now()
    rows = []
    for event in coming_doors(request.user, now).prefetch_related("pages")[:MOST_DOORS]:
        opens, closes = door.open_between(event) or (now, now)
        rows.append(
            {
                "event": event,
                "date": when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only),
                "is_open": opens <= now < closes,
                "opens": door.at_in_words(opens, event),
            }
        )
    context = {"title": TITLE, "rows": rows, "is_staff": request.user.has_perm("wagtailadmin.access_admin")}
    return TemplateResponse(request, "events/admin/doors.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("wanted")
def check_in_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """Show who is expected, and do what was pressed. What one seeks comes by POST, and goes into no log."""
    event = at_the_door(request, pk, CHECK_IN)
    wanted = " ".join(request.POST.get("wanted", "").split())[:LONGEST]
    said = _done(request, event) if request.method == "POST" else None
    context = {
        "event": event,
        "wanted": wanted,
        "said": said,
        "is_open": door.is_open_at(event, clock.now()),
        "edits": edits(request.user, event),
    }
    if context["is_open"]:
        context |= _people(request, event, wanted)
    else:
        context["opens"] = [door.at_in_words(moment, event) for moment in door.open_between(event) or ()]
    return TemplateResponse(request, "events/admin/check_in.html", context)


def _people(request: HttpRequest, event: Event, wanted: str) -> dict[str, Any]:
    may = request.user.has_perm
    legal_names = event.asks_legal_name and may(SEE_LEGAL_NAME)
    found, number = door.parties(event, wanted, needs=may(SEE_NEEDS), legal_names=legal_names)
    how = "search" if wanted else "list"
    access.record(request.user, how, event.subject, rows=len(found), reason="check-in")
    came, expected = door.came(event)
    return {
        "parties": found,
        "more": number - len(found),
        "came": came,
        "expected": expected,
        "badges": may(PRINT),
    }


def _done(request: HttpRequest, event: Event) -> Said | None:
    """Do what was pressed, and return what came of it."""
    try:
        if "people" in request.POST:
            return _check_in(request, event)
        if "undo" in request.POST:
            is_undone = services.undo_check_in(event, UUID(request.POST["undo"]), request.user)
            return (
                (_("Taken back."), "good")
                if is_undone
                else (_("Somebody has taken that back already."), "good")
            )
    except services.DoorClosed:
        return _("Nobody can be checked in now."), "bad"
    except (services.NotInState, Registration.DoesNotExist):
        return _("Not checked in: this registration has been cancelled since."), "bad"
    except (services.PartyChanged, ValueError):
        return _("Not checked in: this registration has changed since. Look again, and press again."), "bad"
    return None


def _check_in(request: HttpRequest, event: Event) -> Said:
    people = [UUID(key) for key in request.POST["people"].split()]
    if not people:
        raise services.PartyChanged
    done = services.check_in(event, UUID(request.POST.get("registration", "")), people, request.user)
    name = name_of(done.registration)
    if done.now:
        number = len(done.now)
        words = ngettext("Checked in: %(name)s", "Checked in: %(name)s, %(number)s people", number)
        return words % {"name": name, "number": number}, "good"
    hour = door.at_in_words(done.before[0].at, event) if done.before else ""
    return _("%(name)s: checked in already, at %(hour)s.") % {"name": name, "hour": hour}, "good"
