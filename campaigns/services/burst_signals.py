"""Which of an action's latest signatures look made by one hand. Values in, findings out; nothing is stored.

No network is asked: none is stored, and halls and carriers share theirs. One sign alone holds nobody, save
that many signatures have one mailbox. A crowd from one domain may be a staff room, a fast hour a good
morning, a name that comes often a common one.
"""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from advocacy_site.core.names import plain_name

from ..mail_providers import PROVIDERS

# Fewer in MINUTES are looked at by nobody: no number of theirs would stand out.
SMALLEST = 20
# Five times the action's own last day: e-petitions' trending job began to be useful near that, and a
# newsletter to an own list brings two to three times.
FAST_TIMES = 5
SAME_NAME, SAME_NAME_SHARE = 5, 0.02  # of 1,000 in ten minutes, 20 may be called the same
SAME_MAILBOX = 5  # a family of four with one mailbox passes
RUN = 8  # so many consecutive numbers at one domain; students' numbers lie further apart
CROWD, CROWD_SHARE = 20, 0.4
THROWAWAY, THROWAWAY_SHARE = 20, 0.3
HOLD_FROM = 3

WEIGHTS = {"mailbox": 3, "sequence": 2, "name": 2, "throwaway": 1, "throwaways": 1, "crowd": 1, "fast": 1}
NUMBERED = re.compile(r"(.*?)(\d{1,9})")


@dataclass(frozen=True)
class Seen:
    """A signature as the detector sees it. `address` is normalised."""

    pk: uuid.UUID
    address: str
    name: str
    is_disposable: bool

    @property
    def local(self) -> str:
        """What stands before the @."""
        return self.address.rpartition("@")[0]

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.address.rpartition("@")[2]

    @property
    def mailbox(self) -> str:
        """The address without a tag, and without dots where the provider ignores them."""
        local = self.local.partition("+")[0]
        if self.domain in ("gmail.com", "googlemail.com"):
            local = local.replace(".", "")
        return f"{local}@{self.domain}"


def find(seen: list[Seen], *, usual: float) -> dict[uuid.UUID, list[str]]:
    """Return the signatures to hold with the signs that speak against each, keys of WEIGHTS.

    `usual`: how many signatures this action had in as many minutes over its last day, on average.
    """
    if len(seen) < SMALLEST:
        return {}
    signs: dict[uuid.UUID, list[str]] = defaultdict(list)
    for name, rows in _crowds(seen):
        for row in rows:
            signs[row.pk].append(name)
    if len(seen) >= FAST_TIMES * max(usual, 1):
        for row in seen:
            signs[row.pk].append("fast")
    return {pk: found for pk, found in signs.items() if sum(WEIGHTS[name] for name in found) >= HOLD_FROM}


def _crowds(seen: list[Seen]) -> Iterable[tuple[str, list[Seen]]]:
    """Yield each sign with the rows that bear it."""
    mailboxes = Counter(row.mailbox for row in seen)
    yield "mailbox", [row for row in seen if mailboxes[row.mailbox] >= SAME_MAILBOX]
    yield "sequence", _numbered_in_a_row(seen)
    names = Counter(plain_name(row.name) for row in seen)
    often = max(SAME_NAME, SAME_NAME_SHARE * len(seen))
    yield "name", [row for row in seen if names[plain_name(row.name)] >= often]
    throwaway = [row for row in seen if row.is_disposable]
    yield "throwaway", throwaway
    if len(throwaway) >= max(THROWAWAY, THROWAWAY_SHARE * len(seen)):
        yield "throwaways", throwaway
    domains = Counter(row.domain for row in seen if row.domain not in PROVIDERS)
    enough = max(CROWD, CROWD_SHARE * len(seen))
    yield "crowd", [row for row in seen if domains[row.domain] >= enough]


def _numbered_in_a_row(seen: list[Seen]) -> list[Seen]:
    """Return the rows whose addresses count up: anna1, anna2, anna3 and so on, RUN of them at least."""
    numbered: dict[tuple[str, str], dict[int, list[Seen]]] = defaultdict(lambda: defaultdict(list))
    for row in seen:
        if match := NUMBERED.fullmatch(row.local):
            numbered[match[1], row.domain][int(match[2])].append(row)
    found: list[Seen] = []
    for numbers in numbered.values():
        runs: list[list[int]] = []
        for number in sorted(numbers):
            if runs and number == runs[-1][-1] + 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        found += [row for run in runs if len(run) >= RUN for number in run for row in numbers[number]]
    return found
