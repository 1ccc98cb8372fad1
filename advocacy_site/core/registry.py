"""What lower rooms offer and upper rooms fill: the arrows of imports go one way (docs/decisions.md).

An app registers in its `AppConfig.ready()`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Generic, TypeVar

Entry = TypeVar("Entry")


class Registry(Generic[Entry]):
    """Named entries in the order of their registration."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def register(self, name: str, entry: Entry) -> Entry:
        """Add `entry`. Raises ValueError when another one has that name."""
        if self._entries.get(name, entry) != entry:
            raise ValueError(f"{name!r} is registered already")
        self._entries[name] = entry
        return entry

    def __getitem__(self, name: str) -> Entry:
        return self._entries[name]

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def __iter__(self) -> Iterator[tuple[str, Entry]]:
        return iter(self._entries.items())


@dataclass(frozen=True)
class PeriodicJob:
    """Work that one worker at a time does every so often. `run` is idempotent and takes nothing."""

    run: Callable[[], Any]
    every: timedelta


@dataclass(frozen=True)
class RetentionRule:
    """One row of the table of periods. Sentences that promise a period are generated from it.

    `expire(dry_run)` deletes or blanks what is older, and returns how many rows that was or would be.
    """

    what: str
    period: timedelta
    expire: Callable[[bool], int]


@dataclass(frozen=True)
class Cards:
    """How the pages of one type stand as rows in a body (core/blocks/embeds.py).

    `items(pages, request)` takes a QuerySet of such pages, all live and public, and returns an item for
    each primary key, with the same number of queries for any number of pages; `request` may be None.
    `template` draws one `item` as an `<li>`, in a `<ul>` of the classes `list_class`.
    """

    template: str
    list_class: str
    items: Callable[[Any, Any], dict[Any, Any]]


@dataclass(frozen=True)
class StreamItem:
    """What a page says of itself where pages of several rooms are listed together.

    Words are in the language of the page; `language` is empty or the code that title and summary are
    written in instead. `date` orders the list. `detail` is a short line of the room's own, such as the day
    and place of an event: whoever changes a record that it tells of saves the page again. `topics` are
    `news.Topic` objects; `members` and `campaign` are pages in any language.
    """

    kind: str
    date: date
    title: str
    summary: str = ""
    detail: str = ""
    language: str = ""
    countries: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    topics: tuple[Any, ...] = ()
    members: tuple[Any, ...] = ()
    campaign: Any = None


@dataclass(frozen=True)
class StreamSource:
    """How the pages of one type come into the stream.

    `kinds`: what a kind is called, by its key. `describe(page)` gets a live page, in its language.
    """

    kinds: Mapping[str, Any]
    describe: Callable[[Any], StreamItem]


@dataclass(frozen=True)
class Section:
    """A part of a page that another room fills: its heading, and a template that is given `items`."""

    heading: str
    template: str
    items: Sequence[Any]


class NotHeld(Exception):
    """What a wish names is not, or no longer, this person's."""


class NotUnderstood(Exception):
    """A wish, or a value of it, that none of our forms sends."""


# `verb(subject_hash, values)` does with one thing of a person what its form asks for, `values`, and returns
# the words that say what happened. Doing it again changes nothing. Raises NotHeld, NotUnderstood.
Verb = Callable[[str, Mapping[str, str]], str]


@dataclass(frozen=True)
class PersonalData:
    """How an app answers for one person, known by the keyed hash of the address.

    `export` returns everything that the app holds, in values of JSON, dates and UUIDs. `erase` deletes it and
    returns how many rows that was; `erase_but_count` does the same and leaves mere numbers of what was
    counted (None: nothing is counted here). `section` returns what the person sees of it, or None for
    nothing; its template's buttons are named `do`, with the value "<the app's entry>:<one of `verbs`>".
    """

    export: Callable[[str], list[dict[str, Any]]]
    erase: Callable[[str], int]
    erase_but_count: Callable[[str], int] | None = None
    section: Callable[[str], Section | None] | None = None
    verbs: Mapping[str, Verb] = field(default_factory=dict)


jobs: Registry[PeriodicJob] = Registry()
retention: Registry[RetentionRule] = Registry()
personal_data: Registry[PersonalData] = Registry()
# By the kind before the colon: `names(keys)` returns what records that others name as "action:<uuid>" are
# called, in the active language, by key; one query, and nothing for those that are gone.
subject_names: Registry[Callable[[set[str]], Mapping[str, str]]] = Registry()
# By the kind before the colon of `subject`: `follow(subject_hash, purpose, subject, organisation)` is called
# when a person takes a consent back, in the same transaction and before it is written down.
consent_followers: Registry[Callable[[str, str, str, str], None]] = Registry()
health_checks: Registry[Callable[[], bool]] = Registry()
# `open(request, link)` answers a mailed link of one purpose.
link_handlers: Registry[Callable[[Any, Any], Any]] = Registry()
# `guard(pages)` takes a QuerySet of pages about to be deleted and returns the ones that must stay.
page_guards: Registry[Callable[[Any], list[Any]]] = Registry()
# Page type as "app.Model" → how its pages stand in a list: cards.register("events.EventPage", Cards(…)).
cards: Registry[Cards] = Registry()
# `latest(request, kind, limit)` returns a QuerySet of the newest posts, `.live().public()`, in the request's
# language, "" for every kind; their type stands in `cards`.
latest_news: Registry[Callable[[Any, str, int], Any]] = Registry()
# By model label, as in "news.NewsPage": the page types that news, feeds and lists of everything show.
stream: Registry[StreamSource] = Registry()
# `follow(page)` is called in the transaction of each full save of a page, after it.
page_followers: Registry[Callable[[Any], None]] = Registry()
# `section(campaign page, request)` returns the Section that a room adds to a campaign, or None. One query
# each, for public pages in the campaign's language, found by its `translation_key`.
campaign_sections: Registry[Callable[[Any, Any], Section | None]] = Registry()
# `section(member page, request)` returns the Section that a room adds to a member's page, or None. One query
# each, for public pages in the member's language, found by its `translation_key`.
member_sections: Registry[Callable[[Any, Any], Section | None]] = Registry()
