"""Helplines, and what each language's pages show of them."""

from typing import Any

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet
from wagtail_localize.fields import SynchronizedField

validate_e164 = RegexValidator(
    r"^\+[1-9][0-9]{6,14}\Z", _("Write the number with + and the country code, digits only: +448081570142.")
)


class HelplineQuerySet(models.QuerySet["Helpline"]):
    """Which lines the public sees."""

    def shown(self) -> "HelplineQuerySet":
        """Lines that a second person has published and nobody has hidden since."""
        return self.filter(hidden=False)

    def for_audience(self, audience: str) -> "HelplineQuerySet":
        """Lines for one audience: survivors' lines never stand on a page for buyers."""
        return self.filter(audience=audience)


class Helpline(TranslatableMixin, models.Model):
    """A telephone or text service that a page may show to its audience.

    Two people publish it and one hides it (`services`). A line that no person wrote, but a program such as
    the demo, has no author.
    """

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
    override_translatable_fields = [SynchronizedField("number"), SynchronizedField("display_number")]

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
                FieldPanel("free"),
            ],
            _("How to reach it"),
        ),
        MultiFieldPanel([FieldPanel("hours"), FieldPanel("languages")], _("When and in what language")),
        FieldPanel("checked_on"),
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
            models.CheckConstraint(
                name="helpline_audience",
                condition=models.Q(audience__in=["survivors", "relatives", "professionals", "men"]),
            ),
            models.CheckConstraint(
                name="helpline_shown_only_after_a_second_person",
                condition=models.Q(hidden=True)
                | models.Q(written_by__isnull=True)
                | (models.Q(published_by__isnull=False) & ~models.Q(published_by=models.F("written_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.country.code})"

    @property
    def subject(self) -> str:
        """How the access log names the line, in all languages."""
        return f"helpline:{self.translation_key}"

    @property
    def state_label(self) -> str:
        """Whether pages may show it, in words."""
        if not self.hidden:
            return _now("shown")
        return _now("hidden") if self.published_by_id else _now("waits for a second person")


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


register_snippet(SafetySettings)
