"""Reads a list of organisations as people write it: one a line, `Name, Country`, headings with a colon.

Nothing is saved here. What could be meant otherwise is marked, and stays the editor's choice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from advocacy_site.core import countries
from advocacy_site.core.names import clean_organisation_name

from .country_words import country_at_the_end, country_code

MOST_LINES = 500
CATEGORY_LENGTH = 120
BULLET = re.compile(r"^\s*(?:[•·▪◦*–—-]|\d{1,3}[.)])\s+")


@dataclass(frozen=True)
class Remark:
    """What to say about a line. An error keeps the whole list out; a doubt asks for a look."""

    kind: Literal["error", "doubt", "note"]
    words: str


@dataclass
class ReadLine:
    """A line as it was understood. A heading has no name. `country`: a code, or "" for international."""

    text: str
    heading: str = ""
    name: str = ""
    country: str = ""
    category: str = ""
    remarks: list[Remark] = field(default_factory=list)

    @property
    def country_name(self) -> str:
        """The country's name in the active language, or that there is none."""
        return countries.name(self.country) if self.country else _("international")

    @property
    def is_wrong(self) -> bool:
        """Whether the list can't be added as long as this line stands so."""
        return any(remark.kind == "error" for remark in self.remarks)

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at it."""
        return any(remark.kind == "doubt" for remark in self.remarks)

    def remark(self, kind: Literal["error", "doubt", "note"], words: str) -> None:
        """Say something about the line."""
        self.remarks.append(Remark(kind, words))


def split_lines(text: str) -> list[str]:
    """Return the lines of a pasted text that hold anything, without bullets; a tab is a comma."""
    lines = (BULLET.sub("", line).strip().replace("\t", ", ") for line in text.splitlines())
    return [line for line in lines if line]


def read_lines(lines: Iterable[str]) -> list[ReadLine]:
    """Return what each line says, under the heading above it."""
    return list(_read(lines))


def _read(lines: Iterable[str]) -> Iterator[ReadLine]:
    category = ""
    for text in lines:
        if text.rstrip().endswith(":"):
            line = _heading(text)
            category = line.heading
        else:
            line = _organisation(text)
            line.category = category
        yield line


def _heading(text: str) -> ReadLine:
    line = ReadLine(text, heading=" ".join(text.strip().removesuffix(":").split()))
    if len(line.heading) > CATEGORY_LENGTH:
        line.remark("error", _("A heading has at most %(most)s characters.") % {"most": CATEGORY_LENGTH})
    return line


def _organisation(text: str) -> ReadLine:
    line = ReadLine(text)
    name, comma, last = text.rpartition(",")
    code = country_code(last) if comma else None
    line.name, line.country = (name if code is not None else text).strip(), code or ""
    try:
        line.name = clean_organisation_name(line.name)
    except ValidationError as error:
        line.remark("error", " ".join(error.messages))
        return line
    if code is None:
        _doubt_country(line, last.strip() if comma else "")
    elif "," in name:
        line.remark("doubt", _("The name holds a comma. Is all of it the name?"))
    return line


def _doubt_country(line: ReadLine, last: str) -> None:
    ending = country_at_the_end(line.name)
    if last:
        words = _("“%(words)s” is no country that is known here, so it was read as a part of the name.")
        line.remark("doubt", words % {"words": last})
    elif ending:
        words = _("No country is given. If it is %(country)s, write it after a comma.")
        line.remark("doubt", words % {"country": countries.name(ending)})
    else:
        line.remark("doubt", _("No country is given, so it stands as international."))
