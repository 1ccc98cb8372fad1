"""Addresses for machines, and links in mails."""

from django.urls import path

from .links import open_link
from .views import healthz, readyz

urlpatterns = [
    # Without a final slash: production's SECURE_REDIRECT_EXEMPT names them, so that probes may speak HTTP.
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("l/<str:token>/", open_link, name="link"),
]
