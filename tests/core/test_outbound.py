"""Asking another host: nothing inside is ever reached, nobody keeps us waiting, nothing large is read."""

import http.client
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from advocacy_site.core import clock, outbound

from ..elsewhere import PUBLIC, Elsewhere, Server, elsewhere, page, raw, redirect

FEED = "https://feeds.example/feed"


@pytest.fixture
def there() -> Iterator[Elsewhere]:
    with elsewhere() as running:
        yield running


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "SECONDS", 0.3)


# --- the usual case ----------------------------------------------------------------------------------------


def test_a_file_is_fetched_with_its_marks_and_asked_for_with_them(there: Elsewhere) -> None:
    there.pages["/feed"] = page(b"<rss/>", ETag='"7"', Last_Modified="Mon, 01 Mar 2027 12:00:00 GMT")
    answer = there.get(FEED, etag='"6"', last_modified="Sun, 28 Feb 2027 12:00:00 GMT")
    assert answer == outbound.Answer(b"<rss/>", '"7"', "Mon, 01 Mar 2027 12:00:00 GMT")
    asked = there.requests[0]
    assert asked["Host"].partition(":")[0] in ("feeds.example", "127.0.0.1")
    assert (asked["If-None-Match"], asked["Accept-Encoding"]) == ('"6"', "identity")
    assert asked["If-Modified-Since"] == "Sun, 28 Feb 2027 12:00:00 GMT"


def test_what_has_not_changed_is_not_sent_again(there: Elsewhere) -> None:
    there.pages["/feed"] = page(status=304)
    assert there.get(FEED, etag='"7"').body is None


def test_a_redirect_is_followed_to_another_public_host(there: Elsewhere) -> None:
    there.names["new.example"] = ["1.1.1.1"]
    there.pages |= {"/feed": redirect("//new.example/moved?a=ü"), "/moved?a=%C3%BC": page(b"<rss/>")}
    assert there.get(FEED).body == b"<rss/>"
    assert there.connections == [("feeds.example", PUBLIC), ("new.example", "1.1.1.1")]


@pytest.mark.parametrize("mark", ["x" * 201, "é", "a\tb"])
def test_a_mark_that_could_not_be_kept_is_dropped(there: Elsewhere, mark: str) -> None:
    there.pages["/feed"] = page(b"<rss/>", ETag=mark)
    assert there.get(FEED).etag == ""


# --- nothing inside is reached -----------------------------------------------------------------------------


FORBIDDEN = [
    *("http://feeds.example/feed", "file:///etc/passwd", "gopher://feeds.example/", "javascript:alert(1)"),
    *("https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://127.1/"),
    *("https://169.254.169.254/latest/", "https://feeds.example:5432/", "https://feeds.example:0x/"),
    *("https://me:pass@feeds.example/", "https://feeds.example@127.0.0.1/", "https://["),
]


@pytest.mark.parametrize("url", [*FORBIDDEN, "//feeds.example/feed", "https:///feed", ""])
def test_no_connection_is_opened_to_what_is_no_public_https_address(there: Elsewhere, url: str) -> None:
    with pytest.raises(outbound.ForbiddenAddress):
        there.get(url)
    assert there.connections == []


@pytest.mark.parametrize("url", FORBIDDEN)
def test_a_redirect_leads_to_no_such_address_either(there: Elsewhere, url: str) -> None:
    there.pages["/feed"] = redirect(url)
    with pytest.raises(outbound.ForbiddenAddress):
        there.get(FEED)
    assert there.connections == [("feeds.example", PUBLIC)]


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fd00::1"),
        *(
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:93.184.215.14",
            "64:ff9b::a00:8",
            "2002:7f00:1::",
            "2001::1",
        ),
    ],
)
def test_a_name_for_an_address_inside_is_refused_even_beside_public_ones(
    there: Elsewhere, address: str
) -> None:
    there.names["inside.example"] = [PUBLIC, address]
    there.pages["/feed"] = redirect("https://inside.example/")
    for url in ("https://inside.example/", FEED):
        with pytest.raises(outbound.ForbiddenAddress):
            there.get(url)
    assert there.connections == [("feeds.example", PUBLIC)]


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:4700:4700::1111", "64:ff9b::5db8:d70e"])
def test_public_addresses_are_public(address: str) -> None:
    assert outbound.is_public(address)


def test_a_name_that_changes_its_address_is_asked_for_once(there: Elsewhere) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    there.pages["/feed"] = page(b"<rss/>")
    outbound.get(FEED, resolve=lambda _host: next(answers), connect=there.connect)
    assert there.connections == [("feeds.example", PUBLIC)]
    assert next(answers) == ["127.0.0.1"]


def test_this_machines_own_name_is_looked_up_and_refused() -> None:
    assert "127.0.0.1" in outbound.resolve("127.0.0.1")
    with pytest.raises(outbound.ForbiddenAddress):
        outbound.get("https://feeds.example/", resolve=lambda _host: outbound.resolve("127.0.0.1"))


