"""The panel in an event page's editor that says where date, place and registration are set."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from .presentation import state_line, when


class RecordPanel(Panel):
    """Says when the event is and leads to the record's own view."""

    class BoundPanel(Panel.BoundPanel):
        def render_html(self, parent_context: dict[str, Any] | None = None) -> str:
            event = self.instance.event if self.instance.pk else None
            if event is None:
                return format_html(
                    "<p>{}</p>",
                    _("Save the page as a draft first; then date, place and registration are set here."),
                )
            date = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
            return format_html(
                '<p><b>{}</b> {} {}</p><p>{}</p><p><a class="button button-secondary" href="{}">{}</a></p>',
                state_line(event),
                date.day if date else "",
                f"{date.hours} {date.zone}" if date else "",
                _("Shared by all languages, and changed at once: it does not wait for publishing."),
                reverse("event_records:edit", args=[event.pk]),
                _("Date, place, registration and times of the programme"),
            )

    def __init__(self, **kwargs: Any) -> None:
        heading = kwargs.pop("heading", "") or _("When, where and who may come")
        super().__init__(heading=heading, **kwargs)
