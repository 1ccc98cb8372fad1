"""What people see of their own signatures, and may do with them (core/registry.py: PersonalData)."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.rich_text import expand_db_html

from advocacy_site.core import countries, languages
from advocacy_site.core.caching import OLDEST_COPY
from advocacy_site.core.readable import each_readable
from advocacy_site.core.registry import NotHeld, NotUnderstood, Section, Verb, retention

from . import services
from .asked import HANDED_OVER, Answers
from .models import ActionPage, ErasedSigner, Signature
from .models.signatures import WORDINGS


@dataclass(frozen=True)
class OwnSignature:
    """One signature as its giver sees it. `facts`: what we hold, as labels and values; none is empty."""

    signature: Signature
    title: str
    url: str
    state: str
    facts: list[tuple[str, str]]
    text_html: str
    agreed_to: list[str]
    direction: str

    @property
    def displays(self) -> list[tuple[str, str]]:
        """The ways in which the name can be shown, where that can be chosen."""
        ends = self.signature.state == Signature.State.WITHDRAWN
        is_person = self.signature.kind == Signature.Kind.PERSON
        choices = Signature.Display.choices
        return [(str(value), str(label)) for value, label in choices] if is_person and not ends else []

    @property
    def can_withdraw(self) -> bool:
        """Whether there is something to withdraw."""
        return self.signature.state == Signature.State.CONFIRMED


@dataclass(frozen=True)
class OwnSignatures:
    """All signatures of one person, and what was kept of erased ones, as sentences."""

    signatures: list[OwnSignature]
    erased: list[str]


def section(subject_hash: str) -> Section | None:
    """Return the signatures of one person, the newest first. Six queries at most, for any number."""
    rows = Signature.objects.filter(email_hash=subject_hash).order_by("-requested_at")
    rows = rows.select_related(*SHOWN_WITH).prefetch_related("pack_entries__pack")
    found = [own_signature(row) for row in each_readable(rows)]
    erased = _erased(subject_hash)
    if not found and not erased:
        return None
    return Section(
        _("Your signatures"), "campaigns/includes/own_signatures.html", [OwnSignatures(found, erased)]
    )


SHOWN_WITH = ("action", "text_version__page", *WORDINGS)


def own_signature(row: Signature) -> OwnSignature:
    """Return `row`, read with SHOWN_WITH, for its giver. No query, unless the text links to pages."""
    page: ActionPage = row.text_version.page
    return OwnSignature(
        signature=row,
        title=page.title,
        url=page.full_url or "" if page.live else "",
        state=_state(row),
        facts=[(label, value) for label, value in _facts(row) if value],
        text_html=expand_db_html(row.text_version.text),
        agreed_to=row.agreed_to,
        direction=languages.direction(row.text_version.language),
    )


def _state(row: Signature) -> str:
    if row.removed_at:
        return _("Taken out of the count by us: %(reason)s") % {"reason": row.removal_reason}
    match row.state:
        case Signature.State.PENDING:
            days = retention["signatures-unconfirmed"].period.days
            return _("Not confirmed. It does not count, and is deleted %(days)d days after it was sent.") % {
                "days": days
            }
        case Signature.State.WITHDRAWN:
            return _("Withdrawn. It does not count.")
    if row.held_at:
        return _("Confirmed, and being checked. It does not count yet.")
    return _("Confirmed. It counts.")


def _facts(row: Signature) -> list[tuple[str, str]]:
    """What is held of the giver, in words; a new column of the form has its line here."""
    shown = (row.public_name if row.is_counted else "") or _("Not at all")
    given = [str(HANDED_OVER[name]) for name in row.handed_over.split()]
    closes = row.action.closes_at
    ends = closes + retention["signatures"].period if closes else None
    return [
        (_("Organisation"), row.organisation_name),
        (_("Name"), row.name),
        (_("Email"), row.email),
        (_("Country"), countries.name(row.country.code) if row.country.code else ""),
        *_answers(row),
        (_("Shown in public as"), shown),
        (_("Your comment in public"), row.get_comment_state_display()),
        (_("Recipients get, when it is handed over"), ", ".join(given)),
        *_handed_over(row),
        (_("Sent"), date_format(row.requested_at)),
        (_("Confirmed"), date_format(row.confirmed_at) if row.confirmed_at else ""),
        (_("Withdrawn"), date_format(row.withdrawn_at) if row.withdrawn_at else ""),
        (_("Came to us by"), row.source),
        (_("May write to you about it"), row.writer_named),
        (_("Becomes a mere number"), date_format(ends) if ends else ""),
    ]


def _handed_over(row: Signature) -> list[tuple[str, str]]:
    """What left already, for whom and when: it can't be taken back there."""
    return [
        (
            _("Handed over on %(day)s") % {"day": date_format(taken.at)},
            f"{taken.recipient}: {', '.join(taken.fields)}",
        )
        for taken in services.handed_over_to(row)
    ]


