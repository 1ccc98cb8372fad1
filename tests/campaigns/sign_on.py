"""A sign-on round: the steps that several tests take."""

from datetime import timedelta
from typing import Any

from django.test import Client

from advocacy_site.core import clock as clock_module
from advocacy_site.core import links
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import Action, ActionPage, Invitation, SignOnRound
from campaigns.services.rounds import ROUND_PURPOSE

from .. import factories

State = Invitation.State


def draft_letter() -> ActionPage:
    """An open letter that is not public yet."""
    page = factories.letter_page(is_open=False)
    page.unpublish()
    services.change_settings(
        page.action, {"signers": Action.Signers.ORGANISATIONS, "check_address": "desk@daybreak.example"}
    )
    return ActionPage.objects.get(pk=page.pk)


def guest(name: str, country: str = "KE", **fields: Any) -> services.Invited:
    email = fields.pop("email", f"{name.split(maxsplit=1)[0].lower()}@house.example")
    return services.Invited(factories.organisation(name, country=country, **fields), email, "Amara Lindqvist")


def begin(page: ActionPage, *names: str, days: int = 20, **options: Any) -> SignOnRound:
    guests = [guest(name) for name in names or ("Zora House", "Anna House", "Mira House")]
    deadline = clock_module.now() + timedelta(days=days)
    return services.start_round(page, guests, deadline=deadline, **options)


def invitation(sign_on: SignOnRound, name: str) -> Invitation:
    return sign_on.invitations.get(organisation_name=name)


def link(one: Invitation) -> str:
    nonce = Outbox.objects.filter(object_id=one.pk, kind="sign-on").latest("created_at").nonce
    return f"/l/{links.make_token(ROUND_PURPOSE, nonce)}/"


def answer(one: Invitation, decision: str, **fields: Any) -> Any:
    sign_on = SignOnRound.objects.get(pk=one.round_id)
    data = {
        "decision": decision,
        "organisation": one.organisation_name,
        "country": one.country.code,
        "contact_role": "Chair",
        "text_version": str(sign_on.text_version_id),
    }
    return Client().post(link(one), data | fields)


def state(one: Invitation) -> str:
    one.refresh_from_db()
    return one.state
