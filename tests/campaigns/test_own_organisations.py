"""Who acted for an organisation sees it in My data, withdraws for it, or is forgotten while it stays."""

from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.registry import NotHeld, NotUnderstood, personal_data
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters import services as supporters
from campaigns import services
from campaigns.leaving import organisation_leave_url
from campaigns.models import Invitation, KnownContact, OrganisationRequest, Signature
from campaigns.services.agreed import agreed_contacts
from campaigns.services.organisation_checks import CHECK_MAIL, CHECK_PURPOSE

from .. import factories
from . import organisations, sign_on

pytestmark = pytest.mark.django_db
AMARA = "amara@harbour.example"
WHO = address_hash(AMARA)


def rooms() -> Any:
    return personal_data["organisations"]


def do(verb: str, item: str, who: str = WHO) -> str:
    words: str = rooms().verbs[verb](who, {"item": item})
    return words


@pytest.fixture
def request_() -> OrganisationRequest:
    """Harbour House has signed: Amara sent it, and staff found it right."""
    page = factories.action_page(title="The letter")
    services.change_settings(page.action, {"signers": "both"})
    found = organisations.confirm(page)
    services.approve_request(found.pk)
    found.refresh_from_db()
    assert found.signature is not None
    assert found.signature.is_counted
    return found


def items() -> list[Any]:
    section = rooms().section(WHO)
    return list(section.items) if section else []


def test_my_data_shows_what_was_signed_for_whom_and_what_is_kept(request_: OrganisationRequest) -> None:
    organisations.contact(email=AMARA, name="Other House")
    request, contact = items()
    assert (request.organisation, request.stands) == ("Harbour House", True)
    values = dict(request.facts)
    assert values["Your name"] == "Amara Lindqvist"
    assert values["Your role"] == "Treasurer"
    assert values["Your email"] == AMARA
    assert values["Signed, or to be signed"] == "The letter"
    assert (contact.organisation, contact.stands) == ("Other House", False)
    assert rooms().section(address_hash("other@example.org")) is None


def test_its_page_draws_each_with_its_buttons(client: Client, request_: OrganisationRequest) -> None:
    from tests.supporters.test_my_data import link_for

    html = client.get(link_for(AMARA)).content.decode()
    assert "Harbour House" in html
    for verb in ("withdraw", "erase", "erase-and-withdraw"):
        assert f'value="organisations:{verb}"' in html
    item = f"request:{request_.pk}"
    done = client.post(link_for(AMARA), {"do": "organisations:erase", "item": item})
    assert "What the organisation signed stays." in done.content.decode()
    assert not OrganisationRequest.objects.exists()


def test_the_signature_is_withdrawn_and_the_person_stays_until_erased(
    request_: OrganisationRequest,
) -> None:
    item = f"request:{request_.pk}"
    for _twice in range(2):
        assert "withdrawn" in do("withdraw", item)
    assert Signature.objects.get().state == "withdrawn"
    assert services.recount(request_.action) == {}
    (own,) = items()
    assert not own.stands


def test_the_person_goes_and_the_public_signature_stays(request_: OrganisationRequest) -> None:
    assert "stays" in do("erase", f"request:{request_.pk}")
    assert not OrganisationRequest.objects.exists()
    signature = Signature.objects.get()
    assert signature.is_counted
    assert signature.public_name == "Harbour House"
    assert items() == []
    with pytest.raises(NotHeld):
        do("erase", f"request:{request_.pk}")


def test_person_and_signature_go_together_where_that_is_asked(request_: OrganisationRequest) -> None:
    do("erase-and-withdraw", f"request:{request_.pk}")
    assert not OrganisationRequest.objects.exists()
    assert Signature.objects.get().state == "withdrawn"


@pytest.mark.parametrize("also", ["signed", "sent another", "nothing"])
@pytest.mark.parametrize("verb", ["withdraw", "erase"])
def test_updates_end_with_it_only_where_nothing_else_rests_on_them(verb: str, also: str) -> None:
    own = factories.agreed_signature(factories.letter_page(), email=AMARA)
    found = organisations.agreed_request(own)
    if also != "signed":
        Signature.objects.filter(pk=own.pk).update(updates_wording=None)
    if also == "sent another":
        organisations.agreed_request(own, "Second House")
    do(verb, f"request:{found.pk}")
    subject = own.action.subject
    assert supporters.is_granted(WHO, "updates", subject=subject) == (also != "nothing")


@pytest.mark.parametrize(
    "also", ["let one sign", "asked and never confirmed", "let one sign without them", ""]
)
@pytest.mark.parametrize(
    "end", [services.withdraw_signature, partial(services.erase_signature, keep_as_number=False)]
)
def test_ones_own_signature_ends_updates_only_where_no_organisation_rests_on_them(
    end: Any, also: str
) -> None:
    own = factories.agreed_signature(factories.letter_page(), email=AMARA)
    if also == "let one sign":
        organisations.agreed_request(own)
    elif also == "let one sign without them":
        organisations.agreed_request(own, updates_wording=None)
    elif also:
        organisations.agreed_request(own, confirmed_at=None, state="pending")
    subject = own.action.subject
    end(own.pk)
    assert supporters.is_granted(WHO, "updates", subject=subject) == (also == "let one sign")
    assert not supporters.is_granted(WHO, "sign", subject=subject)
    assert bool(agreed_contacts(own.action)) == (also == "let one sign")


