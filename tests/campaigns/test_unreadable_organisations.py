"""What people of organisations sent, and whoever wrote to us: though no key opens it, every right stays."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.core.addresses import address_hash
from advocacy_site.core.registry import retention
from advocacy_site.core.sealed import sealed_fields
from advocacy_site.mailing.models import Outbox
from advocacy_site.pages.models import ContactMessage
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Supporter
from campaigns import services
from campaigns.leaving import organisation_leave_url
from campaigns.models import Action, ActionPage, KnownContact, OrganisationRequest, Signature
from campaigns.services.organisations import CONFIRM_PURPOSE

from .. import factories
from ..conftest import FrozenClock
from ..events.spoiling import spoil_all
from ..supporters.asking import link_for
from .organisations import confirm, contact, link, send

pytestmark = pytest.mark.django_db

AMARA = "amara@harbour.example"
WORDS = "(can’t be read)"


def spoil_everything() -> None:
    """Let no key open anything but the mails that are under way."""
    for model in apps.get_models():
        if sealed_fields(model) and model is not Outbox:
            spoil_all(model._base_manager.all())


@pytest.fixture
def letter(clock: FrozenClock) -> ActionPage:
    page = factories.letter_page()
    factories.let_organisations_sign(page)
    return page


@pytest.fixture
def held_of_amara(letter: ActionPage) -> OrganisationRequest:
    """Amara let her organisation sign, is its known contact and wrote to us; all of it is lost."""
    contact(email=AMARA)
    request = confirm(letter, email=AMARA)
    supporters.remember(AMARA, "en")
    factories.message(factories.contact_page(), sender_hash=address_hash(AMARA))
    spoil_everything()
    return request


def test_my_data_shows_all_of_it_and_erases_all_of_it(
    client: Client, held_of_amara: OrganisationRequest
) -> None:
    path = link_for(AMARA)
    html = client.get(path).content.decode()
    assert "Harbour House" in html
    assert WORDS in html
    assert client.post(path, {"do": "download"}).status_code == 200
    assert client.post(path, {"do": "erase"}).status_code == 200
    for model in (OrganisationRequest, KnownContact, ContactMessage, Supporter):
        assert not model._base_manager.exists(), model


def test_one_message_that_is_lost_can_be_deleted(client: Client, held_of_amara: OrganisationRequest) -> None:
    wish = {"do": "messages:erase", "item": ContactMessage.objects.values_list("pk", flat=True).get()}
    assert client.post(link_for(AMARA), wish).status_code == 200
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize("wish", ["withdraw", "erase-and-withdraw"])
def test_the_organisation_s_signature_can_be_withdrawn(
    client: Client, held_of_amara: OrganisationRequest, wish: str
) -> None:
    address = organisation_leave_url(held_of_amara.pk)
    assert client.get(address).status_code == 200
    assert client.post(address, {"do": wish}).status_code == 200
    assert not Signature.objects.counted().exists()


def test_a_link_to_a_request_that_is_lost_says_that_nothing_is_there_and_one_can_send_it_again(
    client: Client, letter: ActionPage
) -> None:
    send(letter, email=AMARA)
    spoil_everything()
    address = link("organisation-confirm", CONFIRM_PURPOSE)
    assert client.get(address).status_code == 410
    send(letter, email=AMARA)
    assert OrganisationRequest.objects.get().contact_name == "Amara Lindqvist"


def test_a_contact_whose_address_is_lost_holds_up_nobody(letter: ActionPage) -> None:
    contact()
    spoil_everything()
    assert confirm(letter, email=AMARA).state == OrganisationRequest.State.WAITING


@pytest.mark.parametrize("verb", ["approve", "refuse"])
def test_staff_decide_about_a_request_that_is_lost(letter: ActionPage, verb: str) -> None:
    request = confirm(letter, email=AMARA)
    spoil_everything()
    if verb == "approve":
        assert services.approve_request(request.pk).state == OrganisationRequest.State.ACCEPTED
    else:
        assert services.refuse_request(request.pk, reason="why").state == OrganisationRequest.State.REFUSED
    assert not Outbox.objects.filter(kind="organisation-decided").exists()


def test_staff_s_lists_and_screens_open_with_what_is_lost(client: Client, letter: ActionPage) -> None:
    known, request = contact(), confirm(letter, email="somebody@example.org")
    contact(name="Open Doors", email="doors@open.example")
    spoil_all(KnownContact.objects.filter(pk=known.pk))
    spoil_all(OrganisationRequest.objects.filter(pk=request.pk))
    client.force_login(factories.staff())
    assert "Harbour House" in client.get(reverse("organisation_requests:index")).content.decode()
    one = reverse("organisation_requests:edit", args=[request.pk])
    assert WORDS in client.get(one).content.decode()
    assert client.post(one, {"decision": "approve"}).status_code == 302
    listed = client.get(reverse("known_contacts:index")).content.decode()
    assert WORDS in listed
    assert "d…@o….example" in listed


def test_a_contact_that_is_lost_gets_another_address_or_is_deleted(client: Client) -> None:
    known = contact()
    spoil_all(KnownContact.objects.all())
    client.force_login(factories.staff())
    screen = reverse("known_contacts:edit", args=[known.pk])
    assert WORDS in client.get(screen).content.decode()
    words = {"organisation_name": "Harbour House", "country": "KE", "language": "en", "person": "Noor"}
    assert client.post(screen, {**words, "address": "noor@harbour.example"}).status_code == 302
    assert (KnownContact.objects.get().name, KnownContact.objects.get().email) == (
        "Noor",
        "noor@harbour.example",
    )
    spoil_all(KnownContact.objects.all())
    assert client.post(reverse("known_contacts:delete", args=[known.pk])).status_code == 302
    assert not KnownContact._base_manager.exists()


def test_a_message_that_is_lost_is_shown_as_that_and_can_be_closed(client: Client) -> None:
    message = factories.message(factories.contact_page())
    ContactMessage.objects.filter(pk=message.pk).update(note="")
    spoil_all(ContactMessage.objects.all())
    client.force_login(factories.reader(message))
    assert WORDS in client.get(reverse("contact_messages:inspect", args=[message.pk])).content.decode()
    screen = reverse("contact_messages:edit", args=[message.pk])
    assert client.get(screen).status_code == 200
    assert client.post(screen, {"state": "done", "note": ""}).status_code == 302
    assert ContactMessage.objects.values_list("state", flat=True).get() == "done"


def test_the_time_of_everything_ends(held_of_amara: OrganisationRequest, clock: FrozenClock) -> None:
    page = factories.action_page()
    factories.pending_signature(page, email="b@example.org")
    spoil_everything()
    Action.objects.update(closes_at=clock_module.now() + timedelta(hours=1))
    clock.advance(days=400)
    for _name, rule in retention:
        rule.expire(False)
    for model in (OrganisationRequest, ContactMessage):
        assert not model._base_manager.exists(), model
    assert not Signature.objects.filter(kind=Signature.Kind.PERSON).exists()
