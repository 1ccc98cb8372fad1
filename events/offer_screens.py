"""The admin's screens for what one can choose when registering: tickets, days and sessions."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from advocacy_site.core import access

from . import services
from .desk import session_in_words
from .models import Event, EventPart, Places, TicketType
from .offer_forms import PartForm, PlacesForm, TicketForm
from .part_words import part_in_words
from .programme import drafted
from .screens import event_of, screen_context

TICKETS = gettext_lazy("Ticket types")
PARTS = gettext_lazy("Days and sessions with their own places")


def places_in_words(row: Places) -> str:
    """Return how many places of `row` are given, of how many, and how many more than there are."""
    if row.capacity is None:
        return _("%(taken)s given, no limit") % {"taken": row.taken}
    words = _("%(taken)s of %(places)s given") % {"taken": row.taken, "places": row.capacity}
    return f"{words}. {excess_in_words(row)}" if row.excess else words


def excess_in_words(row: Places) -> str:
    """Return what follows from fewer places than are given."""
    words = ngettext(
        "%(n)s more than there is: nobody loses a place, and nobody new gets one until it is free.",
        "%(n)s more than there are: nobody loses a place, and nobody new gets one until these are free.",
        row.excess,
    )
    return words % {"n": row.excess}


def offers_in_words(number: int) -> str:
    """Return that places were offered along the waiting list, or "" for none."""
    if not number:
        return ""
    words = ngettext(
        "%(n)s person who waited was offered a place.",
        "%(n)s people who waited were offered places.",
        number,
    )
    return words % {"n": number}


@require_http_methods(["GET", "HEAD"])
def tickets_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """List the kinds of tickets of an event."""
    event = event_of(request, pk)
    language = get_language() or ""
    rows = [(ticket, ticket.name_in(language), places_in_words(ticket)) for ticket in event.tickets.all()]
    context = screen_context(event, TICKETS, "tag") | {"rows": rows}
    return TemplateResponse(request, "events/admin/tickets.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ticket_screen(request: HttpRequest, pk: Any, ticket_pk: Any = None) -> HttpResponse:
    """Add a kind of ticket, change it, or remove it."""
    event = event_of(request, pk)
    ticket = get_object_or_404(event.tickets, pk=ticket_pk) if ticket_pk else TicketType(event=event)
    ticket.event = event
    if request.method == "POST" and ticket_pk and "remove" in request.POST:
        return _remove_ticket(request, event, ticket)
    form = TicketForm(request.POST if request.method == "POST" else None, instance=ticket)
    if form.is_bound and form.is_valid() and _saved(request, event, ticket, form):
        return redirect("event_tickets", event.pk)
    title = _("Change a ticket type") if ticket_pk else _("Add a ticket type")
    context = screen_context(event, title, "tag")
    context |= {"form": form, "is_stored": bool(ticket_pk), "places": places_in_words(ticket)}
    return TemplateResponse(
        request, "events/admin/ticket.html", context, status=422 if form.is_bound else 200
    )


def _saved(request: HttpRequest, event: Event, ticket: TicketType, form: TicketForm) -> bool:
    try:
        if ticket._state.adding:
            services.add_ticket(event.pk, form.values())
            names, offered = ["ticket added"], 0
        else:
            changes = form.changes()
            names = [f"ticket {name}" for name in changes]
            offered = services.change_ticket(ticket, changes)
    except services.InUse:
        form.add_error(
            "kind",
            _("Somebody has this ticket, so that its kind, price and currency stay. Add another instead."),
        )
        return False
    except TicketType.DoesNotExist:
        form.add_error(None, _("Somebody has removed this ticket meanwhile."))
        return False
    access.record(request.user, "change", event.subject, reason=", ".join(names))
    messages.success(request, " ".join([_("Saved."), offers_in_words(offered)]).strip())
    return True


def _remove_ticket(request: HttpRequest, event: Event, ticket: TicketType) -> HttpResponse:
    try:
        services.remove_ticket(ticket)
    except services.InUse:
        messages.error(
            request, _("Somebody has registered with this ticket. Untick “can be chosen” instead.")
        )
        return redirect("event_ticket", event.pk, ticket.pk)
    access.record(request.user, "change", event.subject, reason="ticket removed")
    messages.success(request, _("Removed."))
    return redirect("event_tickets", event.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def parts_screen(request: HttpRequest, pk: Any) -> HttpResponse:
    """List days and sessions that one registers for apart, with their places; add, resize, remove one."""
    event = event_of(request, pk)
    if request.method == "POST" and "part" in request.POST:
        return _change_part(request, event)
    form = PartForm(request.POST if request.method == "POST" else None, event=event)
    if form.is_bound and form.is_valid():
        return _add_part(request, event, form)
    titles = {key: title for key, (title, _is_stop) in drafted(event).items()}
    parts = event.parts.select_related("session", "event")
    rows = [(part, part_words(part, titles), places_in_words(part)) for part in parts]
    context = screen_context(event, PARTS, "date") | {"rows": rows, "form": form}
    return TemplateResponse(request, "events/admin/parts.html", context, status=422 if form.is_bound else 200)


def part_words(part: EventPart, titles: dict[str, str]) -> str:
    """Return the day, or the hours and title of the session, of `part`, read with both."""
    return (
        session_in_words(part.session, part.event, titles)
        if part.session
        else part_in_words(part, part.event)
    )


def _add_part(request: HttpRequest, event: Event, form: PartForm) -> HttpResponse:
    try:
        services.add_part(event.pk, **form.values())
    except services.OfferedAlready:
        messages.warning(request, _("Somebody has added it meanwhile."))
        return redirect("event_parts", event.pk)
    except services.PlacesChanged:
        messages.error(request, _("Somebody has removed it meanwhile."))
        return redirect("event_parts", event.pk)
    access.record(request.user, "change", event.subject, reason="part added")
    messages.success(request, _("Added. Whoever registers chooses at least one of them."))
    return redirect("event_parts", event.pk)


def _change_part(request: HttpRequest, event: Event) -> HttpResponse:
    wanted = request.POST["part"]
    part = next((part for part in event.parts.all() if str(part.pk) == wanted), None)
    form = PlacesForm(request.POST)
    back = redirect("event_parts", event.pk)
    if part is None:
        messages.error(request, _("Somebody has removed it meanwhile."))
        return back
    if "remove" in request.POST:
        return _remove_part(request, event, part)
    if not form.is_valid():
        messages.error(request, _("Write a number from 1, or nothing for no limit."))
        return back
    try:
        offered = services.change_part(part, form.cleaned_data["capacity"], seen=form.cleaned_data["seen"])
    except (services.PlacesChanged, EventPart.DoesNotExist):
        messages.error(request, _("Somebody changed these places while you had them open. Look again."))
        return back
    access.record(request.user, "change", event.subject, reason="part capacity")
    messages.success(request, " ".join([_("Saved."), offers_in_words(offered)]).strip())
    return back


def _remove_part(request: HttpRequest, event: Event, part: EventPart) -> HttpResponse:
    try:
        services.remove_part(part)
    except services.InUse:
        messages.error(request, _("Somebody has registered for it, so that it stays."))
    else:
        access.record(request.user, "change", event.subject, reason="part removed")
        messages.success(request, _("Removed."))
    return redirect("event_parts", event.pk)
