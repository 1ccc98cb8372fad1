"""The versions of an action's words in one language, and how many signed which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q

from .models.actions import Action, TextVersion
from .models.offline import CodeSignature, PaperBatch
from .models.reaffirming import Reaffirmation
from .models.signatures import Signature
from .models.tallies import Residue, Tally
from .numbers import Published, publish

LISTED = (  # all but the words
    *("action", "page", "language", "number", "sha256"),
    *("published_at", "superseded_at", "was_public"),
)


def told_versions(action: Any, language: str) -> Any:
    """Return the public versions that readers may ask for: of today, and each that somebody signed.

    One that was put right before anybody signed stays between editors. `action`: the record or its key.
    """
    here = {"text_version": OuterRef("pk")}
    signed = Exists(Signature.objects.filter(state=Signature.State.CONFIRMED, **here))
    signed_once = Exists(Residue.objects.filter(**here)) | Exists(
        Reaffirmation.objects.filter(from_version=OuterRef("pk"))
    )
    offline = Exists(CodeSignature.objects.filter(**here)) | Exists(PaperBatch.objects.filter(**here))
    named = signed | signed_once | offline
    versions = TextVersion.objects.filter(Q(superseded_at__isnull=True) | named)
    return versions.filter(action=action, language=language, was_public=True)


@dataclass(frozen=True)
class VersionLine:
    """A version with its number of signatures; None where that is told only together with others."""

    number: int
    count: int | None
    is_current: bool
    published_at: datetime


@dataclass(frozen=True)
class VersionCounts:
    """How the signatures of an action are spread over the versions of its words in one language.

    `in_draft`: those under words that are not public yet; `elsewhere`: under words in other languages;
    `other`: those under versions, in whatever language, whose numbers are told together. False where all
    signed what stands there now.
    """

    lines: list[VersionLine]
    in_draft: int
    elsewhere: int
    other: int

    def __bool__(self) -> bool:
        return len(self.lines) > 1 or self.in_draft > 0


def told_counts(tallies: Mapping[str, int]) -> Published:
    """Return which numbers of `tallies`, by the version's key, may be told; a single one is the total.

    Hidden over all languages at once, so that the page in one does not tell what that in another hides.
    """
    return publish(tallies) if len(tallies) > 1 else Published(dict(tallies), 0)


def version_counts(versions: Iterable[TextVersion], tallies: Mapping[str, int]) -> VersionCounts:
    """Return the lines of `versions`: each that counts somebody, and the one that stands there now.

    `tallies`: numbers that are not zero by the version's key, of one moment.
    """
    versions = list(versions)
    told = told_counts(tallies)
    counts = {version.pk: _told(told, tallies, version) for version in versions}
    in_draft = sum(counts[version.pk] or 0 for version in versions if not version.was_public)
    lines = [
        VersionLine(
            number=version.number,
            count=counts[version.pk],
            is_current=version.superseded_at is None,
            published_at=version.published_at,
        )
        for version in versions
        if version.was_public
    ]
    shown = [line for line in lines if line.count != 0 or line.is_current]
    here = sum(count or 0 for count in counts.values())
    return VersionCounts(shown, in_draft, sum(told.shown.values()) - here, told.other)


def _told(told: Published, tallies: Mapping[str, int], version: TextVersion) -> int | None:
    key = str(version.pk)
    return told.shown.get(key) if tallies.get(key) else 0


def counts_of(action: Action) -> dict[str, int]:
    """Return the published number of each version of `action` by its key. One query."""
    rows = Tally.objects.filter(action=action, dimension=Tally.Dimension.VERSION)
    return dict(rows.values_list("key", "count"))
