"""The PDF of a pack, from its cover to its last name."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from advocacy_site.core import countries
from advocacy_site.core.pdf.file import PdfFile
from advocacy_site.core.pdf.flow import FULL, Cell, Flow, direction_of_language
from advocacy_site.core.pdf.typefaces import Typefaces

from ..models import Action, ActionPage, DeliveryPack, TextVersion
from ..text import normalise
from .entries import Listed
from .tables import new_file

NUMBER, COUNTRY = 46, 120  # widths of columns, in points
SMALL = 8.5
APART = ("name", "country", "comment", "answers")  # the rest stands in one line below the name


@dataclass(frozen=True)
class Facts:
    """What the cover says, in the language of the pack."""

    pack: DeliveryPack
    title: str
    recipients: str
    versions: list[TextVersion]

    @property
    def kind(self) -> str:
        return str(Action.Kind(self.pack.action.kind).label)


def facts_of(pack: DeliveryPack) -> Facts:
    """Return the words of the action in the pack's language, or in the first that it has."""
    pages = ActionPage.objects.filter(action=pack.action_id).select_related("locale").order_by("pk")
    found = sorted(pages, key=lambda page: page.locale.language_code != pack.language)
    versions = TextVersion.objects.filter(pk__in=pack.numbers["versions"])
    return Facts(
        pack=pack,
        title=found[0].title if found else pack.action.key,
        recipients=found[0].recipients if found else "",
        versions=list(versions),
    )


@contextmanager
def pdf_writer(path: Path, facts: Facts) -> Iterator[Callable[[Listed], None]]:
    """Yield what writes a line of the list to a new PDF at `path`, after all that comes before the list."""
    pack = facts.pack
    typefaces = Typefaces()
    with os.fdopen(new_file(path), "wb") as file:
        pdf = PdfFile(file, typefaces)
        flow = Flow(pdf, typefaces, direction_of_language(pack.language))
        _cover(flow, facts)
        _method(flow, facts)
        _numbers(flow, facts)
        _texts(flow, facts)
        list_of_names = _List(flow)
        yield list_of_names.write
        list_of_names.end()
        flow.close(lambda page, pages: _foot(pack, page, pages))
        made = pack.as_of
        assert made is not None, "numbers are frozen first"  # noqa: S101 - for the type checker
        pdf.close(
            title=f"{facts.title} · {pack.serial}",
            author=settings.WAGTAIL_SITE_NAME,
            language=pack.language,
            made_at=made,
        )


def _foot(pack: DeliveryPack, page: int, pages: int) -> str:
    words = _("Page %(page)s of %(pages)s") % {"page": page, "pages": pages}
    return f"{words}  ·  {_('Serial')} {pack.serial}"


def _cover(flow: Flow, facts: Facts) -> None:
    pack, numbers = facts.pack, facts.pack.numbers
    flow.space(120)
    flow.paragraph(facts.kind, size=12)
    flow.heading(facts.title, size=26)
    if facts.recipients:
        flow.paragraph(_("To %(recipients)s") % {"recipients": facts.recipients}, size=14)
    flow.space(24)
    flow.paragraph(_signed(numbers), size=14, bold=True)
    flow.space(24)
    for label, value in (
        (_("From"), settings.WAGTAIL_SITE_NAME),
        (_("Made for"), pack.recipient),
        (_("Purpose"), pack.purpose),
        (_("As of"), _moment(pack)),
        (_("Serial"), pack.serial),
    ):
        flow.paragraph(f"{label}: {value}")
    flow.space(24)
    flow.paragraph(
        _(
            "This copy is made for the recipient named here and bears a serial on each page. It holds "
            "personal data that people agreed to hand over for this purpose alone: do not pass it on, and "
            "delete it when the purpose is fulfilled."
        )
    )
    flow.break_page()


def _moment(pack: DeliveryPack) -> str:
    return f"{date_format(pack.as_of, 'DATETIME_FORMAT')} UTC" if pack.as_of else ""


def _signed(numbers: dict[str, int]) -> str:
    people, organisations = numbers["people"], numbers["organisations"]
    parts = []
    if people or not organisations:
        words = ngettext("%(n)s person signed", "%(n)s people signed", people)
        parts.append(words % {"n": number_format(people, force_grouping=True)})
    if organisations:
        words = ngettext("%(n)s organisation signed", "%(n)s organisations signed", organisations)
        parts.append(words % {"n": number_format(organisations, force_grouping=True)})
    return " · ".join(parts)


