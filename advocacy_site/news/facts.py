"""What a page of the stream is about, one fact a facet and value."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from advocacy_site.core.registry import StreamItem

from .models.stream import StreamOption

Facet = StreamOption.Facet


@dataclass(frozen=True)
class Fact:
    """One thing that a page may be found under. `page` or `topic` is what `value` names, where it does."""

    facet: str
    value: str
    page: Any = None
    topic: Any = None


def facts_of(item: StreamItem) -> Iterator[Fact]:
    """Yield what `item` is found under."""
    yield Fact(Facet.KIND, item.kind)
    yield Fact(Facet.YEAR, str(item.date.year))
    yield from (Fact(Facet.COUNTRY, code) for code in item.countries)
    yield from (Fact(Facet.HASHTAG, hashtag) for hashtag in item.hashtags)
    for topic in item.topics:
        yield Fact(Facet.TOPIC, str(topic.translation_key), topic=topic)
    for member in item.members:
        yield Fact(Facet.MEMBER, str(member.translation_key), page=member)
    if item.campaign:
        yield Fact(Facet.CAMPAIGN, str(item.campaign.translation_key), page=item.campaign)
