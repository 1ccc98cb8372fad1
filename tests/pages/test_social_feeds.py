"""Feeds of our accounts elsewhere: read by the worker in turns, added and mended by staff."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core import outbound
from advocacy_site.core.registry import jobs
from advocacy_site.pages import social
from advocacy_site.pages.models import SocialEntry, SocialFeed

from .. import factories
from ..elsewhere import Elsewhere, elsewhere, page, raw
from ..factories import social_entry, social_feed
from .test_feed_reader import atom, item, rss

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

FEED = "https://feeds.example/feed"


@pytest.fixture
def there() -> Iterator[Elsewhere]:
    with elsewhere() as running:
        yield running


# --- reading --------------------------------------------------------------------------------------


def test_the_worker_reads_a_feed_once_an_hour_and_replaces_what_was_there(
    there: Elsewhere, clock: Any
) -> None:
    chosen = social_feed()
    there.pages["/feed"] = page(rss(item("One", date="Mon, 01 Mar 2027 09:00:00 GMT")).encode(), ETag='"1"')
    assert social.fetch_due_feeds(there.get) == 1
    chosen.refresh_from_db()
    assert (chosen.fetched_at, chosen.etag, chosen.problem) == (clock.at, '"1"', "")
    assert [post.text for post in chosen.entries.all()] == ["One"]
    clock.advance(minutes=59)
    assert social.fetch_due_feeds(there.get) == 0
    clock.advance(minutes=1)
    there.pages["/feed"] = page(rss(item("Two", date="Mon, 01 Mar 2027 09:00:00 GMT")).encode())
    assert social.fetch_due_feeds(there.get) == 1
    assert there.requests[1]["If-None-Match"] == '"1"'
    assert [post.text for post in chosen.entries.all()] == ["Two"]


def test_what_has_not_changed_stays(there: Elsewhere, clock: Any) -> None:
    chosen = social_feed(etag='"1"', problem="network", failures=3)
    social_entry(chosen)
    there.pages["/feed"] = page(status=304)
    social.fetch_due_feeds(there.get)
    chosen.refresh_from_db()
    assert (chosen.fetched_at, chosen.etag, chosen.problem, chosen.failures) == (clock.at, '"1"', "", 0)
    assert chosen.entries.count() == 1


def test_posts_that_were_deleted_there_go_here_too_and_staff_hear_of_an_empty_feed(there: Elsewhere) -> None:
    chosen = social_feed(etag='"1"')
    social_entry(chosen)
    there.pages["/feed"] = page(atom().encode(), ETag='"2"')
    social.fetch_due_feeds(there.get)
    chosen.refresh_from_db()
    assert (chosen.problem, chosen.etag, chosen.entries.count()) == ("empty", "", 0)


def test_a_feed_that_fails_keeps_its_posts_and_is_asked_less_and_less_often(
    there: Elsewhere, clock: Any
) -> None:
    chosen = social_feed()
    social_entry(chosen)
    pauses = []
    for _try in range(7):
        social.fetch_due_feeds(there.get)
        chosen.refresh_from_db()
        assert (chosen.problem, chosen.fetched_at) == ("status", None)
        pauses.append((chosen.due_at - clock.at) / timedelta(hours=1))
        clock.at = chosen.due_at
    assert pauses == [2, 4, 8, 16, 24, 24, 24]
    assert chosen.entries.count() == 1
    there.pages["/feed"] = page(status=304)
    social.fetch_due_feeds(there.get)
    chosen.refresh_from_db()
    assert chosen.due_at - clock.at == social.EVERY


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (page(b"<html></html>"), "format"),
        (page(b"x" * 10_000_000), "size"),
        (page(status=302, Location="https://169.254.169.254/"), "address"),
        (raw(b"SSH-2.0"), "network"),
    ],
)
def test_staff_read_what_was_wrong(there: Elsewhere, client: Client, answer: Any, problem: str) -> None:
    chosen = social_feed()
    there.pages["/feed"] = answer
    social.fetch_due_feeds(there.get)
    chosen.refresh_from_db()
    assert chosen.problem == problem
    client.force_login(factories.staff())
    words = str(SocialFeed.Problem(problem).label)
    for screen in ("list", "edit"):
        args = [chosen.pk] if screen == "edit" else []
        html = client.get(
            reverse(SocialFeed.snippet_viewset.get_url_name(screen), args=args)
        ).content.decode()
        assert words in html, screen


def test_every_reason_has_words_for_staff() -> None:
    reasons = {kind.code for kind in [outbound.NotFetched, *outbound.NotFetched.__subclasses__()]}
    assert reasons | {"format", "empty"} == set(SocialFeed.Problem.values)


def test_a_feed_that_breaks_the_reader_does_not_keep_the_others_waiting(there: Elsewhere) -> None:
    social_feed(url="https://feeds.example/bug")
    good = social_feed()
    there.pages["/feed"] = page(status=304)

    def get(url: str, **marks: str) -> outbound.Answer:
        if url.endswith("/bug"):
            raise ZeroDivisionError
        return there.get(url, **marks)

    with pytest.raises(ZeroDivisionError):
        social.fetch_due_feeds(get)
    assert social.fetch_due_feeds(get) == 1
    good.refresh_from_db()
    assert good.fetched_at


def test_mails_do_not_wait_for_many_slow_feeds(there: Elsewhere, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(social, "SECONDS_A_RUN", 0.0)
    social_feed()
    assert social.fetch_due_feeds(there.get) == 0


def test_a_paused_feed_is_not_asked(there: Elsewhere) -> None:
    social_feed(paused=True)
    assert social.fetch_due_feeds(there.get) == 0
    assert there.connections == []


def test_an_answer_for_an_address_that_staff_changed_meanwhile_is_dropped(there: Elsewhere) -> None:
    chosen = social_feed()
    there.pages["/feed"] = page(rss(item()).encode())

    def get(url: str, **marks: str) -> outbound.Answer:
        SocialFeed.objects.update(url="https://feeds.example/other")
        return there.get(url, **marks)

    social.fetch_due_feeds(get)
    assert not chosen.entries.exists()


def test_it_is_a_job_of_the_worker() -> None:
    assert jobs["social-feeds"].run is social.fetch_due_feeds


# --- in the admin ---------------------------------------------------------------------------------


@pytest.fixture
def save(client: Client) -> Callable[..., Any]:
    client.force_login(factories.staff())

    def save_(chosen: SocialFeed | None = None, **fields: Any) -> Any:
        names = SocialFeed.snippet_viewset
        name, args = ("edit", [chosen.pk]) if chosen else ("add", [])
        values = {"title": "Mastodon", "url": FEED, "language": "", "stale_after_days": "30"}
        return client.post(reverse(names.get_url_name(name), args=args), values | fields)

    return save_


def test_another_address_is_another_feed_and_is_read_next(save: Callable[..., Any], clock: Any) -> None:
    chosen = social_feed(etag='"1"', problem="slow", failures=4, due_at=clock.at + timedelta(days=1))
    social_entry(chosen)
    assert save(chosen, title="New title").status_code == 302
    assert chosen.entries.exists()
    assert save(chosen, url="https://feeds.example/other").status_code == 302
    chosen.refresh_from_db()
    assert (chosen.etag, chosen.problem, chosen.failures, chosen.due_at) == ("", "", 0, clock.at)
    assert not chosen.entries.exists()


def test_staff_add_a_feed(save: Callable[..., Any]) -> None:
    assert save().status_code == 302
    assert SocialFeed.objects.due().get().url == FEED


@pytest.mark.parametrize(
    "url",
    [
        "http://feeds.example/",
        "https://localhost:5432/",
        "https://127.0.0.1/",
        "https://169.254.169.254/",
        "file:///x",
    ],
)
def test_an_address_inside_is_refused_before_anything_is_asked(save: Callable[..., Any], url: str) -> None:
    assert save(url=url).status_code == 200
    assert not SocialFeed.objects.exists()


def test_feeds_and_posts_are_guarded_by_the_database() -> None:
    chosen = social_feed()
    post = social_entry(chosen)
    writes = (
        lambda: SocialFeed.objects.update(url="http://feeds.example/"),
        lambda: SocialFeed.objects.update(problem="odd"),
        lambda: SocialFeed.objects.update(stale_after_days=0),
        lambda: SocialFeed.objects.update(stale_after_days=366),
        lambda: SocialFeed.objects.update(language="xx"),
        social_feed,
        lambda: SocialEntry.objects.update(url="javascript:alert(1)"),
        lambda: SocialEntry.objects.update(text=""),
        lambda: social_entry(chosen, url=post.url),
    )
    for write in writes:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
