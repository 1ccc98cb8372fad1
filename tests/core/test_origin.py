"""A public form is answered only when a page of ours sent it."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from advocacy_site.core.origin import same_origin_only


@same_origin_only
def view(request):
    return HttpResponse("done")


def status(method="post", secure=False, **headers):
    meta = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    return view(getattr(RequestFactory(), method)("/", secure=secure, **meta)).status_code


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec_fetch_site": "same-origin"},
        {"sec_fetch_site": "none"},
        {"origin": "http://testserver"},
        {"origin": "HTTP://TestServer"},
        {"sec_fetch_site": "same-origin", "origin": "http://testserver"},
        {"referer": "http://testserver/en/act/"},
        # Where the newer header speaks, an old one that privacy tools rewrite does not count.
        {"sec_fetch_site": "same-origin", "referer": "https://evil.example/"},
    ],
)
def test_what_our_own_pages_and_old_browsers_send_passes(headers):
    assert status(**headers) == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": ""},
        {"sec_fetch_site": "cross-site", "origin": "http://testserver"},
        {"sec_fetch_site": "same-origin", "origin": "https://evil.example"},
        {"sec_fetch_site": "none", "origin": "null"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://testserver"},
        {"origin": "http://testserver:8000"},
        {"origin": "http://testserver.evil.example"},
        {"referer": "https://evil.example/http://testserver/"},
        {"referer": "http://testserver@evil.example/"},
        {"referer": "http://[evil/"},
        {"referer": ""},
    ],
)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_what_other_origins_send_is_refused(method, headers):
    assert status(method, **headers) == 403


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_reading_is_open_to_links_from_anywhere(method):
    assert status(method, sec_fetch_site="cross-site", origin="https://evil.example") == 200


def test_the_scheme_is_part_of_the_origin():
    assert status(secure=True, origin="https://testserver") == 200
    assert status(secure=True, origin="http://testserver") == 403


def test_django_does_not_ask_such_a_form_for_a_token():
    assert view.csrf_exempt
