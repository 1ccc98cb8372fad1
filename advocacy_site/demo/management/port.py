"""Is a TCP port of this machine free? Standard library only: `make run` asks before anything is installed."""

import os
import socket
import sys

HOST = "127.0.0.1"


def problem(port: str) -> str | None:
    """Return one line that says why a server cannot listen on `port`, or None when it can."""
    if not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        return f"PORT must be a number from 1 to 65535, not {port!r}."
    number = int(port)
    in_use = f"Port {number} is in use; try: PORT={number + 1} make run"
    with socket.socket() as visitor:
        visitor.settimeout(1)
        if visitor.connect_ex((HOST, number)) == 0:
            return in_use
    with socket.socket() as server:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((HOST, number))
        except PermissionError:
            return f"Port {number} needs an administrator; try: PORT=8000 make run"
        except OSError:
            return in_use
    return None


if __name__ == "__main__":
    sys.exit(problem(os.environ.get("PORT", "8000")))
