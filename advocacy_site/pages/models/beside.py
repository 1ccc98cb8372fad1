"""What stands beside the text of a topic or programme page: leaflets, social posts, ways, related pages."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from advocacy_site.core.web import https_address

from .standard import StandardPage
from .targets import Way


class Leaflet(TranslatableMixin, Orderable):
    """A document to take away; its type and size are shown."""

    page = ParentalKey(StandardPage, on_delete=models.CASCADE, related_name="leaflets")
    title = models.CharField(_("title"), max_length=120)
    document: Any = models.ForeignKey(
        "core.SiteDocument", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("title"), FieldPanel("document")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("leaflet")
        verbose_name_plural = _("leaflets")

    def __str__(self) -> str:
        return self.title


class SocialPost(TranslatableMixin, Orderable):
    """A post kept by hand, so that the visitor's browser asks no network for it."""

    class Network(models.TextChoices):
        BLUESKY = "bluesky", "Bluesky"
        FACEBOOK = "facebook", "Facebook"
        INSTAGRAM = "instagram", "Instagram"
        LINKEDIN = "linkedin", "LinkedIn"
        MASTODON = "mastodon", "Mastodon"
        THREADS = "threads", "Threads"
        TIKTOK = "tiktok", "TikTok"
        X = "x", "X"
        YOUTUBE = "youtube", "YouTube"

    page = ParentalKey(StandardPage, on_delete=models.CASCADE, related_name="social_posts")
    network = models.CharField(_("network"), max_length=9, choices=Network.choices)
    text = models.CharField(_("text"), max_length=500)
    posted_on = models.DateField(_("date"))
    url = models.URLField(_("address of the post"), validators=[https_address])
    shown_until = models.DateField(
        _("shown until"),
        help_text=_("The day after, the post disappears, so that nothing stale stands here."),
    )

    panels = [
        FieldPanel("network"),
        FieldPanel("text"),
        FieldPanel("posted_on"),
        FieldPanel("url"),
        FieldPanel("shown_until"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("social post")
        verbose_name_plural = _("social posts")
        constraints = [
            models.CheckConstraint(
                name="social_post_network",
                condition=models.Q(
                    network__in=[
                        *("bluesky", "facebook", "instagram", "linkedin", "mastodon", "threads"),
                        *("tiktok", "x", "youtube"),
                    ]
                ),
            ),
            models.CheckConstraint(
                name="social_post_is_https", condition=models.Q(url__startswith="https://")
            ),
            models.CheckConstraint(
                name="social_post_ends_after_it_begins",
                condition=models.Q(shown_until__gte=models.F("posted_on")),
                violation_error_message=_("A post is shown until a day after its own."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.network_name}, {self.posted_on}"

    @property
    def network_name(self) -> str:
        """Where it can be read."""
        return str(self.get_network_display())


class PageLink(Way):
    """A way to get involved, or another page on the same matter, in a box beside the text."""

    class Box(models.TextChoices):
        INVOLVED = "involved", _("Get involved")
        RELATED = "related", _("Related")
        COHORT = "cohort", _("Coming dates of this programme")

    page = ParentalKey(StandardPage, on_delete=models.CASCADE, related_name="links")
    box = models.CharField(_("box"), max_length=8, choices=Box.choices, default=Box.INVOLVED)

    panels = [FieldPanel("box"), *Way.panels]

    class Meta(Way.Meta):
        abstract = False
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            *Way.Meta.constraints,
            models.CheckConstraint(
                name="page_link_box", condition=models.Q(box__in=["involved", "related", "cohort"])
            ),
        ]

    @property
    def is_way(self) -> bool:
        """Whether it stands among the ways to get involved."""
        return self.box == self.Box.INVOLVED
