"""Feeds of our own accounts elsewhere, which the worker reads so that no visitor's browser has to."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from advocacy_site.core import clock, languages, outbound

from ..feed_reader import LONGEST_TEXT, LONGEST_URL

PROBLEMS = ["", "address", "network", "slow", "size", "status", "format", "empty"]
MOST_DAYS = 365


def validate_feed_address(url: str) -> None:
    """Raise ValidationError for what can be no feed in the public network."""
    try:
        outbound.target_of(url)
    except outbound.ForbiddenAddress as error:
        words = _("Write the address of a feed on a public site; it begins with https://.")
        raise ValidationError(words, code="address") from error


class SocialFeedQuerySet(models.QuerySet["SocialFeed"]):
    """Feeds by whether their turn has come."""

    def due(self) -> "SocialFeedQuerySet":
        """Those to be asked now, the longest waiting first."""
        return self.filter(paused=False, due_at__lte=clock.now()).order_by("due_at", "pk")


class SocialFeed(models.Model):
    """An Atom or RSS feed, once for all languages. `pages/social.py` writes how it went."""

    class Problem(models.TextChoices):
        """Why there is nothing new, in words for staff."""

        ADDRESS = "address", _("Leads to an address that is not public, or not encrypted.")
        NETWORK = "network", _("Nobody answers there, or the certificate is not in order.")
        SLOW = "slow", _("The answer takes too long.")
        SIZE = "size", _("The feed is too large: more than 512 KB.")
        STATUS = "status", _("The server answers, but not with the feed.")
        FORMAT = "format", _("What is there is no Atom or RSS feed that can be read.")
        EMPTY = "empty", _("No entry of it has words, a date and an https address.")

    title = models.CharField(
        _("title"),
        max_length=60,
        help_text=_("Where the posts are: “Mastodon”, “our blog”. “Read on …” leads there."),
    )
    url = models.URLField(
        _("address of the feed"),
        max_length=LONGEST_URL,
        unique=True,
        validators=[validate_feed_address],
        help_text=_(
            "Atom or RSS. On Mastodon the profile’s address with “.rss” behind it, on Bluesky with “/rss”."
        ),
    )
    language = models.CharField(
        _("language of the posts"),
        max_length=10,
        blank=True,
        choices=languages.choices,
        help_text=_(
            "If all are in one language. They are read aloud rightly then, and Arabic runs from the right."
        ),
    )
    stale_after_days = models.PositiveSmallIntegerField(
        _("days shown"),
        default=60,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DAYS)],
        help_text=_("Then a post disappears, so that nothing stale stands on a page."),
    )
    paused = models.BooleanField(
        _("paused"),
        default=False,
        help_text=_("It is not read any more; what was read is shown until it is stale."),
    )
    due_at = models.DateTimeField(default=clock.now, editable=False)
    fetched_at = models.DateTimeField(_("last read"), null=True, blank=True, editable=False)
    problem = models.CharField(
        _("problem of the last try"), max_length=8, choices=Problem.choices, blank=True, editable=False
    )
    failures = models.PositiveSmallIntegerField(
        default=0,
        editable=False,
        help_text="Tries without success in a row, as far as they lengthen the pause.",
    )
    etag = models.CharField(max_length=outbound.LONGEST_MARK, blank=True, editable=False)
    last_modified = models.CharField(max_length=outbound.LONGEST_MARK, blank=True, editable=False)

    panels = [
        FieldPanel("title"),
        FieldPanel("url"),
        FieldPanel("language"),
        FieldPanel("stale_after_days"),
        FieldPanel("paused"),
        MultiFieldPanel(
            [FieldPanel("fetched_at", read_only=True), FieldPanel("problem", read_only=True)],
            _("How it went"),
        ),
    ]

    objects = SocialFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("social feed")
        verbose_name_plural = _("social feeds")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="social_feed_is_https", condition=models.Q(url__startswith="https://")
            ),
            models.CheckConstraint(name="social_feed_problem", condition=models.Q(problem__in=PROBLEMS)),
            models.CheckConstraint(
                name="social_feed_goes_stale",
                condition=models.Q(stale_after_days__gte=1, stale_after_days__lte=MOST_DAYS),
            ),
            models.CheckConstraint(
                name="social_feed_language",
                condition=models.Q(language__in=["", *languages.CODES]),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SocialEntryQuerySet(models.QuerySet["SocialEntry"]):
    """Entries that may be shown."""

    def newest_of(self, feed_id: Any, most: int) -> list["SocialEntry"]:
        """Return the newest entries of a feed that are not stale, at most `most`. One query."""
        entries = self.filter(feed=feed_id).select_related("feed").order_by("-posted_at", "pk")[:most]
        return [entry for entry in entries if not entry.is_stale]


class SocialEntry(models.Model):
    """A post that was read from a feed: plain words of a stranger, never markup."""

    feed = models.ForeignKey(SocialFeed, on_delete=models.CASCADE, related_name="entries")
    text = models.CharField(max_length=LONGEST_TEXT)
    url = models.URLField(max_length=LONGEST_URL)
    posted_at = models.DateTimeField()

    objects = SocialEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("post of a feed")
        verbose_name_plural = _("posts of feeds")
        ordering = ["-posted_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "url"], name="social_entry_once"),
            models.CheckConstraint(
                name="social_entry_is_https", condition=models.Q(url__startswith="https://")
            ),
            models.CheckConstraint(name="social_entry_has_words", condition=~models.Q(text="")),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_stale(self) -> bool:
        """Whether it is older than its feed allows."""
        return self.posted_at < clock.now() - timedelta(days=self.feed.stale_after_days)

    @property
    def posted_on(self) -> date:
        """The day on which it was posted, in UTC."""
        return self.posted_at.date()

    @property
    def network_name(self) -> str:
        """Where it can be read."""
        return self.feed.title

    @property
    def foreign(self) -> languages.Language | None:
        """The language of the post where it isn't the active one."""
        return languages.foreign(self.feed.language)
