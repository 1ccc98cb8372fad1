"""No log line holds an address, a network, a token or a query."""

import io
import logging

import pytest

from advocacy_site.core.logfilter import MOST_CHARACTERS, MaskPersonalData, mask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sent to ann.o'hara+x@mail.example.org.", "sent to ann.o'[email]"),
        ("sent to ann+x@mail.example.org, twice", "sent to [email], twice"),
        ("to=<آن@مثال.example>", "to=<[email]>"),
        ("ann%40mail.example", "[email]"),
        ("from 192.0.2.77.", "from [ip]."),
        ("from 192.0.2.77:4711", "from [ip]:4711"),
        ("from 2001:db8::77 and ::1", "from [ip] and [ip]"),
        ("from [2001:DB8:0:0:1:2:3:4]:443", "from [[ip]]:443"),
        ("from ::ffff:192.0.2.77", "from [ip]"),
        ("Not Found: /l/Ab3_-x/", "Not Found: /l/[token]/"),
        ("Gone: /l/%41%00x", "Gone: /l/[token]"),
        ('"GET /en/search/?q=name&page=2 HTTP/1.1" 200', '"GET /en/search/?[query] HTTP/1.1" 200'),
    ],
)
def test_personal_data_is_masked(text, expected):
    assert mask(text) == expected


@pytest.mark.parametrize(
    "text",
    ["at 12:30:45, 14 mails", "Python 3.11.7, Wagtail 8.0.1", "tests/core::test_x", "Really? Yes.", ""],
)
def test_other_words_stay_readable(text):
    assert mask(text) == text


@pytest.mark.parametrize("piece", ["a", "a:", "/l/", "1.", "?", "@", "::"])
def test_a_hostile_megabyte_is_cut_before_it_costs_time(piece):
    assert len(mask(piece * 1_000_000)) <= MOST_CHARACTERS * 4  # "[ip]" is longer than "::"


@pytest.fixture
def logged():
    """Log through a handler as settings.LOGGING has it; returns (logger, what was written)."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(MaskPersonalData())
    logger = logging.getLogger("tests.logfilter")
    logger.propagate = False
    logger.addHandler(handler)
    yield logger, written
    logger.removeHandler(handler)


def test_arguments_are_masked(logged):
    logger, written = logged
    logger.warning("refused %s from %s", "ann@mail.example", "192.0.2.77")
    logger.warning("refused %(who)s", {"who": "ann@mail.example"})
    assert written.getvalue() == "refused [email] from [ip]\nrefused [email]\n"


def test_a_traceback_keeps_classes_and_frames_and_loses_values(logged):
    logger, written = logged
    try:
        try:
            int("Ann Example")
        except ValueError as error:
            raise RuntimeError("ann@mail.example failed") from error
    except RuntimeError:
        logger.exception("broken")
    text = written.getvalue()
    assert "ValueError: invalid literal for int() with base 10: '…'" in text
    assert "builtins.RuntimeError: [email] failed" in text
    assert text.index("ValueError") < text.index("RuntimeError: ")
    assert "test_logfilter.py" in text
    assert "base 10: 'Ann" not in text
    assert "ann@" not in text.replace('RuntimeError("ann@mail.example failed")', "")  # the line of this file


def test_the_rows_that_postgresql_quotes_are_masked(logged):
    logger, written = logged
    message = 'null value in column "name"\nDETAIL:  Failing row contains (7, Ann, Example).\n'
    error = RuntimeError(message + "LINE 1: INSERT … VALUES (Ann)\n")
    logger.error("broken", exc_info=error)
    assert "null value in column" in written.getvalue()
    assert "Ann" not in written.getvalue()


class OwnTrace(logging.Formatter):
    """As handlers that mail errors do: ignores the text made before, reads the exception itself."""

    def format(self, record):
        return f"{record.exc_info} {record.exc_text}"


def test_a_handler_that_reads_the_exception_itself_finds_only_the_masked_trace(logged):
    logger, written = logged
    ours = next(handler for handler in logger.handlers if getattr(handler, "stream", None) is written)
    ours.setFormatter(OwnTrace())  # pytest may have put a handler of its own behind it
    logger.error("broken", exc_info=ValueError("ann@mail.example"))
    assert "ValueError: [email]" in written.getvalue()
    assert "ann@" not in written.getvalue()


def test_a_message_about_code_keeps_its_names(logged):
    logger, written = logged
    logger.error("broken", exc_info=AttributeError("'NoneType' object has no attribute 'x'"))
    assert "AttributeError: 'NoneType' object has no attribute 'x'" in written.getvalue()


def test_exceptions_that_name_each_other_end(logged):
    logger, written = logged
    one, two = ValueError("one"), ValueError("two")
    one.__cause__, two.__cause__ = two, one
    logger.error("broken", exc_info=one)
    assert written.getvalue().count("ValueError: ") == 2


class Unprintable:
    def __str__(self):
        raise RuntimeError("ann@mail.example")


def test_a_line_that_can_not_be_masked_is_left_out_and_nothing_raises(logged):
    logger, written = logged
    logger.warning("who: %s", Unprintable())
    logger.warning("%d items", "ann@mail.example")
    assert written.getvalue().count("Left out a log line of test_logfilter") == 2
    assert "ann@" not in written.getvalue()


def test_the_development_servers_lines_are_masked(settings):
    server = settings.LOGGING["loggers"]["django.server"]
    handlers = {name: settings.LOGGING["handlers"][name] for name in server["handlers"]}
    assert not server["propagate"]
    assert all("mask" in handler["filters"] for handler in handlers.values())
