"""The admin's view of an event's record: its settings and times, apart from any page's words."""

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column

from advocacy_site.core.record_views import RecordEditView, RecordViewSet

from . import services
from .models import Event
from .offer_screens import excess_in_words, places_in_words
from .presentation import When, place_line, state_line, when
from .record_forms import EventForm
from .screens import VIEW, readable_by
from .telling_screens import TELL, TITLE


class EventEditView(RecordEditView):
    """Changes settings and times through the services."""

    def change(self, record: Event, changes: dict[str, Any]) -> Event:
        settings = {name: value for name, value in changes.items() if name != "timetable"}
        event = services.change_settings(record, settings)
        return services.change_timetable(event, changes["timetable"]) if "timetable" in changes else event

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"user": self.request.user}

    def save_instance(self) -> Event:
        event: Event = super().save_instance()
        event.refresh_from_db(fields=["capacity", "taken", "excess"])
        if "capacity" in self.form.changed_data and event.excess:
            messages.warning(self.request, excess_in_words(event))
        if self.form.concerned:
            tell = messages.button(reverse("tell_registrants", args=[event.pk]), TITLE)
            may = self.request.user.has_perm(TELL)
            words = _("The date is another, and registrants have not been told.")
            messages.warning(self.request, words, buttons=[tell] if may else [])
        return event

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        groups = [(heading, [form[name] for name in names]) for heading, names in form.groups]
        event, user = self.object, self.request.user
        reads = user.has_perm(VIEW) and readable_by(user).filter(pk=event.pk).exists()
        return context | {"groups": groups, "reads_registrations": reads, "places": places_in_words(event)}


class DateColumn(Column):
    """The date in the event's own zone."""

    def get_value(self, instance: Event) -> str:
        date: When | None = when(
            instance.starts_at, instance.ends_at, instance.zone, days_only=instance.days_only
        )
        return f"{date.day}, {date.hours} {date.zone}".strip(", ") if date else ""


class EventViewSet(RecordViewSet):
    """Events, the latest first."""

    model = Event
    icon = "calendar"
    menu_label = _("Events")
    menu_order = 210
    list_display = [
        "__str__",
        DateColumn("date", label=_("Date"), sort_key="starts_at"),
        Column("state", label=_("State"), accessor=state_line),
        Column("place", label=_("Place"), accessor=place_line),
        Column("get_registration_display", label=_("Registration"), sort_key="registration"),
    ]
    list_filter = ["status", "mode", "registration"]
    edit_view_class = EventEditView
    edit_template_name = "events/admin/event_edit.html"

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return EventForm
