"""Delivery packs: the files that are handed to recipients, and which signatures they hold."""

import secrets
import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.kept import KEPT_SECONDS
from advocacy_site.core.keys import ALPHABET

from .actions import Action
from .signatures import COUNTED, Signature

# Of whom a recipient may get anything: people who agreed to it, and organisations as the page shows them.
LISTED = COUNTED & (
    Q(kind="person") & ~Q(handed_over="") | Q(kind="organisation") & ~Q(display=Signature.Display.HIDDEN)
)


def new_serial() -> str:
    """Return three groups of four random characters: a copy that turns up names the pack it is from."""
    return "-".join("".join(secrets.choice(ALPHABET) for _n in range(4)) for _group in range(3)).upper()


class DeliveryPackQuerySet(models.QuerySet["DeliveryPack"]):
    """Which packs wait, and which can be had."""

    def waiting(self, now: datetime) -> "DeliveryPackQuerySet":
        """Those that no worker has in hand at `now`, the longest waiting first."""
        free = Q(leased_until__isnull=True) | Q(leased_until__lte=now)
        return self.filter(free, state=DeliveryPack.State.QUEUED).order_by("requested_at", "pk")

    def over(self, now: datetime) -> "DeliveryPackQuerySet":
        """Made ones whose period has ended at `now`."""
        return self.filter(state=DeliveryPack.State.MADE, expires_at__lte=now)


class DeliveryPack(models.Model):
    """What one recipient is to get of one action: asked for by staff, made by the worker, gone in time."""

    class State(models.TextChoices):
        QUEUED = "queued", _("being made")
        MADE = "made", _("ready")
        FAILED = "failed", _("failed")
        EXPIRED = "expired", _("expired, files deleted")

    class Order(models.TextChoices):
        SIGNED = "signed", _("In the order of signing")
        COUNTRY = "country", _("By country")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="packs")
    serial = models.CharField(_("serial"), max_length=14, unique=True, default=new_serial, editable=False)
    recipient = models.CharField(_("recipient"), max_length=200)
    purpose = models.CharField(_("purpose"), max_length=300)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    order = models.CharField(_("order"), max_length=7, choices=Order.choices, default=Order.SIGNED)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(default=clock.now)

    state = models.CharField(max_length=7, choices=State.choices, default=State.QUEUED)
    lease = models.UUIDField(null=True, help_text="The attempt in hand, and the name of its folder.")
    leased_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=100, blank=True, help_text="The error’s class: never its text.")

    as_of = models.DateTimeField(null=True, help_text="The moment of all its numbers and names.")
    numbers: Any = models.JSONField(null=True, help_text="See `delivery.numbers`.")
    folder = models.CharField(max_length=32, blank=True)
    made_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    taken_at = models.DateTimeField(null=True, help_text="When a file of it was first downloaded.")

    objects = DeliveryPackQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery pack")
        verbose_name_plural = _("delivery packs")
        ordering = ["-requested_at", "-pk"]
        default_permissions = ()
        permissions = [("make_delivery_pack", _("Can make and download delivery packs"))]
        constraints = [
            models.CheckConstraint(
                name="pack_state", condition=Q(state__in=["queued", "made", "failed", "expired"])
            ),
            models.CheckConstraint(name="pack_order", condition=Q(order__in=["signed", "country"])),
            models.CheckConstraint(
                name="pack_says_for_whom_and_why", condition=~Q(recipient="") & ~Q(purpose="")
            ),
            models.CheckConstraint(
                name="pack_lease_has_its_end",
                condition=Q(lease__isnull=True, leased_until__isnull=True)
                | Q(lease__isnull=False, leased_until__isnull=False, state="queued"),
            ),
            models.CheckConstraint(
                name="pack_is_made_whole_or_not",
                condition=Q(state__in=["queued", "failed"], made_at__isnull=True, folder="")
                | Q(
                    state__in=["made", "expired"],
                    made_at__isnull=False,
                    as_of__isnull=False,
                    numbers__isnull=False,
                    expires_at__gt=F("made_at"),
                ),
            ),
            models.CheckConstraint(
                name="pack_has_files_while_made",
                condition=Q(state="made") & ~Q(folder="") | ~Q(state="made") & Q(folder=""),
            ),
            models.CheckConstraint(
                name="pack_is_taken_once_made", condition=Q(taken_at__isnull=True) | Q(made_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.serial

    @property
    def listed(self) -> int:
        """How many signatures its files list."""
        return self.numbers["listed"] if self.numbers else 0

    def entries_that_hold(self) -> models.QuerySet["PackEntry"]:
        """Its signatures that still count and whose givers still hand over the same."""
        signatures = Signature.objects.filter(LISTED, action=self.action_id).order_by()
        return self.entries.filter(signature__handed_over=F("fields"), signature__in=signatures.values("pk"))

    def missing(self) -> int:
        """How many took their signature or agreement back, as counted at most KEPT_SECONDS ago.

        For screens: to count one pack reads all that it lists. Whoever takes a file is asked about anew.
        """
        count = self.entries_that_hold().count
        held: int = cache.get_or_set(f"pack-holds:{self.pk}", count, KEPT_SECONDS) or 0
        return self.listed - held


class PackFile(models.Model):
    """One file of a made pack."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        XLSX = "xlsx", "XLSX"
        CSV = "csv", "CSV"

    pack = models.ForeignKey(DeliveryPack, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=4, choices=Format.choices)
    size = models.PositiveBigIntegerField(help_text="In bytes.")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["pack", "format"], name="one_file_a_format"),
            models.CheckConstraint(name="pack_file_format", condition=Q(format__in=["pdf", "xlsx", "csv"])),
            models.CheckConstraint(name="pack_file_is_not_empty", condition=Q(size__gte=1)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Its name for whoever downloads it: tells nothing about the action."""
        return f"delivery-{self.pack.serial}.{self.format}"

    @property
    def sha256_parts(self) -> list[str]:
        """Its hash in parts that a line may break between."""
        return [self.sha256[at : at + 16] for at in range(0, 64, 16)]


class PackEntry(models.Model):
    """That the files of a pack list a signature, with `fields` of it, as `Signature.handed_over` then was.

    An organisation's name and country are public and so are always in it.
    """

    pack = models.ForeignKey(DeliveryPack, on_delete=models.CASCADE, related_name="entries")
    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="pack_entries")
    fields = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pack", "signature"], name="a_pack_lists_a_signature_once"),
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"
