"""The lines of a member's page: services, languages, helplines."""

from typing import Any

from django.db import models
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin

from advocacy_site.core import languages

from .words import Service


class MemberLine(TranslatableMixin, Orderable):
    """A line that belongs to one language's page."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True


class MemberServiceQuerySet(models.QuerySet["MemberService"]):
    """How lists ask for what members do."""

    def in_words(self) -> "MemberServiceQuerySet":
        """Add `name` and `slug` of the service in the language of the page.

        A fresh translation and a page that stands in for one point to the service of another language.
        """
        own = Service.objects.filter(
            translation_key=models.OuterRef("service__translation_key"),
            locale=models.OuterRef("page__locale"),
        )
        return self.annotate(
            name=Coalesce(models.Subquery(own.values("name")[:1]), "service__name"),
            slug=Coalesce(models.Subquery(own.values("slug")[:1]), "service__slug"),
        )


class MemberService(MemberLine):
    """One thing that a member does."""

    page = ParentalKey("members.MemberPage", on_delete=models.CASCADE, related_name="service_lines")
    service = models.ForeignKey(
        "members.Service", verbose_name=_("service"), on_delete=models.PROTECT, related_name="lines"
    )

    objects = MemberServiceQuerySet.as_manager()

    panels = [FieldPanel("service")]

    class Meta(MemberLine.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "service"], name="member_service_once"),
        ]

    def __str__(self) -> str:
        return str(self.service)


class MemberLanguage(MemberLine):
    """One language that a member speaks with those it helps."""

    page = ParentalKey("members.MemberPage", on_delete=models.CASCADE, related_name="language_lines")
    language = models.CharField(_("language"), max_length=8, choices=languages.choices)

    panels = [FieldPanel("language")]

    class Meta(MemberLine.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "language"], name="member_language_once"),
            models.CheckConstraint(
                name="member_language_is_known", condition=models.Q(language__in=languages.CODES)
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_language_display())


class MemberHelpline(MemberLine):
    """A helpline that the member runs or trusts."""

    page = ParentalKey("members.MemberPage", on_delete=models.CASCADE, related_name="helpline_lines")
    helpline: Any = models.ForeignKey(
        "safety.Helpline", verbose_name=_("helpline"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [FieldPanel("helpline")]

    class Meta(MemberLine.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "helpline"], name="member_helpline_once"),
        ]

    def __str__(self) -> str:
        return str(self.helpline)