def _answers(row: Signature) -> list[tuple[str, str]]:
    """Each answer with its question as it was read."""
    kept = Answers.read(row.answers)
    fields = [(str(capfirst(HANDED_OVER[name])), value) for name, value in kept.fields.items()]
    return [*fields, *kept.lines]


def _erased(subject_hash: str) -> list[str]:
    rows = list(ErasedSigner.objects.filter(email_hash=subject_hash).order_by("-erased_at"))
    names = names_of_actions({str(row.action_id) for row in rows}) if rows else {}
    kept = _("“%(title)s”: erased on %(day)s. You are counted as a mere number.")
    gone = _("“%(title)s”: erased on %(day)s.")
    return [
        (kept if row.kept_as_number else gone)
        % {"title": names.get(str(row.action_id), ""), "day": date_format(row.erased_at)}
        for row in rows
    ]


def names_of_actions(keys: set[str]) -> dict[str, str]:
    """Return the title of each action by its primary key, in the active language where there is one."""
    pages = ActionPage.objects.filter(action__pk__in=keys).order_by("pk")
    rows = pages.values_list("action", "title", "locale__language_code")
    language = get_language()
    return {str(action): title for action, title, code in sorted(rows, key=lambda row: row[2] == language)}


# --- verbs: what happens, and the words that say so ------------------------------------------------------


def change_display(pk: uuid.UUID, values: Mapping[str, str]) -> str:
    """Show the name as `values["display"]`. Raises Signature.DoesNotExist, NotUnderstood."""
    try:
        signature = services.change_display(pk, values.get("display", ""))
    except ValueError as error:
        raise NotUnderstood from error
    minutes = OLDEST_COPY // 60
    if name := signature.public_name:
        words = _("Done. Your name is shown as “%(name)s”. Pages follow within %(minutes)d minutes.")
    else:
        name, words = "", _("Done. Your name is not shown. Pages follow within %(minutes)d minutes.")
    return words % {"name": name, "minutes": minutes}


def hide(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Show the name no more. Raises Signature.DoesNotExist."""
    return change_display(pk, {"display": Signature.Display.HIDDEN})


def hide_comment(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Show the comment no more. Raises Signature.DoesNotExist."""
    services.hide_comment(pk)
    words = _("Done. Your comment is not shown. Pages follow within %(minutes)d minutes.")
    return words % {"minutes": OLDEST_COPY // 60}


def withdraw(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Take the signature out of the count. Raises Signature.DoesNotExist."""
    services.withdraw_signature(pk)
    return _("Done. Your signature is withdrawn: it counts no more, and is shown nowhere.")


def erase(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Delete the signature and take it out of the count. Raises Signature.DoesNotExist."""
    services.erase_signature(pk, keep_as_number=False)
    return _("Done. This signature is erased, and counts no more.")


def erase_but_count(pk: uuid.UUID, _values: Mapping[str, str]) -> str:
    """Delete the signature; a counted one stays as a mere number. Raises Signature.DoesNotExist."""
    services.erase_signature(pk, keep_as_number=True)
    return _("Done. All about you in this signature is erased. Only a number is left.")


def _of_this_person(do: Callable[[uuid.UUID, Mapping[str, str]], str]) -> Verb:
    """Let `do` have the signature that `values["item"]` names, if it is this person's."""

    def verb(subject_hash: str, values: Mapping[str, str]) -> str:
        try:
            pk = uuid.UUID(values.get("item", ""))
        except ValueError as error:
            raise NotUnderstood from error
        own = Signature.objects.filter(pk=pk, email_hash=subject_hash, kind=Signature.Kind.PERSON)
        if not own.exists():
            raise NotHeld
        try:
            return do(pk, values)
        except Signature.DoesNotExist as error:
            raise NotHeld from error

    return verb


OWN_VERBS = {
    "display": change_display,
    "hide-comment": hide_comment,
    "withdraw": withdraw,
    "erase": erase,
    "erase-but-count": erase_but_count,
}
VERBS: dict[str, Verb] = {name: _of_this_person(do) for name, do in OWN_VERBS.items()}
