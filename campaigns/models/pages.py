"""All campaigns on one page; the other page types of this room, by the name they are known by."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from advocacy_site.core import clock
from advocacy_site.core.caching import public
from advocacy_site.core.models import BasePage
from advocacy_site.core.pagination import paginate
from advocacy_site.core.stand_ins import mark

from .. import presentation
from .action_pages import ActionPage
from .campaign_pages import CampaignPage

__all__ = ["ActionPage", "CampaignIndexPage", "CampaignPage"]

PER_PAGE = 12
MOST_POSTERS = 3  # a wall of more pictures is a catalogue: rows read better
Q = models.Q


def _with_status(status: str) -> Q:
    """Return which children of an index have `status`: a campaign's own, an action's by its end."""
    ended = Q(actionpage__action__closes_at__lte=clock.now())
    undecided = Q(actionpage__won=False)
    of_actions = {
        CampaignPage.Status.ACTIVE: undecided & ~ended,
        CampaignPage.Status.WON: Q(actionpage__won=True),
        CampaignPage.Status.CLOSED: undecided & ended,
    }
    return Q(campaignpage__status=status) | of_actions[CampaignPage.Status(status)]


def _hung(campaigns: list[CampaignPage]) -> list[CampaignPage]:
    """Return the campaigns of a first page that hang as posters: all if few, or else the running ones."""
    if len(campaigns) > MOST_POSTERS:
        campaigns = [campaign for campaign in campaigns if not campaign.is_over]
    return campaigns if len(campaigns) <= MOST_POSTERS else []


class CampaignIndexPage(BasePage):
    """All campaigns, newest first, and then the actions that belong to none."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["campaigns.CampaignPage", "campaigns.ActionPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")

    @public(ttl=60, query=["page", "status"], stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def listed(self, status: str = "") -> models.QuerySet[Page]:
        """Return the public pages below with `status`, or all: campaigns first, newest first.

        Each comes with its `campaignpage` or `actionpage`, so that a list of both is one query.
        """
        pages = Page.objects.child_of(self).live().public().type(CampaignPage, ActionPage)
        if status:
            pages = pages.filter(_with_status(status))
        is_action = models.Case(models.When(actionpage__isnull=False, then=1), default=0)
        pages = pages.select_related("campaignpage__lead_image", "actionpage__action")
        return pages.order_by(is_action, "-first_published_at", "-pk")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Raises Http404 for a status or a page number that there is not."""
        context = super().get_context(request, *args, **kwargs)
        status = request.GET.get("status", "")
        if status and status not in CampaignPage.Status.values:
            raise Http404("No such status")
        entries = paginate(self.listed(status), request, PER_PAGE)
        campaigns = [entry.campaignpage for entry in entries if hasattr(entry, "campaignpage")]
        actions = [entry.actionpage for entry in entries if hasattr(entry, "actionpage")]
        mark(campaigns)
        posters = _hung(campaigns) if entries.number == 1 else []
        return context | {
            "entries": entries,
            "posters": posters,
            "campaigns": [campaign for campaign in campaigns if campaign not in posters],
            "actions": presentation.action_cards(actions, request) if actions else [],
            "status": status,
            "kept": f"status={status}" if status else "",
            "filters": [("", _("All")), *CampaignPage.Status.choices],
        }
