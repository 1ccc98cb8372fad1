"""People whose address we hold, the consents they gave, and the words they read when they gave them."""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models.functions import JSONObject
from django.utils.translation import gettext_lazy as _
from wagtail.models import TranslatableMixin

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedTextField
from advocacy_site.core.statements import Slot


class Purpose(models.TextChoices):
    """What an address may be used for. Each is asked on its own."""

    SIGN = "sign", _("Store and count a signature")
    HAND_OVER = "hand_over", _("Hand a signature to its recipients")
    UPDATES = "updates", _("Write about an action that somebody signed")
    MEMBER = "member", _("Let the member that brought somebody write about an action they signed")
    NEWSLETTER = "newsletter", _("Newsletter")
    ACCESS = "access", _("Store what somebody needs to take part in an event")


MEMBERS_NAME = "{member}"  # stands for it in the words of Purpose.MEMBER


class ConsentWording(TranslatableMixin, models.Model):
    """The exact words of a consent in one language and version. Never changed: new words are a new row."""

    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose.choices)
    version = models.PositiveIntegerField(_("version"), editable=False)
    text = models.TextField(_("words"), max_length=600)
    sha256 = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("consent wording")
        verbose_name_plural = _("consent wordings")
        ordering = ["purpose", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "purpose", "version"], name="one_consent_wording_per_version"
            ),
            models.CheckConstraint(name="consent_wording_has_words", condition=~models.Q(text="")),
            models.CheckConstraint(
                name="consent_wording_purpose", condition=models.Q(purpose__in=Purpose.values)
            ),
            models.CheckConstraint(
                name="consent_wording_names_the_member",
                condition=~models.Q(purpose=Purpose.MEMBER) | models.Q(text__contains=MEMBERS_NAME),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}, {_('version')} {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Number a new wording and hash its words; the database refuses to change an old one."""
        if self._state.adding:
            self.sha256 = hashlib.sha256(self.text.encode()).hexdigest()
            earlier = ConsentWording.objects.filter(locale=self.locale, purpose=self.purpose)
            self.version = (earlier.aggregate(newest=models.Max("version"))["newest"] or 0) + 1
        super().save(*args, **kwargs)

    def read_with(self, organisation_name: str = "") -> str:
        """Return the words as they were read, with the name of the member that they are about, if any."""
        return self.text.replace(MEMBERS_NAME, organisation_name) if organisation_name else self.text


class Supporter(models.Model):
    """A person whose address we hold because of a consent. Signers alone are not supporters."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = SealedTextField()
    email_hash = models.CharField(
        max_length=64, unique=True, help_text="Keyed hash of the normalised address."
    )
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="supporter_has_address", condition=~models.Q(email="") & ~models.Q(email_hash="")
            ),
        ]

    def __str__(self) -> str:
        return f"Supporter {self.pk}"


class ConsentQuerySet(models.QuerySet["Consent"]):
    """What the rows of a consent come to."""

    def newest_first(
        self, subject_hash: Any, purpose: str, *, subject: str = "", organisation: str = ""
    ) -> "ConsentQuerySet":
        """The rows of one person for one purpose, subject and organisation: the first one holds."""
        rows = self.filter(
            subject_hash=subject_hash, purpose=purpose, subject=subject, organisation=organisation
        )
        return rows.order_by("-at", "-pk")


