"""`/doors/`: for people with an account, be it one that the admin refuses. No address says who is sought."""

from django.urls import path

from .badge_screens import badges_screen
from .door_screens import check_in_screen, doors_screen

urlpatterns = [
    path("", doors_screen, name="doors"),
    path("<uuid:pk>/", check_in_screen, name="check_in"),
    path("<uuid:pk>/badges/", badges_screen, name="badges"),
]
