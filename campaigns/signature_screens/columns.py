"""What staff may read of a signature: one table, for the screen of one signature and for the export."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from advocacy_site.core import countries

from ..asked import HANDED_OVER, Answers
from ..models import Signature
from ..moderation import hold_words, listed_entries
from ..services.screening import BLOCKED


@dataclass(frozen=True)
class Column:
    """One thing that is known of a signature.

    `value` returns a text, a moment, a bool or None. `personal`: only for those who may see who signed.
    """

    label: Any
    value: Callable[[Signature], Any]
    personal: bool = False


@lru_cache(maxsize=64)
def _choices(field: str, language: str | None) -> dict[str, str]:
    """Return the words of each value of `field`: an export asks for them a hundred thousand times."""
    found: Any = Signature._meta.get_field(field)
    return {value: str(words) for value, words in found.choices}


def chosen(field: str) -> Callable[[Signature], str]:
    """Return what says the value of `field` in words of the active language."""
    return lambda row: _choices(field, get_language()).get(getattr(row, field), "")


def _given(field: str) -> Callable[[Signature], str]:
    """Return what reads the answer to a field of our list."""
    return lambda row: Answers.read(row.answers).fields.get(field, "")


def _answers(row: Signature) -> str:
    """Return each answer below the question as its giver read it."""
    return "\n".join(map(" ".join, Answers.read(row.answers).lines))


def _handed_over(row: Signature) -> str:
    """Return what recipients may get of it."""
    return ", ".join(str(HANDED_OVER[name]) for name in row.handed_over.split()) or _("nothing")


def _why_held() -> Callable[[Signature], str]:
    """Return what says the reason of a hold; the block list is read once, if a row needs it at all."""
    entries = cache(listed_entries)
    return lambda row: hold_words(row.hold_reason, entries() if row.hold_reason.startswith(BLOCKED) else {})


# Its place; each list of columns reads the block list for itself.
WHY_HELD = Column(gettext_lazy("Why held"), lambda row: row.hold_reason)
# In the order of the screen and of the export. What else people are asked is added here, and nowhere else.
COLUMNS = (
    Column(gettext_lazy("Form first sent"), lambda row: row.created_at),
    Column(gettext_lazy("Kind"), chosen("kind")),
    Column(gettext_lazy("Organisation"), lambda row: row.organisation_name),
    Column(gettext_lazy("Heading"), lambda row: row.category),
    Column(gettext_lazy("Name"), lambda row: row.name, personal=True),
    Column(gettext_lazy("Email address"), lambda row: row.email, personal=True),
    Column(gettext_lazy("Country code"), lambda row: row.country.code),
    Column(gettext_lazy("Country"), lambda row: countries.name(row.country.code)),
    Column(gettext_lazy("Postcode"), _given("postcode"), personal=True),
    Column(gettext_lazy("Town or city"), _given("city"), personal=True),
    Column(gettext_lazy("Role"), _given("role"), personal=True),
    Column(gettext_lazy("Organisation they named"), _given("organisation"), personal=True),
    Column(gettext_lazy("Comment"), _given("comment"), personal=True),
    Column(gettext_lazy("Answers"), _answers, personal=True),
    Column(gettext_lazy("Language"), chosen("language")),
    Column(gettext_lazy("Source"), lambda row: row.source),
    Column(gettext_lazy("State"), chosen("state")),
    Column(gettext_lazy("Confirmed"), lambda row: row.confirmed_at),
    Column(gettext_lazy("Withdrawn"), lambda row: row.withdrawn_at),
    Column(gettext_lazy("Held"), lambda row: row.held_at),
    WHY_HELD,
    Column(gettext_lazy("Removed"), lambda row: row.removed_at),
    Column(gettext_lazy("Why removed"), lambda row: row.removal_reason),
    Column(gettext_lazy("Shown in public"), chosen("display")),
    Column(gettext_lazy("May be handed over"), _handed_over),
    Column(gettext_lazy("Member that may write"), lambda row: row.writer_named),
    Column(gettext_lazy("Version of the text"), lambda row: str(row.text_version)),
)


def columns_for(may_see: bool) -> list[Column]:
    """Return the columns for somebody who may, or may not, see who signed."""
    why_held = replace(WHY_HELD, value=_why_held())
    columns = [why_held if column is WHY_HELD else column for column in COLUMNS]
    return [column for column in columns if may_see or not column.personal]


def with_columns(rows: QuerySet[Signature], may_see: bool) -> QuerySet[Signature]:
    """Return `rows` with all that the columns read, and nothing opened that is not shown."""
    rows = rows.select_related("text_version").defer("text_version__text")
    return rows if may_see else rows.defer("name", "email", "answers")
