"""What visitors sign: the record of an action, once for all languages, and the versions of its text."""

import uuid
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from advocacy_site.core import clock
from advocacy_site.core.keys import new_key
from advocacy_site.core.models.records import PageRecordQuerySet
from advocacy_site.core.questions import Asks

from ..asked import FIELDS
from ..text import fingerprint

if TYPE_CHECKING:
    from .pages import ActionPage

CLOSING_GRACE = timedelta(hours=24)


def _asks(label: Any, default: str = Asks.NO) -> models.CharField:
    """Return the column that says whether a field is asked for."""
    return models.CharField(label, max_length=8, choices=Asks.choices, default=default)


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

    class ListOrder(models.TextChoices):
        """How organisations stand below their headings."""

        EDITOR = "editor", _("In our own order")
        COUNTRY = "country", _("By country")
        NAME = "name", _("By name")

    COPIED_SETTINGS = (
        *("kind", "signers", "goal", "public_list", "recipients_get", "questions"),
        *(f"asks_{name}" for name in FIELDS),
        *("list_order", "categories", "check_address", "members_may_write"),
    )

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
    recipients_get: Any = models.JSONField(
        _("recipients get"),
        default=list,
        blank=True,
        help_text=_("Of those who agree to it. A name that is added counts for those who sign from then on."),
    )
    asks_country = _asks(_("country"), default=Asks.REQUIRED)
    asks_postcode = _asks(_("postcode"))
    asks_city = _asks(_("town or city"))
    asks_role = _asks(_("role"))
    asks_organisation = _asks(_("organisation"))
    asks_comment = _asks(_("comment"))
    questions: Any = models.JSONField(
        _("own questions"), default=list, blank=True, help_text="See `asked.questions_in`."
    )
    members_may_write = models.BooleanField(_("members may write"), default=False, db_default=False)
    on_paper = models.PositiveIntegerField(
        default=0, editable=False, help_text="Published number; see `services.count_offline`."
    )
    by_code = models.PositiveIntegerField(default=0, editable=False)
    offline_as_of = models.DateTimeField(null=True, editable=False)
    list_order = models.CharField(
        _("order of organisations"), max_length=7, choices=ListOrder.choices, default=ListOrder.EDITOR
    )
    categories = models.TextField(
        _("categories that organisations choose from"),
        max_length=1200,
        blank=True,
        help_text=_("One a line. They stand as headings above the organisations. Empty: nothing to choose."),
    )
    check_address = models.EmailField(
        _("who checks organisations"),
        blank=True,
        help_text=_("An address of a role. A mail goes there when an organisation waits for us."),
    )
    pause_notice: Any = models.JSONField(
        default=dict, blank=True, help_text="Why it is paused, by language; said while it is."
    )
    successor: Any = models.ForeignKey(
        "self",
        verbose_name=_("carried on by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="predecessors",
        help_text=_("The action that people are led to, once this one is closed."),
    )
    story = models.SlugField(
        max_length=10,
        default=new_key,
        editable=False,
        db_index=False,
        help_text="Changes with what pages tell of the record, and so names their copies of it.",
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
            models.CheckConstraint(
                name="action_is_not_its_own_successor",
                condition=models.Q(successor__isnull=True) | ~models.Q(successor=models.F("id")),
                violation_error_message=_("An action is not carried on by itself."),
            ),
            models.CheckConstraint(name="action_goal_positive", condition=models.Q(goal__gte=1)),
            models.CheckConstraint(
                name="action_kind", condition=models.Q(kind__in=["pledge", "petition", "letter"])
            ),
            models.CheckConstraint(
                name="action_signers", condition=models.Q(signers__in=["people", "organisations", "both"])
            ),
            *(
                models.CheckConstraint(
                    name=f"action_asks_{name}",
                    condition=models.Q(**{f"asks_{name}__in": ["no", "optional", "required"]}),
                )
                for name in FIELDS
            ),
            models.CheckConstraint(
                name="action_list_order", condition=models.Q(list_order__in=["editor", "country", "name"])
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
    def people_sign(self) -> bool:
        """Whether a person may sign it."""
        return self.signers != self.Signers.ORGANISATIONS

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

    @property
    def category_list(self) -> list[str]:
        """The categories that organisations choose from."""
        return [line for line in (" ".join(line.split()) for line in self.categories.splitlines()) if line]


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
        Action.objects.select_for_update(no_key=True).get(pk=page.action.pk)
        versions = self.filter(page=page)
        current = versions.current().first()
        if current and current.sha256 == sha256:
            return current
        if current:
            versions.filter(pk=current.pk).update(superseded_at=clock.now())
        earlier = versions.filter(sha256=sha256).first()
        if earlier:
            earlier.superseded_at = None
            if not earlier.was_public:  # until now a draft that was shown to some
                earlier.was_public, earlier.published_at = True, clock.now()
            earlier.save(update_fields=["superseded_at", "was_public", "published_at"])
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
    was_public = models.BooleanField(
        default=True, help_text="Not yet: words of a draft that some were asked to sign."
    )

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
