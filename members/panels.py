"""The panel in a member's editor that says what holds in every language, and where that is set."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel


class RecordPanel(Panel):
    """Shows whether the member is discreet and leads to the record's own view, also before there is one."""

    class BoundPanel(Panel.BoundPanel):
        def render_html(self, parent_context: dict[str, Any] | None = None) -> str:
            member = self.instance.member if self.instance.pk else None
            if member is None:
                # A first autosave leaves this panel as it is: the list has the new member, too.
                words = [
                    _("A new member is discreet: no city, logo, picture or contact is shown."),
                    _(
                        "Save the page as a draft first. Then say under “Members” if these may be shown, and "
                        "whom readers may contact."
                    ),
                ]
                label, url = _("Members"), reverse("member_records:index")
            else:
                state = (
                    _("This member is discreet: no city, logo, picture or contact is shown.")
                    if member.discreet
                    else _("This member is not discreet: what stands here is shown.")
                )
                held = _("That, and whom readers may contact, holds for all languages and changes at once.")
                words = [state, held]
                label, url = _("Change it"), reverse("member_records:edit", args=[member.pk])
            return format_html(
                '<p>{} {}</p><p><a class="button button-secondary" href="{}">{}</a></p>', *words, url, label
            )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(heading=kwargs.pop("heading", "") or _("Discretion and contact"), **kwargs)
