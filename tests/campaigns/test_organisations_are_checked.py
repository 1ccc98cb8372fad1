"""An organisation signs by itself: once, confirmed by mail, and counted only when it is sure."""

from typing import Any

import pytest
from django.test import Client

from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import Action, ActionPage, OrganisationRequest, Signature
from campaigns.services.organisation_checks import CHECK_PURPOSE
from campaigns.services.organisations import CONFIRM_PURPOSE

from .. import factories
from .organisations import confirm, contact, folded, link, member, send

pytestmark = pytest.mark.django_db
State = OrganisationRequest.State


@pytest.fixture
def letter() -> ActionPage:
    page = factories.letter_page()
    services.change_settings(
        page.action, {"signers": Action.Signers.BOTH, "check_address": "desk@daybreak.example"}
    )
    page.action.refresh_from_db()
    return page


def test_nothing_counts_before_the_address_is_confirmed_and_somebody_has_checked(letter: ActionPage) -> None:
    send(letter)
    assert (OrganisationRequest.objects.get().state, Signature.objects.count()) == (State.PENDING, 0)
    request = confirm(letter, email="amara@harbour.example")
    assert (request.state, Signature.objects.count()) == (State.WAITING, 0)
    assert Outbox.objects.filter(kind="organisation-waiting").count() == 1
    services.approve_request(request.pk, reason="rang them")
    signature = Signature.objects.get()
    assert (signature.organisation_name, signature.country.code, signature.is_counted) == (
        "Harbour House",
        "KE",
        True,
    )
    assert (signature.name, signature.email, signature.email_hash) == ("", "", ""), "no person in it"
    assert folded(letter)["total", ""] == 1


def test_looking_at_the_link_changes_nothing(letter: ActionPage) -> None:
    send(letter)
    for _n in range(2):
        response = Client().get(link("organisation-confirm", CONFIRM_PURPOSE))
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
    assert OrganisationRequest.objects.get().state == State.PENDING


def test_a_member_at_its_own_domain_counts_at_once_and_its_contact_may_object(letter: ActionPage) -> None:
    it = member()
    contact(it)
    request = confirm(letter)
    assert (request.state, Signature.objects.counted().get().member) == (State.ACCEPTED, it)
    address = link("organisation-check", CHECK_PURPOSE)
    Client().get(address)
    assert folded(letter)["total", ""] == 1, "looking objects to nothing"
    assert Client().post(address, {"decision": "object"}).status_code == 200
    assert not Signature.objects.counted().exists()
    assert folded(letter) == {}
    request.refresh_from_db()
    assert request.state == State.OBJECTED
    assert Outbox.objects.filter(kind="organisation-waiting").count() == 1
    services.approve_request(request.pk, reason="the contact was wrong")
    assert Signature.objects.counted().count() == 1
    assert folded(letter)["total", ""] == 1


def test_a_signature_that_was_objected_to_stays_out_when_staff_refuse(letter: ActionPage) -> None:
    contact(member())
    request = confirm(letter)
    services.contact_objects(request.pk)
    services.refuse_request(request.pk, reason="not theirs")
    assert not Signature.objects.counted().exists()
    services.contact_agrees(request.pk)
    assert not Signature.objects.counted().exists()


@pytest.mark.parametrize("provider", ["gmail.com", "proton.me", "web.de"])
def test_an_address_anybody_can_have_never_proves_an_organisation(letter: ActionPage, provider: str) -> None:
    contact(member(host=provider), email=f"harbour@{provider}")
    request = confirm(letter, email=f"amara@{provider}")
    assert (request.state, Signature.objects.count()) == (State.ASKED, 0)


def test_the_known_contact_is_asked_and_decides(letter: ActionPage) -> None:
    contact(member())
    request = confirm(letter, email="amara@elsewhere.example")
    assert (request.state, Signature.objects.count()) == (State.ASKED, 0)
    address = link("organisation-check", CHECK_PURPOSE)
    html = Client().get(address).content.decode()
    assert "Treasurer" in html
    assert "Amara" not in html, "the contact learns the role, and no name"
    assert "amara@elsewhere" not in html
    Client().post(address, {"decision": "agree"})
    assert Signature.objects.counted().count() == 1
    assert Outbox.objects.filter(kind="organisation-decided").count() == 1


def test_a_contact_who_objects_when_asked_keeps_it_out(letter: ActionPage) -> None:
    contact(member())
    request = confirm(letter, email="amara@elsewhere.example")
    services.contact_objects(request.pk)
    services.contact_agrees(request.pk)
    assert not Signature.objects.exists()


