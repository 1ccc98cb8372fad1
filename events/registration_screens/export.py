"""The admin's way to take registrations out, as a table for spreadsheets."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from advocacy_site.core import access
from advocacy_site.core.cells import as_cell
from advocacy_site.core.exports import ROWS_AT_ONCE, ExportForm, as_file
from advocacy_site.core.keyset import all_of
from advocacy_site.core.spreadsheets import Row

from ..models import Event, Registration
from ..readable import readable_part
from ..screens import EXPORT, SEE_REGISTRANT, registrations_of, way_to
from .columns import columns_for, with_columns
from .filters import RegistrationFilterSet

TITLE = gettext_lazy("Export registrations")


@require_http_methods(["GET", "HEAD", "POST"])
def export_screen(request: HttpRequest, pk: Any) -> HttpResponseBase:
    """Ask what for; then send the rows that the listing's filters leave, while they are read.

    Applications to a programme leave by no export, whoever asks.
    """
    event = registrations_of(request, pk, EXPORT)
    if event.readers_id is not None:
        raise Http404("Not exported")
    # Who did not confirm the address may not even know that somebody typed it.
    rows = event.registrations.exclude(state=Registration.State.PENDING)
    filters = RegistrationFilterSet(request.GET, rows, request=request, event=event)
    form = ExportForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid() or not filters.is_valid():
        return _ask(request, event, form, filters)
    rows, purpose = filters.qs, form.cleaned_data["purpose"]
    reason = f"{purpose} ({', '.join(filters.used)})" if filters.used else purpose
    access.record(request.user, "export", event.subject, rows=rows.count(), reason=reason)
    table = _table(rows, request.user.has_perm(SEE_REGISTRANT), translation.get_language())
    return as_file(table, form.cleaned_data["ending"], event.key)


def _ask(
    request: HttpRequest, event: Event, form: ExportForm, filters: RegistrationFilterSet
) -> HttpResponse:
    address, query = reverse("registration_listing", args=[event.pk]), request.GET.urlencode()
    context = {
        "form": form,
        "back": f"{address}?{query}" if query else address,
        "filters": [filters.filters[name].label for name in filters.used],
        "filter_errors": filters.form.errors,
        "may_see": request.user.has_perm(SEE_REGISTRANT),
        "header_title": TITLE,
        "header_icon": "download",
        "breadcrumbs_items": way_to(event, ("", TITLE)),
    }
    status = 422 if form.errors or filters.form.errors else 200
    return TemplateResponse(request, "events/admin/registration_export.html", context, status=status)


def _table(rows: QuerySet[Registration], may_see: bool, language: str) -> Iterator[Row]:
    """Yield the headings and each registration, in `language`: the answer is read when its view is over."""
    columns = columns_for(may_see)
    with translation.override(language):
        yield [str(column.label) for column in columns]
        for row in all_of(with_columns(rows, may_see), ROWS_AT_ONCE, readable_part):
            yield [as_cell(column.value(row)) for column in columns]
