"""By what staff choose signatures, for the listing and for the export alike."""

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.widgets import BooleanRadioSelect

from advocacy_site.core import countries
from advocacy_site.core.country_field import CountrySelect

from ..models import Action, Signature, Tally

NO_COUNTRY = "-"
OF_NO_COUNTRY = _("International, or not asked")


def country_choices() -> list[tuple[str, str]]:
    """Return each country, and what stands for none."""
    return [(NO_COUNTRY, str(OF_NO_COUNTRY)), *countries.choices()]


class CountryFilterSelect(CountrySelect):
    """All countries, or none of them."""

    first = (("", _("All")), (NO_COUNTRY, OF_NO_COUNTRY))


class SignatureFilterSet(WagtailFilterSet):
    """Signatures of one action. No filter asks for a name or an address: filters stand in addresses."""

    held = django_filters.BooleanFilter(
        label=_("Held"), field_name="held_at", method="that_has", widget=BooleanRadioSelect
    )
    removed = django_filters.BooleanFilter(
        label=_("Removed"), field_name="removed_at", method="that_has", widget=BooleanRadioSelect
    )
    country = django_filters.ChoiceFilter(
        label=_("Country"), choices=country_choices, widget=CountryFilterSelect, method="from_country"
    )
    source = django_filters.ChoiceFilter(label=_("Source"), empty_label=_("All"))
    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=settings.LANGUAGES, empty_label=_("All")
    )
    day = django_filters.DateFromToRangeFilter(
        label=_("Form first sent"), field_name="created_at", widget=DateRangePickerWidget
    )

    def __init__(self, *args: Any, action: Action, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = Tally.objects.filter(action=action, dimension=Tally.Dimension.SOURCE).exclude(key="")
        keys = known.order_by("key").values_list("key", flat=True)
        self.filters["source"].extra["choices"] = [(key, key) for key in keys]

    def that_has(self, rows: QuerySet[Signature], field: str, wanted: bool) -> QuerySet[Signature]:
        """Keep those whose date `field` is set, or those where it is not."""
        return rows.filter(**{f"{field}__isnull": not wanted})

    def from_country(self, rows: QuerySet[Signature], _name: str, code: str) -> QuerySet[Signature]:
        """Keep those of one country, or those without one."""
        return rows.filter(country="" if code == NO_COUNTRY else code)

    @property
    def used(self) -> list[str]:
        """The names of the filters that are set, without what they are set to."""
        return [name for name in self.form.changed_data if name in self.filters]

    class Meta:
        model = Signature
        fields = ["state", "kind", "held", "removed", "country", "source", "language", "display", "day"]
