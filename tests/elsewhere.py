"""A web server of this machine that stands for all other hosts: no test asks the network.

elsewhere.names["feeds.example"] = ["203.0.113.7"]      what a name server would say
elsewhere.pages["/feed"] = page(b"…", ETag='"1"')       what the web server answers, or a function of it
elsewhere.get("https://feeds.example/feed")             core.outbound.get with these two
"""

import http.client
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from advocacy_site.core import outbound

PUBLIC = "93.184.215.14"
Say = Callable[[BaseHTTPRequestHandler], None]


def page(body: bytes = b"", status: int = 200, **headers: str) -> Say:
    """An answer; `Content_Type` stands for Content-Type."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return say


def redirect(to: str) -> Say:
    return page(status=302, Location=to)


def raw(*parts: bytes, pause: Callable[[], Any] = lambda: None) -> Say:
    """The bytes of `parts` as they are, with a pause before each."""

    def say(handler: BaseHTTPRequestHandler) -> None:
        handler.close_connection = True
        for part in parts:
            pause()
            handler.wfile.write(part)
            handler.wfile.flush()

    return say


class Elsewhere:
    """Names, pages, and what was asked: (host, address) of each connection, headers of each request."""

    def __init__(self, port: int) -> None:
        self.names: dict[str, list[str]] = {"feeds.example": [PUBLIC]}
        self.pages: dict[str, Say] = {}
        self.connections: list[tuple[str, str]] = []
        self.requests: list[Any] = []
        self._port = port

    def resolve(self, host: str) -> list[str]:
        if host not in self.names:
            raise outbound.Unreachable
        return self.names[host]

    def connect(self, host: str, address: str) -> http.client.HTTPConnection:
        self.connections.append((host, address))
        return http.client.HTTPConnection("127.0.0.1", self._port, timeout=outbound.CONNECT_SECONDS)

    def get(self, url: str, **marks: str) -> outbound.Answer:
        return outbound.get(url, resolve=self.resolve, connect=self.connect, **marks)


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_arguments: Any) -> None:
        """Say nothing: the other side hangs up on purpose."""


@contextmanager
def elsewhere() -> Iterator[Elsewhere]:
    """Serve until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            there.requests.append(self.headers)
            there.pages.get(self.path, page(status=404))(self)

        def log_message(self, *_arguments: Any) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        there = Elsewhere(server.server_address[1])
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield there
        server.shutdown()
