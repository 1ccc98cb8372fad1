"""Letters of invitation, for those who need one to enter the country of an event."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from advocacy_site.core import clock
from advocacy_site.core.readable import unread
from advocacy_site.core.sealed import SealedTextField

from .registrations import Registration


class InvitationLetter(models.Model):
    """Asked for by a registrant on their own page, made by staff. The letter is written when it is opened."""

    registration = models.OneToOneField(
        Registration, primary_key=True, on_delete=models.CASCADE, related_name="invitation_letter"
    )
    # Where no key opens it there is none: nobody makes or opens the letter, until it is asked for anew.
    name = SealedTextField(lost="", help_text="As in the passport.")
    nationality: Any = CountryField(_("nationality"))
    asked_at = models.DateTimeField(default=clock.now)
    made_at = models.DateTimeField(null=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("letter of invitation")
        verbose_name_plural = _("letters of invitation")
        default_permissions = ()
        permissions = [
            ("make_invitation_letter", _("Can see who asks for letters of invitation, and make them"))
        ]
        constraints = [
            models.CheckConstraint(name="letter_names_somebody", condition=~Q(name="") & ~Q(nationality="")),
            models.CheckConstraint(
                name="letter_is_made_by_somebody",
                condition=Q(made_at=None, made_by=None) | Q(made_at__isnull=False, made_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Letter of invitation {self.pk}"

    @property
    def name_in_words(self) -> str:
        """The name, or that no key opens it."""
        return self.name or unread()
