"""What staff set against abuse: block lists, collection windows, and the pause of an action's mails."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock

from ..patterns import clean_domain, clean_network
from .actions import Action

Q = models.Q
LONGEST_WINDOW = timedelta(hours=24)


class BlockEntryQuerySet(models.QuerySet["BlockEntry"]):
    """Which entries hold."""

    def in_force(self) -> "BlockEntryQuerySet":
        """Those whose end has not come."""
        return self.filter(Q(ends_at__isnull=True) | Q(ends_at__gt=clock.now()))


class BlockEntry(models.Model):
    """An address, a domain or a network from which signatures are held until staff have looked."""

    class Kind(models.TextChoices):
        ADDRESS = "address", _("Email address")
        DOMAIN = "domain", _("Domain")
        NETWORK = "network", _("Network")

    class Effect(models.TextChoices):
        HOLD = "hold", _("Hold signatures until somebody has looked")
        SIGNAL = "signal", _("Only mark them as from a throw-away address")

    kind = models.CharField(_("what"), max_length=7, choices=Kind.choices)
    effect = models.CharField(_("effect"), max_length=6, choices=Effect.choices, default=Effect.HOLD)
    address_hash = models.CharField(max_length=64, blank=True, editable=False)
    pattern = models.CharField(_("domain or network"), max_length=255, blank=True)
    reason = models.CharField(
        _("reason"), max_length=120, help_text=_("For your colleagues. Name nobody, and write no address.")
    )
    made_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(_("since"), default=clock.now, editable=False)
    ends_at = models.DateTimeField(
        _("until"), null=True, blank=True, help_text=_("Empty: until somebody deletes it.")
    )

    objects = BlockEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the block list")
        verbose_name_plural = _("block list")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="block_entry_names_one_thing",
                condition=Q(kind="address", pattern="") & ~Q(address_hash="")
                | Q(kind__in=["domain", "network"], address_hash="") & ~Q(pattern=""),
            ),
            models.CheckConstraint(
                name="block_entry_only_domains_signal",
                condition=Q(effect="hold") | Q(effect="signal", kind="domain"),
                violation_error_message=_("Only a domain can be a mere signal."),
            ),
            models.CheckConstraint(name="block_entry_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="block_entry_domain_ends_somewhere",
                condition=~Q(kind="domain") | Q(pattern__contains=".") & ~Q(pattern__in=["*.*", "*."]),
            ),
            models.CheckConstraint(
                name="block_entry_network_has_its_length",
                condition=~Q(kind="network") | Q(pattern__contains="/"),
            ),
            models.CheckConstraint(
                name="block_entry_ends_after_it_began",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("created_at")),
                violation_error_message=_("The end lies in the past."),
            ),
            models.UniqueConstraint(
                fields=["kind", "pattern", "address_hash"],
                name="block_entry_once",
                violation_error_message=_("This is on the block list already."),
            ),
        ]

    def __str__(self) -> str:
        if self.kind == self.Kind.ADDRESS:
            return str(_("Email address %(mark)s") % {"mark": self.address_hash[:8]})
        return self.pattern

    def clean(self) -> None:
        """Bring domain or network into its normal form. Raises ValidationError."""
        try:
            if self.kind == self.Kind.DOMAIN:
                self.pattern = clean_domain(self.pattern, holds=self.effect == self.Effect.HOLD)
            elif self.kind == self.Kind.NETWORK:
                self.pattern = clean_network(self.pattern)
        except ValidationError as error:
            raise ValidationError({"pattern": error}) from error


class CollectionWindowQuerySet(models.QuerySet["CollectionWindow"]):
    """Which windows matter."""

    def not_over(self) -> "CollectionWindowQuerySet":
        """Those that are open or will be."""
        return self.filter(ends_at__gt=clock.now())


class CollectionWindow(models.Model):
    """Some hours in which many sign in one place, a hall or a stall, behind one network."""

    action = models.ForeignKey(
        Action, verbose_name=_("action"), on_delete=models.CASCADE, related_name="collection_windows"
    )
    place = models.CharField(
        _("place"), max_length=120, help_text=_("For your colleagues, such as “Town hall, Leeds”.")
    )
    source = models.SlugField(
        _("source"),
        max_length=40,
        blank=True,
        db_index=False,
        help_text=_("Only signatures that this member or channel brings. Empty: all of the action."),
    )
    starts_at = models.DateTimeField(_("from"), help_text=_("In your account’s time zone."))
    ends_at = models.DateTimeField(_("to"), help_text=_("At most 24 hours later."))
    made_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        on_delete=models.SET_NULL,
        editable=False,
        related_name="+",
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = CollectionWindowQuerySet.as_manager()

    class Meta:
        verbose_name = _("collection window")
        verbose_name_plural = _("collection windows")
        ordering = ["-starts_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="collection_window_ends_after_it_starts",
                condition=Q(ends_at__gt=models.F("starts_at")),
                violation_error_message=_("A collection window ends after it starts."),
            ),
            models.CheckConstraint(name="collection_window_has_a_place", condition=~Q(place="")),
        ]

    def __str__(self) -> str:
        return self.place

    def clean(self) -> None:
        """Refuse a window that stays open for days: it takes a guard away. Raises ValidationError."""
        if self.starts_at and self.ends_at and self.ends_at - self.starts_at > LONGEST_WINDOW:
            raise ValidationError({"ends_at": _("A collection window lasts at most 24 hours.")})


class MailPauseQuerySet(models.QuerySet["MailPause"]):
    """Which pauses are on."""

    def waiting(self) -> Any:
        """The keys of the actions whose mails wait now."""
        return self.filter(resumed_at__isnull=True).values("action")


class MailPause(models.Model):
    """That the confirmation mails of an action wait, because far too many were asked for. One row an action.

    Once resumed, the row stays and says since when, so that the same flood does not stop them again at once.
    """

    class Cause(models.TextChoices):
        SUBMISSIONS = "submissions", _("many forms were sent within minutes")
        OUTBOX = "outbox", _("many mails were waiting")

    action = models.OneToOneField(Action, on_delete=models.CASCADE, related_name="mail_pause")
    cause = models.CharField(max_length=11, choices=Cause.choices)
    number = models.PositiveIntegerField(help_text="Forms or mails, when it began.")
    paused_at = models.DateTimeField(default=clock.now)
    resumed_at = models.DateTimeField(null=True)
    resumed_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = MailPauseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="mail_pause_cause_known", condition=Q(cause__in=["submissions", "outbox"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.paused_at:%Y-%m-%d %H:%M}"

    @property
    def is_on(self) -> bool:
        """Whether the mails wait now."""
        return self.resumed_at is None
