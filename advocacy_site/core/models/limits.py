"""What rate limits remember: counts under keys that nobody can turn back into a visitor."""

from django.db import models


class DailySalt(models.Model):
    """The random number that all keys of one UTC day are made with. Once deleted, they mean nothing."""

    day = models.DateField(primary_key=True)
    salt = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.day)


class RateLimit(models.Model):
    """How often one key came in one window (see core/limits.py)."""

    key = models.CharField(max_length=64, help_text="Keyed hash of the day's salt, the rule and its subject.")
    window_start = models.DateTimeField(db_index=True)
    hits = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "window_start"], name="rate_limit_once_per_window"),
            models.CheckConstraint(name="rate_limit_counts_something", condition=models.Q(hits__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.window_start:%Y-%m-%d %H:%M} {self.hits}"
