"""A helpline as pages show it, in words of the active language."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils.translation import gettext as _

from advocacy_site.core import clock, countries, languages
from advocacy_site.core.caching import OLDEST_COPY
from advocacy_site.core.languages import Language
from advocacy_site.core.times import zone_named
from advocacy_site.core.web import host_of

from . import hours, spoken
from .models import Helpline
from .opening import Opening, opening_at

ALWAYS_OPEN = Opening(is_open=True, until=None)
NEVER = datetime.max.replace(tzinfo=UTC)
NOT_READ_LATER = timedelta(seconds=OLDEST_COPY)


@dataclass(frozen=True)
class ShownLine:
    """A helpline as pages show it.

    `status`: "open now", when it closes or opens, or "" where nobody knows; `changes_at`: when that is. Pages
    are kept for some minutes, so a line is called open (`is_open`) only if it stays so for as long as a copy
    may be read.
    """

    name: str
    country_name: str
    display_number: str
    tel: str
    can_call: bool
    can_text: bool
    free: bool
    languages: str = ""
    hours: str = ""
    hours_remark: str = ""
    chat_url: str = ""
    what_happens: str = ""
    bill: str = ""
    status: str = ""
    zone: str = ""  # what an hour in `status` is told in
    is_open: bool = False
    changes_at: datetime = NEVER
    written_in: Language | None = None  # where its own words are not in the language of the page

    @property
    def chat_host(self) -> str:
        """The host that the chat's link contacts, without "www."."""
        return host_of(self.chat_url)


def as_line(helpline: Helpline) -> ShownLine:
    """Return `helpline` as it is now, in the active language. One query for weekly hours not read yet."""
    moment = clock.now()
    opening = opening_of(helpline, moment)
    is_open = opening is not None and opening.is_open and opening.lasts(moment, NOT_READ_LATER)
    return ShownLine(
        name=helpline.name,
        country_name=countries.name(helpline.country.code),
        display_number=helpline.display_number,
        tel=helpline.number,
        can_call=helpline.can_call,
        can_text=helpline.can_text,
        free=helpline.free,
        languages=", ".join(languages.name(code) for code in spoken.unpack(helpline.languages)),
        hours=_hours(helpline),
        hours_remark=helpline.hours_remark,
        chat_url=helpline.chat_url,
        what_happens=helpline.what_happens,
        bill=_bill(helpline),
        status=_("open now") if is_open else _later(opening),
        zone="" if is_open else hours.zone_in_words(helpline.time_zone),
        is_open=is_open,
        changes_at=(opening.until if opening else None) or NEVER,
    )


def opening_of(helpline: Helpline, moment: datetime) -> Opening | None:
    """Return whether somebody answers at `moment`, or None where nobody knows the hours."""
    if helpline.hours == Helpline.Hours.ALWAYS:
        return ALWAYS_OPEN
    if not helpline.week:
        return None
    return opening_at(moment, helpline.week, zone_named(helpline.time_zone))


def _later(opening: Opening | None) -> str:
    if opening is None or opening.until is None:
        return ""
    in_words = hours.closes_in_words if opening.is_open else hours.opens_in_words
    return in_words(opening.until)


def _hours(helpline: Helpline) -> str:
    if helpline.hours == Helpline.Hours.ALWAYS:
        return hours.day_and_night()
    return hours.week_in_words(helpline.week, helpline.time_zone)


def _bill(helpline: Helpline) -> str:
    if helpline.on_the_bill is None or not helpline.number:
        return ""
    return _("The telephone bill shows it.") if helpline.on_the_bill else _("No telephone bill shows it.")
