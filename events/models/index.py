"""The calendar: all events of a language, wherever they live in the tree."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from advocacy_site.core.caching import public
from advocacy_site.core.filters import kept_if_canonical
from advocacy_site.core.models import BasePage

from .. import calendar
from .pages import TTL, EventPage

PARAMETERS = ("when", "type", "language", "country", "mode")


class EventIndexPage(BasePage):
    """Upcoming and past events, with filters."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("event index")
        verbose_name_plural = _("event indexes")

    @public(ttl=TTL, query=["page", *PARAMETERS], stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor. An invented filter is answered, but not kept."""
        return kept_if_canonical(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        events = EventPage.objects.filter(locale_id=self.locale_id).live().public()
        return context | calendar.calendar_context(events, self.locale_id, request)
