"""The admin's list of who registered for an event."""

from functools import cached_property
from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from advocacy_site.core import access, clock, countries
from advocacy_site.core.addresses import mask
from advocacy_site.core.cells import in_words
from advocacy_site.core.keyset import Part

from ..models import Event, Registration
from ..readable import readable_part
from ..screens import EXPORT, MANAGE, SEE_REGISTRANT, registrations_of, way_to
from .columns import detail_url, registrant_of, ticket_of, with_columns
from .filters import RegistrationFilterSet
from .finding import FindForm

TITLE = gettext_lazy("Registrations")
ROWS = 50


def counts_of(event: Event) -> list[tuple[str, str, int]]:
    """Return each state that some are in, its words, and how many. One query, by the listing's index."""
    found = dict(event.registrations.order_by().values_list("state").annotate(Count("pk")))
    return [
        (state, str(words), found[state]) for state, words in Registration.State.choices if state in found
    ]


def who_columns() -> list[Column]:
    """Return the columns for those who may see who comes."""
    return [
        Column("organisation", label=_("Organisation")),
        Column(
            "address",
            label=_("Address"),
            accessor=lambda row: mask(row.email) if row.email else "",
            classname="signature-address",
        ),
    ]


def where_it_stands() -> list[Column]:
    """Return the columns for everybody who may see the list."""
    return [
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda row: row.get_state_display(),
            primary=lambda row: row.has_place,
        ),
        Column("party", label=_("Places")),
        Column("ticket", label=_("Ticket"), accessor=ticket_of),
        Column(
            "payment",
            label=_("Payment"),
            accessor=lambda row: ", ".join(str(paid.get_state_display()) for paid in row.payments.all()),
        ),
        Column("country", label=_("Country"), accessor=lambda row: countries.name(row.country.code)),
        Column("created", label=_("Form first sent"), accessor=lambda row: in_words(row.created_at)),
    ]


class RegistrationListingView(BaseListingView):
    """Registrations for one event, newest first. Addresses are masked for everybody."""

    model = Registration
    template_name = "events/admin/registration_listing.html"
    results_template_name = "core/admin/keyset_results.html"
    page_title = TITLE
    header_icon = "group"
    paginate_by = ROWS
    filterset_class = RegistrationFilterSet
    verbose_name_plural = gettext_lazy("registrations")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.event: Event = registrations_of(request, kwargs["pk"])
        self.may_see = request.user.has_perm(SEE_REGISTRANT)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().get(request, *args, **kwargs)
        used = ", ".join(self.filters.used)
        access.record(request.user, "list", self.event.subject, rows=len(self.part.rows), reason=used)
        return response

    def get_base_queryset(self) -> QuerySet[Registration]:
        return with_columns(self.event.registrations.all(), self.may_see)

    def order_queryset(self, queryset: QuerySet[Registration]) -> QuerySet[Registration]:
        return queryset  # the part that is shown brings its order

    def paginate_queryset(self, queryset: QuerySet[Registration], page_size: int) -> tuple[Any, ...]:
        places = {name: self.request.GET.get(name, "") for name in ("older_than", "newer_than")}
        self.part: Part = readable_part(queryset, page_size, **places)
        return None, None, self.part.rows, False

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"event": self.event}

    @cached_property
    def columns(self) -> list[Any]:
        may_see = self.may_see
        registrant = TitleColumn(
            "registrant",
            label=_("Registered"),
            accessor=lambda row: registrant_of(row, may_see),
            get_url=detail_url,
        )
        return [registrant, *(who_columns() if may_see else []), *where_it_stands()]

    def get_index_url(self) -> str:
        return reverse("registration_listing", args=[self.event.pk])

    def get_index_results_url(self) -> str:
        return reverse("registration_listing_results", args=[self.event.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*way_to(self.event)[:-1], {"url": "", "label": str(self.event)}]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        args, user = [self.event.pk], self.request.user
        buttons = [
            HeaderButton(_("Numbers"), url=reverse("registration_numbers", args=args), icon_name="decimal")
        ]
        if user.has_perms([MANAGE, SEE_REGISTRANT]) and self.event.can_be_joined_at(clock.now()):
            url = reverse("add_registration", args=args)
            buttons.append(HeaderButton(_("Add somebody"), url=url, icon_name="plus"))
        if user.has_perm(EXPORT) and self.event.readers_id is None:
            query = self.request.GET.copy()
            for name in ("older_than", "newer_than", "_w_filter_fragment"):
                query.pop(name, None)
            url = reverse("registration_export", args=args)
            url = f"{url}?{query.urlencode()}" if query else url
            buttons.append(HeaderButton(_("Export"), url=url, icon_name="download"))
        return buttons

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        return context | {
            "part": self.part,
            "event": self.event,
            "find_form": FindForm(may_see=self.may_see, auto_id="find_%s"),
            "counts": [] if self.results_only else counts_of(self.event),
        }