def test_withdrawing_what_never_asked_for_updates_ends_none() -> None:
    own = factories.agreed_signature(factories.letter_page(), email=AMARA)
    found = organisations.agreed_request(own, updates_wording=None)
    Signature.objects.filter(pk=own.pk).update(updates_wording=None)
    do("withdraw", f"request:{found.pk}")
    assert supporters.is_granted(WHO, "updates", subject=own.action.subject)


@pytest.mark.parametrize("state", ["refused", "known"])
def test_where_nothing_stands_by_what_was_sent_the_buttons_say_that_nothing_was_withdrawn(
    state: str, client: Client
) -> None:
    own = factories.agreed_signature(factories.letter_page(), email=AMARA)
    found = organisations.agreed_request(own, state=state, reason="Unknown", updates_wording=None)
    address = urlsplit(organisation_leave_url(found.pk)).path
    answer = client.post(address, {"do": "withdraw"})
    assert answer.status_code == 200
    assert "Nothing is changed" in answer.content.decode()
    assert "withdrawn" not in client.post(address, {"do": "erase-and-withdraw"}).content.decode()
    assert Signature.objects.get(pk=found.signature_id).is_counted


def test_a_contact_is_forgotten(request_: OrganisationRequest) -> None:
    contact = organisations.contact(email=AMARA, name="Other House")
    do("erase", f"contact:{contact.pk}")
    assert not KnownContact.objects.exists()


@pytest.mark.parametrize("verb", ["erase", "erase-and-withdraw"])
def test_an_invited_person_is_blanked_and_the_answer_stays_or_is_taken_back(verb: str) -> None:
    letter = sign_on.draft_letter()
    round_ = sign_on.begin(letter)
    services.send_round(round_)
    one = sign_on.invitation(round_, "Zora House")
    sign_on.answer(one, "sign")
    one.refresh_from_db()
    assert one.state == Invitation.State.SIGNS
    who = one.email_hash
    do(verb, f"invitation:{one.pk}", who)
    one.refresh_from_db()
    assert (one.email, one.email_hash, one.contact_name, one.signer_role) == ("", "", "", "")
    state = "confirmed" if verb == "erase" else "withdrawn"
    assert Signature.objects.get(organisation_name="Zora House").state == state


def test_a_closed_list_is_not_changed_and_the_person_told_whom_to_ask() -> None:
    letter = sign_on.draft_letter()
    round_ = sign_on.begin(letter)
    services.send_round(round_)
    one = sign_on.invitation(round_, "Zora House")
    sign_on.answer(one, "sign")
    type(round_).objects.update(frozen_at=timezone.now())
    one.refresh_from_db()
    words = do("erase-and-withdraw", f"invitation:{one.pk}", one.email_hash)
    assert "Nothing is changed" in words
    one.refresh_from_db()
    assert one.email
    assert Signature.objects.get(organisation_name="Zora House").is_counted
    do("erase", f"invitation:{one.pk}", one.email_hash)
    one.refresh_from_db()
    assert not one.email


@pytest.mark.parametrize("item", ["", "request", "request:x", "nobody:8", "contact:", "request:\x00"])
def test_what_no_form_of_ours_sends_is_not_understood(item: str) -> None:
    with pytest.raises(NotUnderstood):
        do("erase", item)


def test_nobody_touches_what_is_another_persons(request_: OrganisationRequest) -> None:
    for verb in ("withdraw", "erase", "erase-and-withdraw"):
        with pytest.raises(NotHeld):
            do(verb, f"request:{request_.pk}", address_hash("other@example.org"))
    assert OrganisationRequest.objects.exists()
    assert Signature.objects.get().is_counted


def test_who_is_forgotten_as_a_contact_is_neither_written_to_nor_can_decide_and_staff_look() -> None:
    page = factories.action_page()
    services.change_settings(page.action, {"signers": "both"})
    contact = organisations.contact(email="director@harbour.example")
    request = organisations.confirm(page, email="amara@post.example")
    assert request.state == OrganisationRequest.State.ASKED
    address = organisations.link(CHECK_MAIL, CHECK_PURPOSE)
    do("erase", f"contact:{contact.pk}", contact.email_hash)
    request.refresh_from_db()
    assert request.state == OrganisationRequest.State.WAITING
    assert Client().get(address).status_code in (404, 410)
    [mail] = Outbox.objects.filter(kind=CHECK_MAIL)
    assert (mail.state, mail.payload) == ("cancelled", None)


def test_the_link_of_who_was_erased_from_an_invitation_leads_nowhere() -> None:
    round_ = sign_on.begin(sign_on.draft_letter())
    services.send_round(round_)
    one = sign_on.invitation(round_, "Zora House")
    address = sign_on.link(one)
    do("erase", f"invitation:{one.pk}", one.email_hash)
    assert Client().get(address).status_code in (404, 410)


def test_the_export_holds_every_column_that_is_no_key_of_ours(request_: OrganisationRequest) -> None:
    organisations.contact(email=AMARA, name="Other House")
    request, contact = rooms().export(WHO)
    told = {
        "action",
        "organisation",
        "country",
        "website",
        "contact_name",
        "contact_role",
        "email",
        "language",
    }
    assert told | {"state", "reason", "requested_at", "confirmed_at", "mails"} <= request.keys()
    assert (request["country"], request["action"]) == ("KE", "The letter")
    assert {"organisation", "country", "name", "email", "language", "known_as"} <= contact.keys()
    assert not {"email_hash", "name_key", "signature", "id"} & (request.keys() | contact.keys())
