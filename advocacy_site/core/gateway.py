"""Between the web server and Django: what would break Django before any middleware runs."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

# Refused like any other type that no form of ours has.
UNREADABLE = "application/octet-stream"
CHARSETS = ("utf-8", "utf8")


def mend_content_type(application: Application) -> Application:
    """Return a WSGI application that hands `application` a Content-Type which Django can use.

    Django 5.2 parses it while it makes the request object, where no handler catches an error: the server
    would answer a bare 500 and log a trace. Two kinds of header do that: what the parser refuses
    (`text/plain; x*=no-such-charset''y`), and a charset such as "hex" or "idna", with which Django
    would decode even the query string.
    """

    def mended(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not _is_usable(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = UNREADABLE
        return application(environ, start_response)

    return mended


def _is_usable(content_type: str) -> bool:
    try:
        _kind, parameters = parse_header_parameters(content_type)
    except Exception:  # noqa: BLE001 - Python's e-mail parser fails in many ways on purpose-made headers
        return False
    return parameters.get("charset", "utf-8").lower() in CHARSETS
