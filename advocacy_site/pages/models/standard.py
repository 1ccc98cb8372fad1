"""Topic and programme pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from advocacy_site.core import clock
from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.blocks.body import contents
from advocacy_site.core.caching import public
from advocacy_site.core.kept import kept
from advocacy_site.core.models import BasePage, HasContact
from advocacy_site.core.visibility import in_language, visible
from advocacy_site.core.web import host_of, https_address
from advocacy_site.safety.audience import AUDIENCE_IS_KNOWN, ForAudience
from events import calendar
from events.models import EventPage

from ..page_forms import StandardPageForm
from .latest_video import LatestVideo
from .social_feed import SocialEntry, SocialFeed
from .targets import Link, links_of

POSTS_SHOWN = 3  # of a feed


class StandardPage(ForAudience, HasContact, LatestVideo, BasePage):
    """A topic or a programme: what it is, whom it is for, and what one can do."""

    class ButtonKind(models.TextChoices):
        PLAIN = "plain", _("Read, watch, download")
        SIGN = "sign", _("Sign")
        REGISTER = "register", _("Register")
        DONATE = "donate", _("Donate")

    lead = models.TextField(_("lead"), max_length=600, blank=True)
    button_label = models.CharField(_("words on the button"), max_length=60, blank=True)
    button_page: Any = models.ForeignKey(
        Page, verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    button_url = models.URLField(
        _("or an address outside"),
        blank=True,
        validators=[https_address],
        help_text=_("https only. Its host is named below the button."),
    )
    button_kind = models.CharField(
        _("what the button does"),
        max_length=8,
        choices=ButtonKind.choices,
        default=ButtonKind.PLAIN,
        help_text=_("Only signing, registering and donating have the colour of the sun."),
    )
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("sections"))
    social_feed = models.ForeignKey(
        SocialFeed,
        verbose_name=_("feed"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its newest posts stand below those written here."),
    )

    base_form_class = StandardPageForm
    select_related_when_served = ("helpline", "contact", "locale")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        ForAudience.audience_panel,
        MultiFieldPanel(
            [
                FieldPanel("button_label"),
                FieldPanel("button_page"),
                FieldPanel("button_url"),
                FieldPanel("button_kind"),
            ],
            _("Button below the lead"),
        ),
        FieldPanel("body"),
        InlinePanel("leaflets", heading=_("Leaflets"), label=_("Leaflet")),
        HasContact.contact_panel,
        LatestVideo.video_panel,
        MultiFieldPanel(
            [InlinePanel("social_posts", label=_("Post")), FieldPanel("social_feed")], _("Social posts")
        ),
        InlinePanel("links", heading=_("Get involved, and related pages"), label=_("Link")),
    ]
    parent_page_types = ["pages.HomePage", "pages.StandardPage"]
    subpage_types = ["pages.StandardPage", "pages.ContactPage"]
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]

    class Meta:
        verbose_name = _("topic or programme page")
        verbose_name_plural = _("topic and programme pages")
        constraints = [
            models.CheckConstraint(name="standard_page_audience", condition=AUDIENCE_IS_KNOWN),
            models.CheckConstraint(
                name="standard_page_button_kind",
                condition=models.Q(button_kind__in=["plain", "sign", "register", "donate"]),
            ),
            models.CheckConstraint(
                name="standard_page_button_is_https",
                condition=models.Q(button_url="") | models.Q(button_url__startswith="https://"),
            ),
        ]

    @public(ttl=60, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        links, posts, leaflets = kept(self, request, self._beside)
        targets = in_language([self.button_page_id, *(link.target_id for link in links)], self.locale_id)
        ways = [link for link in links if link.is_way]
        return context | {
            "button": self._button(targets, request),
            "contents": self.contents,
            "leaflets": leaflets,
            "posts": [post for post in posts if post.shown_until >= clock.today()] + self._fetched(),
            "ways": links_of(ways, targets, request),
            "related": links_of((link for link in links if link.box == "related"), targets, request),
            "cohorts": self._cohorts([link.target_id for link in links if link.box == "cohort"], request),
        }

    def _cohorts(self, pages: list[int | None], request: HttpRequest) -> list[calendar.Row]:
        """The coming ones of a programme's events, in this page's language. One query where there are any."""
        if not pages:
            return []
        keys = Page.objects.filter(pk__in=pages).values("translation_key")
        events = visible(EventPage.objects.filter(translation_key__in=keys, locale=self.locale_id))
        return calendar.rows(events.upcoming().for_rows(), request)

    def _fetched(self) -> list[SocialEntry]:
        """The newest posts of the feed. One query where one is chosen."""
        if not self.social_feed_id:
            return []
        return SocialEntry.objects.newest_of(self.social_feed_id, POSTS_SHOWN)

    def _beside(self) -> tuple[list[Any], list[Any], list[Any]]:
        """Links, social posts and leaflets."""
        leaflets = self.leaflets.select_related("document")
        return list(self.links.all()), list(self.social_posts.all()), list(leaflets)

    @property
    def contents(self) -> list[Link]:
        """The headings of the body, each with the address of its part."""
        parts = [part for part in contents(self.body) if part.level == 2 and part.text]
        return [Link(part.text, f"#{part.anchor}") for part in parts]

    def _button(self, targets: dict[int, Page], request: HttpRequest) -> Link | None:
        """The lead button, unless the page that it led to is gone."""
        page = targets.get(self.button_page_id) if self.button_page_id else None
        url = (page.get_url(request) if page else self.button_url) or ""
        host = host_of(self.button_url)
        return Link(self.button_label, url, host=host) if self.button_label and url else None
