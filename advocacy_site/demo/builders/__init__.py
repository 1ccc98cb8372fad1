"""Builds the demo from `content`. Each step finds what an earlier run made, so nothing is made twice."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale

from . import campaigns, events, mailings, members, moderation, news, pages, registrations, roles, site
from .tree import build_home

__all__ = ["build"]


@transaction.atomic
def build() -> None:
    """Make the demo, or what is missing of it, room by room: later ones link to earlier ones."""
    for code, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=code)
    if Collection.get_first_root_node() is None:  # an emptied database has none
        Collection.add_root(name="Root")
    site.build_consents()
    site.build_safety()
    site.build_video_server()
    home = build_home()
    roles.build(home)
    members.build(home)
    campaigns.build(home)
    moderation.build()
    mailings.build()
    events.build(home)
    registrations.build()
    news.build(home)
    pages.build(home)
    site.build_words(home)
    site.finish_home(home)
