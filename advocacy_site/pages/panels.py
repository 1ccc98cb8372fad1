"""The panel in a contact page's editor that says where its inbox's settings are."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


class InboxPanel(Panel):
    """Shows whether the form is open and leads to the inbox's own view."""

    class BoundPanel(Panel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.inbox_id)

        def render_html(self, parent_context: dict[str, Any] | None = None) -> str:
            inbox = self.instance.inbox
            return format_html(
                '<p>{}</p><p><a class="button button-secondary" href="{}">{}</a></p>',
                _(
                    "The form is %(state)s. Who reads the answers, how long they are kept and pauses are "
                    "settings of the inbox, shared by all its languages."
                )
                % {"state": inbox.state_label},
                reverse("inboxes:edit", args=[inbox.pk]),
                _("Settings of this inbox"),
            )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(heading=kwargs.pop("heading", "") or _("Inbox"), **kwargs)
