"""The home page."""

from typing import Any
from urllib.parse import urljoin

from django.db import models
from django.db.models import Case, Exists, OuterRef, When
from django.db.models.functions import Length, Substr
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.models.pages import OneLookUpRouter
from advocacy_site.core.stand_ins import mark
from advocacy_site.core.visibility import visible
from advocacy_site.news.elsewhere import newest
from campaigns.models import ActionPage, CampaignPage
from campaigns.presentation import ActionCard, action_cards
from events import calendar
from events.models import EventPage

from ..numbers import numbers_of
from .latest_video import LatestVideo
from .targets import Way, links_of, with_targets

CAMPAIGNS_SHOWN = 3
EVENTS_SHOWN = 3
NUMBERS_SHOWN = 6
CAMPAIGNS_IN_ORDER = (CampaignPage.Status.ACTIVE, CampaignPage.Status.WON, CampaignPage.Status.CLOSED)


class HomePage(LatestVideo, OneLookUpRouter):
    """The first page of a language: one sentence, one action, the campaigns, what one can do."""

    hero_title = models.CharField(_("sentence in large letters"), max_length=80)
    lead = models.TextField(_("below it"), max_length=400, blank=True)
    featured_action = models.ForeignKey(
        ActionPage,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("featured action"),
    )
    featured_text = models.CharField(
        _("why now"), max_length=300, blank=True, help_text=_("Beside the progress of the featured action.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    newsletter_title = models.CharField(_("title"), max_length=60, blank=True)
    newsletter_text = models.CharField(_("sentence"), max_length=200, blank=True)
    newsletter_page: Any = models.ForeignKey(
        Page,
        verbose_name=_("page where one subscribes"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels = [
        *OneLookUpRouter.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("hero_title"),
                FieldPanel("lead"),
                FieldPanel("featured_action"),
                FieldPanel("featured_text"),
            ],
            _("First screen"),
        ),
        FieldPanel("body"),
        LatestVideo.video_panel,
        InlinePanel(
            "numbers",
            heading=_("The coalition in numbers"),
            label=_("Number"),
            max_num=NUMBERS_SHOWN,
            help_text=_("Counts change by themselves. Figures show their source and their day."),
        ),
        InlinePanel("ways", heading=_("Get involved"), label=_("Way")),
        MultiFieldPanel(
            [
                FieldPanel("newsletter_title"),
                FieldPanel("newsletter_text"),
                FieldPanel("newsletter_page"),
            ],
            _("Newsletter"),
        ),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "campaigns.CampaignIndexPage",
        "pages.StandardPage",
        "pages.ContactPage",
        "pages.DonatePage",
        "news.NewsIndexPage",
        "events.EventIndexPage",
        "members.MemberDirectoryPage",
    ]
    search_fields = [*OneLookUpRouter.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    @public(ttl=5, stale=30)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        ways, targets = with_targets(self.ways.all(), [self.newsletter_page_id], self.locale_id)
        newsletter = targets.get(self.newsletter_page_id) if self.newsletter_page_id else None
        campaigns = self._campaigns()
        return context | {
            "featured": self._featured(request),
            "campaigns": campaigns,
            "campaigns_url": _address_above(campaigns[0], request) if campaigns else "",
            "events": self._events(request),
            "news": newest(self.locale_id, request),
            "numbers": numbers_of(self, request),
            "ways": links_of(ways, targets, request),
            "newsletter_url": newsletter.get_url(request) if newsletter else "",
        }

    def _campaigns(self) -> list[CampaignPage]:
        """The first campaigns: those that run, then those won, then those closed, as they stand in the tree.

        Each has `index_is_live`: whether the page above it can be read.
        """
        index_path = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - self.steplen)
        index_is_live = Exists(Page.objects.live().filter(path=index_path))
        campaigns = visible(CampaignPage.objects.descendant_of(self)).annotate(index_is_live=index_is_live)
        place = Case(*(When(status=status, then=n) for n, status in enumerate(CAMPAIGNS_IN_ORDER)))
        found = list(campaigns.order_by(place, "path")[:CAMPAIGNS_SHOWN])
        mark(found)
        return found

    def _events(self, request: HttpRequest) -> list[calendar.Row]:
        """The next events. One query."""
        events = visible(EventPage.objects.filter(locale=self.locale_id)).upcoming().for_rows()
        return calendar.rows(events[:EVENTS_SHOWN], request)

    def _featured(self, request: HttpRequest) -> ActionCard | None:
        """The featured action in this page's language, with its progress."""
        if not self.featured_action_id:
            return None
        chosen = ActionPage.objects.filter(pk=self.featured_action_id).values("translation_key")
        pages = visible(ActionPage.objects.filter(translation_key__in=chosen, locale=self.locale_id))
        return next(iter(action_cards(pages.select_related("action")[:1], request)), None)


def _address_above(campaign: Any, request: HttpRequest) -> str:
    """The address of the index that `campaign` stands below, or nothing while that is a draft."""
    return urljoin(campaign.get_url(request) or "", "..") if campaign.index_is_live else ""


class HomePageWay(Way):
    """A way to get involved, as a large row."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="ways")

    class Meta(Way.Meta):
        abstract = False
        verbose_name = _("way to get involved")
        verbose_name_plural = _("ways to get involved")
