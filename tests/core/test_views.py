"""Error pages come in the visitor's language, without the database and without their template."""

import pytest
from django.template import TemplateDoesNotExist
from django.test import RequestFactory
from django.utils import translation

from advocacy_site.core import views
from advocacy_site.core.registry import health_checks

# No `django_db` mark here: pytest-django then refuses every query.

PAGES = [
    (views.bad_request, 400),
    (views.permission_denied, 403),
    (views.csrf_failure, 403),
    (views.page_not_found, 404),
    (views.gone, 410),
    (views.too_many_requests, 429),
    (views.server_error, 500),
    (views.unavailable, 503),
    (lambda request: views.error_page(request, 413), 413),
    (lambda request: views.error_page(request, 415), 415),
]


@pytest.mark.parametrize(("page", "status"), PAGES)
def test_each_error_page_shows_helpline_and_exit_without_the_database(page, status, settings):
    response = page(RequestFactory().get("/en/x/"))
    assert response.status_code == status
    assert b"tel:+448081570142" in response.content
    assert settings.FALLBACK_STRIP["exit_url"].encode() in response.content


def test_an_error_page_gets_its_context_in_the_language_of_the_address(monkeypatch):
    seen = {}

    def render(template, context):
        seen.update(context, template=template, language=translation.get_language())
        return ""

    monkeypatch.setattr(views, "render_to_string", render)
    views.page_not_found(RequestFactory().get("/ar/x/", HTTP_ACCEPT_LANGUAGE="fr"))
    assert (seen["template"], seen["language"], seen["home_url"]) == ("errors/404.html", "ar", "/ar/")
    assert seen["strip"]["help_url"].startswith("/")
    views.page_not_found(RequestFactory().get("/x/", HTTP_ACCEPT_LANGUAGE="fr"))
    assert seen["language"] == "fr"


def test_the_language_of_an_error_page_does_not_stay_on():
    with translation.override("es"):
        views.page_not_found(RequestFactory().get("/fr/x/"))
        assert translation.get_language() == "es"


def test_a_broken_template_leaves_helpline_and_exit(monkeypatch, settings):
    def broken(*_args):
        raise TemplateDoesNotExist("x")

    monkeypatch.setattr(views, "render_to_string", broken)
    response = views.server_error(RequestFactory().get("/en/"))
    assert response.status_code == 500
    assert '<a href="tel:+448081570142">0808 157 0142</a>' in response.text
    assert settings.FALLBACK_STRIP["exit_url"] in response.text


def test_who_hits_a_limit_is_told_when_to_come_back():
    assert views.too_many_requests(RequestFactory().get("/"))["Retry-After"] == "600"


def test_healthz_needs_nothing(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Cache-Control"] == "private, no-store"
    assert client.post("/healthz").status_code == 405


@pytest.fixture
def checks(monkeypatch):
    """The registry of health checks, emptied for one test."""
    monkeypatch.setattr(health_checks, "_entries", {})
    return health_checks


@pytest.mark.django_db
def test_readyz_is_ok_when_database_and_checks_are(client, checks):
    checks.register("mail", lambda: True)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (200, b"ok")


def broken_check():
    raise RuntimeError("secret")


@pytest.mark.django_db
def test_readyz_names_what_fails_and_nothing_else(client, checks):
    checks.register("mail", lambda: False)
    checks.register("disk", broken_check)
    checks.register("fine", lambda: True)
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"failing: mail, disk")


def test_readyz_reports_a_database_that_is_away(client, checks):
    """pytest-django refuses the query, as an absent database would."""
    response = client.get("/readyz")
    assert (response.status_code, response.content) == (503, b"failing: database")
