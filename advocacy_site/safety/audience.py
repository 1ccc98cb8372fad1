"""Whom a page speaks to, and the one helpline that it may show to them."""

from functools import cached_property
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from .models import Helpline

# Readers for whom the survivors' line in the strip is right.
GENERAL = ("", Helpline.Audience.SURVIVORS)

AUDIENCE_IS_KNOWN = models.Q(audience__in=["", "survivors", "relatives", "professionals", "men"])


class AudienceForm(WagtailAdminPageForm):
    """The editor's form of such a page. Checked here and not in the model: the record of a helpline may
    change later, and a page that is saved by a schedule must not fail then; it shows no line instead.
    """

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean()
        line = data.get("helpline")
        if line and line.audience != data.get("audience"):
            message = _("This line is for another audience: %(audience)s.")
            self.add_error("helpline", message % {"audience": line.get_audience_display()})
        return data


class ForAudience(models.Model):
    """A page that may be written for one audience and show a helpline for it."""

    audience = models.CharField(
        _("written for"),
        max_length=15,
        choices=Helpline.Audience.choices,
        blank=True,
        help_text=_(
            "Empty: everybody. A page for relatives, professionals or men who want to stop never shows "
            "the survivors’ line, not even in the strip at the top."
        ),
    )
    helpline = models.ForeignKey(
        Helpline,
        verbose_name=_("helpline at the top"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A line for the audience chosen above."),
    )

    base_form_class = AudienceForm
    audience_panel = MultiFieldPanel([FieldPanel("audience"), FieldPanel("helpline")], _("Readers"))

    class Meta:
        abstract = True

    @cached_property
    def shown_helpline(self) -> Helpline | None:
        """The page's helpline in its own language, unless hidden or, by now, for somebody else."""
        line: Any = self.helpline
        locale_id = self.locale_id  # type: ignore[attr-defined]  # every page has a locale
        if line is not None and line.locale_id != locale_id:
            same = Helpline.objects.filter(translation_key=line.translation_key)
            line = same.filter(locale=locale_id).first() or line
        fits = line is not None and line.audience == self.audience and not line.hidden
        return line if fits else None

    @property
    def is_for_others(self) -> bool:
        """Whether the survivors' line has no place on this page."""
        return self.audience not in GENERAL
