"""The settings of an event and the times of its programme."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from advocacy_site.core import clock
from advocacy_site.core.times import zone_named

from ..models import Event, EventPart, Session
from ..own_times import spans_of
from ..stops import note_stops
from .errors import EndsBeforeItStarts, SessionHasPlaces
from .line import settle
from .places import locked, resize
from .reminding import remind_anew

# What stands in the calendars of those who come.
IN_CALENDARS = {"status", "starts_at", "ends_at", "time_zone", "days_only", "mode", *Event.PLACE}
TOLD_TO_ALL = IN_CALENDARS | {"online_url", "access"}


def _check_order(start: Any, end: Any) -> None:
    if end is not None and (start is None or end <= start):
        raise EndsBeforeItStarts


def _published(event: Event) -> list[Any]:
    return list(event.pages.filter(live=True).select_related("locale"))


def _tell_followers(event: Event, pages: list[Any]) -> None:
    """Lists of everything say when and where it is."""
    for page in pages:
        page.event = event
        page.tell_followers()


@transaction.atomic
def change_settings(event: Event, changes: dict[str, Any]) -> Event:
    """Write only `changes` to the record: fields of Event.SETTINGS and their values, times aware.

    Offers of places follow: none stand while it is off, and more places are offered at once. Raises
    UnknownZone, EndsBeforeItStarts, KeyError for what is no setting, IntegrityError for the rest.
    """
    if unknown := changes.keys() - set(Event.SETTINGS):
        raise KeyError(unknown)
    event = locked(event.pk)
    told_anew = {name for name in TOLD_TO_ALL & changes.keys() if getattr(event, name) != changes[name]}
    for name, value in changes.items():
        setattr(event, name, value)
    zone_named(event.time_zone)
    _check_order(event.starts_at, event.ends_at)
    if changes:
        event.sequence += bool(told_anew & IN_CALENDARS)
        event.changed_at = clock.now() if told_anew else event.changed_at
        event.save(update_fields=[*(changes.keys() - {"capacity"}), "sequence", "changed_at"])
        if "capacity" in changes:
            resize(event, changes["capacity"])
        settle(event)
        if told_anew & IN_CALENDARS:
            remind_anew(event)
        _tell_followers(event, _published(event))
    return event


@transaction.atomic
def change_timetable(event: Event, timetable: Mapping[str, dict[str, Any] | None]) -> Event:
    """Say when, and where if not at the event's own place, parts of the programme are.

    `timetable`: by the id of a part's block on the event's pages, fields of Session.SETTINGS, of which those
    that are not given stay as they are; or None to forget its time. Its words stay on the pages.
    Raises UnknownZone, EndsBeforeItStarts, KeyError, SessionHasPlaces.
    """
    event = locked(event.pk)
    before = spans_of(event.parts.select_related("session"), event)
    for key, values in timetable.items():
        if values is None:
            if EventPart.objects.filter(event=event, session__key=key).exists():
                raise SessionHasPlaces
            event.sessions.filter(key=key).delete()
        else:
            _set_session(event, key, values)
    if before != spans_of(event.parts.select_related("session"), event):
        event.sequence += 1  # they stand in the calendars of those who chose them
        event.save(update_fields=["sequence"])
        remind_anew(event)
    pages = _published(event)
    note_stops(event, pages)
    _tell_followers(event, pages)
    return event


def _set_session(event: Event, key: str, values: dict[str, Any]) -> None:
    if unknown := values.keys() - set(Session.SETTINGS):
        raise KeyError(unknown)
    session = event.sessions.filter(key=key).first() or Session(event=event, key=key)
    for name, value in values.items():
        setattr(session, name, value)
    if session.time_zone:
        zone_named(session.time_zone)
    _check_order(session.starts_at, session.ends_at)
    session.save()
