"""Events and who speaks at them."""

import uuid
from datetime import timedelta
from typing import Any

from wagtail.models import Page

from advocacy_site.core import clock
from events.models import Event, EventIndexPage, EventPage, Speaker

from .tree import home_page, locale, numbers


def event_index() -> EventIndexPage:
    home = home_page()
    found = EventIndexPage.objects.child_of(home).first()
    return found or home.add_child(instance=EventIndexPage(title="Events", slug="events", locale=locale()))


def event_page(
    *, parent: Page | None = None, settings: dict[str, Any] | None = None, **fields: Any
) -> EventPage:
    """A live event in two weeks, two hours long, in Paris; `settings` of its record.

    The record comes first and the page finds it, which costs half of writing its settings afterwards.
    """
    n = next(numbers)
    fields = {"title": f"Event {n}", "slug": f"event-{n}", "translation_key": uuid.uuid4()} | fields
    start = clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=14)
    values = {"starts_at": start, "ends_at": start + timedelta(hours=2), "time_zone": "Europe/Paris"}
    Event.objects.create(translation_key=fields["translation_key"], **(values | (settings or {})))
    page = (parent or event_index()).add_child(instance=EventPage(locale=locale(), **fields))
    return EventPage.objects.get(pk=page.pk)


def speaker(**fields: Any) -> Speaker:
    return Speaker.objects.create(**({"name": f"Speaker {next(numbers)}", "locale": locale()} | fields))
