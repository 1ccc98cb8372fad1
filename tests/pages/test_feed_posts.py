"""Posts from a feed on a page: plain words, hidden when they are stale, at the cost of one query."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.pages.models import SocialEntry, SocialFeed

from .. import factories
from ..factories import social_entry, social_feed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def shown(client: Client, of: SocialFeed) -> str:
    return client.get(factories.standard_page(social_feed=of).url).content.decode()


def test_the_newest_posts_of_a_feed_stand_on_the_page_as_plain_words(client: Client) -> None:
    chosen = social_feed(title="our blog")
    for n in range(5):
        social_entry(chosen, n, posted_at=chosen.due_at - timedelta(days=n), text=f"<b>Post</b> {n}")
    html = shown(client, chosen)
    assert [n for n in range(5) if f"&lt;b&gt;Post&lt;/b&gt; {n}" in html] == [0, 1, 2]
    assert "<b>Post</b>" not in html
    assert 'href="https://social.example/0" rel="noreferrer"' in html
    assert "Read on our blog" in html


def test_a_post_is_hidden_when_it_is_stale_and_the_box_with_the_last_one(client: Client, clock: Any) -> None:
    chosen = social_feed(stale_after_days=30)
    social_entry(chosen)
    clock.advance(days=30)
    assert "Post 1" in shown(client, chosen)
    clock.advance(seconds=1)
    html = shown(client, chosen)
    assert "Post 1" not in html
    assert "On social networks" not in html


def test_posts_in_another_language_say_so(client: Client) -> None:
    chosen = social_feed(language="ar")
    social_entry(chosen)
    assert '<p lang="ar" dir="rtl">Post 1</p>' in shown(client, chosen)


def test_a_page_needs_one_query_for_any_number_of_posts(client: Client) -> None:
    counts = []
    for posts in (0, 1, 10):
        chosen = social_feed(url=f"https://feeds.example/{posts}")
        for n in range(posts):
            social_entry(chosen, n)
        address = factories.standard_page(social_feed=chosen).url
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))
    assert len(set(counts)) == 1
    plain = factories.standard_page().url
    client.get(plain)
    with CaptureQueriesContext(connection) as queries:
        client.get(plain)
    assert counts[0] == len(queries) + 1 <= 12


def test_a_deleted_feed_leaves_the_page(client: Client) -> None:
    chosen = social_feed()
    social_entry(chosen)
    address = factories.standard_page(social_feed=chosen).url
    chosen.delete()
    assert "Post 1" not in client.get(address).content.decode()
    assert not SocialEntry.objects.exists()
