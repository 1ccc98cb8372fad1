"""What people see of organisations that they acted for, and may do (core/registry.py: PersonalData)."""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from advocacy_site.core import countries
from advocacy_site.core.readable import each_readable
from advocacy_site.core.registry import NotHeld, NotUnderstood, Section, Verb

from . import services
from .models import Invitation, KnownContact, OrganisationRequest, Signature

Facts = list[tuple[str, str]]
KINDS: dict[str, Any] = {
    "request": OrganisationRequest,
    "invitation": Invitation,
    "contact": KnownContact,
}


@dataclass(frozen=True)
class OwnOrganisation:
    """One thing that somebody did for an organisation. `item` names it in a form, as "<kind>:<uuid>".

    `stands`: the organisation's signature counts, and so can be taken out or left.
    """

    item: str
    organisation: str
    state: str
    facts: Facts
    stands: bool


def section(subject_hash: str) -> Section | None:
    """Return what one person did for organisations, newest first. Four queries; one where it is nothing."""
    rows = [model.objects.filter(email_hash=subject_hash).order_by().values("pk") for model in KINDS.values()]
    if not rows[0].union(*rows[1:]):
        return None
    found = [*_requests(subject_hash), *_invitations(subject_hash), *_contacts(subject_hash)]
    return Section(_("Organisations you act for"), "campaigns/includes/own_organisations.html", found)


def _requests(subject_hash: str) -> Iterator[OwnOrganisation]:
    rows = OrganisationRequest.objects.filter(email_hash=subject_hash).order_by("-requested_at")
    for row in each_readable(rows.select_related("text_version__page", "signature", "updates_wording")):
        facts = [
            (_("Signed, or to be signed"), row.text_version.page.title),
            (_("Country"), row.country_words),
            (_("Heading"), row.category),
            (_("Website"), row.website),
            (_("Your name"), row.contact_name),
            (_("Your role"), row.contact_role),
            (_("Your email"), row.email),
            (_("Sent"), date_format(row.requested_at)),
            (_("Confirmed"), date_format(row.confirmed_at) if row.confirmed_at else ""),
            (_("You agreed"), row.updates_wording.text if row.updates_wording else ""),
        ]
        state = str(row.get_state_display())
        yield _own("request", row, state, facts, stands_for(row))


def _invitations(subject_hash: str) -> Iterator[OwnOrganisation]:
    rows = Invitation.objects.filter(email_hash=subject_hash).order_by("-asked_at", "pk")
    for row in each_readable(rows.select_related("round__text_version__page", "signature")):
        facts = [
            (_("Invited to sign"), row.round.text_version.page.title),
            (_("Country"), countries.name(row.country.code) if row.country else ""),
            (_("Your name"), row.contact_name),
            (_("Your role"), row.signer_role),
            (_("Your email"), row.email),
            (_("What you wrote"), row.answer),
            (_("Answered"), date_format(row.answered_at) if row.answered_at else ""),
        ]
        signs = row.state == Invitation.State.SIGNS
        yield _own("invitation", row, str(row.get_state_display()), facts, signs)


def _contacts(subject_hash: str) -> Iterator[OwnOrganisation]:
    for row in each_readable(KnownContact.objects.filter(email_hash=subject_hash)):
        facts = [
            (_("Country"), countries.name(row.country.code) if row.country else ""),
            (_("Your name"), row.name),
            (_("Your email"), row.email),
        ]
        words = _("We ask you, or tell you, when this organisation signs.")
        yield OwnOrganisation(f"contact:{row.pk}", row.organisation_name, words, _given(facts), stands=False)


def _own(kind: str, row: Any, state: str, facts: Facts, is_for_it: bool) -> OwnOrganisation:
    stands = is_for_it and _is_confirmed(row.signature)
    return OwnOrganisation(f"{kind}:{row.pk}", row.organisation_name, state, _given(facts), stands)


def stands_for(row: OrganisationRequest) -> bool:
    """Return whether the organisation counts by what this person sent, so that they can withdraw it."""
    return row.state == OrganisationRequest.State.ACCEPTED and _is_confirmed(row.signature)


def _is_confirmed(signature: Signature | None) -> bool:
    return signature is not None and signature.state == Signature.State.CONFIRMED


def _given(facts: Facts) -> Facts:
    return [(label, value) for label, value in facts if value]


# --- verbs -----------------------------------------------------------------------------------------------


def withdraw(kind: str, pk: uuid.UUID) -> str:
    """Withdraw an organisation's signature. `kind`: of KINDS, as in the next two; all return what was done.

    Raises ObjectDoesNotExist, NotUnderstood, RoundOver.
    """
    if kind == "request":
        is_out = services.withdraw_request(pk).state == OrganisationRequest.State.WITHDRAWN
        if not is_out:
            return _("Nothing is changed: the organisation does not count because of what you sent.")
    elif kind == "invitation":
        services.decline_invitation(pk)
    else:
        raise NotUnderstood
    return _("Done. The organisation’s signature is withdrawn: it does not count, and is shown nowhere.")


def _leave(kind: str, pk: uuid.UUID, *, take_out: bool) -> bool:
    """Return whether the organisation is out by what this person did."""
    match kind:
        case "request":
            return services.leave_request(pk, take_out=take_out)
        case "invitation":
            return services.leave_invitation(pk, take_out=take_out)
        case _:
            services.leave_contact(pk)
            return False


def erase(kind: str, pk: uuid.UUID) -> str:
    """Erase the person and leave the signature. Raises as `withdraw`."""
    _leave(kind, pk, take_out=False)
    return _("Done. You are erased there. What the organisation signed stays.")


def erase_and_withdraw(kind: str, pk: uuid.UUID) -> str:
    """Do both. Raises as `withdraw`."""
    if _leave(kind, pk, take_out=True):
        return _("Done. You are erased there, and the organisation’s signature is withdrawn.")
    return _("Done. You are erased there. No signature of the organisation stood by what you sent.")


def _of_this_person(do: Callable[[str, uuid.UUID], str]) -> Verb:
    """Let `do` have what `values["item"]` names, if it is this person's."""

    def verb(subject_hash: str, values: Mapping[str, str]) -> str:
        kind, _colon, key = values.get("item", "").partition(":")
        try:
            own = KINDS[kind].objects.filter(pk=uuid.UUID(key), email_hash=subject_hash)
        except (KeyError, ValueError) as error:
            raise NotUnderstood from error
        if not own.exists():
            raise NotHeld
        try:
            return do(kind, uuid.UUID(key))
        except services.RoundOver:
            return _("Nothing is changed: the list is closed. Please write to us to be taken out of it.")
        except ObjectDoesNotExist as error:
            raise NotHeld from error

    return verb


VERBS: dict[str, Verb] = {
    "withdraw": _of_this_person(withdraw),
    "erase": _of_this_person(erase),
    "erase-and-withdraw": _of_this_person(erase_and_withdraw),
}
