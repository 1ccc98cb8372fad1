"""The home page."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.models.pages import OneLookUpRouter
from campaigns.models import ActionPage, CampaignPage
from campaigns.presentation import action_cards

CAMPAIGNS_SHOWN = 3


class HomePage(OneLookUpRouter):
    """The first page of a language: one sentence, one action, the campaigns."""

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
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [
        *OneLookUpRouter.content_panels,
        MultiFieldPanel(
            [FieldPanel("hero_title"), FieldPanel("lead"), FieldPanel("featured_action")], _("First screen")
        ),
        FieldPanel("body"),
    ]
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["campaigns.CampaignIndexPage"]
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
        featured = (
            ActionPage.objects.live().public().select_related("action").filter(pk=self.featured_action_id)
            if self.featured_action_id
            else []
        )
        context["featured"] = next(iter(action_cards(featured, request)), None)
        context["campaigns"] = (
            CampaignPage.objects.descendant_of(self).live().public().order_by("path")[:CAMPAIGNS_SHOWN]
        )
        return context
