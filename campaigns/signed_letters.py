"""The open letters that a member signed, for its own page."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext as _

from advocacy_site.core.registry import Section
from advocacy_site.core.visibility import visible
from members.discretion import may_be_tied_to

from .models import Action, ActionPage, Signature


@dataclass(frozen=True)
class SignedLetter:
    """A letter as a row of `components/stream_row.html`; `date` is the day on which the member signed."""

    title: str
    url: str
    kind_label: str
    date: date
    summary: str


def letters_signed(page: Any, request: HttpRequest) -> Section | None:
    """Return the public letters in the language of `page`, a member's, that show its signature. One query.

    Newest signature first. A discreet member's letter is told only where it signed by its page's name.
    """
    if page.member_id is None:  # a preview of a page that nobody has saved
        return None
    mine = Signature.objects.shown().filter(kind=Signature.Kind.ORGANISATION, member=page.member_id)
    this = mine.filter(action=OuterRef("action"))
    letters = (
        visible(ActionPage.objects.filter(locale=page.locale_id, action__in=mine.values("action")))
        .filter(action__kind=Action.Kind.LETTER, alias_of__isnull=True)
        .annotate(signed_at=Subquery(this.values("confirmed_at")[:1]))
        .annotate(signed_as=Subquery(this.values("organisation_name")[:1]))
        .order_by("-signed_at", "title")
    )
    rows = [_row(letter, request) for letter in letters if may_be_tied_to(page, letter.signed_as)]
    return Section(_("Letters it signed"), "components/stream_rows.html", rows)


def _row(letter: Any, request: HttpRequest) -> SignedLetter:
    return SignedLetter(
        title=letter.card_title,
        url=letter.get_url(request) or "",
        kind_label=_("Signed"),
        date=letter.signed_at.date(),
        summary=letter.listing_summary or letter.summary,
    )