def _method(flow: Flow, facts: Facts) -> None:
    numbers = facts.pack.numbers
    flow.heading(_("How this was counted"))
    flow.paragraph(
        _(
            "Each person is counted once per email address, after opening a link that was mailed to that "
            "address and confirming there. Organisations are counted once, by their entry in the list of "
            "members or by name and country. Signatures that were withdrawn, that were never confirmed, that "
            "are held for a check or were removed by staff are left out, of the numbers and of the list."
        )
    )
    flow.paragraph(
        _("All numbers and names are from one moment: %(moment)s.") % {"moment": _moment(facts.pack)}
    )
    flow.paragraph(_("The list holds only what each person agreed to hand over."))
    missing = numbers["people"] - numbers["listed_people"]
    if missing:
        words = ngettext(
            "%(n)s person agreed to nothing or was made anonymous since: counted here, in no list.",
            "%(n)s people agreed to nothing or were made anonymous since: counted here, in no list.",
            missing,
        )
        flow.paragraph(words % {"n": number_format(missing, force_grouping=True)})


def _numbers(flow: Flow, facts: Facts) -> None:
    numbers = facts.pack.numbers
    flow.heading(_("Numbers"))
    _row(flow, _("People"), numbers["people"])
    _row(flow, _("Organisations"), numbers["organisations"])
    for label, number in (
        (_("On paper, counted twice, apart from the above"), numbers["on_paper"]),
        (_("With a code from a member, apart from the above"), numbers["by_code"]),
    ):
        if number:
            _row(flow, label, number)
    if numbers["countries"]:
        flow.heading(_("People by country"), size=12, level=2)
        for code, number in numbers["countries"].items():
            _row(flow, countries.name(code), number)
        if numbers["other"]:
            _row(flow, _("Other: countries with fewer than five, and not known"), numbers["other"])
    flow.heading(_("By the words that were signed"), size=12, level=2)
    for version in facts.versions:
        _row(flow, _name_of(version), numbers["versions"][str(version.pk)])


def _row(flow: Flow, label: str, number: int) -> None:
    flow.begin("P")
    figure = number_format(number, force_grouping=True)
    flow.columns([Cell(label, 0, FULL - 100), Cell(figure, FULL - 90, 90, bold=True)])


def _name_of(version: TextVersion) -> str:
    return _("%(language)s, version %(number)s") % {
        "language": version.get_language_display(),
        "number": version.number,
    }


def _texts(flow: Flow, facts: Facts) -> None:
    for version in facts.versions:
        flow.break_page()
        flow.heading(_name_of(version))
        count = facts.pack.numbers["versions"][str(version.pk)]
        words = ngettext(
            "%(n)s signature was given to these words.", "%(n)s signatures were given to these words.", count
        )
        flow.paragraph(words % {"n": number_format(count, force_grouping=True)}, size=SMALL)
        flow.paragraph(
            _("First published %(day)s. SHA-256 of the words below: %(hash)s")
            % {"day": date_format(version.published_at), "hash": version.sha256},
            size=SMALL,
        )
        direction = direction_of_language(version.language)
        for line in normalise(version.text).split("\n"):
            flow.paragraph(line, language=version.language, direction=direction)


class _List:
    """The signatories, under a heading for each kind and each category."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.under: tuple[bool, str] | None = None
        self.illegible = 0

    def write(self, entry: Listed) -> None:
        under = (entry.is_organisation, entry.category)
        if under != self.under:
            self._head(under)
        details = " · ".join(words for name, words in entry.fields.items() if name not in APART)
        flow = self.flow
        name = self._printable(entry.fields.get("name", "")) or _("Name not handed over")
        flow.columns(
            [
                Cell(str(entry.number), 0, NUMBER - 6, SMALL),
                Cell(name, NUMBER, FULL - NUMBER - COUNTRY - 10),
                Cell(entry.fields.get("country", ""), FULL - COUNTRY, COUNTRY, SMALL),
            ]
        )
        for words in [
            details,
            *entry.fields.get("comment", "").splitlines(),
            *entry.fields.get("answers", "").splitlines(),
        ]:
            flow.columns([Cell(self._printable(words), NUMBER, FULL - NUMBER - COUNTRY - 10, SMALL)])

    def end(self) -> None:
        """Say that there is nobody, or what stands in the tables only."""
        if self.under is None:
            self.flow.break_page()
            self.flow.heading(_("Signatories"))
            self.flow.paragraph(_("Nobody agreed to be handed over."))
        if self.illegible:
            self.flow.space(12)
            words = ngettext(
                "%(n)s entry is written with signs that no font of this document has. See the tables.",
                "%(n)s entries are written with signs that no font of this document has. See the tables.",
                self.illegible,
            )
            self.flow.paragraph(words % {"n": self.illegible}, size=SMALL)

    def _head(self, under: tuple[bool, str]) -> None:
        is_organisation, category = under
        if self.under is None or self.under[0] != is_organisation:
            self.flow.break_page()
            self.flow.heading(_("Organisations") if is_organisation else _("People"))
        if category:
            self.flow.heading(category, size=12, level=2)
        self.flow.begin("P")
        self.under = under

    def _printable(self, words: str) -> str:
        if not words or self.flow.typefaces.line(words, self.flow.direction).is_whole:
            return words
        self.illegible += 1
        return _("(see the table)")
