"""What becomes of an action: handed over, and answered. On the record, so that no draft takes it back."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock

from .actions import Action


class Delivery(models.Model):
    """One handing over of an action to its recipients, with the number of that day."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="deliveries")
    day = models.DateField(_("handed over on"))
    to_whom: Any = models.JSONField(default=dict, help_text="By language.")
    count = models.PositiveIntegerField(_("signatures handed over"))
    as_of = models.DateTimeField(help_text="The moment that the number belongs to.")
    note: Any = models.JSONField(default=dict, blank=True, help_text="By language.")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        ordering = ["-day", "-pk"]
        constraints = [
            models.CheckConstraint(name="delivery_of_something", condition=models.Q(count__gte=1)),
        ]

    def __str__(self) -> str:
        return f"Delivery {self.pk}"


class Answer(models.Model):
    """What a recipient of an action replied."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="answers")
    day = models.DateField(_("answered on"))
    from_whom: Any = models.JSONField(default=dict, help_text="By language.")
    words: Any = models.JSONField(default=dict, blank=True, help_text="By language.")
    document: Any = models.ForeignKey(
        "core.SiteDocument",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"Answer {self.pk}"
