"""Asking another host for a small file, at an address that somebody typed: never for anything inside.

An address typed by staff, or one that a stranger's server redirects to, may point at what only this machine
can reach (server-side request forgery; OWASP's cheat sheet of that name). So each hop is https on its usual
port, its host's addresses are looked up once, all of them have to be public, and the connection goes to one
of those very addresses. The answer has to come soon, and be small.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import idna
from django.conf import settings
from django.utils.encoding import iri_to_uri

MOST_BYTES = 512 * 1024
MOST_HOPS = 4
MOST_ADDRESSES = 3  # of one host: IPv6 may be announced and not reachable
SECONDS = 10.0  # for everything together
CONNECT_SECONDS = 3.0
HTTPS_PORT = 443
REDIRECTS = {301, 302, 303, 307, 308}
OK, NOT_MODIFIED = 200, 304
LONGEST_MARK = 200
NAT64 = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: IPv4 in its last 32 bits
SIX_TO_FOUR = ipaddress.ip_network("2002::/16")


class NotFetched(Exception):
    """There is no answer to read. `code` says why, for a table of words."""

    code = "status"  # an answer, but not the file


class ForbiddenAddress(NotFetched):
    """No https address of a host in the public network."""

    code = "address"


class Unreachable(NotFetched):
    """No connection, a certificate that does not fit, or something that is no HTTP."""

    code = "network"


class TooSlow(NotFetched):
    """No whole answer within SECONDS."""

    code = "slow"


class TooBig(NotFetched):
    """More than MOST_BYTES."""

    code = "size"


@dataclass(frozen=True)
class Answer:
    """What came. `body` is None where nothing has changed since the last time."""

    body: bytes | None
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Target:
    """A host, in ASCII, and what to ask it for."""

    host: str
    path: str


Resolve = Callable[[str], list[str]]
Connect = Callable[[str, str], http.client.HTTPConnection]


def target_of(url: str) -> Target:
    """Return what to ask for. Raises ForbiddenAddress for what no public https address looks like."""
    try:
        parts = urlsplit(url)
        port = parts.port or HTTPS_PORT
        host = idna.encode(parts.hostname or "", uts46=True).decode("ascii")
    except (ValueError, UnicodeError) as error:  # IDNAError is a UnicodeError
        raise ForbiddenAddress from error
    named = "." in host and not host.rpartition(".")[2].isdigit()  # neither "localhost" nor 127.0.0.1
    if parts.scheme != "https" or port != HTTPS_PORT or "@" in parts.netloc or not named:
        raise ForbiddenAddress
    path = iri_to_uri(parts.path or "/")
    return Target(host, f"{path}?{iri_to_uri(parts.query)}" if parts.query else path)


def is_public(address: str) -> bool:
    """Tell whether `address`, of IPv4 or IPv6, belongs to the public network and to one host in it."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address):
        if ip in NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.ipv4_mapped or ip in SIX_TO_FOUR:  # IPv4 in disguise, which no name server has to use
            return False
    return ip.is_global and not ip.is_multicast


