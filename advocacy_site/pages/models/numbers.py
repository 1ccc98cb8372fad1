"""The coalition in numbers: lines of the home page, each counted in the directory or a dated figure."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable, TranslatableMixin


class HomePageNumber(TranslatableMixin, Orderable):
    """One number of the home page."""

    class Counted(models.TextChoices):
        """What is counted anew whenever the page is made."""

        MEMBERS = "members", _("How many members we are")
        COUNTRIES = "countries", _("In how many countries")
        LANGUAGES = "languages", _("In how many languages members help")

    page = ParentalKey("pages.HomePage", on_delete=models.CASCADE, related_name="numbers")
    counted = models.CharField(
        _("counted in the directory"), max_length=9, choices=Counted.choices, blank=True
    )
    figure: Any = models.ForeignKey(
        "core.Figure",
        verbose_name=_("or a figure"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    panels = [FieldPanel("counted"), FieldPanel("figure")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("number")
        verbose_name_plural = _("numbers")
        constraints = [
            models.CheckConstraint(
                name="home_number_is_counted_or_a_figure",
                condition=models.Q(counted__in=["members", "countries", "languages"], figure__isnull=True)
                | models.Q(counted="", figure__isnull=False),
                violation_error_message=_("Choose what is counted, or a figure: one of the two."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_counted_display() if self.counted else self.figure)

    def clean(self) -> None:
        """Refuse an empty line and a line with two numbers, on the field that is to be changed."""
        super().clean()
        if bool(self.counted) == bool(self.figure_id):
            raise ValidationError({"counted": _("Choose what is counted, or a figure: one of the two.")})
