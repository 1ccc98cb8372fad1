"""What no browser of ours sends gets a clear 4xx before any view runs, and never a 500."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from advocacy_site.core import views
from advocacy_site.core.middleware import HostileInputMiddleware

pytestmark = pytest.mark.urls(__name__)

FORM = "application/x-www-form-urlencoded"


@csrf_exempt
def echo(request, **_kwargs):
    """Touch everything that Django parses late."""
    return HttpResponse(f"{len(request.GET)} {len(request.POST)} {len(request.FILES)}")


urlpatterns = [path("en/form/", echo), path("admin/form/", echo), path("<path:anything>", echo)]
handler400 = views.bad_request


@pytest.mark.parametrize("url", ["/en/%00/", "/en/%FF/", "/en/%C3/x/", "/%ED%A0%80/"])
def test_a_path_that_is_no_text_is_refused(client, url):
    assert client.get(url).status_code == 400


@pytest.mark.parametrize("query", ["q=%00", "q=%FF", "%00=1", "q=\xff", "q=a&r=%E9t%E9"])
@pytest.mark.parametrize("url", ["/en/form/", "/admin/form/"])
def test_a_query_that_is_no_text_is_refused_everywhere(client, url, query):
    assert client.get(url, QUERY_STRING=query).status_code == 400


@pytest.mark.parametrize(
    "url", ["/en/caf%C3%A9/?q=%D8%B9", "/en/100%25/?q=%2500&r=a+b", "/en/?", "/en/?&&=&"]
)
def test_text_in_any_script_passes(client, url):
    assert client.get(url).status_code == 200


def test_a_preview_of_a_page_with_an_arabic_address_passes():
    request = RequestFactory().get("/")
    request.path_info, request.is_dummy = "/ar/%D8%B9/", True  # as wagtail.models.preview makes it
    assert refuse(request).status_code == 200


def test_a_nul_in_a_cookie_never_reaches_the_database(client):
    assert client.get("/en/form/", HTTP_COOKIE='sessionid="\\000abcdefgh"').status_code == 400


def test_a_small_form_passes(client):
    assert client.post("/en/form/", "name=Ann&name=%00", content_type=FORM).content == b"0 1 0"
    assert client.post("/en/form/", {"name": "Ann"}).content == b"0 1 0"  # multipart: one-click unsubscribe
    assert client.post("/en/form/", "", content_type="").status_code == 200
    assert client.post("/en/form/", "a=1", content_type=f"{FORM}; charset=UTF-8").status_code == 200


def test_a_body_over_a_megabyte_is_refused_unread(client):
    assert client.post("/en/form/", b"a=" + b"x" * 1_000_000, content_type=FORM).status_code == 413
    request = RequestFactory().post("/en/form/", CONTENT_LENGTH="10000000")
    assert refuse(request).status_code == 413
    assert not hasattr(request, "_body")
    assert refuse(RequestFactory().post("/en/form/", CONTENT_LENGTH="9" * 5000)).status_code == 413


@pytest.mark.parametrize("length", ["-1", "abc", "1e3", "٣"])
def test_a_length_that_is_no_number_is_refused(length):
    assert refuse(RequestFactory().post("/en/form/", CONTENT_LENGTH=length)).status_code == 400


def test_more_than_fifty_fields_are_refused(client):
    assert client.post("/en/form/", "&".join(["a=1"] * 50), content_type=FORM).status_code == 200
    assert client.post("/en/form/", "&".join(["a=1"] * 51), content_type=FORM).status_code == 400
    assert client.post("/en/form/", "&" * 5000, content_type=FORM).status_code == 400
    assert client.post("/en/form/", {f"f{n}": "1" for n in range(50)}).status_code == 200
    assert client.post("/en/form/", {f"f{n}": "1" for n in range(51)}).status_code == 400


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "", "text/xml; charset=utf-8"])
def test_a_body_that_is_no_form_is_refused(client, content_type):
    assert client.post("/en/form/", b"{}", content_type=content_type).status_code == 415


def test_no_public_form_takes_files(client):
    body = (
        '--x\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n'
        "Content-Type: text/plain\r\n\r\nhello\r\n--x--\r\n"
    )
    response = client.post("/en/form/", body.encode(), content_type="multipart/form-data; boundary=x")
    assert response.status_code == 415


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"x", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=\xff"),
        (b"x", "multipart/form-data; boundary=" + "x" * 300),
    ],
)
def test_a_mangled_multipart_body_is_refused(client, body, content_type):
    assert client.post("/en/form/", body, content_type=content_type).status_code == 400


def test_a_sender_who_hangs_up_is_no_error_of_ours():
    class Broken:
        def read(self, *_args):
            raise OSError("connection reset")

        def close(self):
            pass

    request = RequestFactory().post("/en/form/", b"a=1", content_type=FORM)
    request._stream = Broken()
    assert refuse(request).status_code == 400


def test_staff_may_send_large_forms_and_files(client):
    assert client.post("/admin/form/", {f"f{n}": "1" for n in range(500)}).status_code == 200
    assert client.post("/admin/form/", b"{}", content_type="application/json").status_code == 200
    many = "&".join(["a=1"] * 10_001)
    assert client.post("/admin/form/", many, content_type=FORM).status_code == 400


@pytest.mark.parametrize("host", ["evil.example", "a b", "testserver:x", "testserver@evil.example", ""])
def test_a_foreign_host_is_refused_with_our_page(client, host):
    response = client.get("/en/form/", HTTP_HOST=host)
    assert response.status_code == 400
    assert b"tel:+448081570142" in response.content


def test_a_refusal_shows_helpline_and_exit_and_sets_no_cookie(client, settings):
    response = client.get("/en/form/?q=%00")
    assert settings.FALLBACK_STRIP["exit_url"].encode() in response.content
    assert b"tel:+448081570142" in response.content
    assert not response.cookies


def refuse(request):
    return HostileInputMiddleware(lambda _request: HttpResponse())(request)
