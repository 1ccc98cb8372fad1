"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from .text import normalise

MOST_PAIRS = 400_000  # pairs of words to compare in one passage; beyond, it is shown as replaced whole


class Change(StrEnum):
    """What became of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """Some words in a row that share their fate. Plain text: a template escapes it."""

    change: Change
    text: str


Line = list[Piece]


def compare(old: str, new: str) -> list[Line]:
    """Return the lines of both rich texts together, each as pieces, in the order of reading.

    By lines first, so that a long text costs little and a moved full stop does not shift everything.
    """
    before, after = normalise(old).split("\n"), normalise(new).split("\n")
    lines: list[Line] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            lines += [[Piece(Change.SAME, line)] for line in before[i:j]]
        else:
            lines += _by_words("\n".join(before[i:j]), "\n".join(after[k:m]))
    return [line for line in lines if line]


def _by_words(old: str, new: str) -> list[Line]:
    before, after = _words(old), _words(new)
    if len(before) * len(after) > MOST_PAIRS:
        tagged = [(Change.REMOVED, word) for word in before] + [(Change.ADDED, word) for word in after]
    else:
        tagged = list(_tagged(before, after))
    lines: list[Line] = [[]]
    for change, group in groupby(tagged, key=lambda pair: pair[0]):
        for number, part in enumerate("".join(word for _change, word in group).split("\n")):
            if number:
                lines.append([])
            if part:
                lines[-1].append(Piece(change, part))
    return lines


def _words(text: str) -> list[str]:
    """Words with the space behind them, and line ends."""
    return re.findall(r"\n|[^\s]+[^\S\n]*", text)


def _tagged(before: list[str], after: list[str]) -> Iterator[tuple[Change, str]]:
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from ((Change.SAME, word) for word in before[i:j])
            continue
        yield from ((Change.REMOVED, word) for word in before[i:j])
        yield from ((Change.ADDED, word) for word in after[k:m])
