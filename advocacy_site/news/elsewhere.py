"""News on the pages of other rooms: in bodies, on campaigns, on the home page."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from advocacy_site.core.registry import Section
from advocacy_site.core.visibility import visible

from .models import NewsPage, StreamEntry
from .presentation import StreamCard, stream_cards

SHOWN = 5
ACTION = "action"


def latest(request: HttpRequest | None, kind: str, limit: int) -> QuerySet[NewsPage]:
    """Return the newest posts in the active language, of one `kind` unless it is ""."""
    posts = visible(NewsPage.objects.filter(locale__language_code=get_language()))
    return (posts.filter(kind=kind) if kind else posts).order_by("-date", "-pk")[:limit]


def rows(posts: QuerySet[NewsPage], request: HttpRequest) -> dict[Any, StreamCard]:
    """Return a card for each of `posts` by primary key, the newest first. One query."""
    keys = list(posts.values_list("pk", flat=True)) if posts.query.is_sliced else posts.values("pk")
    entries = list(StreamEntry.objects.filter(page__in=keys).select_related("page").order_by("-date", "-pk"))
    cards = stream_cards(entries, request)
    return dict(zip((entry.page_id for entry in entries), cards, strict=True))


def about(page: Any, request: HttpRequest) -> Section:
    """Return news and events of a campaign or a member, in its language. One query.

    A campaign shows its actions itself.
    """
    entries = StreamEntry.objects.about(page).live().public().exclude(kind=ACTION)
    return Section(
        _("News and events"), "components/stream_rows.html", stream_cards(entries[:SHOWN], request)
    )


def newest(locale_id: int, request: HttpRequest) -> list[StreamCard]:
    """Return the newest news in the language `locale_id`. One query."""
    posts = StreamEntry.objects.live().public().in_language(locale_id)
    return stream_cards(posts.filter(kind__in=NewsPage.Kind.values)[:SHOWN], request)
