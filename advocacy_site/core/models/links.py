"""Mailed links: what the database knows of a token (see core/links.py)."""

from django.db import models

from .. import clock


class Link(models.Model):
    """One link of one purpose to one record. Opening it does not use it up; its purpose decides."""

    digest = models.CharField(
        max_length=64, primary_key=True, help_text="SHA-256 of the token, in hexadecimal."
    )
    purpose = models.SlugField(max_length=40, db_index=False)
    target = models.UUIDField(db_index=True, help_text="Primary key of the record that the purpose names.")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField(null=True, blank=True, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="link_ends_after_it_begins",
                condition=models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=models.F("created_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.target}"
