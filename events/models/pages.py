"""An event as editors write it and visitors read it."""

from typing import Any

from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index

from advocacy_site.core import clock
from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.models import BasePage
from advocacy_site.core.visibility import visible
from advocacy_site.safety.audience import AUDIENCE_IS_KNOWN, ForAudience

from .. import page_context, subscriptions
from ..blocks import PartnersBlock, ProgrammeBlock
from ..panels import RecordPanel
from ..stops import note_stops
from .events import Event, not_over, undated

FEATURES = ["bold", "ol", "ul", "link", "document-link"]
NOT_IN_FEEDS = (
    *("body", "programme", "partners", "transcript", "report"),
    *("access_information", "entry_conditions"),
)
IN_ROWS = ("title", "listing_title", "url_path", "kind", "recording_url", "event", "alias_of")
IN_ROWS_OF_RECORD = (
    *("starts_at", "ends_at", "time_zone", "days_only", "status", "mode", "languages", "registration"),
    *("towns", "venue", "city", "country", "marked_full", "capacity", "taken"),
)
TTL = 60  # seconds: pages say "in 3 weeks" and "now on"


class EventPageQuerySet(PageQuerySet):
    """Which events a list shows. The date comes from the record, with a join."""

    def upcoming(self, now: Any = None) -> "EventPageQuerySet":
        """Events that are not over, the next one first; those that wait for a date at the end."""
        return self.filter(not_over(now or clock.now(), "event__")).by_date()

    def past(self, now: Any = None) -> "EventPageQuerySet":
        """Events that are over, the latest first."""
        return self.exclude(not_over(now or clock.now(), "event__")).order_by("-event__starts_at", "-pk")

    def by_date(self) -> "EventPageQuerySet":
        """The earliest first; those that wait for a date at the end."""
        dated = models.Case(models.When(~undated("event__"), then="event__starts_at"))
        return self.order_by(dated.asc(nulls_last=True), "pk")

    def shown_in(self, locale_id: Any) -> "EventPageQuerySet":
        """Those in a language that anybody may read.

        By the key of each page: with a join the database begins with all pages of all rooms, and reads the
        long words of each event on the way.
        """
        pages = visible(Page.objects.filter(pk=models.OuterRef("pk"), locale=locale_id))
        return self.filter(models.Exists(pages))

    def to_follow(self) -> "EventPageQuerySet":
        """Those that may leave the site with their words: without what a visitor may need to hide."""
        known = self.filter(discreet_title="").select_related("event", "locale", "alias_of__locale")
        return known.defer(*NOT_IN_FEEDS)

    def for_rows(self) -> "EventPageQuerySet":
        """With what a row in a list shows and nothing else: the database sorts whole rows."""
        kept = {f"has_{name}": ~models.Q(**{name: ""}) for name in ("transcript", "report")}
        of_record = (f"event__{name}" for name in IN_ROWS_OF_RECORD)
        return self.select_related("event").only(*IN_ROWS, *of_record).annotate(**kept)


