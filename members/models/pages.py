"""The directory of members and their pages, as editors write them and visitors read them."""

from typing import Any

from django.db import models, transaction
from django.db.models.functions import Length, Substr
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from advocacy_site.core import languages
from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.caching import public
from advocacy_site.core.filters import is_canonical, kept_if_canonical
from advocacy_site.core.models import BasePage, SiteRendition
from advocacy_site.core.pagination import paginate
from advocacy_site.core.visibility import visible
from advocacy_site.core.web import https_address

from .. import directory, presentation
from ..addresses import https_only
from ..blocks import LinksBlock
from ..discretion import shown
from ..panels import RecordPanel
from ..partial_dates import HELP, LENGTH, is_partial_date, validate_partial_date
from ..regions import REGION_OF
from .records import Member

ON_CARDS = (
    *("title", "listing_title", "url_path", "translation_key", "own_name", "own_language"),
    *("summary", "listing_summary", "country", "member", "logo", "alias_of"),
)
LOGO_ON_CARDS = models.Prefetch(
    "logo__renditions",
    queryset=SiteRendition.objects.filter(filter_spec=presentation.ON_CARDS),
    to_attr="prefetched_renditions",  # the name by which Wagtail's images know what was fetched before
)


class MemberDirectoryPage(BasePage):
    """All members, by region, with a map."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro")]
    parent_page_types = ["pages.HomePage"]
    subpage_types = ["members.MemberPage"]
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, index.SearchField("intro")]

    class Meta:
        verbose_name = _("member directory")
        verbose_name_plural = _("member directories")

    @public(ttl=60, query=[*directory.PARAMETERS, "page"], stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor. An invented filter is answered, but not kept."""
        return kept_if_canonical(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listing = directory.listing_for(self.path, request)
        page_obj = paginate(listing.ordered, request, directory.PER_PAGE)
        rows = list(page_obj.object_list)
        models.prefetch_related_objects(rows, LOGO_ON_CARDS)
        cards = presentation.cards(rows, request)
        return context | {
            "listing": listing,
            "filters": list(listing.filters()),
            "map": listing.map() if listing.total else None,
            "page_obj": page_obj,
            "places": presentation.places(rows, cards, listing.regions),
            "is_canonical": is_canonical(request, directory.PARAMETERS, listing.chosen),
        }


class MemberPageQuerySet(PageQuerySet):
    """How lists ask for members."""

    def shown_below(self, path: Any) -> "MemberPageQuerySet":
        """The members of the directory at the tree path `path` that everybody may see.

        By the key of each page: with a join the database begins with all pages of all rooms.
        """
        above = Substr("path", 1, Length("path") - Page.steplen)
        below = Page.objects.alias(above=above).filter(pk=models.OuterRef("pk"), above=path)
        return self.filter(models.Exists(visible(below)))

    def for_cards(self) -> "MemberPageQuerySet":
        """With what a card shows, but for the pictures of logos, and nothing else."""
        return self.select_related("member", "logo").only(*ON_CARDS, "member__discreet")

    def with_what_cards_show(self) -> "MemberPageQuerySet":
        """Fetch what a card needs: one query more where a member has a logo."""
        return self.for_cards().prefetch_related(LOGO_ON_CARDS)


class MemberPage(BasePage):
    """A member organisation, in one language. What is true in every language is on `member`."""

    member: Any = models.ForeignKey(  # null only before the first save
        Member,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=_("record"),
    )
    own_name = models.CharField(
        _("name in its own language"),
        max_length=200,
        blank=True,
        help_text=_("In its own script; the title holds the name as readers of this page write it."),
    )
    own_language = models.CharField(
        _("language of that name"), max_length=8, choices=languages.choices, blank=True
    )
    summary = models.CharField(_("summary"), max_length=300, help_text=_("What it does, in one sentence."))
    country: Any = CountryField(_("country"))
    cities = models.CharField(
        _("cities"),
        max_length=200,
        blank=True,
        help_text=_("As in “Tangier and Agadir”. Hidden if discreet."),
    )
    founded = models.CharField(
        _("founded"), max_length=LENGTH, blank=True, validators=[validate_partial_date], help_text=HELP
    )
    member_since = models.CharField(
        _("member since"), max_length=LENGTH, blank=True, validators=[validate_partial_date], help_text=HELP
    )
    logo = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Without one, an emblem is drawn. Hidden if discreet."),
    )
    logo_alt = models.CharField(
        _("what the logo shows"),
        max_length=160,
        blank=True,
        help_text=_("For people who do not see it. Empty: “Logo of” and the name."),
    )
    body = StreamField(
        BodyBlock(),
        blank=True,
        verbose_name=_("what it does"),
        help_text=_("Of a discreet member, only text is shown: no picture, quotation, person or document."),
    )
    links = StreamField(LinksBlock(), blank=True, verbose_name=_("web and social networks"))
    donate_url = models.URLField(_("its donation page"), blank=True, validators=[https_address])
    volunteer_url = models.URLField(_("its page for volunteers"), blank=True, validators=[https_address])
    needs_url = models.URLField(_("its list of needs"), blank=True, validators=[https_address])

    objects = PageManager.from_queryset(MemberPageQuerySet)()

    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("own_name", "founded", "member_since")
    ]
    select_related_when_served = ("member", "logo", "locale")
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("own_name"), FieldPanel("own_language")], _("Its own name")),
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldPanel("country"),
                FieldPanel("cities"),
                FieldPanel("founded"),
                FieldPanel("member_since"),
            ],
            _("Facts"),
        ),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_alt")], _("Logo")),
        FieldPanel("body"),
        InlinePanel("service_lines", label=_("Service")),
        InlinePanel("language_lines", label=_("Language")),
        FieldPanel("links"),
        InlinePanel("helpline_lines", label=_("Helpline")),
        MultiFieldPanel(
            [FieldPanel("donate_url"), FieldPanel("volunteer_url"), FieldPanel("needs_url")],
            _("Ways to help it"),
        ),
        RecordPanel(),
    ]
    # No picture for lists: the logo is one, and nothing else would know that a discreet member has none.
    promote_panels = [
        *BasePage.promote_panels[:-2],
        MultiFieldPanel([FieldPanel("listing_title"), FieldPanel("listing_summary")], _("In lists")),
        FieldPanel("discreet_title"),
    ]
    parent_page_types = ["members.MemberDirectoryPage"]
    subpage_types = ["news.NewsPage", "events.EventPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("own_name"),
        index.SearchField("summary"),
        index.SearchField("cities_to_search"),
        index.SearchField("body_to_search"),
    ]

    class Meta:
        verbose_name = _("member page")
        verbose_name_plural = _("member pages")
        constraints = [
            is_partial_date("member_founded", "founded"),
            is_partial_date("member_since", "member_since"),
            https_only("member_donate_url", "donate_url", may_be_empty=True),
            https_only("member_volunteer_url", "volunteer_url", may_be_empty=True),
            https_only("member_needs_url", "needs_url", may_be_empty=True),
            models.CheckConstraint(
                name="member_own_language_is_known",
                condition=models.Q(own_language__in=["", *languages.CODES]),
            ),
            models.CheckConstraint(
                name="member_own_name_has_a_language",
                condition=models.Q(own_name="") | ~models.Q(own_language=""),
                violation_error_message=_("Say in which language that name is."),
            ),
            models.CheckConstraint(
                name="member_country_is_known", condition=models.Q(country__in=sorted(REGION_OF))
            ),
        ]

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the record beside the page.

        Here rather than in a signal, because publishing, scheduling, copying and translating all end in a
        full save. Autosave writes only named columns and passes by.
        """
        if kwargs.get("update_fields") is None:
            self.member = Member.objects.for_page(self)
        return super().save(*args, **kwargs)

    @property
    def cities_to_search(self) -> str:
        """The cities that may be found."""
        return shown(self).cities

    @property
    def body_to_search(self) -> str:
        """The words of the body that may be found."""
        return shown(self).body_words

    @property
    def tab_title(self) -> str:
        """The words for `<title>`: the name as readers write it, then its own between marks of direction."""
        if self.discreet_title or self.seo_title:
            return self.public_title
        own = presentation.own_name(self)
        return f"{self.title} (\u2068{own.text}\u2069)" if own else self.title

    @public(ttl=60, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor."""
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return context | {"profile": presentation.profile_of(self, request)}