class Consent(models.Model):
    """One dated grant or withdrawal for one purpose and one organisation. No row is ever changed.

    It names its giver by the keyed hash only, so that the proof (GDPR Art. 7(1)) outlives the address.
    """

    class Decision(models.TextChoices):
        GRANTED = "granted", _("granted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Method(models.TextChoices):
        CONFIRMED_BY_MAIL = "mail", _("form, confirmed by mail")
        MAILED_LINK = "link", _("mailed link")
        STAFF = "staff", _("staff, on request")
        TIME = "time", _("nobody: its time was over")

    id = models.BigAutoField(primary_key=True)  # in order: of two rows of one instant the later one holds
    subject_hash = models.CharField(max_length=64, db_index=True)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    organisation = models.CharField(
        max_length=60, blank=True, help_text="Key of the member that may use it; empty: the coalition itself."
    )
    organisation_name = models.CharField(
        max_length=255,
        blank=True,
        default="",
        db_default="",  # the code that still runs while this column is new does not write it
        help_text="That member’s name, as the words had it when they were read.",
    )
    decision = models.CharField(max_length=9, choices=Decision.choices)
    wording = models.ForeignKey(ConsentWording, null=True, on_delete=models.PROTECT, related_name="consents")
    subject = models.CharField(max_length=60, blank=True, help_text="What it is about, as `action:<uuid>`.")
    method = models.CharField(max_length=5, choices=Method.choices)
    asked_at = models.DateTimeField(
        null=True, help_text="When the form was sent, before the mail confirmed it."
    )
    at = models.DateTimeField(default=clock.now)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_hash", "purpose", "at"], name="consent_by_person")]
        constraints = [
            models.CheckConstraint(name="consent_purpose", condition=models.Q(purpose__in=Purpose.values)),
            models.CheckConstraint(
                name="consent_grant_has_wording",
                condition=models.Q(decision="withdrawn")
                | models.Q(decision="granted", wording__isnull=False),
            ),
            models.CheckConstraint(name="consent_has_subject_hash", condition=~models.Q(subject_hash="")),
            models.CheckConstraint(
                name="consent_to_a_member_says_which",
                condition=~models.Q(purpose=Purpose.MEMBER, decision="granted")
                | ~models.Q(organisation="") & ~models.Q(organisation_name=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.decision}"

    @property
    def words(self) -> str:
        """What was read, for a grant; nothing for a withdrawal. Read it with `wording`."""
        return self.wording.read_with(self.organisation_name) if self.wording else ""


class DataRequest(models.Model):
    """That somebody asked for what we hold about an address: its keyed hash only, for a day.

    Written whether we hold anything or not, so that a request is the same work for every address.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    subject_hash = models.CharField(max_length=64, help_text="Keyed hash of the normalised address.")
    language = models.CharField(max_length=10, choices=settings.LANGUAGES)
    requested_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["subject_hash", "requested_at"], name="data_request_by_person")]
        constraints = [
            models.CheckConstraint(
                name="data_request_has_subject_hash", condition=~models.Q(subject_hash="")
            ),
        ]

    def __str__(self) -> str:
        return f"Data request {self.pk}"


def wording_for(purpose: str, language: str) -> ConsentWording | None:
    """Return today's wording of one purpose in `language`, else in the site's first, if there is one."""
    return _newest_wording(purpose, language).first()


WORDING_FIELDS = ("id", "purpose", "version", "text")


def wordings_for(language: str) -> dict[str, ConsentWording]:
    """Return today's wording of each purpose in `language`, else in the site's first."""
    newest: dict[str, ConsentWording] = {}
    for wording in _wordings(language):
        newest.setdefault(wording.purpose, wording)
    return newest


def wording_column(purpose: str, language: Slot) -> models.Subquery:
    """Return the same of one purpose as a column of another query, for `wording_from`."""
    fields = JSONObject(**{name: name for name in WORDING_FIELDS})
    return models.Subquery(_newest_wording(purpose, language).values(fields=fields)[:1])


def wording_from(column: dict[str, Any] | None) -> ConsentWording | None:
    """Return the wording that a `wording_column` held, with WORDING_FIELDS; None where there is none."""
    if column is None:
        return None
    return ConsentWording.from_db("default", WORDING_FIELDS, [column[name] for name in WORDING_FIELDS])


def _newest_wording(purpose: str, language: Any) -> models.QuerySet[ConsentWording]:
    return _wordings(language).filter(purpose=purpose)


def _wordings(language: Any) -> models.QuerySet[ConsentWording]:
    """Of each purpose the newest in `language` before those of the site's first language."""
    is_own = models.Case(models.When(locale__language_code=language, then=0), default=1)
    wordings = ConsentWording.objects.filter(
        models.Q(locale__language_code=language) | models.Q(locale__language_code=settings.LANGUAGE_CODE)
    )
    return wordings.order_by(is_own, "-version")
