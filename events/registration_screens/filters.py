"""By what staff choose registrations, for the listing and for the export alike."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import BooleanRadioSelect

from advocacy_site.core import countries
from advocacy_site.core.questions import Asks

from .. import listening
from ..models import Event, Payment, Registration
from ..part_words import part_in_words
from ..screens import SEE_NEEDS

NONE = "-"


class RegistrationFilterSet(WagtailFilterSet):
    """Registrations of one event. No filter asks for a name or an address: filters stand in addresses."""

    ticket = django_filters.ChoiceFilter(label=_("Ticket"), empty_label=_("All"))
    parts = django_filters.ChoiceFilter(label=_("Day or session"), empty_label=_("All"))
    country = django_filters.ChoiceFilter(label=_("Country"), empty_label=_("All"), choices=countries.choices)
    listening = django_filters.ChoiceFilter(label=_("Listens in"), empty_label=_("All"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=settings.LANGUAGES, empty_label=_("All")
    )
    payment = django_filters.ChoiceFilter(
        label=_("Payment"),
        choices=[*Payment.State.choices, (NONE, _("nothing to pay"))],
        empty_label=_("All"),
        method="with_payment",
    )
    needs = django_filters.BooleanFilter(
        label=_("Needs something to take part"),
        field_name="access_needs__isnull",
        exclude=True,
        widget=BooleanRadioSelect,
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        active = get_language() or ""
        tickets = [(str(row.pk), row.name_in(active)) for row in event.tickets.defer("code")]
        rows = event.parts.select_related("session")
        parts = [(str(row.pk), part_in_words(row, event)) for row in rows]
        heard = [(code, listening.name(code)) for code in listening.unpack(event.languages)]
        for name, choices in (("ticket", tickets), ("parts", parts), ("listening", heard)):
            self.filters[name].extra["choices"] = choices
        asked = {
            "ticket": bool(tickets),
            "payment": any(row.is_paid for row in event.tickets.defer("code")),
            "parts": bool(parts),
            "listening": bool(heard),
            "country": event.asks_country != Asks.NO,
            "press": event.asks_press,
            "needs": event.asks_access and self.request.user.has_perm(SEE_NEEDS),
        }
        for name, is_asked in asked.items():
            if not is_asked:
                del self.filters[name]

    def with_payment(self, rows: QuerySet[Registration], _name: str, state: str) -> QuerySet[Registration]:
        """Keep those who have a payment in `state`, or those without any."""
        if state == NONE:
            return rows.filter(payments=None)
        return rows.filter(Exists(Payment.objects.filter(registration=OuterRef("pk"), state=state)))

    @property
    def used(self) -> list[str]:
        """The names of the filters that are set, without what they are set to."""
        return [name for name in self.form.changed_data if name in self.filters]

    class Meta:
        model = Registration
        fields = ["state", "ticket", "parts", "payment", "press", "needs", "country", "listening", "language"]
