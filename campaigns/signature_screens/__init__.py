"""The admin's screens of what people signed: the list, one signature, the export, the numbers."""

from typing import Any

from django.urls import path

from .detail import signature_screen
from .export import export_screen
from .listing import SignatureListingView, find_by_address
from .numbers import numbers_screen
from .who import grantable

__all__ = ["grantable", "urls"]


def urls() -> list[Any]:
    """Return the addresses of the screens. None holds anything of a person but a signature's random key."""
    signatures = "actions/<uuid:pk>/signatures/"
    rows_only = SignatureListingView.as_view(results_only=True)
    return [
        path("actions/<uuid:pk>/numbers/", numbers_screen, name="action_numbers"),
        path(signatures, SignatureListingView.as_view(), name="signature_listing"),
        path(f"{signatures}results/", rows_only, name="signature_listing_results"),
        path(f"{signatures}find/", find_by_address, name="signature_search"),
        path(f"{signatures}export/", export_screen, name="signature_export"),
        path(f"{signatures}<uuid:key>/", signature_screen, name="signature_detail"),
    ]
