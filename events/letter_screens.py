"""The admin's screen on which staff make letters of invitation."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access
from advocacy_site.core.pagination import paginate_admin

from . import services
from .letter_pdf import reference_of
from .models import Event, InvitationLetter, Registration
from .screens import event_for, screen_context
from .services.locks import SEALED

TITLE = gettext_lazy("Letters of invitation")
MAKE = "events.make_invitation_letter"
PER_PAGE = 30


@require_http_methods(["GET", "HEAD", "POST"])
def letters_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """List who asked for a letter, those who wait for it first; make one."""
    event = event_for(request, pk, MAKE)
    if request.method == "POST":
        return _make(request, event)
    letters = InvitationLetter.objects.filter(registration__event=event).select_related("registration__event")
    letters = letters.defer(*(f"registration__{name}" for name in SEALED))  # perhaps no key opens it
    page = paginate_admin(letters.order_by("made_at", "asked_at", "pk"), request, PER_PAGE)
    registered = Registration.State.REGISTERED
    rows = [(letter, reference_of(letter), letter.registration.state == registered) for letter in page]
    access.record(request.user, "view", event.subject, rows=len(rows), reason="letters of invitation")
    context = screen_context(event, TITLE, "doc-full") | {"rows": rows, "page_obj": page}
    return TemplateResponse(request, "events/admin/letters.html", context)


def _make(request: HttpRequest, event: Event) -> HttpResponse:
    try:
        services.make_letter(event, UUID(request.POST.get("registration", "")), request.user)
    except (ValueError, Registration.DoesNotExist, InvitationLetter.DoesNotExist):
        messages.error(request, _("This person has taken the wish back."))
    except services.NotInState:
        messages.error(request, _("A letter is made for those who have a place, while the event is on."))
    else:
        messages.success(request, _("Made. They can open it on their own page, and are told so by mail."))
    return redirect("invitation_letters", event.pk)
