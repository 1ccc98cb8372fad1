"""Addresses for machines, links in mails, and links to drafts."""

from django.urls import path

from .drafts import shared_draft
from .links import open_link
from .views import healthz, readyz

urlpatterns = [
    # Without a final slash: production's SECURE_REDIRECT_EXEMPT names them, so that probes may speak HTTP.
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("l/<str:token>/", open_link, name="link"),
    path("draft/<str:token>/", shared_draft, name="shared_draft"),
]
