"""An event in the words of one language, for whoever registered: its page there, its day, its place."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocacy_site.core.dates import with_weekday
from advocacy_site.core.times import zone_label

from .presentation import place_line, when

if TYPE_CHECKING:
    from .models import Event, EventPage


def page_in(event: "Event", language: str) -> "EventPage | None":
    """Return the public page of `event` in `language`, else in the first language of the site, else any."""
    order = [language, *(code for code, _name in settings.LANGUAGES)]
    pages = event.pages.filter(live=True, alias_of=None).select_related("locale")
    return min(pages, key=lambda page: order.index(page.locale.language_code), default=None)


@dataclass(frozen=True)
class Words:
    """`title` is "" where no page is public; `day` and `place` where that is not known.

    `for_calendars`: the title that stands there, which others may see.
    """

    title: str
    url: str
    day: str
    place: str
    for_calendars: str

    @property
    def facts(self) -> list[tuple[str, str]]:
        """When and where, with what is known."""
        known = [(_("When"), self.day), (_("Where"), self.place)]
        return [(label, value) for label, value in known if value]


def words_of(event: "Event", language: str) -> Words:
    """Return `event` in the words of `language`, which is the active one. One query."""
    page = page_in(event, language)
    date = when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only)
    day = ", ".join(part for part in (date.day, f"{date.hours} {date.zone}".strip()) if part) if date else ""
    is_online = event.effective_mode == event.Mode.ONLINE
    return Words(
        title=page.title if page else "",
        url=(page.full_url or "") if page else "",
        day=day,
        place=_("Online") if is_online else place_line(event),
        for_calendars=(page.discreet_title or page.title) if page else "",
    )


def at_in(event: "Event", moment: datetime) -> str:
    """Return a moment as clocks at the event show it, with the name of their zone."""
    local = moment.astimezone(event.zone)
    return _("%(day)s, %(hour)s %(zone)s") % {
        "day": with_weekday(local),
        "hour": date_format(local, "TIME_FORMAT"),
        "zone": zone_label(moment, event.zone),
    }


def position_of(event: "Event", line_number: int) -> int:
    """Return how far in front somebody with this number waits: 1 is next."""
    return event.registrations.in_line().filter(line_number__lte=line_number).count()
