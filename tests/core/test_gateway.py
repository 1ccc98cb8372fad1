"""A Content-Type made to break Django's parser is an ordinary refusal."""

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

from advocacy_site.core.gateway import mend_content_type

BROKEN = [
    "text/plain; x*=no-such-charset''y",
    "text/plain; charset*=no-such-charset''utf-8",
    *(f"text/plain; charset={charset}" for charset in ("hex", "idna", "rot13", "utf-16", "latin-1")),
    "application/x-www-form-urlencoded; charset=hex",
    "multipart/form-data; boundary=x; charset=hex",
]


@pytest.fixture(autouse=True)
def _no_database(monkeypatch):
    """Django closes old connections with each request; there may be one, of another test."""
    for signal in (signals.request_started, signals.request_finished):
        monkeypatch.setattr(signal, "send", lambda **_named: [])


def status(method, content_type):
    data = b"a=1" if method == "POST" else b""
    environ = RequestFactory().generic(method, "/healthz?q=%41", data).environ
    environ["CONTENT_TYPE"] = content_type
    seen = []
    response = mend_content_type(WSGIHandler())(environ, lambda line, _headers: seen.append(line))
    response.close()
    return int(seen[0].split()[0])


@pytest.mark.parametrize("content_type", BROKEN)
def test_a_content_type_that_django_can_not_parse_is_refused_not_a_crash(content_type):
    assert status("POST", content_type) == 415
    assert status("GET", content_type) == 200


def test_other_content_types_pass_untouched():
    seen = []
    application = mend_content_type(lambda environ, _start: seen.append(environ["CONTENT_TYPE"]) or [])
    for content_type in ("multipart/form-data; boundary=x", 'text/plain; charset="UTF-8"', ""):
        application({"CONTENT_TYPE": content_type}, None)
    assert seen == ["multipart/form-data; boundary=x", 'text/plain; charset="UTF-8"', ""]
