"""What each language's pages show of helplines, and where the quick exit leads."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet

from .helplines import Helpline

Audience = Helpline.Audience


def _line_for(audience: Audience, label: Any) -> models.ForeignKey:
    return models.ForeignKey(
        Helpline,
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"audience": audience},
    )


class SafetySettings(TranslatableMixin, models.Model):
    """Where the quick exit leads and which helpline stands in the strip, per language."""

    LINES = {
        Audience.SURVIVORS: "helpline",
        Audience.RELATIVES: "line_for_relatives",
        Audience.PROFESSIONALS: "line_for_professionals",
        Audience.MEN: "line_for_men",
    }

    exit_url = models.URLField(
        _("quick exit leads to"),
        help_text=_(
            "A neutral page such as a weather report, in this language; never a search engine or a shop."
        ),
    )
    helpline = _line_for(Audience.SURVIVORS, _("helpline in the strip"))
    line_for_relatives = _line_for(Audience.RELATIVES, _("on pages for relatives"))
    line_for_professionals = _line_for(Audience.PROFESSIONALS, _("on pages for professionals"))
    line_for_men = _line_for(Audience.MEN, _("on pages for men who want to stop"))

    panels = [
        FieldPanel("exit_url"),
        FieldPanel("helpline"),
        MultiFieldPanel(
            [FieldPanel(f"line_for_{others}") for others in ("relatives", "professionals", "men")],
            _("Lines in the strip of pages for others"),
            help_text=_("A page that has a helpline of its own shows that one."),
        ),
    ]

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

    def line_for(self, audience: str) -> Helpline | None:
        """Return the line in the strip of pages for `audience`, unless hidden or, by now, for others."""
        line: Helpline | None = getattr(self, self.LINES[Audience(audience)])
        return line if line is not None and line.audience == audience and not line.hidden else None


register_snippet(SafetySettings)
