"""Nobody keeps a copy of a response unless its view allows it and it is the same for everyone."""

import pytest
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.urls import path
from wagtail.models import Page, PageViewRestriction, Site

from advocacy_site.core.caching import public, settle

PRIVATE = "private, no-store"


@public(ttl=30, query=["page"], stale=5)
def shared_view(request):
    return HttpResponse(headers={"Vary": "Accept-Language, Cookie"})


class PageType:
    """As a Wagtail page type has it."""

    @public(ttl=60)
    def serve(self, request):
        return HttpResponse(headers={"Vary": "Cookie"})


@public(ttl=60)
def view_with_token(request):
    return HttpResponse(get_token(request))


@public(ttl=60)
def view_that_looks_at_the_session(request):
    return HttpResponse(str(request.session.is_empty()))


@public(ttl=60)
def view_that_remembers(request):
    request.session["seen"] = 1
    return HttpResponse()


def private_view(request):
    return HttpResponse()


urlpatterns = [
    path("shared/", shared_view),
    path("token/", view_with_token),
    path("session/", view_that_looks_at_the_session),
    path("remembers/", view_that_remembers),
    path("private/", private_view),
]


def ask(view=shared_view, method="get", url="/", **request_attributes):
    cookies = request_attributes.pop("cookies", {})
    request = getattr(RequestFactory(), method)(url)
    request.COOKIES.update(cookies)
    for name, value in request_attributes.items():
        setattr(request, name, value)
    response = view(request)
    settle(request, response)
    return response


def test_a_view_that_says_nothing_is_kept_by_nobody():
    assert ask(private_view)["Cache-Control"] == PRIVATE


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_public_view_may_be_kept_for_its_time(method):
    assert ask(method=method)["Cache-Control"] == "public, max-age=30, stale-while-revalidate=5"


def test_a_page_types_serve_may_be_public_too():
    response = ask(PageType().serve)
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.has_header("Vary")


def test_a_public_copy_varies_by_everything_but_the_cookie():
    assert ask()["Vary"] == "Accept-Language"


def test_a_private_answer_keeps_its_vary():
    assert ask(method="post")["Vary"] == "Accept-Language, Cookie"


def test_a_listed_parameter_is_kept_and_an_invented_one_is_not():
    assert ask(url="/?page=2")["Cache-Control"].startswith("public")
    assert ask(url="/?page=2&utm_source=x")["Cache-Control"] == PRIVATE


def test_posts_errors_and_previews_are_private():
    @public(ttl=60)
    def failing(request):
        return HttpResponse(status=404)

    assert ask(method="post")["Cache-Control"] == PRIVATE
    assert ask(failing)["Cache-Control"] == PRIVATE
    assert ask(is_preview=True)["Cache-Control"] == PRIVATE


def test_a_preview_is_never_kept_though_wagtail_marks_it_itself():
    def previewed(request):
        return HttpResponse(headers={"Cache-Control": "private"})

    assert ask(previewed, is_preview=True)["Cache-Control"] == PRIVATE


def test_who_brings_a_session_gets_a_private_answer(settings):
    """Staff, and visitors who gave the password of a restricted page: see caching._may_be_public."""
    assert ask(cookies={settings.SESSION_COOKIE_NAME: "x"})["Cache-Control"] == PRIVATE
    assert ask(cookies={"somebody_elses": "x"})["Cache-Control"].startswith("public")


def test_an_own_cache_control_is_respected():
    @public(ttl=60)
    def own(request):
        return HttpResponse(headers={"Cache-Control": "no-cache"})

    assert ask(own)["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(("ttl", "stale"), [(0, 0), (61, 0), (-1, 0), (60, -1)])
def test_times_that_would_show_old_counts_are_refused(ttl, stale):
    with pytest.raises(ValueError):
        public(ttl=ttl, stale=stale)


@pytest.mark.urls(__name__)
@pytest.mark.django_db
def test_through_all_middleware_only_answers_without_cookies_are_public(client):
    assert client.get("/shared/")["Cache-Control"].startswith("public")
    assert "Cookie" not in client.get("/session/").get("Vary", "")
    assert client.get("/session/")["Cache-Control"].startswith("public")
    for url in ("/token/", "/remembers/"):
        response = client.get(url)
        assert response.cookies, "this test needs a response with a cookie"
        assert response["Cache-Control"] == PRIVATE
        assert "Cookie" in response["Vary"]
    # A second visit brings the CSRF cookie; its token is in the page all the same.
    assert client.get("/token/")["Cache-Control"] == PRIVATE


@pytest.mark.django_db
def test_a_page_behind_a_password_and_the_form_for_it_are_private(client, monkeypatch):
    """See caching._may_be_public."""
    page = Page.objects.get(depth=1).add_child(instance=Page(title="Members only", slug="members-only"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": page, "port": 80}
    )
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open"
    )
    monkeypatch.setattr(Page, "serve", public(ttl=60)(Page.serve))

    form = client.get("/en/")
    session = client.session
    session["passed_page_view_restrictions"] = [restriction.pk]
    session.save()
    behind = client.get("/en/")
    restriction.delete()
    client.cookies.clear()
    open_to_all = client.get("/en/")

    assert form.templates[0].name != behind.templates[0].name == open_to_all.templates[0].name
    for response in (form, behind):
        assert "no-store" in response["Cache-Control"]
        assert "public" not in response["Cache-Control"]
    assert open_to_all["Cache-Control"] == "public, max-age=60"
