"""Fills lists with thousands of pages straight through their tables: page by page it takes minutes."""

import json
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

from advocacy_site.core import clock
from advocacy_site.news.models import NewsPage, StreamEntry, StreamOption
from events.listening import pack
from events.models import Event, EventPage
from members.models import Member, MemberPage, MemberService

from . import factories

FACETS = {"kind": NewsPage.Kind.values, "country": ["SE", "RO", "FR"], "year": ["2025", "2026"]}
ZONES = ["Europe/Paris", "Asia/Kolkata", "America/New_York", "UTC"]
COUNTRIES = ("KE", "BR", "IN", "SE", "FJ")
LANGUAGES = [["en"], ["en", "fr"], ["fr", "es", "ar"], []]
BODY = json.dumps([{"type": "paragraph", "value": "<p>What happened, at length.</p>" * 60}])


def _pages(index: Page, of: type[Page], numbers: range, **fields: Any) -> list[Page]:
    """Make plain page rows below `index` that claim to be pages of the type `of`."""
    content_type = ContentType.objects.get_for_model(of)
    place = {"locale_id": index.locale_id, "content_type": content_type, "depth": index.depth + 1}
    return Page.objects.bulk_create(
        Page(
            title=f"{of.__name__} {n}",
            slug=f"bulk-{n}",
            path=f"{index.path}{chr(65 + n // 1000)}{n % 1000:03d}",
            url_path=f"{index.url_path}bulk-{n}/",
            **place,
            **fields,
        )
        for n in numbers
    )


def posts(numbers: range) -> None:
    """Add entries of all kinds to the list of everything new, which reads no more of a post than its page."""
    index = factories.news_index()
    pages = _pages(index, NewsPage, numbers)
    StreamEntry.objects.bulk_create(
        StreamEntry(
            page=page,
            locale_id=index.locale_id,
            kind=FACETS["kind"][n % 6],
            date=date(2026, 12, 1) - timedelta(days=n % 700),
            title=page.title,
            language="en",
        )
        for n, page in zip(numbers, pages, strict=True)
    )
    through = StreamEntry.options.through
    for facet, values in FACETS.items():
        made = [
            StreamOption.objects.get_or_create(locale=index.locale, facet=facet, value=value)[0].pk
            for value in values
        ]
        through.objects.bulk_create(
            through(streamentry_id=page.pk, streamoption_id=made[n % len(made)])
            for n, page in zip(numbers, pages, strict=True)
        )


def events(numbers: range) -> None:
    """Add events around today, half of them past, of all kinds, in several zones, with a long body."""
    index = factories.event_index()
    pages = _pages(index, EventPage, numbers)
    now = clock.now().replace(minute=0, second=0, microsecond=0)
    records = Event.objects.bulk_create(
        Event(
            translation_key=page.translation_key,
            starts_at=now + timedelta(hours=7 * (n // 2 + 1) * (-1) ** n),
            time_zone=ZONES[n % 4],
            mode=Event.Mode.values[n % 3],
            city="Paris",
            country=["FR", "IN", "US"][n % 3],
            languages=pack(LANGUAGES[n % 4]),
        )
        for n, page in zip(numbers, pages, strict=True)
    )
    for n, page, record in zip(numbers, pages, records, strict=True):
        kind = EventPage.Kind.values[n % 10]
        row = EventPage(page_ptr_id=page.pk, event=record, kind=kind, body=BODY, report=BODY, transcript=BODY)
        row.save_base(raw=True)  # the row of this table only


def members(numbers: range) -> None:
    """Add members of five countries in five regions, every second one with two services."""
    pages = _pages(factories.member_directory(), MemberPage, numbers)
    records = Member.objects.bulk_create(
        Member(translation_key=page.translation_key, via=page.slug, discreet=False) for page in pages
    )
    for n, page, record in zip(numbers, pages, records, strict=True):
        member = MemberPage(page_ptr=page, member=record, summary="Beds.", country=COUNTRIES[n % 5])
        member.save_base(raw=True, force_insert=True)
    MemberService.objects.bulk_create(
        MemberService(page_id=page.pk, locale_id=page.locale_id, service=factories.service(name))
        for page in pages[1::2]
        for name in ("Shelter", "Law")
    )
