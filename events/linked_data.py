"""An event as schema.org describes one: for search engines, from what its page shows to everybody."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings

from advocacy_site.core import countries

if TYPE_CHECKING:
    from .models import Event, EventPage, TicketType

STATUSES = {
    "scheduled": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "moved_online": "EventMovedOnline",
}
MODES = {
    "online": "OnlineEventAttendanceMode",
    "on_site": "OfflineEventAttendanceMode",
    "both": "MixedEventAttendanceMode",
}
HERE = "https://schema.org/"


def event_data(page: "EventPage", tickets: tuple["TicketType", ...]) -> dict[str, Any]:
    """Return what machines are told of the event of `page`; {} while it has no date, which they insist on.

    `tickets`: those that anybody can choose now. The online link is in it only where everybody may have it.
    """
    event = page.event
    if event.starts_at is None:
        return {}
    url = page.full_url or ""
    places = [*_on_site(event), *_online(event, url)]
    return {
        "@type": "Event",
        "name": page.public_title,
        "description": page.search_description or page.summary,
        "url": url,
        "inLanguage": event.languages.split() or [page.language],
        "startDate": _told(event, event.starts_at),
        "endDate": _told(event, event.ends_at, is_end=True) if event.ends_at else "",
        "eventStatus": HERE + STATUSES[event.status],
        "eventAttendanceMode": HERE + MODES[event.effective_mode],
        "location": places[0] if len(places) == 1 else places,
        "organizer": _organiser() if page.our_part == page.OurPart.ORGANISE else {},
        "offers": [_offer(ticket, url, page.locale.language_code) for ticket in tickets],
    }


def _told(event: "Event", moment: datetime, *, is_end: bool = False) -> str:
    """Return the moment by the event's clocks, or its day where only days are shown; midnight ends one."""
    if not event.days_only:
        return moment.astimezone(event.zone).isoformat(timespec="seconds")
    last = moment.astimezone(UTC) - timedelta(microseconds=is_end)
    return last.astimezone(event.zone).date().isoformat()


def _on_site(event: "Event") -> list[dict[str, Any]]:
    if event.effective_mode == event.Mode.ONLINE:
        return []
    country: Any = event.country
    address = {
        "@type": "PostalAddress",
        "streetAddress": event.address,
        "addressLocality": event.towns or event.city,
        "addressCountry": country.code or "",
    }
    name = event.venue or event.towns or event.city or countries.name(country.code)
    return [{"@type": "Place", "name": name, "address": address}] if name else []


def _online(event: "Event", url: str) -> list[dict[str, Any]]:
    """The event's own page is where one learns how to join, unless the link is everybody's."""
    if event.effective_mode == event.Mode.ON_SITE:
        return []
    return [{"@type": "VirtualLocation", "url": event.public_online_url or url}]


def _organiser() -> dict[str, str]:
    return {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": settings.SITE_URL}


def _offer(ticket: "TicketType", url: str, language: str) -> dict[str, str]:
    free = ticket.free is None or ticket.free > 0
    return {
        "@type": "Offer",
        "name": ticket.name_in(language),
        "price": f"{ticket.price:.2f}",
        "priceCurrency": ticket.currency,
        "availability": f"{HERE}{'InStock' if free else 'SoldOut'}",
        "url": url,
    }
