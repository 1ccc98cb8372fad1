"""The admin's screens of who comes to an event: the list, one registration, the export, the numbers."""

from typing import Any

from django.urls import path

from .adding import add_screen
from .detail import registration_screen
from .events import RegistrationsMenuItem, registered_events
from .export import export_screen
from .finding import find_screen
from .left_over import left_over_screen
from .listing import RegistrationListingView
from .numbers import numbers_screen
from .verbs import verb_screen

__all__ = ["RegistrationsMenuItem", "urls"]


def urls() -> list[Any]:
    """Return the addresses of the screens. None holds anything of a person but a registration's random key.

    Check-in and badges stand beside them, below the same event.
    """
    of_event = "events/<uuid:pk>/registrations/"
    rows_only = RegistrationListingView.as_view(results_only=True)
    return [
        path("registrations/", registered_events, name="registered_events"),
        path(of_event, RegistrationListingView.as_view(), name="registration_listing"),
        path(f"{of_event}results/", rows_only, name="registration_listing_results"),
        path(f"{of_event}find/", find_screen, name="registration_search"),
        path(f"{of_event}add/", add_screen, name="add_registration"),
        path(f"{of_event}numbers/", numbers_screen, name="registration_numbers"),
        path(f"{of_event}export/", export_screen, name="registration_export"),
        path("events/<uuid:pk>/payments/<uuid:key>/", left_over_screen, name="left_over_payment"),
        path(f"{of_event}<uuid:key>/", registration_screen, name="registration_detail"),
        path(f"{of_event}<uuid:key>/<slug:verb>/", verb_screen, name="registration_verb"),
    ]
