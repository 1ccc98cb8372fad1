"""Keeps the stream in step with the pages it lists."""

from functools import partial
from typing import Any

from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from django.utils import translation
from wagtail.models import Page

from advocacy_site.core.registry import stream

from .facts import Fact, facts_of
from .listing import options_key
from .models import StreamEntry, StreamOption


@transaction.atomic
def keep_stream(page: Page) -> None:
    """Write what the stream shows of `page`, which has just been saved in full.

    Drafts change nothing, and unpublishing needs nothing: readers of the stream ask the page whether it is
    live. A second place of a page in its own language would list it twice, so it gets no entry.
    """
    if not page.live:
        return
    transaction.on_commit(partial(cache.delete, options_key(page.locale_id)))
    _rename(page)
    if page._meta.label not in stream or _is_second_place(page):
        return
    with translation.override(page.locale.language_code):
        item = stream[page._meta.label].describe(page)
    entry, _created = StreamEntry.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "locale_id": page.locale_id,
            "kind": item.kind,
            "date": item.date,
            "title": item.title,
            "summary": item.summary,
            "detail": item.detail,
            "language": item.language or page.locale.language_code,
        },
    )
    entry.options.set(_options(list(facts_of(item)), page.locale_id))


def rebuild_stream() -> int:
    """Write every entry anew and drop options that none has; return how many entries there are."""
    with transaction.atomic():
        for label, _source in stream:
            for page in apps.get_model(label)._default_manager.live().select_related("locale").iterator(200):
                keep_stream(page)
        StreamOption.objects.filter(entries=None).delete()
    return StreamEntry.objects.count()


def _options(facts: list[Fact], locale: int) -> list[StreamOption]:
    """Return the options that `facts` come to, made or named anew where need be."""
    values = [fact.value for fact in facts]
    known = {
        (option.facet, option.value): option
        for option in StreamOption.objects.filter(locale_id=locale, value__in=values)
    }
    return [_option(fact, locale, known.get((fact.facet, fact.value))) for fact in facts]


def _option(fact: Fact, locale: int, known: StreamOption | None) -> StreamOption:
    named = {
        "page_id": _counterpart(fact.page, locale) if fact.page else None,
        "topic_id": _counterpart(fact.topic, locale) if fact.topic else None,
    }
    if known and (known.page_id, known.topic_id) == (named["page_id"], named["topic_id"]):
        return known
    # What an option names may have been translated since it was made.
    return StreamOption.objects.update_or_create(
        locale_id=locale, facet=fact.facet, value=fact.value, defaults=named
    )[0]


def _counterpart(original: Any, locale: int) -> int:
    """Return the key of `original` in the language `locale`, or its own where it isn't translated.

    A translation that is still a draft would hide the page that is published.
    """
    if original.locale_id == locale:
        return int(original.pk)
    found = Page.objects.live() if isinstance(original, Page) else type(original)._default_manager.all()
    same = found.filter(translation_key=original.translation_key, locale=locale)
    return same.values_list("pk", flat=True).first() or int(original.pk)


def _is_second_place(page: Page) -> bool:
    return page.alias_of_id is not None and page.alias_of.locale_id == page.locale_id


def _rename(page: Page) -> None:
    """Let options that name `page` in another language, for want of a translation, name this one."""
    options = StreamOption.objects.filter(
        locale=page.locale_id, value=str(page.translation_key), page__isnull=False
    )
    options.exclude(page=page.pk).update(page=page.pk)
