"""What the editor checks in pages of this room beyond single fields."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from advocacy_site.safety.audience import AudienceForm


class StandardPageForm(AudienceForm):
    """A lead button has words, and leads to one place."""

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("button_page") and data.get("button_url"):
            self.add_error("button_url", _("Choose a page, or write an address: one of the two."))
        elif bool(data.get("button_label")) != bool(data.get("button_page") or data.get("button_url")):
            self.add_error("button_label", _("A button has words, and leads somewhere."))
        return data
