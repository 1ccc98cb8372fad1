"""The lines of an event page: who speaks, what can be downloaded."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from .speakers import Speaker


class EventSpeaker(TranslatableMixin, Orderable):
    """Somebody who speaks at one event, in the role of this occasion; or a seat that nobody has yet."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", _("confirmed")
        TO_BE_CONFIRMED = "to_be_confirmed", _("to be confirmed")
        WITHDRAWN = "withdrawn", _("can no longer take part")

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="speaker_lines")
    # Whoever asks to be deleted is gone from every event, drafts and older revisions included.
    speaker: Any = models.ForeignKey(
        Speaker, verbose_name=_("speaker"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    seat = models.CharField(
        _("or a seat without a person"),
        max_length=120,
        blank=True,
        help_text=_("As in “a judge, to be named”."),
    )
    role = models.CharField(_("role on this occasion"), max_length=200, blank=True)
    organisation = models.CharField(_("organisation on this occasion"), max_length=200, blank=True)
    country: Any = CountryField(_("country"), blank=True)
    own_label = models.CharField(
        _("own label"),
        max_length=60,
        blank=True,
        help_text=_("Only a word that she chose, such as “survivor”."),
    )
    talk_title = models.CharField(_("title of the talk"), max_length=250, blank=True)
    state = models.CharField(_("state"), max_length=15, choices=State.choices, default=State.CONFIRMED)

    panels = [
        FieldPanel("speaker"),
        FieldPanel("seat"),
        FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
        FieldRowPanel([FieldPanel("country"), FieldPanel("own_label")]),
        FieldPanel("talk_title"),
        FieldPanel("state"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                name="somebody_or_a_seat",
                condition=models.Q(speaker__isnull=False) | ~models.Q(seat=""),
                violation_error_message=_("Choose a speaker, or name the seat."),
            ),
            models.CheckConstraint(
                name="event_speaker_state",
                condition=models.Q(state__in=["confirmed", "to_be_confirmed", "withdrawn"]),
            ),
        ]

    def __str__(self) -> str:
        return self.speaker.name if self.speaker else self.seat

    @property
    def is_expected(self) -> bool:
        """Whether somebody is to come: not who has withdrawn, and not a seat that nobody has yet."""
        return self.speaker_id is not None and self.state != self.State.WITHDRAWN


class EventDocument(TranslatableMixin, Orderable):
    """Something to download: an agenda, a concept note, slides."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="documents")
    document: Any = models.ForeignKey(
        "core.SiteDocument", verbose_name=_("document"), on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(_("what it is"), max_length=160, blank=True, help_text=_("Empty: its title."))

    panels = [FieldPanel("document"), FieldPanel("label")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        pass

    def __str__(self) -> str:
        return self.label or self.document.title
