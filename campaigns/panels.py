"""The panels of an action page's editor that depend on its record."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin.panels import MultiFieldPanel, Panel

from .models.actions import Action

State = Action.State


def next_step(action: Action) -> str:
    """Return what an editor should know or do about `action` in its present state."""
    match action.state:
        case State.NOT_OPEN if action.opens_at:
            return _("Signing opens at the time that was set.")
        case State.NOT_OPEN:
            return _("Nobody can sign yet: set when signing opens. Kind and who may sign are set there too.")
        case State.PAUSED:
            return _("Signing is paused: nobody can sign or confirm.")
        case State.CLOSED:
            return _("Signing has ended: say under “Outcome” what came of it.")
    return _("Signing is open: people can sign as soon as the page is published.")


class RecordPanel(Panel):
    """Says what state signing is in and leads to the record's own view, also before there is a record."""

    class BoundPanel(Panel.BoundPanel):
        def render_html(self, parent_context: dict[str, Any] | None = None) -> str:
            action = self.instance.action if self.instance.pk else None
            if action:
                words = [
                    _("Kind: %(kind)s.") % {"kind": action.get_kind_display()},
                    next_step(action),
                    _("These settings are shared by all languages and do not wait for publishing."),
                ]
                label, url = _("Settings of signing"), reverse("action_records:edit", args=[action.pk])
            else:
                # A first autosave leaves this panel as it is: the list has the new action at its top.
                words = [
                    _("A new page is a pledge that nobody can sign yet."),
                    _(
                        "Save it as a draft first. Then choose under “Actions” whether it is a pledge, "
                        "a petition or an open letter, who may sign, and when signing opens."
                    ),
                ]
                label, url = _("Actions"), reverse("action_records:index")
            return format_html(
                '{}<p><a class="button button-secondary" href="{}">{}</a></p>',
                format_html_join("", "<p>{}</p>", ((line,) for line in words)),
                url,
                label,
            )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(heading=kwargs.pop("heading", "") or _("Signing"), **kwargs)


class LetterPanel(MultiFieldPanel):
    """The words of a letter, shown where the page reads as one."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            page = self.instance
            return page.reads_as_letter(page.ordered_annexes) and super().is_shown()
