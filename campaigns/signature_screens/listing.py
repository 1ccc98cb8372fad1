"""The admin's list of who signed an action, and the way to one signature by its address."""

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from advocacy_site.core import access, countries
from advocacy_site.core.addresses import address_hash, mask
from advocacy_site.core.cells import in_words
from advocacy_site.core.finding import AddressForm
from advocacy_site.core.keyset import Part
from advocacy_site.core.readable import readable_part

from ..models import Action, Signature
from ..screens import way_to
from .filters import SignatureFilterSet
from .who import EXPORT, SEE_SIGNER, VIEW, action_for

TITLE = gettext_lazy("Signatures")
ROWS = 50


def standing(row: Signature) -> str:
    """Return the giver's state in words, and what staff did about it."""
    words = [row.get_state_display()]
    words += [_("held")] if row.held_at else []
    words += [_("removed")] if row.removed_at else []
    return ", ".join(words)


def detail_url(row: Signature) -> str:
    """Return where one signature is looked at."""
    return reverse("signature_detail", args=[row.action_id, row.pk])


def signatory_of(row: Signature, may_see: bool) -> str:
    """Return who signed, as a list shows it: people's names only to those who may see them."""
    if row.kind == Signature.Kind.ORGANISATION:
        return row.organisation_name
    return row.name if may_see or row.is_unread else mask(row.email)


class SignatureListingView(BaseListingView):
    """Signatures of one action, newest first, never counted. Addresses are masked for everybody."""

    model = Signature
    template_name = "campaigns/admin/signature_listing.html"
    results_template_name = "core/admin/keyset_results.html"
    page_title = TITLE
    header_icon = "group"
    paginate_by = ROWS
    filterset_class = SignatureFilterSet
    verbose_name_plural = gettext_lazy("signatures")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.action: Action = action_for(request, kwargs["pk"], VIEW)
        self.may_see = request.user.has_perm(SEE_SIGNER)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().get(request, *args, **kwargs)
        used = ", ".join(self.filters.used)
        access.record(request.user, "list", self.action.subject, rows=len(self.part.rows), reason=used)
        return response

    def get_base_queryset(self) -> QuerySet[Signature]:
        rows = self.action.signatures.defer("answers")
        return rows if self.may_see else rows.defer("name")

    def order_queryset(self, queryset: QuerySet[Signature]) -> QuerySet[Signature]:
        return queryset  # the part that is shown brings its order

    def paginate_queryset(self, queryset: QuerySet[Signature], page_size: int) -> tuple[Any, ...]:
        places = {name: self.request.GET.get(name, "") for name in ("older_than", "newer_than")}
        self.part: Part = readable_part(queryset, page_size, **places)
        return None, None, self.part.rows, False

    def get_filterset_kwargs(self) -> dict[str, Any]:
        return super().get_filterset_kwargs() | {"action": self.action}

    @cached_property
    def columns(self) -> list[Any]:
        may_see = self.may_see
        shown = [
            TitleColumn(
                "signatory",
                label=_("Signatory"),
                accessor=lambda row: signatory_of(row, may_see),
                get_url=detail_url,
            ),
            Column(
                "address",
                label=_("Address"),
                accessor=lambda row: mask(row.email) if row.email else "",
                classname="signature-address",
            ),
            StatusTagColumn("state", label=_("State"), accessor=standing, primary=lambda row: row.is_counted),
            Column("country", label=_("Country"), accessor=lambda row: countries.name(row.country.code)),
            Column("source", label=_("Source")),
            Column("language", label=_("Language")),
            Column("created", label=_("Form first sent"), accessor=lambda row: in_words(row.created_at)),
        ]
        return shown if may_see else [shown[0], *shown[2:]]

    def get_index_url(self) -> str:
        return reverse("signature_listing", args=[self.action.pk])

    def get_index_results_url(self) -> str:
        return reverse("signature_listing_results", args=[self.action.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return way_to(self.action, ("", TITLE))

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        if not self.request.user.has_perm(EXPORT):
            return []
        query = self.request.GET.copy()
        for name in ("older_than", "newer_than", "_w_filter_fragment"):
            query.pop(name, None)
        url = reverse("signature_export", args=[self.action.pk])
        url = f"{url}?{query.urlencode()}" if query else url
        return [HeaderButton(_("Export"), url=url, icon_name="download")]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        form = AddressForm(auto_id="find_%s")
        return context | {"part": self.part, "action": self.action, "address_form": form}


@require_POST
@sensitive_post_parameters("address")
def find_by_address(request: HttpRequest, pk: Any) -> HttpResponse:
    """Lead to the signature of one address, or say that there is none. The address comes in the body only."""
    action = action_for(request, pk, VIEW)
    back = redirect("signature_listing", action.pk)
    form = AddressForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Enter a whole email address, such as name@example.org."))
        return back
    found = list(
        action.signatures.filter(email_hash=address_hash(form.cleaned_data["address"])).only("action")[:2]
    )
    access.record(request.user, "search", action.subject, rows=len(found), reason="address")
    if not found:
        messages.warning(request, _("Nobody signed this action with that address."))
        return back
    return redirect(detail_url(found[0]))
