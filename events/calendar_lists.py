"""The statements of the calendar, composed once for each set of filters: composing them for each visit took
longer than running them."""

from functools import cache
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import BigAutoField, CharField, Count, DateTimeField, UUIDField, Value

from advocacy_site.core import clock
from advocacy_site.core.statements import Prepared, PreparedList, PreparedModels, Slot

from .listing import Listing, conditions
from .models.events import not_over

if TYPE_CHECKING:
    from .models.pages import EventPageQuerySet

FIELDS = {"campaign": UUIDField()}  # what stands in the slot of a filter, where it is no text
NOW = Slot("now", DateTimeField())


def numbers_of(listing: Listing, locale: int) -> tuple[int, int]:
    """Return how many events fit, in all and upcoming. One query."""
    ((total, upcoming),) = _numbers(_shape(listing)).rows(**_values(listing, locale))
    return total, upcoming


def rows_of(listing: Listing, locale: int) -> PreparedList:
    """Return the events that fit, past or upcoming as the address asks, `for_rows()`. No query yet."""
    return PreparedList(_rows(_shape(listing), listing.is_past), _values(listing, locale))


def _shape(listing: Listing) -> tuple[tuple[str, str], ...]:
    """Return which filters are chosen; of where events take place also what, as it is no value of theirs."""
    names = sorted(name for name, value in listing.chosen.items() if value)
    return tuple((name, listing.chosen[name] if name == "mode" else "") for name in names)


def _values(listing: Listing, locale: int) -> dict[str, Any]:
    return {"locale": locale, "now": clock.now(), **listing.values}


def _fitting(shape: tuple[tuple[str, str], ...]) -> "EventPageQuerySet":
    values = {name: value or Slot(name, FIELDS.get(name, CharField())) for name, value in shape}
    model: Any = apps.get_model("events", "EventPage")
    fitting: EventPageQuerySet = model.objects.shown_in(Slot("locale", BigAutoField()))
    return fitting.filter(conditions(values))


@cache
def _numbers(shape: tuple[tuple[str, str], ...]) -> Prepared:
    def build() -> Any:
        upcoming = Count("pk", filter=not_over(NOW, "event__"))
        # One group, of all rows.
        one = _fitting(shape).order_by().values(one=Value(1))
        return one.annotate(total=Count("pk"), upcoming=upcoming).values_list("total", "upcoming")

    return Prepared(build)


@cache
def _rows(shape: tuple[tuple[str, str], ...], is_past: bool) -> PreparedModels:
    def build() -> "EventPageQuerySet":
        fitting = _fitting(shape)
        return (fitting.past(NOW) if is_past else fitting.upcoming(NOW)).for_rows()

    return PreparedModels(build)
