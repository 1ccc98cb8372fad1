"""Signatures without e-mail: one-time codes that a member hands out, and sheets of paper.

Kept, counted and shown apart from online signatures, since nobody can tell whether the same person also
signed online.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedTextField
from advocacy_site.supporters.models import ConsentWording

from .actions import Action, TextVersion

Q = models.Q
MOST_CODES = 200  # of one sheet: what a member can look after


class CodeSheet(models.Model):
    """One-time codes that were made for a member to print or read out. The codes themselves are not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="code_sheets")
    member = models.ForeignKey("members.Member", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(_("codes"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    voided_at = models.DateTimeField(null=True, help_text="From then on its unused codes are worth nothing.")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                name="code_sheet_has_some_codes", condition=Q(number__gte=1, number__lte=MOST_CODES)
            ),
        ]

    def __str__(self) -> str:
        return f"Code sheet {self.pk}"


class CodeSignatureQuerySet(models.QuerySet["CodeSignature"]):
    """Which codes count."""

    def counted(self) -> "CodeSignatureQuerySet":
        """Used, and not withdrawn."""
        return self.filter(signed_at__isnull=False, withdrawn_at__isnull=True)


class CodeSignature(models.Model):
    """A code, and the signature that was given with it. Known by keyed hashes of code and receipt only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sheet = models.ForeignKey(CodeSheet, on_delete=models.PROTECT, related_name="codes")
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="code_signatures")
    code_hash = models.CharField(max_length=64, unique=True)
    receipt_hash = models.CharField(max_length=64, blank=True, help_text="Empty until signed.")
    text_version: Any = models.ForeignKey(
        TextVersion, null=True, on_delete=models.PROTECT, related_name="code_signatures"
    )
    sign_wording: Any = models.ForeignKey(
        ConsentWording, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    name = SealedTextField(blank=True)
    country: Any = CountryField(_("country"), blank=True)
    signed_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = CodeSignatureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["action", "receipt_hash"],
                condition=~Q(receipt_hash=""),
                name="a_receipt_is_given_once",
            ),
            models.CheckConstraint(
                name="a_code_signs_words_with_consent",
                condition=Q(signed_at__isnull=True, name="", withdrawn_at__isnull=True, receipt_hash="")
                | Q(signed_at__isnull=False, text_version__isnull=False, sign_wording__isnull=False),
            ),
            models.CheckConstraint(
                name="a_withdrawn_code_names_nobody", condition=Q(withdrawn_at__isnull=True) | Q(name="")
            ),
        ]

    def __str__(self) -> str:
        return f"Code {self.pk}"


class PaperBatch(models.Model):
    """Sheets of paper that were counted together. Two persons count; nobody's name is typed in."""

    class State(models.TextChoices):
        ENTERED = "entered", _("waits for a second count")
        CHECKED = "checked", _("counted twice")
        DIFFERS = "differs", _("the counts differ")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="paper_batches")
    text_version = models.ForeignKey(
        TextVersion, verbose_name=_("words on the sheets"), on_delete=models.PROTECT, related_name="+"
    )
    member = models.ForeignKey(
        "members.Member",
        verbose_name=_("collected by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    scan = models.CharField(
        _("reference of the scan"),
        max_length=80,
        help_text=_("Where the scanned sheets are kept, such as a folder’s name and number."),
    )
    collected_on = models.DateField(_("collected until"))
    count = models.PositiveIntegerField(_("signatures"))
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)
    second_count = models.PositiveIntegerField(_("second count"), null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=7, choices=State.choices, default=State.ENTERED)

    class Meta:
        ordering = ["-entered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "scan"],
                name="a_scan_is_counted_once",
                violation_error_message=_("The sheets of this scan have been entered already."),
            ),
            models.CheckConstraint(name="paper_has_signatures", condition=Q(count__gte=1)),
            models.CheckConstraint(
                name="paper_is_checked_by_another",
                condition=Q(checked_by__isnull=True) | ~Q(checked_by=models.F("entered_by")),
            ),
            models.CheckConstraint(
                name="paper_state_has_its_counts",
                condition=Q(state="entered", second_count__isnull=True, checked_by__isnull=True)
                | Q(state="checked", second_count=models.F("count"), checked_by__isnull=False)
                | (
                    Q(state="differs", second_count__isnull=False, checked_by__isnull=False)
                    & ~Q(second_count=models.F("count"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Paper batch {self.scan}"
