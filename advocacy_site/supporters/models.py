"""People whose address we hold, the consents they gave, and the words they read when they gave them."""

import hashlib
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, TranslatableMixin

from advocacy_site.core import clock
from advocacy_site.core.sealed import SealedTextField
from advocacy_site.core.statements import Prepared, Slot


class Purpose(models.TextChoices):
    """What an address may be used for. Each is asked on its own."""

    SIGN = "sign", _("Store and count a signature")
    HAND_OVER = "hand_over", _("Hand a signature to its recipients")
    UPDATES = "updates", _("Write about an action that somebody signed")
    NEWSLETTER = "newsletter", _("Newsletter")


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

    id = models.BigAutoField(primary_key=True)  # in order: of two rows of one instant the later one holds
    subject_hash = models.CharField(max_length=64, db_index=True)
    purpose = models.CharField(max_length=12, choices=Purpose.choices)
    organisation = models.CharField(
        max_length=60, blank=True, help_text="Key of the member that may use it; empty: the coalition itself."
    )
    decision = models.CharField(max_length=9, choices=Decision.choices)
    wording = models.ForeignKey(ConsentWording, null=True, on_delete=models.PROTECT, related_name="consents")
    subject = models.CharField(max_length=60, blank=True, help_text="What it is about, as `action:<uuid>`.")
    method = models.CharField(max_length=5, choices=Method.choices)
    asked_at = models.DateTimeField(
        null=True, help_text="When the form was sent, before the mail confirmed it."
    )
    at = models.DateTimeField(default=clock.now)

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
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.decision}"


def _all_wordings() -> Any:
    languages = [
        Slot("language", Locale._meta.get_field("language_code")),
        Slot("first_language", Locale._meta.get_field("language_code")),
    ]
    wordings = ConsentWording.objects.filter(locale__language_code__in=languages).order_by("version")
    return wordings.values_list("locale__language_code", *WORDING_FIELDS)


WORDING_FIELDS = ("id", "purpose", "version", "text")
ALL_WORDINGS = Prepared(_all_wordings)


def wordings_for(language: str) -> dict[str, ConsentWording]:
    """Return today's wording of each purpose in `language`, else in the site's first."""
    found: dict[str, dict[str, ConsentWording]] = {}
    for code, *fields in ALL_WORDINGS.rows(language=language, first_language=settings.LANGUAGE_CODE):
        wording = ConsentWording.from_db("default", WORDING_FIELDS, fields)
        found.setdefault(code, {})[wording.purpose] = wording  # the newest comes last
    wordings = found.get(language, {})
    return wordings if Purpose.SIGN in wordings else found.get(settings.LANGUAGE_CODE, {})
