"""Campaigns and actions as editors write them and visitors read them."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.models import BasePage
from advocacy_site.core.pagination import paginate

from .. import presentation
from ..panels import RecordPanel
from .actions import Action, TextVersion

PER_PAGE = 12
COUNT_TTL = 5  # seconds: these pages show a number that people watch


class CampaignIndexPage(BasePage):
    """All campaigns, newest first."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["campaigns.CampaignPage", "campaigns.ActionPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("campaign index")
        verbose_name_plural = _("campaign indexes")

    @public(ttl=60, query=["page"], stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        campaigns = CampaignPage.objects.child_of(self).live().public().order_by("-first_published_at", "-pk")
        context["campaigns"] = paginate(campaigns, request, PER_PAGE)
        return context


class CampaignPage(BasePage):
    """A cause with a goal and a story; its actions stand below it."""

    class Status(models.TextChoices):
        ACTIVE = "active", _("Running")
        WON = "won", _("Won")
        CLOSED = "closed", _("Closed")

    class Poster(models.TextChoices):
        DOORS = "doors", _("Doors")
        STEPS = "steps", _("Steps")
        THREADS = "threads", _("Threads")
        TIDE = "tide", _("Tide")
        WINDOWS = "windows", _("Windows")

    status = models.CharField(_("status"), max_length=6, choices=Status.choices, default=Status.ACTIVE)
    summary = models.CharField(_("summary"), max_length=300, help_text=_("What changes when this is won."))
    poster_name = models.CharField(_("poster"), max_length=7, choices=Poster.choices, default=Poster.DOORS)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("status"),
        FieldPanel("summary"),
        FieldPanel("poster_name"),
        FieldPanel("body"),
    ]
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.ActionPage"]
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    @property
    def poster(self) -> str:
        """Path of the poster below the static files."""
        return f"img/{self.poster_name}.svg"

    @public(ttl=COUNT_TTL, stale=30)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        pages = ActionPage.objects.child_of(self).live().public().select_related("action")
        context["actions"] = presentation.action_cards(pages, request)
        return context


class ActionPage(BasePage):
    """The words of something that people sign, in one language. Everything that happens is on `action`."""

    action: Any = models.ForeignKey(  # null only before the first save
        Action,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("record"),
    )
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    text = RichTextField(
        _("text to sign"),
        features=["bold", "ol", "ul"],
        help_text=_(
            "Each published change makes a new version; earlier signatures keep the version they saw."
        ),
    )
    recipients = models.CharField(
        _("recipients"),
        max_length=200,
        blank=True,
        help_text=_("To whom it is addressed, as in “the forty ministers”."),
    )
    invitation = models.CharField(_("words on the button"), max_length=40, default="Add my name")

    select_related_when_served = ("action", "locale")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldPanel("text"),
        MultiFieldPanel([FieldPanel("recipients"), FieldPanel("invitation")], _("Form")),
        RecordPanel(),
    ]
    parent_page_types = ["campaigns.CampaignIndexPage", "campaigns.CampaignPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("text")]

    class Meta:
        verbose_name = _("action page")
        verbose_name_plural = _("action pages")

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the record and, while live, the text version beside the page.

        Here rather than in a signal, because publishing, scheduling, copying and translating all end in a
        full save. Autosave writes only named columns and passes by.
        """
        if kwargs.get("update_fields") is not None:
            return super().save(*args, **kwargs)
        is_alias = self.alias_of_id is not None
        if self.action is None or is_alias or self.action.translation_key != self.translation_key:
            self.action = Action.objects.for_page(self)
        result = super().save(*args, **kwargs)
        if self.live and not is_alias:
            TextVersion.objects.record(self)
        return result

    @public(ttl=COUNT_TTL, stale=30)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable as it stands: the form in it holds nothing of the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | presentation.action_context(self)