def test_a_member_s_domain_under_another_name_is_asked_about(letter: ActionPage) -> None:
    it = member()
    contact(it)
    request = confirm(letter, organisation="Harbour House of Horrors")
    assert (request.state, request.member) == (State.ASKED, it)


def test_a_contact_who_wants_no_more_mail_leaves_it_to_staff(letter: ActionPage) -> None:
    known = contact(member())
    request = confirm(letter, email="amara@elsewhere.example")
    address = link("organisation-check", CHECK_PURPOSE)
    assert Client().post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    request.refresh_from_db()
    assert request.state == State.WAITING
    assert mailing.is_suppressed(known.email_hash, letter.action.subject)
    again = confirm(letter, email="ben@harbour.example")
    assert again.state == State.WAITING, "nobody could object"


def test_the_known_contact_signs_without_being_asked(letter: ActionPage) -> None:
    contact(email="amara@gmail.com")
    assert confirm(letter, email="Amara@gmail.com").state == State.ACCEPTED


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("HARBOUR  house", "United Kingdom"),
        ("Harbour-House", "UK"),
        ("“Harbour House”", "GB"),
        ("Harbour House", "England"),
    ],
)
def test_one_organisation_signs_once_however_name_and_country_are_written(
    letter: ActionPage, name: str, country: str
) -> None:
    factories.let_organisations_sign(letter, factories.organisation("Harbour House", country="GB"))
    assert confirm(letter, organisation=name, country=country).state == State.KNOWN
    assert Signature.objects.count() == 1


def test_two_people_of_one_organisation_bring_it_once_and_neither_takes_the_other_s_place(
    letter: ActionPage,
) -> None:
    first = confirm(letter, email="amara@harbour.example")
    second = confirm(letter, email="mallory@elsewhere.example")
    assert first.pk != second.pk
    services.approve_request(first.pk)
    services.approve_request(second.pk)
    second.refresh_from_db()
    assert (second.state, Signature.objects.count()) == (State.KNOWN, 1)
    services.contact_objects(second.pk)
    services.withdraw_request(second.pk)
    assert Signature.objects.counted().count() == 1, "who did not bring it can’t take it away"


def test_a_member_by_its_own_name_is_that_member(letter: ActionPage) -> None:
    it = factories.member_page(
        title="Dar el Fajr", own_name="دار الفجر", own_language="ar", country="MA"
    ).member
    request = confirm(letter, organisation="دار الفجر", country="MA")
    assert request.member == it
    services.approve_request(request.pk)
    again = confirm(letter, organisation="Dar el Fajr", country="MA", email="b@fajr.example")
    assert again.state == State.KNOWN


def test_whoever_brought_it_withdraws_by_the_same_link_and_it_may_come_back(
    letter: ActionPage, clock: Any
) -> None:
    contact(member())
    confirm(letter)
    address = link("organisation-confirm", CONFIRM_PURPOSE)
    clock.advance(days=40)
    assert Client().post(address, {"decision": "withdraw"}).status_code == 200
    assert Signature.objects.get().state == Signature.State.WITHDRAWN
    assert folded(letter) == {}
    clock.advance(days=1)
    assert confirm(letter).state == State.ACCEPTED
    assert Signature.objects.counted().count() == 1
    assert folded(letter)["total", ""] == 1


def test_confirming_is_too_late_after_closing_and_asks_for_patience_in_a_pause(
    letter: ActionPage, clock: Any
) -> None:
    send(letter)
    address = link("organisation-confirm", CONFIRM_PURPOSE)
    sent = OrganisationRequest.objects.get().requested_at
    data = {"decision": "confirm", "requested_at": sent.isoformat()}
    services.pause_action(letter.action)
    assert Client().post(address, data).status_code == 409
    services.resume_action(letter.action)
    clock.advance(hours=1)
    services.close_action(letter.action)
    clock.advance(hours=25)
    assert Client().post(address, data).status_code == 410
    assert OrganisationRequest.objects.get().state == State.PENDING


def test_a_contact_is_not_flooded_by_those_who_send_its_name(letter: ActionPage) -> None:
    contact(member())
    states = [confirm(letter, email=f"sender-{n}@elsewhere.example").state for n in range(6)]
    assert states == [State.ASKED] * 5 + [State.WAITING]
    assert Outbox.objects.filter(kind="organisation-check").count() == 5


def test_a_wish_that_comes_back_withdraws_nobody_else_s_signature(letter: ActionPage, clock: Any) -> None:
    """The request of an organisation that withdrew forgets the signature, which others may bring back."""
    send(letter)
    assert confirm(letter).state == State.WAITING
    request = services.approve_request(OrganisationRequest.objects.get().pk)
    services.withdraw_request(request.pk)
    clock.advance(days=1)
    send(letter)
    assert OrganisationRequest.objects.get().signature is None
