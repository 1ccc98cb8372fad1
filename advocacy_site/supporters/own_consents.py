"""What people see of what they agreed to, and how they take it back (core/registry.py: PersonalData)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from advocacy_site.core.keys import counted_key
from advocacy_site.core.registry import NotHeld, NotUnderstood, Section, Verb
from advocacy_site.core.subjects import names_of

from . import services
from .models import Consent, Purpose


@dataclass(frozen=True)
class OwnConsent:
    """One consent with the words that were read. `about` may be empty; it stands until `taken_back_at`."""

    pk: int
    words: str
    language: str
    about: str
    organisation: str
    at: datetime
    taken_back_at: datetime | None
    ends_a_signature: bool


def section(subject_hash: str) -> Section | None:
    """Return each consent that was ever given and is not yet forgotten, the newest first. Two queries."""
    rows = list(
        Consent.objects.filter(subject_hash=subject_hash)
        .select_related("wording__locale")
        .order_by("at", "pk")
    )
    if not rows:
        return None
    names = names_of(row.subject for row in rows)
    withdrawn: dict[tuple[str, str, str], datetime] = {}
    items = []
    for row in reversed(rows):
        key = (row.purpose, row.organisation, row.subject)
        if row.decision == Consent.Decision.WITHDRAWN or row.wording is None:
            withdrawn[key] = row.at
            continue
        items.append(
            OwnConsent(
                pk=row.pk,
                words=row.words,
                language=row.wording.locale.language_code,
                about=names.get(row.subject, ""),
                organisation=row.organisation_name or row.organisation,
                at=row.at,
                taken_back_at=withdrawn.get(key),
                ends_a_signature=row.purpose == Purpose.SIGN,
            )
        )
    return Section(_("What you agreed to"), "supporters/includes/own_consents.html", items)


def take_back(subject_hash: str, values: Mapping[str, str]) -> str:
    """Withdraw one consent and all that rests on it. Raises NotHeld, NotUnderstood."""
    key = counted_key(values.get("item", ""))
    if key is None:
        raise NotUnderstood
    row = Consent.objects.filter(pk=key, subject_hash=subject_hash).first()
    if row is None:
        raise NotHeld
    services.take_back(subject_hash, row.purpose, subject=row.subject, organisation=row.organisation)
    return _("Done. You have taken it back, as of now.")


VERBS: dict[str, Verb] = {"take-back": take_back}
