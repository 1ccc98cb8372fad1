"""The numbers of an action: deltas that each change writes, tallies they are folded into, and residue."""

import uuid

from django.db import models

from advocacy_site.core import clock
from members.models.records import VIA_LENGTH

from .actions import Action, TextVersion
from .signatures import Signature

DAY_LENGTH = len(" 2026-11-22")


class TallyDelta(models.Model):
    """One signature that began or ceased to count, written in the transaction that changed it."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    change = models.SmallIntegerField()
    kind = models.CharField(max_length=12, choices=Signature.Kind.choices)
    country = models.CharField(max_length=2, blank=True)
    source = models.CharField(max_length=VIA_LENGTH, blank=True)
    day = models.DateField()
    # Null only in rows that the release before wrote; the nightly recount puts their version right.
    text_version = models.ForeignKey(
        TextVersion, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="tally_delta_is_one", condition=models.Q(change__in=[1, -1])),
        ]

    def __str__(self) -> str:
        return f"{self.change:+d}"


class Tally(models.Model):
    """One published number. All rows of an action change in one transaction, so they always add up."""

    class Dimension(models.TextChoices):
        TOTAL = "total"
        KIND = "kind"
        COUNTRY = "country"
        PEOPLE = "people"  # by country, without organisations
        SOURCE = "source"
        DAY = "day"
        SOURCE_DAY = "source_day"  # never public
        VERSION = "version"

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="tallies")
    dimension = models.CharField(max_length=10, choices=Dimension.choices)
    key = models.CharField(max_length=VIA_LENGTH + DAY_LENGTH, blank=True)
    count = models.PositiveIntegerField(default=0)
    as_of = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["action", "dimension", "key"], name="one_tally_a_cell"),
            models.CheckConstraint(name="tally_never_below_zero", condition=models.Q(count__gte=0)),
            models.CheckConstraint(
                name="tally_dimension",
                condition=models.Q(
                    dimension__in=[
                        *("total", "kind", "country", "people"),
                        *("source", "day", "source_day", "version"),
                    ]
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dimension} {self.key}: {self.count}"


class Residue(models.Model):
    """How many counted signatures remain as mere numbers, after their givers were anonymised."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="residues")
    text_version = models.ForeignKey(TextVersion, on_delete=models.PROTECT, related_name="residues")
    kind = models.CharField(max_length=12, choices=Signature.Kind.choices)
    country = models.CharField(max_length=2, blank=True)
    source = models.CharField(max_length=VIA_LENGTH, blank=True)
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "text_version", "kind", "country", "source", "day"],
                name="one_residue_a_cell",
            ),
            models.CheckConstraint(name="residue_is_positive", condition=models.Q(count__gte=1)),
        ]

    def __str__(self) -> str:
        return f"Residue of {self.count}"


class TallyDifference(models.Model):
    """That a recount found other numbers than were published, and put them right: a defect somewhere."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="+")
    found_at = models.DateTimeField(default=clock.now)
    published = models.PositiveIntegerField(help_text="The total as it stood.")
    counted = models.PositiveIntegerField(help_text="The total as it is. Other numbers may differ, too.")
    told_at = models.DateTimeField(null=True, help_text="When mails to staff were written.")

    class Meta:
        ordering = ["-found_at"]

    def __str__(self) -> str:
        return f"{self.published} was {self.counted}"
