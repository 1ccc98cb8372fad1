"""News posts as editors write them, and the index of everything new."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField

from advocacy_site.core import clock, languages
from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.filters import kept_if_canonical
from advocacy_site.core.models import BasePage
from advocacy_site.core.registry import StreamItem
from advocacy_site.safety.audience import AUDIENCE_IS_KNOWN, ForAudience
from members.models import MemberPage

from .. import feeds, listing, presentation
from ..forms import NewsPageForm
from .topics import NewsHashtag


class NewsIndexPage(RoutablePageMixin, BasePage):
    """Everything new in one language: news, events and actions, wherever in the tree they stand."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    select_related_when_served = ("locale",)
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["news.NewsPage", "news.PressPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("news index")
        verbose_name_plural = _("news indexes")

    @public(ttl=60, query=listing.PARAMETERS, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor. An invented filter is answered, but not kept."""
        return kept_if_canonical(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | presentation.index_context(self, request)

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest entries under the filters of the address, as Atom."""
        return feeds.respond(self, request)


class NewsTopic(TranslatableMixin, Orderable):
    """One topic of one post."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="news_topics")
    topic = models.ForeignKey(
        "news.Topic", on_delete=models.CASCADE, related_name="+", verbose_name=_("topic")
    )

    panels = [FieldPanel("topic")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return str(self.topic)


class NewsMember(TranslatableMixin, Orderable):
    """One member that a post is about."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="news_members")
    member: Any = models.ForeignKey(
        "members.MemberPage", on_delete=models.CASCADE, related_name="+", verbose_name=_("member")
    )

    panels = [FieldPanel("member")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return str(self.member)


class NewsPage(ForAudience, BasePage):
    """One post: news, press release, statement, report, newsletter or what a member did."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        PRESS_RELEASE = "press_release", _("Press release")
        STATEMENT = "statement", _("Statement")
        REPORT = "report", _("Report")
        NEWSLETTER = "newsletter", _("Newsletter")
        MEMBER_ACTION = "member_action", _("Member action")

    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices, default=Kind.NEWS)
    date = models.DateField(
        _("date"), default=clock.today, help_text=_("Orders the lists. To publish later, use the schedule.")
    )
    authors = models.CharField(
        _("by"), max_length=200, blank=True, help_text=_("As it should read: “Ioana Petrescu and the desk”.")
    )
    written_in = models.CharField(
        _("written in"),
        max_length=10,
        choices=languages.choices,
        blank=True,
        help_text=_("Only where it is not the language of this part of the site. Lists and page say so."),
    )
    summary = models.CharField(_("summary"), max_length=400, help_text=_("The first lines, larger."))
    lead_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    lead_image_alt = models.CharField(
        _("what the image shows"),
        max_length=200,
        blank=True,
        help_text=_("For people who don’t see it: what is there, not what it stands for."),
    )
    lead_image_caption = models.CharField(_("caption"), max_length=300, blank=True)
    lead_image_credit = models.CharField(_("credit"), max_length=160, blank=True)
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))
    hashtags = ClusterTaggableManager(
        through=NewsHashtag,
        blank=True,
        verbose_name=_("hashtags"),
        help_text=_("As on social media, without #. They are the same in every language."),
    )
    countries: Any = CountryField(_("countries"), multiple=True, blank=True)
    campaign = models.ForeignKey(
        "campaigns.CampaignPage",
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    press_contact = models.ForeignKey(
        "news.PressContact",
        verbose_name=_("press contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    base_form_class = NewsPageForm
    # Neither words nor the same in all languages: a translation is in the language of its own tree.
    override_translatable_fields = [BaseTranslatableField("written_in")]
    select_related_when_served = ("locale", "lead_image", "press_contact", "helpline")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("kind"), FieldPanel("date"), FieldPanel("authors"), FieldPanel("written_in")],
            _("Post"),
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("lead_image"),
                FieldPanel("lead_image_alt"),
                FieldPanel("lead_image_caption"),
                FieldPanel("lead_image_credit"),
            ],
            _("Image"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                InlinePanel("news_topics", label=_("Topic")),
                FieldPanel("hashtags"),
                FieldPanel("countries"),
                InlinePanel("news_members", label=_("Member")),
                FieldPanel("campaign"),
            ],
            _("What it is about"),
        ),
        FieldPanel("press_contact"),
        ForAudience.audience_panel,
    ]
    parent_page_types = ["news.NewsIndexPage", "members.MemberPage"]
    subpage_types: list[str] = []
    search_fields = [*BasePage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    class Meta:
        verbose_name = _("news post")
        verbose_name_plural = _("news posts")
        constraints = [
            models.CheckConstraint(
                name="news_kind",
                condition=models.Q(
                    kind__in=["news", "press_release", "statement", "report", "newsletter", "member_action"]
                ),
            ),
            models.CheckConstraint(
                name="news_written_in", condition=models.Q(written_in__in=["", *languages.CODES])
            ),
            models.CheckConstraint(name="news_audience", condition=AUDIENCE_IS_KNOWN),
        ]

    def copy_for_translation(
        self, locale: Any, copy_parents: bool = False, alias: bool = False, exclude_fields: Any = None
    ) -> Any:
        """Copy the post into the tree of `locale`, as Wagtail does; only an alias stays in its language."""
        left = [*(exclude_fields or []), *([] if alias else ["written_in"])]
        return super().copy_for_translation(locale, copy_parents, alias, left)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save. An alias that becomes a page of its own has its own words from then on."""
        columns = kwargs.get("update_fields")
        if columns is not None and "alias_of_id" in columns and self.alias_of_id is None:
            self.written_in = ""
            kwargs["update_fields"] = [*columns, "written_in"]
        return super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse an image without words for people who don’t see it."""
        super().clean()
        if self.lead_image_id and not self.lead_image_alt:
            raise ValidationError({"lead_image_alt": _("Say in a few words what the image shows.")})

    @property
    def language(self) -> str:
        """The code of the language of title, summary and body.

        An alias in another language's tree, which stands in for a translation, is not yet in its words.
        """
        return self.written_in or super().language

    def stream_item(self) -> StreamItem:
        """Return what lists and feeds show of this post."""
        return StreamItem(
            kind=self.kind,
            date=self.date,
            title=self.card_title,
            summary=self.listing_summary or self.summary,
            language=self.language,
            countries=tuple(country.code for country in self.countries),
            hashtags=tuple(tag.name for tag in self.hashtags.all()),
            topics=tuple(line.topic for line in self.news_topics.all()),
            members=self._members(),
            campaign=self.campaign,
        )

    def _members(self) -> tuple[MemberPage, ...]:
        """Return the members that this post names, and the one on whose page it stands."""
        named = {line.member.translation_key: line.member for line in self.news_members.all()}
        if own := self.nearest_above(MemberPage):
            named.setdefault(own.translation_key, own)
        return tuple(named.values())

    @public(ttl=60, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | presentation.post_context(self, request, self._index_url(request))

    def _index_url(self, request: HttpRequest) -> str:
        """Return the address of the news index: above this post, or else the one of its language."""
        above = [step for step in self.trail or [] if step.specific_class is NewsIndexPage]
        found = above or NewsIndexPage.objects.filter(locale=self.locale_id).live()[:1]
        return next((index.get_url(request) or "" for index in found), "")
