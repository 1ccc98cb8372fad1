"""The hours of a helpline, as rows."""

from django.db import models
from django.db.models import F, Q
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from ..opening import Period


class Weekday(models.IntegerChoices):
    """Days as ISO 8601 numbers them."""

    MONDAY = 1, WEEKDAYS[0]
    TUESDAY = 2, WEEKDAYS[1]
    WEDNESDAY = 3, WEEKDAYS[2]
    THURSDAY = 4, WEEKDAYS[3]
    FRIDAY = 5, WEEKDAYS[4]
    SATURDAY = 6, WEEKDAYS[5]
    SUNDAY = 7, WEEKDAYS[6]


class OpeningPeriod(models.Model):
    """On each day from `first_day` to `last_day` somebody answers from `opens` to `closes`.

    Hours of the line's own time zone. One that closes no later than it opens closes on the next day.
    """

    helpline = ParentalKey("safety.Helpline", on_delete=models.CASCADE, related_name="opening_periods")
    first_day = models.PositiveSmallIntegerField(_("from"), choices=Weekday.choices, default=Weekday.MONDAY)
    last_day = models.PositiveSmallIntegerField(_("to"), choices=Weekday.choices, default=Weekday.FRIDAY)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(
        _("closes"), help_text=_("22:00 to 06:00 ends on the next day. 00:00 to 00:00 is the whole day.")
    )

    panels = [
        FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day")]),
        FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
    ]

    class Meta:
        verbose_name = _("opening period")
        verbose_name_plural = _("opening periods")
        ordering = ["first_day", "opens", "pk"]
        constraints = [
            models.CheckConstraint(
                name="opening_period_days_in_order",
                condition=Q(first_day__gte=1, first_day__lte=F("last_day"), last_day__lte=7),
                violation_error_message=_("The first day comes before the last: Saturday to Sunday."),
            ),
            models.UniqueConstraint(
                fields=["helpline", "first_day", "last_day", "opens", "closes"], name="opening_period_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day}–{self.last_day} {self.opens:%H:%M}–{self.closes:%H:%M}"

    @property
    def value(self) -> Period:
        """The row without its table, for arithmetic."""
        return Period(self.first_day, self.last_day, self.opens, self.closes)
