"""People who speak."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet


class Speaker(TranslatableMixin, models.Model):
    """Somebody who speaks at events, as she wants to be shown.

    There is no field for the real name of a person who appears under a pseudonym: what is not stored can't
    be shown, searched, listed, translated or revised.
    """

    name = models.CharField(
        _("name"), max_length=120, help_text=_("As it is shown to everybody. For a pseudonym, only that.")
    )
    is_pseudonym = models.BooleanField(
        _("this is a pseudonym"),
        default=False,
        help_text=_(
            "Keeps a portrait from being added. Write the real name nowhere, and check that the biography, "
            "the file name of a document and the words of the event do not give it away."
        ),
    )
    portrait: Any = models.ForeignKey(
        "core.SiteImage",
        verbose_name=_("portrait"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    biography = models.TextField(_("short biography"), max_length=600, blank=True)

    panels = [
        FieldPanel("name"),
        FieldPanel("is_pseudonym"),
        FieldPanel("portrait"),
        FieldPanel("biography"),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                name="a_pseudonym_has_no_portrait",
                condition=models.Q(is_pseudonym=False) | models.Q(portrait__isnull=True),
                violation_error_message=_("Somebody who appears under a pseudonym has no portrait."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


register_snippet(Speaker)
