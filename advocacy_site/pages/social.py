"""Reading the feeds of our accounts elsewhere: by the worker, one after the other, never for long."""

import time
from collections.abc import Callable
from datetime import timedelta

from django.db import models, transaction

from advocacy_site.core import clock, outbound

from .feed_reader import FeedEntry, NotAFeed, read_feed
from .models import SocialEntry, SocialFeed

EVERY = timedelta(hours=1)
LONGEST_PAUSE = timedelta(days=1)
MOST_DOUBLINGS = 5  # 2^5 hours are longer than a day
# The worker also sends mails: what is due after this many seconds waits for the job's next run.
SECONDS_A_RUN = 15.0

Get = Callable[..., outbound.Answer]


def fetch_due_feeds(get: Get = outbound.get) -> int:
    """Read the feeds whose turn has come, and return how many; `get` stands in for the network in tests."""
    until = time.monotonic() + SECONDS_A_RUN
    read = 0
    for feed in SocialFeed.objects.due():
        if time.monotonic() >= until:
            break
        # Before it is read: whatever happens then, the others get their turn first.
        SocialFeed.objects.filter(pk=feed.pk).update(due_at=clock.now() + EVERY)
        fetch(feed, get)
        read += 1
    return read


def fetch(feed: SocialFeed, get: Get = outbound.get) -> None:
    """Read `feed` now, and write down its newest posts or why there are none to be had."""
    try:
        answer = get(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        entries = None if answer.body is None else read_feed(answer.body, feed.url, clock.now())
    except (outbound.NotFetched, NotAFeed) as error:
        _write_failure(feed, error.code)
    else:
        _write_success(feed, answer, entries)


def keep_feed(feed: SocialFeed, changed: set[str]) -> SocialFeed:
    """Save what staff wrote. Another address is another feed: what was read from the old one goes.

    `changed`: the names of the changed fields. The worker reads it within a minute or two.
    """
    with transaction.atomic():
        if "url" in changed and feed.pk:
            feed.entries.all().delete()
            feed.etag = feed.last_modified = feed.problem = ""
            feed.fetched_at, feed.failures = None, 0
        feed.due_at = clock.now()
        feed.save()
    return feed


def _write_failure(feed: SocialFeed, problem: str) -> None:
    failures = min(feed.failures + 1, MOST_DOUBLINGS)
    pause = min(EVERY * 2**failures, LONGEST_PAUSE)
    _unchanged(feed).update(problem=problem, failures=failures, due_at=clock.now() + pause)


@transaction.atomic
def _write_success(feed: SocialFeed, answer: outbound.Answer, entries: list[FeedEntry] | None) -> None:
    """`entries` is None where nothing has changed since the last time."""
    now = clock.now()
    found = {"fetched_at": now, "failures": 0, "due_at": now + EVERY, "problem": ""}
    if entries:
        found |= {"etag": answer.etag, "last_modified": answer.last_modified}
    elif entries is not None:  # without marks, so that the whole of it comes again
        found |= {"etag": "", "last_modified": "", "problem": SocialFeed.Problem.EMPTY}
    if _unchanged(feed).update(**found) and entries is not None:
        feed.entries.all().delete()
        SocialEntry.objects.bulk_create(
            SocialEntry(feed=feed, text=entry.text, url=entry.url, posted_at=entry.posted_at)
            for entry in entries
        )


def _unchanged(feed: SocialFeed) -> models.QuerySet[SocialFeed]:
    """The row of `feed`, unless staff gave it another address or deleted it while it was read."""
    return SocialFeed.objects.filter(pk=feed.pk, url=feed.url)
