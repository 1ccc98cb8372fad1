"""Numbers that pages cite, each with its source, kept in one place."""

from datetime import date

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from .. import clock


class FigureQuerySet(models.QuerySet["Figure"]):
    """Figures by whether somebody has to look at them."""

    def stale(self, today: date | None = None) -> "FigureQuerySet":
        """Those whose day of review has come. `today`: in the site's time zone."""
        return self.filter(review_on__lte=today or clock.today())


class Figure(TranslatableMixin, index.Indexed, models.Model):
    """A number, the sentence that it stands in, and where it comes from."""

    value = models.CharField(_("number"), max_length=40, help_text=_("As one reads it: 1,940 or 4 in 5."))
    sentence = models.CharField(
        _("sentence"),
        max_length=300,
        help_text=_("Write the number into it just as above: it is set off there. Else it comes first."),
    )
    source = models.CharField(_("source"), max_length=200, help_text=_("Who counted what, and how."))
    source_url = models.URLField(
        _("address of the source"), blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    as_of = models.DateField(_("as of"), help_text=_("The day up to which it was counted."))
    review_on = models.DateField(
        _("review on"), help_text=_("From this day the figure stands at the top of the list of figures.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("value"), FieldPanel("sentence")], _("What is read")),
        MultiFieldPanel([FieldPanel("source"), FieldPanel("source_url")], _("Where it comes from")),
        FieldRowPanel([FieldPanel("as_of"), FieldPanel("review_on")], _("How old it may get")),
    ]
    search_fields = [
        index.AutocompleteField("value"),
        index.AutocompleteField("sentence"),
        index.FilterField("locale"),
    ]

    objects = FigureQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["review_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(review_on__gte=models.F("as_of")),
                name="figure_reviewed_after_it_was_counted",
                violation_error_message=_("The review comes after the day of counting."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.sentence}"

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence as words before the number, the number, and words after it."""
        if not self.value or self.value not in self.sentence:
            return "", self.value, f" {self.sentence}"
        before, number, after = self.sentence.partition(self.value)
        return before, number, after

    @property
    def is_stale(self) -> bool:
        """Whether its day of review has come."""
        return self.review_on <= clock.today()
