"""Words that stand on every page, per language: name, tagline, menu."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.snippets.models import register_snippet


class SiteWords(TranslatableMixin, ClusterableModel):
    """The organisation's words around every page, once per language."""

    site_name = models.CharField(_("name of the coalition"), max_length=60)
    tagline = models.CharField(_("tagline"), max_length=120, blank=True)
    motto = models.CharField(
        _("motto"), max_length=120, blank=True, help_text=_("One sentence in large letters above the footer.")
    )
    act_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("“Take action” leads to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    donate_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("“Donate” leads to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    panels = [
        MultiFieldPanel([FieldPanel("site_name"), FieldPanel("tagline"), FieldPanel("motto")], _("Words")),
        MultiFieldPanel([FieldPanel("act_page"), FieldPanel("donate_page")], _("Buttons")),
        InlinePanel("menu_items", label=_("Menu")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = verbose_name_plural = _("site words")
        constraints = [
            models.UniqueConstraint(fields=["locale"], name="site_words_once_per_language"),
        ]

    def __str__(self) -> str:
        return self.site_name


class MenuItem(TranslatableMixin, Orderable):
    """One line of the menu in the header or the footer."""

    class Place(models.TextChoices):
        HEADER = "header", _("Header")
        FOOTER = "footer", _("Footer")

    words = ParentalKey(SiteWords, on_delete=models.CASCADE, related_name="menu_items")
    place = models.CharField(_("place"), max_length=6, choices=Place.choices, default=Place.HEADER)
    label = models.CharField(_("label"), max_length=40)
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")

    panels = [FieldPanel("place"), FieldPanel("label"), FieldPanel("page")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.label


register_snippet(SiteWords)