# --- whom we speak with ------------------------------------------------------------------------------------


def certificate(host: str) -> tuple[str, bytes]:
    """A certificate for `host` that signs itself, and both it and its key, as PEM."""
    key, name = (
        ec.generate_private_key(ec.SECP256R1()),
        x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)]),
    )
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(clock.now() - timedelta(days=1))
    builder = builder.not_valid_after(clock.now() + timedelta(days=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    pem = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return pem.decode(), pem + private


@pytest.mark.parametrize(("host", "is_reached"), [("feeds.example", True), ("other.example", False)])
def test_the_pinned_address_has_to_prove_that_it_is_the_host(
    tmp_path: Any, host: str, is_reached: bool
) -> None:
    pem, both = certificate("feeds.example")
    (tmp_path / "both.pem").write_bytes(both)
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(tmp_path / "both.pem")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page(b"<rss/>")(self)

        def log_message(self, *_arguments: Any) -> None:
            pass

    def connect(name: str, _address: str) -> http.client.HTTPConnection:
        connection = outbound.PinnedConnection(name, "127.0.0.1")
        connection.port = server.server_address[1]
        connection._tls.load_verify_locations(cadata=pem)
        return connection

    with Server(("127.0.0.1", 0), Handler) as server:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            answer = outbound.get(f"https://{host}/", resolve=lambda _host: [PUBLIC], connect=connect)
            assert is_reached
            assert answer.body == b"<rss/>"
        except outbound.Unreachable:
            assert not is_reached
        finally:
            server.shutdown()


# --- what comes back ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [201, 206, 301, 401, 403, 404, 410, 429, 500, 503])
def test_an_answer_that_is_not_the_file_is_none(there: Elsewhere, status: int) -> None:
    there.pages["/feed"] = page(b"<rss/>", status=status)
    with pytest.raises(outbound.NotFetched) as caught:
        there.get(FEED)
    assert caught.value.code == "status"


def test_a_redirect_in_a_circle_ends(there: Elsewhere) -> None:
    there.pages["/feed"] = redirect("/feed")
    with pytest.raises(outbound.NotFetched):
        there.get(FEED)
    assert len(there.requests) == outbound.MOST_HOPS


def test_what_is_packed_is_not_unpacked(there: Elsewhere) -> None:
    there.pages["/feed"] = page(b"\x1f\x8b", Content_Encoding="gzip")
    with pytest.raises(outbound.NotFetched):
        there.get(FEED)


def test_ten_megabytes_are_not_read(there: Elsewhere) -> None:
    there.pages["/feed"] = page(b"x" * 10_000_000)
    there.pages["/full"] = page(b"x" * outbound.MOST_BYTES)
    with pytest.raises(outbound.TooBig):
        there.get(FEED)
    assert len(there.get("https://feeds.example/full").body or b"") == outbound.MOST_BYTES


@pytest.mark.parametrize(
    "parts",
    [
        (b"SSH-2.0-OpenSSH\r\n",),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"zz\r\n"),
        (b"HTTP/1.1 302 Found\r\nLocation: https://[\r\n\r\n",),
        (b"",),
    ],
)
def test_what_is_no_http_is_an_error_of_ours(there: Elsewhere, parts: tuple[bytes, ...]) -> None:
    there.pages["/feed"] = raw(*parts)
    with pytest.raises(outbound.NotFetched):
        there.get(FEED)


def test_a_host_that_is_not_there_is_told_from_others() -> None:
    def nowhere(_host: str, _address: str) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", 1, timeout=1)

    with pytest.raises(outbound.Unreachable):
        outbound.get(FEED, resolve=lambda _host: [PUBLIC], connect=nowhere)


# --- nobody keeps us waiting -------------------------------------------------------------------------------

HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize(
    "start",
    [b"", HEAD, HEAD + b"\r\n", HEAD + b"Connection: close\r\n\r\n", HEAD + b"Content-Length: 900\r\n\r\n"],
)
def test_bytes_that_drip_are_not_waited_for(there: Elsewhere, start: bytes) -> None:
    over = threading.Event()
    drip: Callable[[], Any] = lambda: over.wait(0.02)  # noqa: E731 - a pause between bytes, cut short at the end
    there.pages["/feed"] = raw(start, *[b"x"] * 200, pause=drip)
    began = time.monotonic()
    with pytest.raises(outbound.TooSlow):
        there.get(FEED)
    assert time.monotonic() - began < 2
    over.set()


@pytest.mark.usefixtures("hurry")
def test_a_server_that_says_nothing_is_not_waited_for(there: Elsewhere) -> None:
    over = threading.Event()
    there.pages["/feed"] = raw(b"", pause=over.wait)
    with pytest.raises(outbound.TooSlow):
        there.get(FEED)
    over.set()
