"""A mail server for tests that keeps what it is told, and can be made to hold its breath."""

import socketserver
import threading
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message


class SMTPSink(socketserver.ThreadingTCPServer):
    """`messages` holds every mail for which the client was sent "250 taken", or was about to be.

    `before_answer(number)`, if set, is called after mail `number` (from 1) was read and before its answer.
    """

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.messages: list[Message] = []
        self.before_answer: Callable[[int], object] | None = None
        self.lock = threading.Lock()

    @property
    def port(self) -> int:
        return self.server_address[1]

    def take(self, raw: bytes) -> None:
        with self.lock:
            self.messages.append(message_from_bytes(raw))
            number = len(self.messages)
        if self.before_answer:
            self.before_answer(number)


class Conversation(socketserver.StreamRequestHandler):
    """One client."""

    server: SMTPSink

    def handle(self) -> None:
        try:
            self.say("220 sink")
            while line := self.rfile.readline():
                verb = line[:4].upper()
                if verb == b"DATA":
                    self.say("354 go on")
                    self.server.take(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say("221 bye" if verb == b"QUIT" else "250 taken")
                if verb == b"QUIT":
                    return
        except ConnectionError:
            pass  # the worker was killed: that is what this sink is for

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")
