"""The panel in a member's editor that says what holds in every language, and where that is set."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


class RecordPanel(Panel):
    """Shows whether the member is discreet and leads to the record's own view."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.member_id)

        def render_html(self, parent_context: dict[str, Any] | None = None) -> str:
            member = self.instance.member
            state = (
                _("This member is discreet: no city, logo, picture or contact is shown.")
                if member.discreet
                else _("This member is not discreet: what stands here is shown.")
            )
            return format_html(
                '<p>{} {}</p><p><a class="button button-secondary" href="{}">{}</a></p>',
                state,
                _("It holds for all languages, and changes at once."),
                reverse("member_records:edit", args=[member.pk]),
                _("Change it"),
            )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(heading=kwargs.pop("heading", "") or _("Discretion"), **kwargs)
