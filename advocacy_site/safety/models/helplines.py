"""Helplines: how to reach each, when, and in which languages."""

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import SynchronizedField

from advocacy_site.core import clock
from advocacy_site.core.times import offered_zones

from ..forms import HelplineForm
from ..opening import Period
from ..spoken import LENGTH
from ..translated import let_it_wait

validate_e164 = RegexValidator(
    r"^\+[1-9][0-9]{6,14}\Z", _("Write the number with + and the country code, digits only: +448081570142.")
)

CHECK_AGAIN_AFTER = timedelta(days=183)  # half a year: numbers and hours change without notice


class HelplineQuerySet(models.QuerySet["Helpline"]):
    """Which lines the public sees."""

    def shown(self) -> "HelplineQuerySet":
        """Lines that a second person has published and nobody has hidden since."""
        return self.filter(hidden=False)

    def for_audience(self, audience: str) -> "HelplineQuerySet":
        """Lines for one audience: survivors' lines never stand on a page for buyers."""
        return self.filter(audience=audience)

    def with_hours(self) -> "HelplineQuerySet":
        """Lines with their opening periods, in one query more."""
        return self.prefetch_related("opening_periods")

    def to_check_again(self) -> "HelplineQuerySet":
        """Lines that nobody has called for half a year."""
        return self.filter(checked_on__lt=clock.today() - CHECK_AGAIN_AFTER)


