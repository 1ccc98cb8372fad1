"""Organisations that sign, and rounds that are frozen, at the same moment."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest

from advocacy_site.core import clock
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters import services as supporters
from campaigns import services
from campaigns.models import Invitation, OrganisationRequest, Signature, SignOnRound

from .. import factories
from ..at_once import at_once
from .organisations import agreed_request, send

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.serial]


def test_an_organisation_that_is_sent_and_confirmed_many_times_at_once_is_one_row_and_counts_once() -> None:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": "both"})
    codes = at_once([lambda: send(page, country="UK").status_code for _n in range(12)], threads=12)
    assert codes == [303] * 12
    request = OrganisationRequest.objects.get()
    assert (request.mails, Outbox.objects.count()) == (1, 1)
    sent = request.requested_at
    at_once([lambda: services.confirm_request(request.pk, requested_at=sent) for _n in range(8)])
    other = factories.organisation("harbour house", country="GB")
    at_once(
        [
            *(lambda: services.approve_request(request.pk) for _n in range(6)),
            *(lambda: factories.let_organisations_sign(page, other) for _n in range(6)),
        ],
        threads=12,
    )
    while services.fold_deltas():
        pass
    assert Signature.objects.count() == 1
    assert services.recount(page.action)[("total", "")] == 1
    assert services.counting.tallies_of(page.action) == services.recount(page.action)


def sign(one: Invitation, sign_on: SignOnRound) -> None:
    """Sign, unless the list was frozen first."""
    words = {"name": one.organisation_name, "country": "KE", "role": "Chair"}
    with suppress(services.RoundOver):
        services.sign_invitation(one.pk, **words, text_version=sign_on.text_version_id)


def test_freezing_while_everybody_signs_leaves_the_numbers_right_and_no_answer_half_taken() -> None:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": "organisations"})
    page.action.refresh_from_db()
    guests = [
        services.Invited(factories.organisation(f"House {n}"), f"house-{n}@example.org") for n in range(8)
    ]
    sign_on = services.start_round(page, guests, deadline=clock.now() + timedelta(days=9))
    services.send_round(sign_on)

    work: list[Callable[[], Any]] = [
        lambda one=one: sign(one, sign_on) for one in sign_on.invitations.all()
    ] * 2
    work.insert(6, lambda: services.freeze_round(sign_on))
    at_once(work, threads=9)
    while services.fold_deltas():
        pass
    signed = sign_on.invitations.filter(state=Invitation.State.SIGNS).count()
    assert Signature.objects.counted().count() == signed
    assert services.recount(page.action).get(("total", ""), 0) == signed
    before = list(Signature.objects.values_list("pk", "position"))
    at_once([lambda one=one: sign(one, sign_on) for one in sign_on.invitations.all()])
    assert list(Signature.objects.values_list("pk", "position")) == before


def test_leave_links_of_one_person_that_are_opened_at_once_all_take_effect() -> None:
    work: list[Callable[[], Any]] = []
    own = []
    for n in range(4):
        page = factories.letter_page()
        signature = factories.agreed_signature(page, email=f"amara-{n}@harbour.example")
        stopped, withdrawn, left = (agreed_request(signature, f"House {m}") for m in range(3))
        work += [
            lambda pk=stopped.pk: services.stop_contact_mails(pk),
            lambda pk=withdrawn.pk: services.withdraw_request(pk),
            lambda pk=left.pk: services.leave_request(pk, take_out=True),
            lambda pk=signature.pk: services.stop_mails(pk),
        ]
        own.append(signature)
    at_once(work, threads=16)
    for signature in own:
        subject = signature.action.subject
        assert not supporters.is_granted(signature.email_hash, "updates", subject=subject)
    assert not OrganisationRequest.objects.filter(updates_wording__isnull=False).exists()
    assert OrganisationRequest.objects.filter(state="withdrawn").count() == 4
