"""The sign-on round of the letter, over and frozen, and an organisation that waits to be checked.

No mail is written: what the services would have mailed was mailed long ago.
"""

from datetime import datetime, timedelta

from advocacy_site.core import clock
from advocacy_site.core.addresses import address_hash
from campaigns import services
from campaigns.models import (
    ActionPage,
    Invitation,
    KnownContact,
    OrganisationRequest,
    SignOnRound,
    TextVersion,
)
from campaigns.services.recognition import member_called, members_by_name
from campaigns.services.signatories import member_key, name_key

from ..content.sign_on import CONTACT, INVITED, ROUND, WAITING

State = Invitation.State


def build_sign_on(page: ActionPage) -> None:
    """Make the round, the waiting organisation and the contact, unless they are there."""
    if page.action.rounds.exists():
        return
    _contact()
    sign_on = _round(page)
    for number, (invitation, (_name, _country, state, words)) in enumerate(
        zip(sign_on.invitations.order_by("position"), INVITED, strict=True)
    ):
        _answer(sign_on, invitation, state, words, number)
    _end(sign_on)
    _waiting(page)


def _round(page: ActionPage) -> SignOnRound:
    members = members_by_name()
    guests = []
    for name, country, _state, _words in INVITED:
        member, _where = member_called(members, name, country) or (None, "")
        email = f"{name_key(name, country)[-8:]}@organisations.example"
        guests.append(services.Invited(services.Organisation(name, country, "", member), email))
    deadline = clock.now() + timedelta(days=1)
    return services.start_round(page, guests, deadline=deadline, **ROUND)


def _answer(sign_on: SignOnRound, invitation: Invitation, state: str, words: str, number: int) -> None:
    begun = _begun(sign_on)
    opened = begun + timedelta(days=number, hours=5)
    Invitation.objects.filter(pk=invitation.pk).update(
        asked_at=begun, opened_at=None if state == State.ASKED else opened
    )
    if state == State.OPENED:
        Invitation.objects.filter(pk=invitation.pk).update(state=state)
    if state in (State.ASKED, State.OPENED):
        return
    if state == State.SIGNS:
        services.sign_invitation(
            invitation.pk,
            name=invitation.organisation_name,
            country=invitation.country.code,
            role="Director",
            text_version=sign_on.text_version_id,
        )
    elif state == State.DECLINES:
        services.decline_invitation(invitation.pk, words)
    else:
        Invitation.objects.filter(pk=invitation.pk).update(state=state, answer=words, answered_at=clock.now())
    Invitation.objects.filter(pk=invitation.pk).update(answered_at=opened + timedelta(hours=2))


def _begun(sign_on: SignOnRound) -> datetime:
    return (sign_on.action.opens_at or clock.now()) - timedelta(days=24)


def _end(sign_on: SignOnRound) -> None:
    """Put the round where it belongs: before the letter opened."""
    begun = _begun(sign_on)
    SignOnRound.objects.filter(pk=sign_on.pk).update(
        created_at=begun,
        deadline=begun + timedelta(days=20),
        frozen_at=begun + timedelta(days=21),
        first_position=0,
    )


def _waiting(page: ActionPage) -> None:
    version = TextVersion.objects.current().get(page=page)
    OrganisationRequest.objects.create(
        action=page.action,
        text_version=version,
        state=OrganisationRequest.State.WAITING,
        organisation_name=WAITING["name"],
        country=WAITING["country"],
        name_key=name_key(WAITING["name"], WAITING["country"]),
        category=WAITING["category"],
        website=WAITING["website"],
        language=version.language,
        email=WAITING["email"],
        email_hash=address_hash(WAITING["email"]),
        contact_name=WAITING["contact_name"],
        contact_role=WAITING["contact_role"],
        requested_at=clock.now() - timedelta(hours=30),
        confirmed_at=clock.now() - timedelta(hours=29),
        decided_at=clock.now() - timedelta(hours=29),
    )


def _contact() -> None:
    known = member_called(members_by_name(), CONTACT["name"], "")
    if known is None:
        return
    member, country = known
    KnownContact.objects.get_or_create(
        organisation_key=member_key(member),
        defaults={
            "member": member,
            "organisation_name": CONTACT["name"],
            "country": country,
            "name": CONTACT["person"],
            "email": CONTACT["email"],
            "email_hash": address_hash(CONTACT["email"]),
            "language": "en",
        },
    )
