"""Between the web server and Django: what would break Django before any middleware runs."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# Refused like any other type that no form of ours has.
UNREADABLE = "application/octet-stream"


def mend_content_type(application: Application) -> Application:
    """Return a WSGI application that hands `application` a Content-Type which Django can parse.

    Django 5.2 parses it while it makes the request object, where no handler catches the ValueError of
    `text/plain; x*=no-such-charset''y`: the server would answer a bare 500 and log a trace.
    """

    def mended(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        try:
            parse_header_parameters(environ.get("CONTENT_TYPE", ""))
        except Exception:  # noqa: BLE001 - Python's e-mail parser fails in many ways on purpose-made headers
            environ["CONTENT_TYPE"] = UNREADABLE
        return application(environ, start_response)

    return mended