class Helpline(TranslatableMixin, ClusterableModel):
    """A telephone, text or chat service that a page may show to its audience.

    Two people publish it and one hides it (`services`). A line that no person wrote, but a program such as
    the demo, has no author.
    """

    class Audience(models.TextChoices):
        SURVIVORS = "survivors", _("Survivors")
        RELATIVES = "relatives", _("Relatives")
        PROFESSIONALS = "professionals", _("Professionals")
        MEN = "men", _("Men who want to stop")

    class Hours(models.TextChoices):
        UNKNOWN = "unknown", _("We do not know")
        ALWAYS = "always", _("Day and night")
        WEEKLY = "weekly", _("Each week, as below")

    # A line has these once, whatever language its name is read in.
    WORDS = ("name", "owner", "what_happens", "hours_remark")
    FACTS = (
        *("audience", "country", "number", "display_number", "can_call", "can_text", "chat_url", "free"),
        *("on_the_bill", "hours", "time_zone", "languages", "checked_on"),
    )

    name = models.CharField(_("name"), max_length=100)
    owner = models.CharField(_("run by"), max_length=120)
    audience = models.CharField(_("for"), max_length=15, choices=Audience.choices)
    country: Any = CountryField(_("country"))
    number = models.CharField(_("number"), max_length=16, blank=True, validators=[validate_e164])
    display_number = models.CharField(
        _("number as people read it"),
        max_length=30,
        blank=True,
        help_text=_("As it is dialled inside the country."),
    )
    can_call = models.BooleanField(_("takes calls"), default=True)
    can_text = models.BooleanField(_("takes text messages"), default=False)
    chat_url = models.URLField(
        _("address of the chat"),
        blank=True,
        validators=[URLValidator(schemes=["https"])],
        help_text=_("https only. The page names whose website it is before anybody presses."),
    )
    free = models.BooleanField(_("free of charge"), default=False)
    on_the_bill = models.BooleanField(
        _("on the telephone bill"),
        null=True,
        blank=True,
        choices=[(None, _("We do not know")), (True, _("The bill shows it")), (False, _("No bill shows it"))],
        help_text=_("Whoever pays the bill may read it. Say it only where the line itself says so."),
    )
    what_happens = models.CharField(
        _("what happens when one calls"),
        max_length=300,
        blank=True,
        help_text=_("Who answers, what they ask, what they never do. Two sentences."),
    )
    hours = models.CharField(_("hours"), max_length=7, choices=Hours.choices, default=Hours.UNKNOWN)
    time_zone = models.CharField(
        _("time zone"),
        max_length=64,
        blank=True,
        choices=offered_zones,
        help_text=_("The one that the hours below are told in."),
    )
    hours_remark = models.CharField(
        _("remark on the hours"), max_length=120, blank=True, help_text=_("“Not on public holidays”.")
    )
    languages = models.CharField(_("languages spoken"), max_length=LENGTH, blank=True)
    checked_on = models.DateField(_("checked on"), help_text=_("When somebody last called and it worked."))
    hidden = models.BooleanField(_("hidden"), default=False, editable=False)
    # An account with a history is closed, not deleted; what it did stays written here.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    # A number is the same in every language: a translator cannot mistype it.
    override_translatable_fields = [SynchronizedField(name) for name in FACTS]
    base_form_class = HelplineForm

    panels = [
        HelpPanel(
            _(
                "After you save, a second person publishes the line; until then it is on no page. That is so "
                "for every change but a new date of the last check. To leave no gap, write the changed line "
                "as a copy, have it published, and then hide this one."
            )
        ),
        MultiFieldPanel([FieldPanel("name"), FieldPanel("owner"), FieldPanel("audience")], _("Service")),
        MultiFieldPanel(
            [
                FieldPanel("country"),
                FieldPanel("number"),
                FieldPanel("display_number"),
                FieldPanel("can_call"),
                FieldPanel("can_text"),
                FieldPanel("chat_url"),
                FieldPanel("free"),
                FieldPanel("on_the_bill"),
                FieldPanel("what_happens"),
            ],
            _("How to reach it"),
        ),
        FieldPanel("languages"),
        MultiFieldPanel(
            [FieldPanel("hours"), FieldPanel("time_zone"), FieldPanel("hours_remark")], _("Hours")
        ),
        InlinePanel("opening_periods", heading=_("Each week"), label=_("Opening period")),
        FieldPanel("checked_on"),
    ]

    objects = HelplineQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["country", "name"]
        constraints = [
            models.CheckConstraint(
                name="helpline_can_be_reached",
                condition=Q(can_call=True) | Q(can_text=True) | ~Q(chat_url=""),
                violation_error_message=_("Say how to reach it: calls, text messages or a chat."),
            ),
            models.CheckConstraint(
                name="helpline_has_the_number_that_one_dials",
                condition=Q(can_call=False, can_text=False) | (~Q(number="") & ~Q(display_number="")),
            ),
            models.CheckConstraint(
                name="helpline_chat_is_https", condition=Q(chat_url="") | Q(chat_url__startswith="https://")
            ),
            models.CheckConstraint(
                name="helpline_weekly_hours_have_a_time_zone",
                condition=Q(hours__in=["unknown", "always"], time_zone="")
                | (Q(hours="weekly") & ~Q(time_zone="")),
            ),
            models.CheckConstraint(
                name="helpline_audience",
                condition=Q(audience__in=["survivors", "relatives", "professionals", "men"]),
            ),
            models.CheckConstraint(
                name="helpline_shown_only_after_a_second_person",
                condition=Q(hidden=True)
                | Q(written_by__isnull=True)
                | (Q(published_by__isnull=False) & ~Q(published_by=models.F("written_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country.code})"

    def save(self, *args: Any, by_service: bool = False, **kwargs: Any) -> Any:
        """Save. Words that come past the service, as a translator's do, wait for a second person.

        Here rather than in a signal: wagtail-localize saves what was translated and offers no other place.
        """
        if not by_service and kwargs.get("update_fields") is None:
            let_it_wait(self)
        return super().save(*args, **kwargs)

    @property
    def subject(self) -> str:
        """How the access log names the line, in all languages."""
        return f"helpline:{self.translation_key}"

    @cached_property
    def week(self) -> list[Period]:
        """The opening periods, read once. Empty for a line without weekly hours."""
        return [row.value for row in self.opening_periods.all()] if self.hours == self.Hours.WEEKLY else []

    @property
    def is_to_check_again(self) -> bool:
        """Whether the last check is older than half a year."""
        return self.checked_on < clock.today() - CHECK_AGAIN_AFTER

    @property
    def state_label(self) -> str:
        """Whether pages may show it, in words."""
        if not self.hidden:
            return _now("shown")
        return _now("hidden") if self.published_by_id else _now("waits for a second person")
