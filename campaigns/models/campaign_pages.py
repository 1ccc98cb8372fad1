"""A campaign as editors write it and visitors read it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.kept import kept
from advocacy_site.core.models import BasePage
from advocacy_site.core.registry import campaign_sections
from advocacy_site.core.rows import Rows, rows_at_once
from advocacy_site.core.visibility import visible
from members.models import MemberPage

from .. import presentation
from ..story import in_order, outcomes_of, told_of
from ..text import fingerprint
from .action_pages import COUNT_TTL, ActionPage
from .children import CampaignGoal, CampaignUpdate, in_place, newest_first
from .outcomes import Answer, Delivery

OUTCOME_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


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
    lead_image: Any = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Stands in place of the poster. No picture of anybody’s suffering."),
    )
    lead_image_alt = models.CharField(
        _("what the photo shows"),
        max_length=250,
        blank=True,
        help_text=_("For people who do not see it. One sentence."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    lead_image_credit = models.CharField(
        _("credit"), max_length=120, blank=True, help_text=_("Who took it, as in “Photo: Noor Rahman”.")
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    outcome = RichTextField(_("outcome"), features=OUTCOME_FEATURES, blank=True)
    gained = RichTextField(_("what was won"), features=OUTCOME_FEATURES, blank=True)
    remaining = RichTextField(_("what remains"), features=OUTCOME_FEATURES, blank=True)

    select_related_when_served = ("lead_image", "locale")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("status"),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("poster_name"),
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldRowPanel([FieldPanel("lead_image_caption"), FieldPanel("lead_image_credit")]),
            ],
            _("Picture"),
        ),
        FieldPanel("body"),
        InlinePanel("goals", heading=_("Goals"), label=_("Goal")),
        InlinePanel(
            "updates",
            heading=_("Timeline"),
            label=_("Update"),
            help_text=_("Shown by date, newest first, whatever their order here."),
        ),
        InlinePanel("member_lines", heading=_("Members"), label=_("Member")),
        MultiFieldPanel(
            [FieldPanel("outcome"), FieldPanel("gained"), FieldPanel("remaining")],
            _("Outcome"),
            help_text=_("Shown once the campaign is won or closed."),
        ),
    ]
    parent_page_types = ["campaigns.CampaignIndexPage"]
    subpage_types = ["campaigns.ActionPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("outcome"),
        index.RelatedFields("goals", [index.SearchField("change")]),
        index.RelatedFields("updates", [index.SearchField("title"), index.SearchField("text")]),
    ]

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        constraints = [
            models.CheckConstraint(
                name="campaign_status", condition=models.Q(status__in=["active", "won", "closed"])
            ),
        ]

    @property
    def poster(self) -> str:
        """Path of the poster below the static files."""
        return f"img/{self.poster_name}.svg"

    @property
    def is_over(self) -> bool:
        """Whether it is won or closed, so that its outcome is told."""
        return self.status != self.Status.ACTIVE

    @property
    def ordered_goals(self) -> list[CampaignGoal]:
        """The goals as readers see them, also those of a draft. One query."""
        return in_place(self.goals.all())

    @property
    def related_members(self) -> list[MemberPage]:
        """The public pages of its members in its own language, in the editors' order. Few queries."""
        lines = in_place(self.member_lines.select_related("member"))
        keys = [line.member.translation_key for line in lines]
        if not keys:
            return []
        pages = visible(MemberPage.objects.filter(translation_key__in=keys, locale=self.locale_id))
        return sorted(pages, key=lambda page: keys.index(page.translation_key))

    def _told(self, pages: list[ActionPage], request: HttpRequest) -> tuple[list[CampaignGoal], list[Any]]:
        """Return its goals, and its own updates with what became of the actions on `pages`, newest first.

        One query, and one more where updates lead to pages; more in a preview.
        """
        language = self.locale.language_code
        if getattr(request, "is_preview", False):
            updates = [*newest_first(self.updates.all()), *outcomes_of(pages, language)]
            return self.ordered_goals, in_order(updates)
        actions = [page.action_id for page in pages]
        goals, updates, deliveries, answers = rows_at_once(
            CampaignPage.objects.filter(pk=self.pk),
            Rows(CampaignGoal.objects.filter(page=self.pk)),
            Rows(CampaignUpdate.objects.filter(page=self.pk)),
            Rows(Delivery.objects.filter(action__in=actions)),
            Rows(Answer.objects.filter(action__in=actions)),
        )
        return in_place(goals), in_order(
            [*newest_first(updates), *told_of(pages, deliveries, answers, language)]
        )

    def clean(self) -> None:
        """Refuse a photo that some readers would not be told about."""
        super().clean()
        if self.lead_image_id and not self.lead_image_alt:
            raise ValidationError({"lead_image_alt": _("Say in one sentence what the photo shows.")})

    @public(ttl=COUNT_TTL, stale=30)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        pages = list(visible(ActionPage.objects.child_of(self)).select_related("action"))
        sections = [section(self, request) for _name, section in campaign_sections]
        (goals, updates), members = kept(
            self,
            request,
            lambda: (self._told(pages, request), self.related_members),
            shape="lines-1",
            also=fingerprint(" ".join(page.action.story for page in pages)),
        )
        return context | {
            "actions": presentation.action_cards(pages, request),
            "goals": goals,
            "goals_reached": sum(goal.reached for goal in goals),
            "updates": updates,
            "members": members,
            "sections": [section for section in sections if section and section.items],
        }
