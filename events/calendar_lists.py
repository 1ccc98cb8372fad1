"""The order of the calendar, kept for a minute, and the statement of its rows: both composed once, as
composing them for each visit took longer than running them."""

from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import BigAutoField, Case, CharField, DateTimeField, UUIDField, When

from advocacy_site.core import clock
from advocacy_site.core.kept_order import KeptRows, kept_order, numbers, those_of_a_part
from advocacy_site.core.statements import Prepared, PreparedModels, Slot

from .listing import Listing, conditions
from .models.events import not_over

if TYPE_CHECKING:
    from .models.pages import EventPageQuerySet

PER_PAGE = 20
FIELDS = {"campaign": UUIDField()}  # what stands in the slot of a filter, where it is no text
LOCALE = Slot("locale", BigAutoField())
NOW = Slot("now", DateTimeField())


def upcoming_and_past(listing: Listing, locale: int) -> tuple[KeptRows, KeptRows]:
    """Return the events of `listing` that are not over, the next one first, and those that are, latest first.

    One query at most, and another for each part that is taken.
    """
    now = clock.now()

    def read() -> tuple[Any, Any]:
        by_date = _by_date(_shape(listing)).rows(locale=locale, now=now, **listing.values)
        past = (pk for pk, is_on in reversed(by_date) if not is_on)
        return numbers(pk for pk, is_on in by_date if is_on), numbers(past)

    # By the minute of the clock, too, so that nothing stays upcoming for longer.
    order = kept_order("events", f"{locale} {listing.made} {now:%Y-%m-%d %H:%M} {listing.query}", read)
    upcoming, past = (KeptRows(ids, ROWS, {"locale": locale}, PER_PAGE) for ids in order)
    return upcoming, past


def _shape(listing: Listing) -> tuple[tuple[str, str], ...]:
    """Return which filters are chosen; of where events take place also what, as it is no value of theirs."""
    names = sorted(name for name, value in listing.chosen.items() if value)
    return tuple((name, listing.chosen[name] if name == "mode" else "") for name in names)


def _shown() -> "EventPageQuerySet":
    model: Any = apps.get_model("events", "EventPage")
    shown: EventPageQuerySet = model.objects.shown_in(LOCALE)
    return shown


@cache
def _by_date(shape: tuple[tuple[str, str], ...]) -> Prepared:
    """Return the question for the events that fit, by date, each with whether it is not over."""
    values = {name: value or Slot(name, FIELDS.get(name, CharField())) for name, value in shape}

    def build() -> Any:
        is_on = Case(When(not_over(NOW, "event__"), then=True), default=False)
        return _shown().filter(conditions(values)).by_date().annotate(is_on=is_on).values_list("pk", "is_on")

    return Prepared(build)


ROWS = PreparedModels(lambda: those_of_a_part(_shown(), PER_PAGE).for_rows())