def resolve(host: str) -> list[str]:
    """Return the addresses of `host`. Raises Unreachable where it has none."""
    try:
        found = socket.getaddrinfo(host, HTTPS_PORT, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PinnedConnection(http.client.HTTPSConnection):
    """Speaks with `host`, whose certificate it asks for, at one `address` of it that was checked."""

    def __init__(self, host: str, address: str) -> None:
        self._tls = ssl.create_default_context()
        super().__init__(host, HTTPS_PORT, timeout=CONNECT_SECONDS, context=self._tls)
        self._address = address

    def connect(self) -> None:
        """Open the connection; no name is looked up here, and no proxy asked."""
        plain = socket.create_connection((self._address, self.port), self.timeout)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def get(
    url: str,
    *,
    etag: str = "",
    last_modified: str = "",
    resolve: Resolve = resolve,
    connect: Connect = PinnedConnection,
) -> Answer:
    """Return what is at `url`, or that it is what it was (`etag`, `last_modified`: of that earlier answer).

    Follows redirects. Raises NotFetched or a subclass of it, and nothing else. Blocks for SECONDS at most and
    a last try to connect, besides what the machine's resolver takes. `resolve` and `connect` stand in for the
    network in tests.
    """
    headers = {
        "User-Agent": f"Advocacy-Site (+{settings.SITE_URL})",
        "Accept": "application/atom+xml, application/rss+xml, application/xml;q=0.9, text/xml;q=0.8",
        "Accept-Encoding": "identity",  # what is small packed may be huge unpacked
        **({"If-None-Match": etag} if etag else {}),
        **({"If-Modified-Since": last_modified} if last_modified else {}),
    }
    until = time.monotonic() + SECONDS
    for _hop in range(MOST_HOPS):
        found = _ask(target_of(url), headers, until, resolve, connect)
        if isinstance(found, Answer):
            return found
        try:
            url = urljoin(url, found)
        except ValueError as error:
            raise ForbiddenAddress from error
    raise NotFetched  # round and round


def _ask(
    target: Target, headers: Mapping[str, str], until: float, resolve: Resolve, connect: Connect
) -> Answer | str:
    """Return the answer of `target`, or the address to which it redirects."""
    addresses = resolve(target.host)
    if not all(is_public(address) for address in addresses):
        raise ForbiddenAddress  # also where only some are private: nobody honest has such names
    for address in addresses[:MOST_ADDRESSES]:
        if time.monotonic() >= until:
            raise TooSlow
        connection = connect(target.host, address)
        try:
            connection.connect()
        except OSError:
            connection.close()
            continue
        with _broken_off(connection, until):
            return _exchange(connection, target, headers)
    raise Unreachable


def _exchange(
    connection: http.client.HTTPConnection, target: Target, headers: Mapping[str, str]
) -> Answer | str:
    connection.request("GET", target.path, headers=dict(headers))
    with connection.getresponse() as response:
        if response.status == NOT_MODIFIED:
            return Answer(None)
        if response.status in REDIRECTS and response.headers["Location"]:
            return str(response.headers["Location"])
        if response.status != OK or response.headers.get("Content-Encoding", "identity") != "identity":
            raise NotFetched
        body = response.read(MOST_BYTES + 1)
        if len(body) > MOST_BYTES:
            raise TooBig
        return Answer(body, _mark(response.headers["ETag"]), _mark(response.headers["Last-Modified"]))


def _mark(value: str | None) -> str:
    """Return a header's `value` if it can be kept, and sent back as it is; else ""."""
    kept = value is not None and len(value) <= LONGEST_MARK and value.isascii() and value.isprintable()
    return value or "" if kept else ""


@contextmanager
def _broken_off(connection: http.client.HTTPConnection, until: float) -> Iterator[None]:
    """Close an open `connection` in the end, and break it off at `until` at the latest.

    A socket's own timeout begins anew with each byte, so that a server could dole out its answer for ever.
    """
    sock, over = connection.sock, threading.Event()  # http.client forgets its socket before the body is read

    def break_off() -> None:
        over.set()
        try:
            socket.socket.shutdown(sock, socket.SHUT_RDWR)  # whoever waits for bytes wakes up
        except OSError:
            pass  # it ended meanwhile

    watch = threading.Timer(max(until - time.monotonic(), 0), break_off)
    watch.daemon = True
    watch.start()
    try:
        yield
    except (OSError, http.client.HTTPException, ValueError) as error:  # the last: of odd chunks and headers
        slow = over.is_set() or isinstance(error, TimeoutError)
        raise (TooSlow if slow else Unreachable) from error
    finally:
        watch.cancel()
        connection.close()
    if over.is_set():
        raise TooSlow  # we made the end of the answer
