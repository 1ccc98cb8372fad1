"""Takes personal data out of log lines: addresses, networks, tokens, queries, values in tracebacks."""

import ipaddress
import logging
import re
import traceback

_EMAIL = re.compile(r"[^\s@<>()\[\]\"',;:=/?&]{1,254}(?:@|%40)[^\s@<>()\[\]\"',;:=/?&]{1,254}", re.IGNORECASE)
_LINK = re.compile(r"(/(?:l|draft)/)[^\s/?#\"'<>]+")
_QUERY = re.compile(r"(?<=\S)\?[^\s\"'<>]+")
_IPV4 = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?!\.?\d)")
# Anything with colons that might be an address; Python decides (12:30:45 is none).
_IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?![\w:])", re.IGNORECASE
)
# PostgreSQL quotes whole rows and statements below its messages.
_DETAIL = re.compile(r"^(DETAIL|CONTEXT|LINE \d+):.*$", re.MULTILINE)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")

# Their messages speak of names in the code; those of others may quote what somebody typed.
_SPEAK_OF_CODE = (AttributeError, ImportError, NameError, TypeError)


# A longer message is somebody's input; the patterns would need seconds for a megabyte of it.
MOST_CHARACTERS = 10_000


def mask(text: str) -> str:
    """Return `text` without e-mail addresses, IP addresses, link tokens and queries; cut if it is long."""
    text = text[:MOST_CHARACTERS]
    text = _LINK.sub(r"\1[token]", text)
    text = _QUERY.sub("?[query]", text)
    text = _EMAIL.sub("[email]", text)
    text = _IPV6.sub(_ip, text)
    return _IPV4.sub("[ip]", text)


def _ip(match: re.Match[str]) -> str:
    try:
        ipaddress.ip_address(match[0])
    except ValueError:
        return match[0]
    return "[ip]"


class MaskPersonalData(logging.Filter):
    """Masks a record before its handler writes it. Lets every record through, and never raises."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace message, arguments and traceback of `record` by masked text. Always True."""
        try:
            self._mask(record)
        except Exception as error:  # noqa: BLE001 - logging must not break what it logs
            record.msg = f"Left out a log line of {record.module}: {type(error).__name__} while masking"
            record.args, record.exc_info, record.exc_text, record.stack_info = (), None, None, None
        return True

    def _mask(self, record: logging.LogRecord) -> None:
        record.msg, record.args = mask(record.getMessage()), ()
        if record.exc_info and record.exc_info[1] is not None:
            record.exc_text = format_exception(record.exc_info[1])
        elif record.exc_text:
            record.exc_text = mask(record.exc_text)
        # Formatters print exc_text; with exc_info another handler would format the exception anew.
        record.exc_info = None
        if record.stack_info:
            record.stack_info = mask(record.stack_info)


def format_exception(error: BaseException) -> str:
    """Return the traceback of `error` and of what caused it: frames and classes whole, values masked."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        frames = "".join(traceback.format_tb(current.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{frames}{_last_line(current)}")
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n\nwhich led to:\n\n".join(reversed(parts))


def _last_line(error: BaseException) -> str:
    message = str(error)
    if not isinstance(error, _SPEAK_OF_CODE):
        message = _QUOTED.sub("'…'", _DETAIL.sub(r"\1: …", message))
    name = type(error).__qualname__
    return f"{type(error).__module__}.{name}: {mask(message)}"
