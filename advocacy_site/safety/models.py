"""Helplines, and what each language's pages show of them."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet

validate_e164 = RegexValidator(
    r"^\+[1-9][0-9]{6,14}\Z", _("Write the number with + and the country code, digits only: +448081570142.")
)


class HelplineQuerySet(models.QuerySet["Helpline"]):
    """Which lines the public sees."""

    def shown(self) -> "HelplineQuerySet":
        """Lines that nobody has hidden."""
        return self.filter(hidden=False)

    def for_audience(self, audience: str) -> "HelplineQuerySet":
        """Lines for one audience: survivors' lines never stand on a page for buyers."""
        return self.filter(audience=audience)


class Helpline(TranslatableMixin, models.Model):
    """A telephone or text service that a page may show to its audience."""

    class Audience(models.TextChoices):
        SURVIVORS = "survivors", _("Survivors")
        RELATIVES = "relatives", _("Relatives")
        PROFESSIONALS = "professionals", _("Professionals")
        MEN = "men", _("Men who want to stop")

    name = models.CharField(_("name"), max_length=100)
    owner = models.CharField(_("run by"), max_length=120)
    audience = models.CharField(_("for"), max_length=15, choices=Audience.choices)
    country: Any = CountryField(_("country"))
    number = models.CharField(_("number"), max_length=16, validators=[validate_e164])
    display_number = models.CharField(
        _("number as people read it"), max_length=30, help_text=_("As it is dialled inside the country.")
    )
    can_call = models.BooleanField(_("takes calls"), default=True)
    can_text = models.BooleanField(_("takes text messages"), default=False)
    free = models.BooleanField(_("free of charge"), default=False)
    hours = models.CharField(_("hours, with the time zone"), max_length=120, blank=True)
    languages = models.CharField(_("languages spoken"), max_length=200, blank=True)
    checked_on = models.DateField(_("checked on"), help_text=_("When somebody last called and it worked."))
    hidden = models.BooleanField(
        _("hidden"), default=False, help_text=_("Takes the line off every page at once.")
    )

    panels = [
        MultiFieldPanel([FieldPanel("name"), FieldPanel("owner"), FieldPanel("audience")], _("Service")),
        MultiFieldPanel(
            [
                FieldPanel("country"),
                FieldPanel("number"),
                FieldPanel("display_number"),
                FieldPanel("can_call"),
                FieldPanel("can_text"),
                FieldPanel("free"),
            ],
            _("How to reach it"),
        ),
        MultiFieldPanel([FieldPanel("hours"), FieldPanel("languages")], _("When and in what language")),
        MultiFieldPanel([FieldPanel("checked_on"), FieldPanel("hidden")], _("Care")),
    ]

    objects = HelplineQuerySet.as_manager()

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("helpline")
        verbose_name_plural = _("helplines")
        ordering = ["country", "name"]
        constraints = [
            models.CheckConstraint(
                name="helpline_can_be_reached", condition=models.Q(can_call=True) | models.Q(can_text=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country.code})"


class SafetySettings(TranslatableMixin, models.Model):
    """Where the quick exit leads and which helpline stands in the strip, per language."""

    exit_url = models.URLField(
        _("quick exit leads to"),
        help_text=_(
            "A neutral page such as a weather report, in this language; never a search engine or a shop."
        ),
    )
    helpline = models.ForeignKey(
        Helpline,
        verbose_name=_("helpline in the strip"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"audience": Helpline.Audience.SURVIVORS},
    )

    panels = [FieldPanel("exit_url"), FieldPanel("helpline")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = verbose_name_plural = _("safety settings")
        constraints = [
            models.UniqueConstraint(fields=["locale"], name="safety_settings_once_per_language"),
            models.CheckConstraint(
                name="quick_exit_is_https",
                condition=models.Q(exit_url__startswith="https://"),
                violation_error_message=_("The address must start with https://."),
            ),
        ]

    def __str__(self) -> str:
        return str(_("Safety settings"))


register_snippet(Helpline)
register_snippet(SafetySettings)
