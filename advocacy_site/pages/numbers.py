"""The coalition in numbers, as the home page shows them: each in a sentence, with its source and its day."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core import clock
from advocacy_site.core.kept import kept
from advocacy_site.core.models import Figure
from members.counts import Counts, counts

from .models.numbers import HomePageNumber

if TYPE_CHECKING:
    from .models.home import HomePage

Counted = HomePageNumber.Counted


@dataclass(frozen=True)
class Numbers:
    """What the band shows. `directory_url` is where one sees for oneself; "" where nothing was counted."""

    figures: list[Figure]
    directory_url: str


def numbers_of(page: "HomePage", request: HttpRequest) -> Numbers:
    """Return the numbers that `page` asks for, in the editors' order, as figures in its language.

    A figure without words in that language is left out, and so is a count of nothing. The lines with their
    figures are read once for each publication, and a corrected figure after a minute: at most two queries.
    """
    chosen = kept(page, request, lambda: _chosen(page))
    counted = counts(page.locale_id) if any(line.counted for line, _figure in chosen) else None
    found = [_counted(line.counted, counted) if line.counted else figure for line, figure in chosen]
    return Numbers(
        figures=[figure for figure in found if figure],
        directory_url=(counted.directory.get_url(request) or "") if counted else "",
    )


def _chosen(page: "HomePage") -> list[tuple[HomePageNumber, Figure | None]]:
    """Return each line with its figure in the page's language. One query where all are in that language."""
    lines = sorted(page.numbers.select_related("figure"), key=lambda line: line.sort_order or 0)
    figures = [line.figure for line in lines if line.figure]
    foreign = {figure.translation_key for figure in figures if figure.locale_id != page.locale_id}
    in_words = {figure.translation_key: figure for figure in figures if figure.locale_id == page.locale_id}
    if foreign:
        translated = Figure.objects.filter(translation_key__in=foreign, locale=page.locale_id)
        in_words |= {figure.translation_key: figure for figure in translated}
    return [(line, in_words.get(line.figure.translation_key) if line.figure else None) for line in lines]


def _counted(what: str, counted: Counts | None) -> Figure | None:
    """Return a count as a figure of today, which no table holds; None for a count of nothing."""
    number = getattr(counted, what, 0)
    if not number:
        return None
    value = number_format(number, use_l10n=True, force_grouping=True)
    sentence = _sentence(what, number) % {"number": value}
    return Figure(value=value, sentence=sentence, source=_("our directory"), as_of=clock.today())


def _sentence(what: str, number: int) -> str:
    if what == Counted.MEMBERS:
        return ngettext("We are %(number)s organisation.", "We are %(number)s organisations.", number)
    if what == Counted.COUNTRIES:
        return ngettext("We work in %(number)s country.", "We work in %(number)s countries.", number)
    return ngettext("We help in %(number)s language.", "We help in %(number)s languages.", number)
