"""Every response carries the headers of docs/security.md, whoever made it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from advocacy_site.core.headers import policy_for
from advocacy_site.core.middleware import SecurityHeadersMiddleware

EXPECTED = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
}


def answer(path="/en/", response=None, preview=False):
    request = RequestFactory().get(path)
    if preview:
        request.is_preview = True
    return SecurityHeadersMiddleware(lambda _request: response or HttpResponse())(request)


def directives(response):
    policy = response["Content-Security-Policy"].split("; ")
    return dict(part.partition(" ")[::2] for part in policy)


def test_a_public_page_carries_exactly_the_strict_headers():
    response = answer()
    assert {name: response[name] for name in EXPECTED} == EXPECTED


def test_upgrade_to_https_is_asked_for_only_where_there_is_https(settings):
    assert "upgrade-insecure-requests" not in answer()["Content-Security-Policy"]
    settings.HTTPS = True
    expected = EXPECTED["Content-Security-Policy"] + "; upgrade-insecure-requests"
    assert answer()["Content-Security-Policy"] == expected


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/3/edit/"])
def test_the_admin_may_run_its_inline_scripts_and_frame_its_previews(path):
    response = answer(path)
    sources = directives(response)
    assert sources["script-src"] == sources["style-src"] == "'self' 'unsafe-inline'"
    assert sources["img-src"] == "'self' data: blob:"
    assert sources["frame-src"] == sources["frame-ancestors"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("path", ["/account/login/", "/administration/", "/en/admin/"])
def test_pages_outside_the_admin_are_strict(path):
    assert answer(path)["Content-Security-Policy"] == EXPECTED["Content-Security-Policy"]


def test_a_preview_is_strict_but_may_stand_in_the_admins_frame():
    response = answer(preview=True)
    assert directives(response)["script-src"] == "'self'"
    assert directives(response)["frame-ancestors"] == "'self'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_a_policy_that_the_response_brings_along_is_kept():
    response = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'; sandbox"})
    assert answer(response=response)["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_asking_for_a_policy_twice_does_not_make_it_grow(settings):
    settings.HTTPS = True
    request = RequestFactory().get("/")
    first = policy_for(request, HttpResponse())
    assert policy_for(request, HttpResponse()) == first


def test_error_pages_carry_the_headers(client):
    refused = client.get("/en/", QUERY_STRING="q=%00")
    foreign = client.get("/en/", HTTP_HOST="evil.example")
    for response in (refused, foreign):
        assert response.status_code == 400
        assert {name: response[name] for name in EXPECTED} == EXPECTED
        assert response["Cache-Control"] == "private, no-store"
        assert not response.cookies
