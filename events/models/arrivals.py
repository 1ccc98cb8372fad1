"""Who came to an event: noted at its door."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock

from .registrations import Registration


class Arrival(models.Model):
    """One person who came: a registrant or a guest. Falls with the registration.

    A guest by place in the party, for guests are written anew with each change of a registration.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="arrivals", db_index=False
    )
    position = models.PositiveSmallIntegerField(
        help_text="0: who registered; else that of the guest.",
    )
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")
        ordering = ["registration", "position"]
        default_permissions = ()
        permissions = [
            ("check_in", _("Can see who is expected at the door, and check them in")),
            ("print_badge", _("Can print badges")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["registration", "position"], name="nobody_arrives_twice"),
        ]

    def __str__(self) -> str:
        return f"Arrival {self.pk}"
