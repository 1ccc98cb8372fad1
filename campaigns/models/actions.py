"""What visitors sign: the record of an action, once for all languages, and the versions of its text."""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.keys import new_key
from advocacy_site.core.models.records import PageRecordQuerySet

from ..text import fingerprint

if TYPE_CHECKING:
    from .pages import ActionPage

CLOSING_GRACE = timedelta(hours=24)


class Action(models.Model):
    """Something people sign. Holds what happens; its pages hold the words."""

    class Kind(models.TextChoices):
        PLEDGE = "pledge", _("Pledge")
        PETITION = "petition", _("Petition")
        LETTER = "letter", _("Open letter")

    class Signers(models.TextChoices):
        PEOPLE = "people", _("People")
        ORGANISATIONS = "organisations", _("Organisations")
        BOTH = "both", _("People and organisations")

    class State(models.TextChoices):
        NOT_OPEN = "not_open", _("not open yet")
        OPEN = "open", _("open")
        PAUSED = "paused", _("paused")
        CLOSED = "closed", _("closed")

    class HandedOver(models.TextChoices):
        """What the recipients get of each signature whose giver agreed."""

        NOTHING = "nothing", _("Nothing but the number")
        NAME = "name", _("Name")
        NAME_COUNTRY = "name_country", _("Name and country")

    COPIED_SETTINGS = ("kind", "signers", "goal", "public_list", "handed_over")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.SlugField(_("key"), max_length=10, unique=True, default=new_key, editable=False)
    translation_key = models.UUIDField(unique=True, editable=False, help_text="That of its pages.")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.PLEDGE)
    signers = models.CharField(
        _("who may sign"), max_length=13, choices=Signers.choices, default=Signers.PEOPLE
    )
    opens_at = models.DateTimeField(
        _("opens"), null=True, blank=True, help_text=_("Empty: not open yet. In your account’s time zone.")
    )
    closes_at = models.DateTimeField(
        _("closes"),
        null=True,
        blank=True,
        help_text=_(
            "In your account’s time zone. Links that were mailed before can be used for 24 hours more."
        ),
    )
    paused_at = models.DateTimeField(_("paused since"), null=True, blank=True, editable=False)
    goal = models.PositiveIntegerField(
        _("first goal"), default=100, help_text=_("Grows by itself each time it is reached.")
    )
    public_list = models.BooleanField(
        _("show recent signatories"), default=True, help_text=_("Only those who chose to be shown.")
    )
    handed_over = models.CharField(
        _("recipients get"), max_length=12, choices=HandedOver.choices, default=HandedOver.NOTHING
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects = PageRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="action_closes_after_it_opens",
                condition=models.Q(closes_at__isnull=True)
                | models.Q(opens_at__isnull=False, opens_at__lt=models.F("closes_at")),
                violation_error_message=_("An action closes after it opens."),
            ),
            models.CheckConstraint(name="action_goal_positive", condition=models.Q(goal__gte=1)),
            models.CheckConstraint(
                name="action_kind", condition=models.Q(kind__in=["pledge", "petition", "letter"])
            ),
            models.CheckConstraint(
                name="action_signers", condition=models.Q(signers__in=["people", "organisations", "both"])
            ),
            models.CheckConstraint(
                name="action_handed_over",
                condition=models.Q(handed_over__in=["nothing", "name", "name_country"]),
            ),
        ]

    def __str__(self) -> str:
        titles = [page.title for page in self.pages.all()]  # prefetched by lists
        return titles[0] if titles else self.key

    def state_at(self, moment: datetime) -> str:
        """Return the State at `moment`: closed wins over paused, so that a pause never outlives the end."""
        if self.opens_at is None or moment < self.opens_at:
            return self.State.NOT_OPEN
        if self.closes_at is not None and moment >= self.closes_at:
            return self.State.CLOSED
        return self.State.PAUSED if self.paused_at else self.State.OPEN

    @property
    def state(self) -> str:
        """The State now."""
        return self.state_at(clock.now())

    @property
    def state_label(self) -> str:
        """The State now, in words."""
        return str(self.State(self.state).label)

    @property
    def confirmable_until(self) -> datetime | None:
        """Until when a mailed link counts, or None while no end is set."""
        return self.closes_at + CLOSING_GRACE if self.closes_at else None

    @property
    def subject(self) -> str:
        """How other rooms name this action, e.g. in a consent."""
        return f"action:{self.pk}"

    def has_rows(self) -> bool:
        """Return whether anybody signed, ever."""
        return self.signatures.exists() or self.residues.exists() or self.erased_signers.exists()


class TextVersionQuerySet(models.QuerySet["TextVersion"]):
    """Which words stand on a page now."""

    def current(self) -> "TextVersionQuerySet":
        """The version each page shows; at most one a page."""
        return self.filter(superseded_at__isnull=True)

    def record(self, page: "ActionPage") -> "TextVersion":
        """Return the version of all signed words on the live `page`, made where they were never there.

        Runs in the transaction that publishes. Going back to earlier words goes back to their version.
        """
        text = page.signed_words
        sha256 = fingerprint(text)
        # The record's row serialises two publications of one action, so that numbers stay unique.
        Action.objects.select_for_update(no_key=True).get(pk=page.action_id)
        versions = self.filter(page=page)
        current = versions.current().first()
        if current and current.sha256 == sha256:
            return current
        if current:
            versions.filter(pk=current.pk).update(superseded_at=clock.now())
        earlier = versions.filter(sha256=sha256).first()
        if earlier:
            versions.filter(pk=earlier.pk).update(superseded_at=None)
            earlier.superseded_at = None
            return earlier
        language = page.locale.language_code
        newest = self.filter(action=page.action_id, language=language).aggregate(n=models.Max("number"))["n"]
        return self.create(
            action_id=page.action_id,
            page=page,
            language=language,
            number=(newest or 0) + 1,
            sha256=sha256,
            text=text,
        )


class TextVersion(models.Model):
    """The exact words that signatures were given to, in one language: a letter with its annexes, whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="text_versions")
    # Deleting a page deletes versions that nobody signed; a signature protects its version and so the page.
    page = models.ForeignKey("campaigns.ActionPage", on_delete=models.CASCADE, related_name="text_versions")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    text = models.TextField(help_text="Rich text as published.")
    published_at = models.DateTimeField(default=clock.now)
    superseded_at = models.DateTimeField(null=True)

    objects = TextVersionQuerySet.as_manager()

    class Meta:
        ordering = ["language", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["action", "language", "number"], name="text_versions_are_numbered"
            ),
            models.UniqueConstraint(fields=["page", "sha256"], name="one_version_for_the_same_words"),
            models.UniqueConstraint(
                fields=["page"],
                condition=models.Q(superseded_at__isnull=True),
                name="one_current_text_a_page",
            ),
            models.CheckConstraint(name="text_version_from_one", condition=models.Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.number}"
