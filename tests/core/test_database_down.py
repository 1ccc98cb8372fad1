"""Without a database a visitor sees helplines and the exit, not a trace; mistakes of ours stay visible."""

import logging

import psycopg
import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError, ProgrammingError, connection
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import path
from psycopg_pool import PoolTimeout

from advocacy_site.core import views
from advocacy_site.core.database_down import is_database_down

pytestmark = pytest.mark.urls(__name__)

SECRET = "connection to ann@mail.example failed"
ERROR: BaseException = RuntimeError()


def failing_view(request):
    raise ERROR


def fine_view(request):
    return HttpResponse("fine")


def late_view(request):
    class Late(SimpleTemplateResponse):
        @property
        def rendered_content(self):
            raise ERROR

    return Late("none")


urlpatterns = [path("fails/", failing_view), path("late/", late_view), path("fine/", fine_view)]
handler400, handler404, handler500 = views.bad_request, views.page_not_found, views.server_error


class FailingMiddleware:
    """As the session's or the redirects' middleware fails: outside of the view."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        raise ERROR


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def fail_with(monkeypatch, error):
    monkeypatch.setattr(f"{__name__}.ERROR", error)


def assert_helpful(response):
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "private, no-store"
    assert "Content-Security-Policy" in response
    assert b"tel:+448081570142" in response.content
    assert b"Traceback" not in response.content
    assert not response.cookies


DOWN = [OperationalError(SECRET), InterfaceError(SECRET), PoolTimeout(SECRET)]


@pytest.mark.parametrize("error", DOWN, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("url", ["/fails/", "/late/"])
def test_a_view_without_a_database_answers_503(client, monkeypatch, url, error):
    fail_with(monkeypatch, error)
    assert_helpful(client.get(url))


def test_a_developer_too_sees_that_the_database_is_away(client, monkeypatch, settings):
    settings.DEBUG = True
    fail_with(monkeypatch, OperationalError(SECRET))
    assert_helpful(client.get("/fails/"))


@pytest.mark.parametrize("error", DOWN, ids=lambda error: type(error).__name__)
def test_middleware_without_a_database_answers_503(client, monkeypatch, settings, error):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.FailingMiddleware"]
    fail_with(monkeypatch, error)
    assert_helpful(client.get("/fine/"))


@pytest.mark.parametrize("in_middleware", [True, False])
def test_the_log_names_the_class_and_no_value(client, monkeypatch, settings, caplog, in_middleware):
    if in_middleware:
        settings.MIDDLEWARE = [*settings.MIDDLEWARE, f"{__name__}.FailingMiddleware"]
    fail_with(monkeypatch, OperationalError(SECRET))
    for name in ("django", "django.request"):
        monkeypatch.setattr(logging.getLogger(name), "propagate", True)
    client.get("/fails/")
    assert "Database does not answer: OperationalError (no code)" in caplog.messages
    assert "ann@" not in caplog.text
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize("error", [ProgrammingError("x"), ValueError("x")])
def test_other_errors_stay_500(client, monkeypatch, error):
    fail_with(monkeypatch, error)
    assert client.get("/fails/").status_code == 500
    fail_with(monkeypatch, SuspiciousOperation())
    assert client.get("/fails/").status_code == 400


@pytest.mark.django_db
def test_a_missing_table_is_a_mistake_not_an_outage_on_either_database():
    with pytest.raises((OperationalError, ProgrammingError)) as caught, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM no_such_table")
    assert not is_database_down(caught.value)


def test_a_database_that_was_shut_down_or_is_full_is_down():
    for cause in (psycopg.errors.AdminShutdown(), psycopg.errors.DiskFull()):
        error = OperationalError()
        error.__cause__ = cause
        assert is_database_down(error)
