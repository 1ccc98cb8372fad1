"""A feed and its posts, as if the worker had read them: no network is asked."""

from datetime import timedelta
from typing import Any

from advocacy_site.core import clock
from advocacy_site.pages.models import SocialEntry, SocialFeed


def feed(words: dict[str, Any], entries: list[dict[str, Any]]) -> SocialFeed:
    """Return the feed with the address of `words`, made with its posts where there is none."""
    found = SocialFeed.objects.filter(url=words["url"]).first()
    if found:
        return found
    now = clock.now()
    made = SocialFeed.objects.create(**words, stale_after_days=365, fetched_at=now)
    SocialEntry.objects.bulk_create(
        SocialEntry(
            feed=made, text=post["text"], url=post["url"], posted_at=now - timedelta(days=post["days"])
        )
        for post in entries
    )
    return made
