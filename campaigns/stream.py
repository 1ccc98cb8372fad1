"""Actions among the news: what lists and feeds of everything show of them."""

from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.registry import StreamItem, StreamSource, stream

from .models import ActionPage, CampaignPage


def stream_item(page: ActionPage) -> StreamItem:
    """Return what lists and feeds show of the action on `page`, dated by its first publication."""
    published = page.first_published_at or clock.now()
    return StreamItem(
        kind="action",
        date=published.date(),
        title=page.card_title,
        summary=page.listing_summary or page.summary,
        detail=str(page.action.get_kind_display()),
        campaign=page.nearest_above(CampaignPage),
    )


def register() -> None:
    """Put actions into the stream."""
    stream.register("campaigns.ActionPage", StreamSource({"action": _("Action")}, stream_item))
