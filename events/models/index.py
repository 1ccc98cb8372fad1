"""The calendar: all events of a language, wherever they live in the tree."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from advocacy_site.core.caching import public
from advocacy_site.core.filters import kept_if_canonical
from advocacy_site.core.models import BasePage

from .. import calendar, subscriptions
from .pages import TTL, EventPage, EventPageQuerySet

PARAMETERS = ("when", "type", "language", "country", "mode", "campaign", "member")


class EventIndexPage(RoutablePageMixin, BasePage):
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
        found = calendar.calendar_context(self.listed, self.locale_id, request)
        return context | found | {"follow": subscriptions.links(self, request, found["listing"])}

    def listed(self) -> EventPageQuerySet:
        """All events of its language that anybody may read."""
        found: EventPageQuerySet = EventPage.objects.shown_in(self.locale_id)
        return found

    @path("ics/", name="ics")
    def ics(self, request: HttpRequest) -> HttpResponse:
        """The events under the filters of the address, for calendars that ask again and again."""
        return subscriptions.calendar_file(self, request)

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The same for feed readers, as Atom."""
        return subscriptions.atom(self, request)
