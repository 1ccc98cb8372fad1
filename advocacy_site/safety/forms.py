"""The staff's form of a helpline: what belongs together, each error on its field."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .spoken import SpokenField

NEEDS_NUMBER = _("Whoever calls or texts needs a number.")
NEEDS_ZONE = _("Say in which time zone the hours are told.")
NO_ZONE = _("A time zone belongs to hours of each week. Choose those, or leave this empty.")
NEEDS_PERIODS = _("Add an opening period below, or choose other hours.")
NO_PERIODS = _("There are opening periods below: choose hours of each week, or take them away.")


class HelplineForm(WagtailAdminModelForm):
    """The fields of a line and its opening periods."""

    languages = SpokenField(label=_("Languages spoken"))

    def clean(self) -> dict[str, Any]:
        """Check what a number, a zone and opening periods are needed for."""
        data: dict[str, Any] = super().clean()
        if data.get("can_call") or data.get("can_text"):
            for name in ("number", "display_number"):
                if name not in self.errors and not data.get(name):
                    self.add_error(name, ValidationError(NEEDS_NUMBER, code="required"))
        self._check_hours(data)
        return data

    def _check_hours(self, data: dict[str, Any]) -> None:
        weekly = data.get("hours") == "weekly"
        if weekly != bool(data.get("time_zone")) and "time_zone" not in self.errors:
            self.add_error("time_zone", ValidationError(NEEDS_ZONE if weekly else NO_ZONE))
        periods = self.formsets["opening_periods"]
        if not periods.is_valid():
            return
        written = [row for row in periods.cleaned_data if row and not row.get("DELETE")]
        if weekly != bool(written):
            self.add_error("hours", ValidationError(NEEDS_PERIODS if weekly else NO_PERIODS))
