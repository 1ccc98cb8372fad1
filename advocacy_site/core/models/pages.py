"""What every page type shares, and how an address finds its page."""

from functools import cache
from typing import Any, TypeVar

from django.db import models, transaction
from django.db.models import F
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page, PageViewRestriction
from wagtail.url_routing import RouteResult

from .. import languages
from ..registry import page_followers
from ..statements import PreparedModels, Slot
from ..visibility import unrestricted

Above = TypeVar("Above", bound=Page)
MOST_SEGMENTS = 20  # no tree is so deep; longer addresses only cost time


class BasePage(Page):
    """A page with words for cards and an optional title that says less.

    Subclasses name in `select_related_when_served` the foreign keys that every visit needs. `trail` holds
    the pages from the home page down to the parent where the router has fetched them, else None; `is_open`
    is true where it has seen that no restriction lies on any of them. `original_language` is the code of the
    language of an alias's words, where it has asked.
    """

    trail: list[Page] | None = None
    is_open = False
    original_language: str | None = None

    listing_title = models.CharField(
        _("title in lists"),
        max_length=120,
        blank=True,
        help_text=_("Where the page's own title is too long."),
    )
    listing_summary = models.CharField(
        _("summary in lists"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences for lists, search engines and shared links."),
    )
    listing_image = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("image in lists"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    discreet_title = models.CharField(
        _("discreet title"),
        max_length=120,
        blank=True,
        help_text=_(
            "Stands in the browser's tab, history and shared links instead of the title, "
            "for pages that a visitor may need to hide."
        ),
    )

    select_related_when_served: tuple[str, ...] = ()
    foreign_in_list: languages.Language | None = None  # see core/stand_ins.py::mark

    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel(
            [FieldPanel("listing_title"), FieldPanel("listing_summary"), FieldPanel("listing_image")],
            _("In lists"),
        ),
        FieldPanel("discreet_title"),
    ]

    class Meta:
        abstract = True

    @property
    def public_title(self) -> str:
        """The words for `<title>` and shared links."""
        return self.discreet_title or self.seo_title or self.title

    @property
    def language(self) -> str:
        """The code of the language of its words; an alias in another language's tree has its original's."""
        if not self.alias_of_id:
            return str(self.locale.language_code)
        return self.original_language or str(self.alias_of.locale.language_code)

    @property
    def foreign(self) -> languages.Language | None:
        """The language of its words where it isn't the active one."""
        return languages.foreign(self.language)

    @property
    def card_title(self) -> str:
        """The words for a link to this page in a list."""
        return self.listing_title or self.title

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, and tell the rooms that keep something in step with pages.

        Here rather than in a signal, because publishing, scheduling, copying, translating and building in
        code all end in a full save. Autosave writes only named columns and passes by.
        """
        result = super().save(*args, **kwargs)
        if kwargs.get("update_fields") is None:
            self.tell_followers()
        return result

    def tell_followers(self) -> None:
        """Let other rooms keep up with what this page says, or with the record that it tells of."""
        for _name, follow in page_followers:
            follow(self)

    def nearest_above(self, kind: type[Above]) -> Above | None:
        """Return the nearest page of type `kind` that this page stands below. One query."""
        return kind._default_manager.ancestor_of(self).order_by("depth").last()

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Return the restrictions on this page and all above it; no query where the router saw none."""
        if self.trail is None or any(page.alias_of_id for page in [*self.trail, self]):
            return super().get_view_restrictions()
        if self.is_open:
            return PageViewRestriction.objects.none()
        steps = range(self.steplen, len(self.path) + 1, self.steplen)
        return PageViewRestriction.objects.filter(page__path__in=[self.path[:step] for step in steps])


class OneLookUpRouter(BasePage):
    """For the home page: finds the page below it with one query at any depth.

    Wagtail walks down the tree with a query per path segment. The address of every page is stored in
    `url_path`, so the deepest page whose address begins the wanted one can be asked for at once. A page
    wins over a sub-address of a routable page above it; where the page is a draft, the routable page
    above may still answer, as in Wagtail.
    """

    class Meta:
        abstract = True

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Return the page for `path_components` and what its `serve` gets. Raises Http404."""
        if not path_components:
            self.trail = []  # the home page stands at the top of every trail
            return super().route(request, path_components)
        if len(path_components) > MOST_SEGMENTS:
            raise Http404
        lengths = {self._address(path_components[:n]): n for n in range(len(path_components), 0, -1)}
        addresses = {f"address_{n}": address for address, n in lengths.items()}
        slugs = {f"slug_{n}": slug for n, slug in enumerate(path_components, start=1)}
        below = _pages_at(len(path_components)).all(**addresses, **slugs)
        found = [self, *(page for page in below if page.is_descendant_of(self))]
        while len(found) > 1:
            page = found.pop()
            rest = path_components[lengths[page.url_path] :]
            page_class = page.specific_class or Page
            if rest and not issubclass(page_class, RoutablePageMixin):
                continue
            if not rest and not page.live:
                continue
            try:
                return self._specific(page, page_class, list(found)).route(request, rest)
            except Http404:
                continue
        raise Http404

    def _address(self, components: list[str]) -> str:
        return f"{self.url_path}{'/'.join(components)}/"

    @staticmethod
    def _specific(page: Page, page_class: type[Page], trail: list[Page]) -> Page:
        specific = _specific_pages(page_class).first(pk=page.pk)  # type: ignore[arg-type]  # classes have a hash
        if specific is None:  # deleted since the first query
            raise Http404
        specific.trail, specific.is_open = trail, page.is_open
        specific.original_language = page.written
        return specific


# Both are asked on the way to every page, and composing them took longer than running them.
@cache
def _pages_at(depth: int) -> PreparedModels:
    """Return the question for the pages at `depth` addresses, each one segment longer, from the top down."""

    def build() -> models.QuerySet[Page]:
        numbers = range(1, depth + 1)
        # Wagtail keeps an index of slugs, and none of whole addresses: without it, all pages would be read.
        slugs = [Slot(f"slug_{n}", models.CharField()) for n in numbers]
        addresses = [Slot(f"address_{n}", models.CharField()) for n in numbers]
        pages = Page.objects.filter(slug__in=slugs, url_path__in=addresses)
        seen = pages.annotate(is_open=unrestricted(), written=F("alias_of__locale__language_code"))
        return seen.order_by("depth")

    return PreparedModels(build)


@cache
def _specific_pages(page_class: type[Page]) -> PreparedModels:
    """Return the question for the page of a type with the key `pk`, and for what every visit to it needs."""
    related = getattr(page_class, "select_related_when_served", ())
    pages = page_class._default_manager.select_related(*related)
    return PreparedModels(lambda: pages.filter(pk=Slot("pk", models.BigAutoField())))
