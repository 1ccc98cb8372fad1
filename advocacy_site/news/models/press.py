"""What journalists need: whom to ask, whom to quote, pictures to print, and the press releases.

Spokespeople and contacts are snippets rather than parts of the page: they are people's data, and a page's
revisions would keep them after they were erased.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail.snippets.models import register_snippet

from advocacy_site.core import languages
from advocacy_site.core.caching import public
from advocacy_site.core.filters import kept_if_canonical
from advocacy_site.core.models import BasePage, Person, PersonQuerySet, Reachable

from .. import press
from ..forms import SpokespersonForm


def refuse_unprintable(image: Any, field: str) -> None:
    """Raise ValidationError on `field` unless `image` may be given to others."""
    if not image.is_printable:
        words = _("Its licence has ended, or nobody noted that the people on it agree: see the image itself.")
        raise ValidationError({field: words})


class PressContact(Person, Reachable):
    """Whom journalists ask; press releases and the press page name one."""

    name = models.CharField(_("name"), max_length=100, help_text=_("A person or a desk."))
    words = models.CharField(
        _("what they can have"),
        max_length=200,
        blank=True,
        help_text=_("As in “Interviews in Romanian, English and French. Weekdays 8 to 18, Bucharest time.”"),
    )

    panels = [FieldPanel("name"), FieldPanel("words"), FieldPanel("phone"), FieldPanel("email")]

    objects = PersonQuerySet.as_manager()

    class Meta(Person.Meta, Reachable.Meta):
        verbose_name = _("press contact")
        verbose_name_plural = _("press contacts")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SpokespersonQuerySet(PersonQuerySet):
    """Whom the public sees."""

    def shown(self, locale: int) -> "SpokespersonQuerySet":
        """Those who stand on the page of one language, with their photos: nobody who disagrees in any."""
        disagreeing = self.model._base_manager.filter(consent_noted=False).values("translation_key")
        agreed = self.filter(locale=locale).exclude(translation_key__in=disagreeing)
        return agreed.select_related("photo")


class Spokesperson(Person, Reachable):
    """Somebody who speaks for the coalition; shown on the press page of the same language."""

    name = models.CharField(_("name"), max_length=100)
    role = models.CharField(_("role and organisation"), max_length=160, blank=True)
    speaks_on = models.CharField(_("speaks on"), max_length=200, blank=True)
    country: Any = CountryField(_("country"))
    languages: Any = models.JSONField(_("languages"), default=list)
    photo = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("photo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("At least 2,000 pixels wide: newspapers print it."),
    )
    photo_credit = models.CharField(_("credit"), max_length=160, blank=True)
    consent_noted = models.BooleanField(
        _("agreed to stand here"), default=False, help_text=_("Only who agreed is shown.")
    )

    objects = SpokespersonQuerySet.as_manager()
    base_form_class = SpokespersonForm
    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("role"), FieldPanel("speaks_on")], _("Who")),
        MultiFieldPanel([FieldPanel("country"), FieldPanel("languages")], _("Where and in what language")),
        MultiFieldPanel([FieldPanel("phone"), FieldPanel("email")], _("How to reach them")),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("photo_credit")], _("Photo")),
        FieldPanel(
            "consent_noted",
            help_text=_("Only who agreed is shown. Taken back in one language, it is taken back in all."),
        ),
    ]

    class Meta(Person.Meta, Reachable.Meta):
        verbose_name = _("spokesperson")
        verbose_name_plural = _("spokespeople")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a photo that newspapers may not print."""
        super().clean()
        if self.photo:
            refuse_unprintable(self.photo, "photo")

    @property
    def printable_photo(self) -> Any:
        """The photo while it may be given to others, else None: consent and licence can end."""
        return self.photo if self.photo and self.photo.is_printable else None

    @property
    def language_names(self) -> list[str]:
        """The languages in words of the active one."""
        return [languages.name(code) for code in self.languages]


class PressPhoto(TranslatableMixin, Orderable):
    """A picture that newspapers may print."""

    page = ParentalKey("news.PressPage", on_delete=models.CASCADE, related_name="photos")
    image = models.ForeignKey(
        "core.SiteImage", on_delete=models.CASCADE, related_name="+", verbose_name=_("image")
    )
    alt = models.CharField(_("what the image shows"), max_length=200)
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(_("credit"), max_length=160, help_text=_("What must stand beside it in print."))

    panels = [FieldPanel("image"), FieldPanel("alt"), FieldPanel("caption"), FieldPanel("credit")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.alt

    def clean(self) -> None:
        """Refuse a picture that newspapers may not print."""
        super().clean()
        if self.image_id:
            refuse_unprintable(self.image, "image")


class PressPage(BasePage):
    """The press room of one language."""

    intro = models.TextField(_("introduction"), max_length=600, blank=True)
    boilerplate = RichTextField(
        _("about us, to copy"),
        blank=True,
        features=["bold", "link"],
        help_text=_("The paragraph that stands at the end of press releases."),
    )
    press_contact = models.ForeignKey(
        PressContact,
        verbose_name=_("press contact"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    select_related_when_served = ("locale", "press_contact")
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("press_contact"),
        InlinePanel("photos", label=_("Photo")),
        FieldPanel("boilerplate"),
    ]
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, index.SearchField("intro"), index.SearchField("boilerplate")]

    class Meta:
        verbose_name = _("press page")
        verbose_name_plural = _("press pages")

    @public(ttl=60, query=press.PARAMETERS, stale=300)
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Cacheable: nothing on it depends on the visitor. An invented filter is answered, but not kept."""
        return kept_if_canonical(super().serve(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        people = list(Spokesperson.objects.shown(self.locale_id))
        photos = list(self.photos.select_related("image"))
        return context | press.context(self, request, people, photos)


register_snippet(PressContact)
register_snippet(Spokesperson)
