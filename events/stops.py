"""Where a tour stops, kept on the record, so that lists need no query for it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Event

LONGEST = 600  # characters of the towns of one event, as they are stored


def note_stops(event: "Event", pages: list[Any]) -> None:
    """Write towns and countries of `event`: those of the parts that stand on `pages`, its published ones.

    A stop that only a draft has is not announced yet; one that was taken off every page is no longer.
    """
    type(event).objects.select_for_update(no_key=True).get(pk=event.pk)  # a session may be changing
    # A part that was added in code gets its id when it is stored, and can have no time before.
    shown = {block.get("id") for page in pages for block in page.programme.raw_data}
    stops = [session for session in event.sessions.all() if session.key in shown]
    event.towns = _once([stop.city for stop in stops], ", ")[:LONGEST]
    countries = _once([stop.country.code or "" for stop in stops], " ")
    event.stop_countries = f" {countries} " if countries else ""
    type(event).objects.filter(pk=event.pk).update(towns=event.towns, stop_countries=event.stop_countries)


def _once(words: list[str], between: str) -> str:
    return between.join(dict.fromkeys(word for word in words if word))
