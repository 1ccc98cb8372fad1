"""Whose row no key opens: they register, ask and answer like everybody, and no answer is an error."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db.models import TextField, Value
from django.test import Client
from django.urls import reverse

from advocacy_site.core import links
from advocacy_site.core.registry import personal_data
from advocacy_site.mailing.models import Outbox
from events import services
from events.models import Event, Guest, InvitationLetter, LegalName, Registration, Speaker, SpeakerRequest
from events.own_link import own_url
from events.services import telling
from events.services.inviting import LETTER_MAIL
from events.services.locks import SEALED
from events.services.registering import LINK_PURPOSE

from .. import factories
from ..conftest import FrozenClock
from ..supporters.asking import send_all
from .spoiling import spoil, spoil_all

pytestmark = pytest.mark.django_db

ANA = "ana@example.org"
LOST = Value("nonsense", output_field=TextField())


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    event = factories.joinable(places=6, most_guests=1).event
    return services.change_settings(event, {"offers_letter": True})


def send(event: Event, **fields: Any) -> None:
    services.register(event.pk, ANA, "en", factories.wish(**fields), network="a network")


def waiting_for_confirmation(event: Event) -> tuple[Registration, str]:
    """Return a registration that nobody has confirmed, and the address of the page that does it."""
    row = factories.register(event, email=ANA)
    assert row is not None
    return row, link_to_confirm(row)


def link_to_confirm(row: Registration) -> str:
    mail = Outbox.objects.filter(object_id=row.pk, kind="registration-confirm").latest("created_at")
    return links.url_for(LINK_PURPOSE, mail.nonce)


def ended(event: Event, **fields: Any) -> Registration:
    row = factories.registered(event, email=ANA, **fields)
    return services.cancel_registration(row.pk)


def press_confirm(client: Client, address: str) -> Any:
    seen = client.get(address).context["form"]["requested_at"].value()
    return client.post(address, {"decision": "confirm", "requested_at": seen})


def test_a_form_that_is_unreadable_is_replaced_by_the_next_one(event: Event, client: Client) -> None:
    row, _address = waiting_for_confirmation(event)
    send(event, name="Ana B.")
    spoil(row)
    send(event, name="Ana C.")
    assert press_confirm(client, link_to_confirm(row)).status_code == 303
    row = Registration.objects.get(pk=row.pk)
    assert (row.state, row.name, row.email) == ("registered", "Ana C.", ANA)


def test_who_registers_again_is_answered_as_ever_though_the_row_is_unreadable(
    event: Event, clock: FrozenClock
) -> None:
    row = spoil(factories.registered(event, email=ANA))
    clock.advance(days=2)
    send(event)
    assert Outbox.objects.filter(object_id=row.pk, kind="registration-already").count() == 1


@pytest.mark.parametrize("press", [False, True])
def test_who_comes_back_to_an_unreadable_row_has_a_readable_one(
    event: Event, client: Client, press: bool
) -> None:
    row = spoil(ended(event, guests=1, press=press, outlet="The Dawn"))
    send(event, name="Ana B.", guests=1, press=press, outlet="The Dawn")
    assert press_confirm(client, link_to_confirm(row)).status_code == 303
    row = Registration.objects.get(pk=row.pk)
    assert (row.state, row.name, row.guests.get().name) == ("registered", "Ana B.", "Guest 0")
    assert row.press == ("asked" if press else "")


def test_mails_go_to_an_address_though_all_else_is_unreadable(event: Event, clock: FrozenClock) -> None:
    row = ended(event, guests=1)
    for name in SEALED:
        if name != "email":
            Registration.objects.filter(pk=row.pk).exclude(**{name: None}).update(**{name: LOST})
    send(event)
    send_all()
    assert mail.outbox[-1].subject == "Please confirm"
    services.confirm_registration(row.pk, requested_at=row.requested_at)
    Registration.objects.filter(pk=row.pk).update(name=LOST)
    seen, _by_language = telling.who_is_told(event)
    services.tell_registrants(event.pk, factories.staff(), seen=seen, notes={})
    services.carry_on_tellings()
    assert event.starts_at is not None
    clock.at = event.starts_at - timedelta(hours=20)
    services.remind()
    send_all()
    assert [message.subject for message in mail.outbox[-3:]] == [
        "Your place",
        "Tomorrow",
        "Something has changed",
    ]


def test_a_form_that_is_unreadable_cannot_be_confirmed_but_denied(event: Event, client: Client) -> None:
    row, address = waiting_for_confirmation(event)
    sent = {"decision": "confirm", "requested_at": row.requested_at.isoformat()}
    spoil(row)
    with pytest.raises(services.WishUnreadable):
        services.confirm_registration(row.pk, requested_at=row.requested_at)
    assert [client.get(address).status_code, client.post(address, sent).status_code] == [410, 410]
    assert client.post(address, {"decision": "deny"}).status_code == 200
    assert not Registration.objects.exists()


def test_staff_add_somebody_whose_row_is_unreadable(event: Event) -> None:
    row = spoil(ended(event))
    added = services.add_registration(event.pk, ANA, "en", factories.wish(name="Ana B."))
    assert (added.pk, added.state) == (row.pk, "registered")
    assert Registration.objects.get(pk=row.pk).name == "Ana B."
    again = services.add_registration(spoil(row).event_id, ANA, "en", factories.wish(name="Ana C."))
    assert again.pk == row.pk


def test_staff_are_told_that_an_unreadable_address_is_registered(event: Event, client: Client) -> None:
    row = spoil(factories.registered(event, email=ANA))
    client.force_login(factories.staff())
    answer = client.post(
        reverse("add_registration", args=[event.pk]), {"name": "Ana", "email": ANA, "people": "0"}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    assert str(row.pk) in answer["Location"]


def test_what_is_unreadable_is_not_changed_by_its_owner(event: Event, client: Client) -> None:
    row = factories.registered(event, email=ANA, guests=1)
    address = own_url(row.pk)
    form = client.get(address).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"do": "change"}
    spoil(row)
    assert client.post(address, sent).status_code == 400


@pytest.mark.parametrize("model", [Guest, LegalName])
def test_ones_own_page_opens_though_only_a_name_beside_it_is_unreadable(
    event: Event, client: Client, model: Any
) -> None:
    row = factories.registered(event, email=ANA, guests=1, legal_name="Ana L.")
    spoil_all(model.objects.all())
    page = client.get(own_url(row.pk))
    assert (page.status_code, "(can’t be read)" in page.content.decode()) == (200, True)


# --- letters of invitation ---------------------------------------------------------------------------------


def asked(event: Event) -> Registration:
    row = factories.registered(event, email=ANA)
    services.ask_for_letter(row.pk, name="Ana Lindqvist", nationality="FR")
    return row


def test_a_letter_is_asked_for_and_erased_though_the_row_is_unreadable(event: Event, client: Client) -> None:
    row = spoil(factories.registered(event, email=ANA))
    wanted = {"do": "ask-for-letter", "passport_name": "Ana Lindqvist", "nationality": "FR"}
    assert client.post(own_url(row.pk), wanted).status_code == 200
    assert InvitationLetter.objects.get().name == "Ana Lindqvist"
    assert client.post(own_url(row.pk), {"do": "forget-letter"}).status_code == 200
    assert not InvitationLetter.objects.exists()


def test_a_letter_is_made_though_all_else_is_unreadable(event: Event, client: Client) -> None:
    row, good = asked(event), factories.registered(event)
    services.ask_for_letter(good.pk, name="Bela Kovac", nationality="HU")
    spoil_all(Registration.objects.filter(pk=row.pk))
    client.force_login(factories.staff())
    screen = reverse("invitation_letters", args=[event.pk])
    assert "Ana Lindqvist" in client.get(screen).content.decode()
    for each in (row, good):
        assert client.post(screen, {"registration": each.pk}).status_code == 302
    assert not InvitationLetter.objects.filter(made_at=None).exists()
    assert Outbox.objects.get(kind=LETTER_MAIL).object_id == good.pk
    file = client.post(own_url(row.pk), {"do": "open-letter"})
    assert file["Content-Type"] == "application/pdf"


def test_no_letter_names_somebody_who_cannot_be_read(event: Event, client: Client) -> None:
    rows = [asked(event), factories.registered(event)]
    services.ask_for_letter(rows[1].pk, name="Bela Kovac", nationality="HU")
    staff = factories.staff()
    services.make_letter(event, rows[0].pk, staff)
    spoil_all(InvitationLetter.objects.all())
    answer = client.post(own_url(rows[0].pk), {"do": "open-letter"})
    assert (answer.status_code, answer["Content-Type"]) == (410, "text/html; charset=utf-8")
    shown = client.get(own_url(rows[0].pk)).content.decode()
    assert ("(can’t be read)" in shown, 'value="open-letter"' in shown) == (True, False)
    (exported,) = personal_data["registrations"].export(rows[0].email_hash)
    assert exported["invitation_letter"]["name"] == "(can’t be read)"
    with pytest.raises(services.NotInState):
        services.make_letter(event, rows[1].pk, staff)
    client.force_login(staff)
    html = client.get(reverse("invitation_letters", args=[event.pk])).content.decode()
    assert (html.count("(can’t be read)"), "Make the letter" in html) == (2, False)


# --- speakers ----------------------------------------------------------------------------------------------


def test_what_a_speaker_wrote_holds_up_nobody_though_it_is_unreadable(event: Event, client: Client) -> None:
    staff = factories.staff()
    for name in ("Nora Dahl", "Ines Prado"):
        speaker = Speaker.objects.create(name=name, biography="Judge", locale=factories.locale())
        services.ask_speaker(event, speaker, ANA, "en", staff)
    spoilt, good = SpeakerRequest.objects.order_by("pk")
    for each, words in ((spoilt, "Not judge"), (good, "Not a judge")):
        seen = services.asking_speakers.shown_of(each.speaker, event).digest
        services.answer_as_speaker(each.pk, seen=seen, answers={"biography": "yes"}, words=words)
    spoil_all(SpeakerRequest.objects.filter(pk=spoilt.pk))
    client.force_login(staff)
    html = client.get(reverse("ask_speakers", args=[event.pk])).content.decode()
    assert ("(can’t be read)" in html, "Not a judge" in html) == (True, True)
    exported = personal_data["speaker-requests"].export(good.email_hash)
    assert {row["words"] for row in exported} == {"(can’t be read)", "Not a judge"}
    seen = services.asking_speakers.shown_of(spoilt.speaker, event).digest
    services.answer_as_speaker(spoilt.pk, seen=seen, answers={"biography": "yes"}, words="Doctor")
    assert SpeakerRequest.objects.get(pk=spoilt.pk).words == "Doctor"


def test_nothing_of_an_unreadable_row_is_written_back(event: Event) -> None:
    row = spoil(factories.registered(event, email=ANA))
    services.set_reminders(row.pk, wanted=False)
    send(event)
    stored = Registration.objects.filter(pk=row.pk).defer(*SEALED).exclude(email="").exists()
    assert stored
