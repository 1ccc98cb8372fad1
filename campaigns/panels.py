"""The panel in a page's editor that says where its record's settings are."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


class RecordPanel(Panel):
    """Shows the state of the page's record and leads to the record's own view."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.action_id)

        def render_html(self, parent_context: dict[str, Any] | None = None) -> str:
            action = self.instance.action
            return format_html(
                '<p>{}</p><p><a class="button button-secondary" href="{}">{}</a></p>',
                _(
                    "Signing is %(state)s. Opening, closing, goal and pause are settings of the action, "
                    "shared by all its languages."
                )
                % {"state": action.state_label},
                reverse("action_records:edit", args=[action.pk]),
                _("Settings of this action"),
            )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(heading=kwargs.pop("heading", "") or _("Signing"), **kwargs)
