"""What an event's page shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from advocacy_site.core import clock, json_ld
from advocacy_site.core.blocks.media import provider
from advocacy_site.core.languages import Language
from advocacy_site.core.visibility import visible
from advocacy_site.core.web import host_of

from .desk import desk_of
from .forms import RegisterForm
from .lines_at_once import lines_of
from .linked_data import event_data
from .listening import heard
from .presentation import When, place_line, state_line, when
from .programme import days_of, parts_of

if TYPE_CHECKING:
    from .models.events import Event
    from .models.lines import EventSpeaker
    from .models.pages import EventPage


HERE = "#register"  # the form, on the same page


@dataclass(frozen=True)
class Join:
    """How one takes part: a sentence, and where to press. `host` is another website's name, or ""."""

    sentence: str
    url: str = ""
    label: str = ""
    host: str = ""


@dataclass(frozen=True)
class Facts:
    """When, where and how to join: the first screen."""

    when: When | None
    state: str
    is_off: bool
    is_past: bool
    place: str
    address: str
    map_url: str
    towns: str
    is_online: bool
    languages: list[Language]
    join: Join


def _registration_closed(event: "Event") -> bool:
    closes = event.registration_closes_at
    return closes is not None and closes <= clock.now()


def _registration(event: "Event") -> Join:
    """Return how one registers for an event that is still to come."""
    opens = event.registration_opens_at
    if event.marked_full:
        return Join(_("All places are taken."))
    if _registration_closed(event):
        return Join(_("Registration is closed."))
    if opens is not None and opens > clock.now():
        day = date_format(opens.astimezone(event.zone))
        return Join(_("Registration opens on %(day)s.") % {"day": day})
    if event.registration == event.Registration.EXTERNAL:
        host = host_of(event.external_url)
        return Join(
            _("With registration on %(host)s, another website.") % {"host": host},
            event.external_url,
            _("Register on %(host)s") % {"host": host},
            host,
        )
    if event.is_full:
        return Join(_("All places are taken, but you can wait for one."), HERE, _("Join the waiting list"))
    if event.registration == event.Registration.APPROVAL:
        return Join(_("With registration; we answer each request."), HERE, _("Register"))
    return Join(_("With registration."), HERE, _("Register"))


def join(event: "Event") -> Join:
    """Return how one takes part in `event` now."""
    if event.status == event.Status.CANCELLED:
        return Join(_("This event does not take place."))
    if event.status == event.Status.POSTPONED:
        return Join(_("This event does not take place on its first date. A new date will stand here."))
    if event.phase == event.Phase.PAST:
        return Join(_("This event is over."))
    if event.registration != event.Registration.NONE:
        return _registration(event)
    if event.phase == event.Phase.UNDATED:
        return Join(_("How to take part will stand here."))
    if url := event.public_online_url:
        host = host_of(url)
        return Join(
            _("Open to everyone, without registration."), url, _("Join on %(host)s") % {"host": host}, host
        )
    if event.access == "open":
        return Join(_("Open to everyone, without registration."))
    return Join(event.get_access_display() + ".")


def facts(event: "Event") -> Facts:
    """Return the facts of `event`."""
    on_site = event.effective_mode != event.Mode.ONLINE
    return Facts(
        when=when(event.starts_at, event.ends_at, event.zone, days_only=event.days_only),
        state=state_line(event),
        is_off=event.is_off,
        is_past=event.phase == event.Phase.PAST,
        place=place_line(event) if on_site else "",
        address=event.address if on_site else "",
        map_url=event.map_url if on_site else "",
        towns=event.towns if on_site else "",
        is_online=event.effective_mode != event.Mode.ON_SITE,
        languages=heard(event.languages),
        join=join(event),
    )


def campaign_of(page: "EventPage") -> Page | None:
    """Return the campaign of `page` in its language, if anybody may read it. One query, or none."""
    if page.related_campaign is None:
        return None
    translations = Page.objects.filter(
        translation_key=page.related_campaign.translation_key, locale_id=page.locale_id
    )
    return visible(translations).first()


@dataclass(frozen=True)
class PartnerGroup:
    """The names of partners of one role, in the editor's order."""

    role: str
    names: list[str]


def partner_groups(partners: Any) -> list[PartnerGroup]:
    """Return `partners` by role, roles in the order of their first partner."""
    groups: dict[str, list[str]] = {}
    for block in partners:
        groups.setdefault(block.value["role"], []).append(block.value["name"])
    return [PartnerGroup(role, names) for role, names in groups.items()]


def speaker_lines(page: "EventPage") -> list["EventSpeaker"]:
    """Return who speaks, each with portrait and its renditions. At most two queries."""
    lines = page.speaker_lines.select_related("speaker__portrait")
    return list(lines.prefetch_related("speaker__portrait__renditions"))


def _has_date_to_come(event: "Event") -> bool:
    return event.phase in (event.Phase.UPCOMING, event.Phase.NOW)


def event_context(page: "EventPage") -> dict[str, Any]:
    """Return what the page of an event shows. At most eight queries, however much there is."""
    event = page.event
    lines, of_record = speaker_lines(page), lines_of(event)
    parts = parts_of(page.programme, event, of_record.sessions, lines)
    desk = desk_of(page, of_record)
    # A ticket by code is nobody's to choose in public.
    tickets = tuple(ticket for ticket in desk.tickets if ticket.kind != ticket.Kind.CODE) if desk else ()
    return {
        "linked_data": json_ld.block(data) if (data := event_data(page, tickets)) else "",
        "ics_url": f"{page.url}{page.reverse_subpage('ics')}" if _has_date_to_come(event) else "",
        "form": RegisterForm(desk=desk) if desk else None,
        "form_url": reverse("register", args=[event.key]),
        "facts": facts(event),
        "days": days_of([part for part in parts if not part.is_stop]),
        "stops": [part for part in parts if part.is_stop],
        "lines": lines,
        "expected": sum(line.is_expected for line in lines),
        "partner_groups": partner_groups(page.partners),
        "documents": list(page.documents.select_related("document")),
        "recording_host": host_of(page.recording_url),
        "recording_provider": provider(host_of(page.recording_url)),
        "campaign": campaign_of(page),
    }
