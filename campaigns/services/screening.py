"""What is asked of each form that is sent: is it on the block list, and which limit has its network?

Answered from memory, so that signing takes no further statement: each process reads block list and windows
every SECONDS. A form that is sent in the seconds before another process has read a new entry passes; it is
not lost to staff, who hold or remove it like any other. An entry's end and a window's begin and end are
compared with the clock each time, and are exact.
"""

import ipaddress
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from advocacy_site.core import clock
from advocacy_site.core.network import UNKNOWN

from ..mail_domains import DISPOSABLE
from ..models import BlockEntry, CollectionWindow
from ..patterns import matches

SECONDS = 5.0
USUAL_RULE = "sign-network"
WINDOW_RULE = "sign-network-window"
BLOCKED = "blocked:"
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True)
class Lists:
    """Everything that is in force or will be, ready to be compared."""

    addresses: dict[str, BlockEntry] = field(default_factory=dict)
    domains: dict[str, BlockEntry] = field(default_factory=dict)  # by domain in full, without a star
    globs: list[BlockEntry] = field(default_factory=list)
    networks: list[tuple[Network, BlockEntry]] = field(default_factory=list)
    windows: dict[uuid.UUID, list[CollectionWindow]] = field(default_factory=dict)  # by action


_kept: tuple[float, Lists] = (0.0, Lists())  # until when (monotonic seconds), lists


def screen(address: str, address_hash: str, network: str) -> str:
    """Return why a signature has to be held, or "" as for nearly everybody.

    `address`: normalised; `network`: as `client_network` gives it. The reason is a code for staff's screens.
    """
    lists, now = _lists(), clock.now()
    entry = lists.addresses.get(address_hash)
    if entry is None or not _holds(entry, now):
        entry = _of_domain(lists, address, now) or _of_network(lists, network, now)
    return f"{BLOCKED}{entry.pk}" if entry else ""


def network_rule(action_id: uuid.UUID, source: str) -> str:
    """Return the name of the rate limit that a network has at this action now."""
    now = clock.now()
    is_in_window = any(
        window.starts_at <= now < window.ends_at and window.source in ("", source)
        for window in _lists().windows.get(action_id, ())
    )
    return WINDOW_RULE if is_in_window else USUAL_RULE


def is_disposable(address: str) -> bool:
    """Return whether an address is of a throw-away provider, as we or staff know them. A signal, no proof."""
    domain = address.rpartition("@")[2]
    if any(known in DISPOSABLE for known in _with_parents(domain)):
        return True
    lists, now = _lists(), clock.now()
    exact = lists.domains.get(domain)
    entries = [
        *([exact] if exact else []),
        *(entry for entry in lists.globs if matches(entry.pattern, domain)),
    ]
    return any(entry.effect == BlockEntry.Effect.SIGNAL and _is_in_force(entry, now) for entry in entries)


def forget() -> None:
    """Read block list and windows anew from now on, in this process."""
    global _kept  # noqa: PLW0603 - the one value that this module keeps
    _kept = (0.0, Lists())


def _lists() -> Lists:
    """Return the lists as they were read at most SECONDS ago. Two queries now and then."""
    global _kept  # noqa: PLW0603 - as above; a thread that reads beside another does the work twice, no more
    until, lists = _kept
    if until <= monotonic():
        lists = _read()
        _kept = (monotonic() + SECONDS, lists)
    return lists


def _read() -> Lists:
    lists = Lists()
    for entry in BlockEntry.objects.in_force():
        if entry.kind == BlockEntry.Kind.ADDRESS:
            lists.addresses[entry.address_hash] = entry
        elif entry.kind == BlockEntry.Kind.NETWORK:
            lists.networks.append((ipaddress.ip_network(entry.pattern), entry))
        elif "*" in entry.pattern:
            lists.globs.append(entry)
        else:
            lists.domains[entry.pattern] = entry
    for window in CollectionWindow.objects.not_over():
        lists.windows.setdefault(window.action_id, []).append(window)
    return lists


def _is_in_force(entry: BlockEntry, now: datetime) -> bool:
    return entry.ends_at is None or entry.ends_at > now


def _holds(entry: BlockEntry, now: datetime) -> bool:
    return entry.effect == BlockEntry.Effect.HOLD and _is_in_force(entry, now)


def _of_domain(lists: Lists, address: str, now: datetime) -> BlockEntry | None:
    domain = address.rpartition("@")[2]
    exact = lists.domains.get(domain)
    if exact and _holds(exact, now):
        return exact
    return next((e for e in lists.globs if _holds(e, now) and matches(e.pattern, domain)), None)


def _of_network(lists: Lists, network: str, now: datetime) -> BlockEntry | None:
    if not lists.networks or network == UNKNOWN:
        return None
    try:
        theirs = ipaddress.ip_network(network)
    except ValueError:  # a form that was entered without a network
        return None
    return next(
        (entry for wide, entry in lists.networks if _holds(entry, now) and _within(theirs, wide)), None
    )


def _within(theirs: Network, wide: Network) -> bool:
    return theirs.version == wide.version and theirs.subnet_of(wide)  # type: ignore[arg-type]  # of one version


def _with_parents(domain: str) -> list[str]:
    """Return "a.b.example" as "a.b.example", "b.example" and "example"."""
    labels = domain.split(".")
    return [".".join(labels[n:]) for n in range(len(labels))]
