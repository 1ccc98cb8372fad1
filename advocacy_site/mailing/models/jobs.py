"""When each periodic job ran, and which worker has it in hand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JobRun(models.Model):
    """One registered job of `core.registry.jobs`. Times are the database's."""

    name = models.CharField(max_length=60, primary_key=True)
    due_at = models.DateTimeField()
    lease = models.UUIDField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(
        null=True, blank=True, help_text="The end of the last run without an error."
    )
    last_error = models.CharField(max_length=100, blank=True, help_text="The error's class: never its text.")

    class Meta:
        verbose_name = _("run of a periodic job")
        verbose_name_plural = _("runs of periodic jobs")
        constraints = [
            models.CheckConstraint(
                name="job_lease_has_its_end",
                condition=models.Q(lease__isnull=True, leased_until__isnull=True)
                | models.Q(lease__isnull=False, leased_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