class EventPage(RoutablePageMixin, ForAudience, BasePage):
    """The words of an event, in one language. Everything that happens is on `event`."""

    class Kind(models.TextChoices):
        CONGRESS = "congress", _("Congress")
        CONFERENCE = "conference", _("Conference")
        SIDE_EVENT = "side_event", _("Side event")
        WEBINAR = "webinar", _("Webinar")
        TRAINING = "training", _("Training")
        MARCH = "march", _("March")
        HEARING = "hearing", _("Hearing")
        PRESS_CONFERENCE = "press_conference", _("Press conference")
        TOUR = "tour", _("Advocacy tour")
        PROGRAMME = "programme", _("Programme")

    class OurPart(models.TextChoices):
        ORGANISE = "organise", _("We organise it")
        CO_SPONSOR = "co_sponsor", _("We co-sponsor it")
        SPEAK = "speak", _("We speak there")
        ATTEND = "attend", _("We attend it")

    event: Any = models.ForeignKey(  # null only before the first save
        Event,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("record"),
    )
    kind = models.CharField(_("type"), max_length=16, choices=Kind.choices, default=Kind.CONFERENCE)
    our_part = models.CharField(
        _("our part"), max_length=10, choices=OurPart.choices, default=OurPart.ORGANISE
    )
    parallel_to = models.CharField(
        _("parallel to"),
        max_length=250,
        blank=True,
        help_text=_("The session or summit that it stands beside."),
    )
    summary = models.CharField(_("summary"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    programme = StreamField(ProgrammeBlock(), blank=True, verbose_name=_("programme"))
    partners = StreamField(PartnersBlock(), blank=True, verbose_name=_("partners"))
    entry_conditions = models.TextField(
        _("conditions of entry"), max_length=600, blank=True, help_text=_("An identity card, a fee, an age.")
    )
    access_information = RichTextField(
        _("access for everybody"),
        features=FEATURES,
        blank=True,
        help_text=_("Steps, lifts, captions, sign language, childcare, a quiet room."),
    )
    recording_url = models.URLField(
        _("recording"), blank=True, help_text=_("Its host is named before a click.")
    )
    transcript = RichTextField(_("transcript of the recording"), features=FEATURES, blank=True)
    report = RichTextField(_("report"), features=FEATURES, blank=True)
    related_campaign: Any = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = PageManager.from_queryset(EventPageQuerySet)()

    select_related_when_served = ("event", "locale", "related_campaign", "helpline")
    content_panels = [
        *BasePage.content_panels,
        RecordPanel(),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("our_part")]),
        FieldPanel("parallel_to"),
        FieldPanel("summary"),
        ForAudience.audience_panel,
        FieldPanel("body"),
        FieldPanel("programme"),
        InlinePanel("speaker_lines", heading=_("Speakers"), label=_("Speaker")),
        FieldPanel("partners"),
        MultiFieldPanel(
            [FieldPanel("entry_conditions"), FieldPanel("access_information")], _("For those who come")
        ),
        InlinePanel("documents", heading=_("Documents"), label=_("Document")),
        MultiFieldPanel(
            [FieldPanel("recording_url"), FieldPanel("transcript"), FieldPanel("report")], _("Afterwards")
        ),
        FieldPanel("related_campaign"),
    ]
    parent_page_types = ["events.EventIndexPage", "members.MemberPage"]
    subpage_types: list[str] = []
    search_fields = [
        *BasePage.search_fields,
        *(index.SearchField(name) for name in ("summary", "parallel_to", "body", "report")),
    ]

    class Meta:
        verbose_name = _("event page")
        verbose_name_plural = _("event pages")
        constraints = [
            models.CheckConstraint(name="event_page_audience", condition=AUDIENCE_IS_KNOWN),
            models.CheckConstraint(
                name="event_page_our_part",
                condition=models.Q(our_part__in=["organise", "co_sponsor", "speak", "attend"]),
            ),
            models.CheckConstraint(
                name="event_page_kind",
                condition=models.Q(
                    kind__in=[
                        *("congress", "conference", "side_event", "webinar", "training", "march"),
                        *("hearing", "press_conference", "tour", "programme"),
                    ]
                ),
            ),
        ]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the record beside the page, as an action's page does. Autosave passes by.

        The record learns first where a tour stops now, because the lists that are told of the page say so.
        """
        if kwargs.get("update_fields") is None:
            self.event = Event.objects.for_page(self)
            others = self.event.pages.filter(live=True).exclude(pk=self.pk)
            note_stops(self.event, [*others, *([self] if self.live else [])])
        return super().save(*args, **kwargs)

    @public(ttl=TTL, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    @path("ics/", name="ics")
    def ics(self, request: HttpRequest) -> HttpResponse:
        """This event alone, for anybody's calendar."""
        return subscriptions.one(self)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show a page that nobody has saved yet with the record that it will begin with."""
        if self.event is None:
            self.event = Event(translation_key=self.translation_key)
        return super().serve_preview(request, mode_name)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | page_context.event_context(self)
