"""What an invited organisation answers to a sign-on round: it signs, proposes a change, or declines."""

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from advocacy_site.core import clock, countries
from advocacy_site.core.names import clean_organisation_name
from advocacy_site.core.readable import in_words_of
from advocacy_site.core.sealed import unopened
from advocacy_site.core.statements import insert_or_ignore
from advocacy_site.mailing import services as mailing

from ..models import Invitation, Signature, SignOnRound
from .entries import EntryStandsAlready, change_entry
from .errors import RoundOver, WordsChanged
from .lifecycle import locked_action
from .reaffirming import move_to_version
from .rights import withdraw_signature
from .rounds import locked_round
from .signatories import Organisation, enter_list, name_key, standing

PROPOSED_MAIL = "sign-on-proposed"
HOUR = timedelta(hours=1)
State = Invitation.State


@transaction.atomic
def note_opened(invitation_id: uuid.UUID) -> None:
    """Note that the link was opened for the first time. Changes no answer."""
    rows = Invitation.objects.filter(pk=invitation_id, opened_at__isnull=True)
    if rows.update(opened_at=clock.now()):
        Invitation.objects.filter(pk=invitation_id, state=State.ASKED).update(state=State.OPENED)


@transaction.atomic
def sign_invitation(
    invitation_id: uuid.UUID, *, name: str, country: str, role: str, text_version: uuid.UUID
) -> Invitation:
    """Sign for an invited organisation, as it wants to be spelled; it counts, since staff chose its contact.

    Signing twice signs once; signing again after the words changed is for the new ones. Raises
    Invitation.DoesNotExist, RoundOver, WordsChanged, EntryStandsAlready (the name is another organisation's
    in this list), ValidationError (name or country).
    """
    invitation, sign_on = _open(invitation_id)
    if text_version != sign_on.text_version_id:
        raise WordsChanged
    if country and country not in countries.CODES:
        raise ValidationError("country", code="country")
    words = Organisation(clean_organisation_name(name), country, invitation.category, invitation.member)
    invitation.signature = _sign(invitation, sign_on, words)
    invitation.organisation_name, invitation.country, invitation.signer_role = words.name, country, role
    return _answered(invitation, State.SIGNS)


def _sign(invitation: Invitation, sign_on: SignOnRound, organisation: Organisation) -> Signature | None:
    action = locked_action(sign_on.action)
    earlier = invitation.signature
    if earlier and earlier.state == Signature.State.CONFIRMED:
        return _sign_anew(earlier, sign_on, organisation)
    stands = standing(action, organisation)
    if stands and not _is_invited(invitation, stands):
        raise EntryStandsAlready
    signature, _brought = enter_list(
        action,
        organisation,
        text_version=sign_on.text_version,
        position=sign_on.first_position + invitation.position - 1,
    )
    return signature


def _sign_anew(earlier: Signature, sign_on: SignOnRound, organisation: Organisation) -> Signature:
    """Let an organisation that stands in the list sign new words, by the name it gives with them."""
    entry = Signature.objects.locked().get(pk=earlier.pk)
    if entry.text_version_id == sign_on.text_version_id:
        return entry
    move_to_version(entry, sign_on.text_version)
    return change_entry(
        entry.pk,
        name=organisation.name,
        country=organisation.country,
        category=entry.category,
        member=entry.member,
    )


def _is_invited(invitation: Invitation, entry: Signature) -> bool:
    """Return whether an entry of the list is the organisation that was invited, by either of its keys."""
    own = {invitation.organisation_key, name_key(invitation.organisation_name, invitation.country.code)}
    return bool(own & {entry.organisation_key, name_key(entry.organisation_name, entry.country.code)})


@transaction.atomic
def propose_change(invitation_id: uuid.UUID, text: str) -> Invitation:
    """Give staff a proposal, and tell them by mail where they said so, once an hour at most.

    A later one of the same hour is told when the next begins. Who has signed goes on standing in the list.
    Raises Invitation.DoesNotExist, RoundOver.
    """
    invitation, sign_on = _open(invitation_id)
    is_another = text != in_words_of(lambda: invitation.answer)
    invitation.answer = text
    if sign_on.action.check_address:
        now = clock.now()
        if not _tell_staff(invitation, sign_on, now) and is_another:
            _tell_staff(invitation, sign_on, now.replace(minute=0, second=0, microsecond=0) + HOUR)
    signs = invitation.state == State.SIGNS
    return _answered(invitation, State.SIGNS if signs else State.PROPOSES)


def _tell_staff(invitation: Invitation, sign_on: SignOnRound, moment: datetime) -> bool:
    """Write the mail that there is a proposal, to leave at `moment`; return False where its hour has one."""
    mail = mailing.new_mail(
        PROPOSED_MAIL,
        to=sign_on.action.check_address,
        language=settings.LANGUAGE_CODE,
        dedupe_key=f"{PROPOSED_MAIL}:{invitation.pk}:{moment:%Y-%m-%dT%H}",
        object_id=invitation.pk,
    )
    mail.not_before = moment
    return insert_or_ignore(mail)


@transaction.atomic
def decline_invitation(invitation_id: uuid.UUID, reason: str = "") -> Invitation:
    """Decline, also after having signed: then it no longer counts.

    Raises Invitation.DoesNotExist, RoundOver.
    """
    invitation, _sign_on = _open(invitation_id)
    if invitation.signature and invitation.state == State.SIGNS:
        withdraw_signature(invitation.signature.pk)
    invitation.answer = reason
    return _answered(invitation, State.DECLINES)


def stop_invitations(invitation: Invitation) -> None:
    """Send no more about this round to this address; the answer stays open."""
    mailing.suppress(invitation.email_hash, invitation.round.subject, "unsubscribed")


def _open(invitation_id: uuid.UUID) -> tuple[Invitation, SignOnRound]:
    """Return the invitation and its round, both locked. Raises Invitation.DoesNotExist, RoundOver."""
    round_id = Invitation.objects.values_list("round", flat=True).get(pk=invitation_id)
    sign_on = locked_round(round_id)
    if not sign_on.is_open_at(clock.now()):
        raise RoundOver
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("member")
    return unopened(rows).get(pk=invitation_id), sign_on


def _answered(invitation: Invitation, state: str) -> Invitation:
    invitation.state = state
    invitation.answered_at = clock.now()
    invitation.save()
    return invitation
