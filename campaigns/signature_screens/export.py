"""The admin's way to take signatures out, as a table for spreadsheets."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
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
from advocacy_site.core.readable import readable_part
from advocacy_site.core.spreadsheets import Row

from ..models import Action, Signature
from ..screens import way_to
from .columns import columns_for, with_columns
from .filters import SignatureFilterSet
from .listing import TITLE as LISTING
from .who import EXPORT, SEE_SIGNER, VIEW, action_for

TITLE = gettext_lazy("Export signatures")


@require_http_methods(["GET", "HEAD", "POST"])
def export_screen(request: HttpRequest, pk: Any) -> HttpResponseBase:
    """Ask what for; then send the rows that the listing's filters leave, while they are read."""
    action = action_for(request, pk, VIEW, EXPORT)
    filters = SignatureFilterSet(request.GET, action.signatures.all(), request=request, action=action)
    form = ExportForm(request.POST or None)
    if request.method != "POST" or not form.is_valid() or not filters.is_valid():
        return _ask(request, action, form, filters)
    rows, purpose = filters.qs, form.cleaned_data["purpose"]
    reason = f"{purpose} ({', '.join(filters.used)})" if filters.used else purpose
    access.record(request.user, "export", action.subject, rows=rows.count(), reason=reason)
    table = _table(rows, request.user.has_perm(SEE_SIGNER), translation.get_language())
    return as_file(table, form.cleaned_data["ending"], action.key)


def _ask(request: HttpRequest, action: Action, form: ExportForm, filters: SignatureFilterSet) -> HttpResponse:
    address = reverse("signature_listing", args=[action.pk])
    query = request.GET.urlencode()
    back = f"{address}?{query}" if query else address
    context = {
        "form": form,
        "back": back,
        "filters": [filters.filters[name].label for name in filters.used],
        "filter_errors": filters.form.errors,
        "may_see": request.user.has_perm(SEE_SIGNER),
        "header_title": TITLE,
        "header_icon": "download",
        "breadcrumbs_items": way_to(action, (back, LISTING), ("", TITLE)),
    }
    status = 422 if form.errors or filters.form.errors else 200
    return TemplateResponse(request, "campaigns/admin/signature_export.html", context, status=status)


def _table(rows: QuerySet[Signature], may_see: bool, language: str) -> Iterator[Row]:
    """Yield the headings and each signature, in `language`: the answer is read when its view is over."""
    columns = columns_for(may_see)
    with translation.override(language):
        yield [str(column.label) for column in columns]
        for row in all_of(with_columns(rows, may_see), ROWS_AT_ONCE, readable_part):
            yield [as_cell(column.value(row)) for column in columns]
