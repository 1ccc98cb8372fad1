"""The events whose registrations somebody of the staff may read: also who edits no page."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from ..models import Registration
from ..presentation import when
from ..screens import VIEW, readable_by

TITLE = gettext_lazy("Registrations")
ROWS = 50
State = Registration.State


@require_safe
def registered_events(request: HttpRequest) -> HttpResponse:
    """List the events that the user may read the registrations of and that have some, the latest first."""
    if not request.user.has_perm(VIEW):
        raise PermissionDenied
    events = (
        readable_by(request.user)
        .filter(registration__in=["open", "approval"])
        .annotate(
            to_answer=Count("registrations", filter=Q(registrations__state=State.REQUESTED)),
            waiting=Count("registrations", filter=Q(registrations__state=State.WAITING)),
        )
        .prefetch_related("pages")
        .order_by("-starts_at", "-created_at")
    )
    part = Paginator(events, ROWS).get_page(request.GET.get("page"))
    rows: list[tuple[Any, str]] = []
    for event in part:
        date = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
        rows.append((event, date.day if date else ""))
    context = {
        "rows": rows,
        "part": part,
        "header_title": TITLE,
        "header_icon": "group",
        "breadcrumbs_items": [{"url": "", "label": TITLE}],
    }
    return TemplateResponse(request, "events/admin/registered_events.html", context)


class RegistrationsMenuItem(MenuItem):
    """For whoever may read registrations."""

    def __init__(self) -> None:
        super().__init__(
            TITLE, reverse("registered_events"), name="registrations", icon_name="group", order=212
        )

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(VIEW)
