"""An event in the words of one language, for whoever registered: its page there, its day, its place."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocacy_site.core.dates import with_weekday
from advocacy_site.core.times import zone_label

from .presentation import place_line, when

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from .models import Event, EventPage


def page_in(event: "Event", language: str) -> "EventPage | None":
    """Return the public page of `event` in `language`, else in the first language of the site, else any."""
    return _nearest(event.pages.filter(live=True), language)


def _nearest(pages: "QuerySet[EventPage]", language: str) -> "EventPage | None":
    order = [language, *(code for code, _name in settings.LANGUAGES)]
    found = {page.locale.language_code: page for page in pages.filter(alias_of=None).select_related("locale")}
    # Any: that of a language which the site no longer has.
    return next((found[code] for code in order if code in found), None) or next(iter(found.values()), None)


@dataclass(frozen=True)
class Words:
    """`url` is "" where no page is public, `title` where there is none; `day` and `place` where that is not
    known.

    `for_calendars`: the title that stands there, which others may see. `is_neutral`: they are for an inbox
    into which others may look, and nothing beside them says more.
    """

    title: str
    url: str
    day: str
    place: str
    for_calendars: str
    is_neutral: bool = False

    @property
    def facts(self) -> list[tuple[str, str]]:
        """When and where, with what is known."""
        known = [(_("When"), self.day), (_("Where"), self.place)]
        return [(label, value) for label, value in known if value]


def words_of(
    event: "Event", language: str, times: "tuple[datetime | None, datetime | None] | None" = None
) -> Words:
    """Return `event` in the words of `language`, which is the active one; `times` where its day is told to
    somebody who comes at others than its own. One query, two where no page is
    public: whoever registered still learns what a mail is about."""
    public = page_in(event, language)
    page = public or _nearest(event.pages.all(), language)
    start, end = times or (event.starts_at, event.ends_at)
    date = when(start, end, event.zone, days_only=event.days_only)
    day = ", ".join(part for part in (date.day, f"{date.hours} {date.zone}".strip()) if part) if date else ""
    is_online = event.effective_mode == event.Mode.ONLINE
    return Words(
        title=page.title if page else "",
        url=(public.full_url or "") if public else "",
        day=day,
        place=_("Online") if is_online else place_line(event),
        for_calendars=(page.discreet_title or page.title) if page else "",
    )


def for_inbox(event: "Event", words: Words) -> Words:
    """Return `words` of `event` for a mail: where one role reads the applications, without what betrays it.

    Who takes part in such a programme may live with whom it is about, or with whom they need to leave. The
    whole of it stands on their own page.
    """
    if event.readers_id is None:
        return words
    told = words.for_calendars if words.for_calendars != words.title else _("Appointment")
    return replace(words, title=told, for_calendars=told, url="", place="", is_neutral=True)


def at_in(event: "Event", moment: datetime) -> str:
    """Return a moment as clocks at the event show it, with the name of their zone."""
    local = moment.astimezone(event.zone)
    return _("%(day)s, %(hour)s %(zone)s") % {
        "day": with_weekday(local),
        "hour": date_format(local, "TIME_FORMAT"),
        "zone": zone_label(moment, event.zone),
    }
