"""One dated table over the pages of several rooms, so that they are listed, filtered and fed together.

A row repeats what a page says of itself, and is written whenever the page is saved in full while live
(`services.keep_stream`). Whether anybody may see the page is never copied: it is asked of the page itself.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from advocacy_site.core import countries
from advocacy_site.core.registry import stream
from advocacy_site.core.visibility import unrestricted


class StreamOptionQuerySet(models.QuerySet["StreamOption"]):
    """Which options a reader gets."""

    def on_offer(self, locale: Locale | int) -> "StreamOptionQuerySet":
        """Options of one language under which at least one public page is found."""
        found = StreamEntry.objects.live().public().filter(options=models.OuterRef("pk"))
        # One value rather than EXISTS, which PostgreSQL turns into a join over all entries.
        first = models.Subquery(found.values("pk")[:1])
        return self.filter(locale=locale).alias(first=first).filter(first__isnull=False).nameable()

    def nameable(self) -> "StreamOptionQuerySet":
        """Without members and campaigns that the public may not see; with what their names need."""
        named = models.Q(page=None) | models.Q(unrestricted("page__path"), page__live=True)
        return self.filter(named).select_related("page", "topic")


class StreamOption(models.Model):
    """One thing to filter the stream by, in one language: a kind, a topic, a country …"""

    class Facet(models.TextChoices):
        KIND = "kind", _("Kind")
        TOPIC = "topic", _("Topic")
        COUNTRY = "country", _("Country")
        MEMBER = "member", _("Member")
        CAMPAIGN = "campaign", _("Campaign")
        YEAR = "year", _("Year")
        HASHTAG = "hashtag", _("Hashtag")

    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    facet = models.CharField(max_length=8, choices=Facet.choices)
    value = models.CharField(max_length=100, help_text="The same for a page or topic in all languages.")
    # Names and addresses of these may change: they are read when shown.
    page = models.ForeignKey("wagtailcore.Page", null=True, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey("news.Topic", null=True, on_delete=models.CASCADE, related_name="+")

    objects = StreamOptionQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["locale", "facet", "value"], name="stream_option_once"),
            models.CheckConstraint(
                name="stream_option_facet",
                condition=models.Q(
                    facet__in=["kind", "topic", "country", "member", "campaign", "year", "hashtag"]
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facet}={self.address}"

    @property
    def address(self) -> str:
        """The value as it stands in an address."""
        named: Any = self.page or self.topic
        return named.slug if named else self.value

    @property
    def label(self) -> str:
        """The value in words of the active language."""
        if self.page:
            return str(self.page.title)
        if self.topic:
            return self.topic.name
        if self.facet == self.Facet.COUNTRY:
            return countries.name(self.value) or self.value
        if self.facet == self.Facet.HASHTAG:
            return f"#{self.value}"
        return kind_label(self.value) if self.facet == self.Facet.KIND else self.value


def kind_label(kind: str) -> str:
    """Return what a page of `kind` is called in the active language, whichever room it belongs to."""
    return next((str(source.kinds[kind]) for _name, source in stream if kind in source.kinds), kind)


class StreamEntryQuerySet(models.QuerySet["StreamEntry"]):
    """Which pages a list holds."""

    def live(self) -> "StreamEntryQuerySet":
        """Entries whose page is published now."""
        return self.filter(page__live=True)

    def public(self) -> "StreamEntryQuerySet":
        """Entries whose page everybody may read."""
        return self.filter(unrestricted("page__path"))

    def in_language(self, locale: Locale | int) -> "StreamEntryQuerySet":
        """Entries of one language's tree, newest first, with their pages."""
        return self.filter(locale=locale).select_related("page").order_by("-date", "-pk")

    def for_cards(self) -> "StreamEntryQuerySet":
        """With what a card in a list shows and nothing else: a page has many more columns."""
        return self.only("kind", "date", "title", "summary", "detail", "language", "page__url_path")

    def under(self, option: StreamOption) -> "StreamEntryQuerySet":
        """Entries with `option`; call it again to narrow further."""
        return self.filter(options=option)

    def about(self, page: Page) -> "StreamEntryQuerySet":
        """Entries of a member's or a campaign's own language that name it."""
        named = self.filter(options__value=str(page.translation_key))
        return self.in_language(page.locale_id).filter(pk__in=named.values("pk"))


class StreamEntry(models.Model):
    """A published page as lists and feeds show it."""

    page = models.OneToOneField(
        "wagtailcore.Page", primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    date = models.DateField()
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    detail = models.TextField(blank=True)  # the towns of a tour are many
    language = models.CharField(max_length=10, help_text="Of title and summary.")
    options = models.ManyToManyField(StreamOption, related_name="entries")

    objects = StreamEntryQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        indexes = [models.Index(fields=["locale", "-date", "-page"], name="stream_newest_first")]

    def __str__(self) -> str:
        return self.title
