"""Organisations that wish to join: the same ground as a contact page, with fixed questions and a decision."""

import pytest
from django.test import Client

from advocacy_site.mailing.models import Outbox
from advocacy_site.pages import services
from advocacy_site.pages.emails import received
from advocacy_site.pages.models import ContactMessage, ContactPage

from .. import factories

pytestmark = pytest.mark.django_db

ANSWERS = (
    "Harbour House",
    "IE",
    "harbour.example",
    "Siobhán",
    "hello@harbour.example",
    "We share your aims.",
)
WEBSITE = 2


def joining_page() -> ContactPage:
    settings = {"kind": "membership", "reader": "membership", "keep_days": 365}
    return factories.contact_page({"label": "How many are you?", "kind": "text"}, settings=settings)


def apply(client: Client, page: ContactPage, *answers: str) -> int:
    data = factories.answers_to(page, *(answers or ANSWERS))
    return client.post(f"/en/contact/{page.inbox.key}/", data).status_code


def test_an_application_holds_the_fixed_answers_and_is_confirmed_without_a_typed_word(client: Client) -> None:
    page = joining_page()
    assert apply(client, page) == 303
    message = ContactMessage.objects.get()
    assert (message.kind, message.state) == ("membership", "new")
    values = [answer["value"] for answer in message.answers]
    assert values == [
        *("Harbour House", "IE", "https://harbour.example", "Siobhán", "hello@harbour.example"),
        "We share your aims.",
    ]
    mail = Outbox.objects.get(kind="application-received")
    assert mail.payload == {"to": "hello@harbour.example"}
    text = received(mail).text + received(mail).html + received(mail).subject
    assert "365 days" in text
    assert not any(word in text for word in ("Harbour", "Siobhán", "aims", page.title))
    assert Outbox.objects.get(kind="message-arrived").payload == {"to": "desk@daybreak.example"}


def test_each_fixed_answer_but_the_website_is_needed(client: Client) -> None:
    page = joining_page()
    for n in range(len(ANSWERS)):
        assert apply(client, page, *ANSWERS[:n], "", *ANSWERS[n + 1 :]) == (303 if n == WEBSITE else 422)
    assert ContactMessage.objects.count() == 1


def test_an_address_gets_no_more_than_five_confirmations_a_day(client: Client) -> None:
    page = joining_page()
    for _n in range(7):
        apply(client, page)
    assert ContactMessage.objects.count() == 7
    assert Outbox.objects.filter(kind="application-received").count() == 5


def test_an_application_goes_from_new_to_a_decision() -> None:
    page = joining_page()
    message = factories.message(page)
    for state, note in [("review", ""), ("accepted", ""), ("declined", "No answer to two letters")]:
        services.change_state(message.pk, state, note)
        message.refresh_from_db()
        assert (message.state, message.note) == (state, note)


@pytest.mark.parametrize(("state", "note"), [("declined", ""), ("done", ""), ("lost", "")])
def test_a_refusal_needs_a_note_and_other_states_are_none(state: str, note: str) -> None:
    message = factories.message(joining_page())
    with pytest.raises(services.NotAState):
        services.change_state(message.pk, state, note)


def test_staff_cannot_decline_without_a_note(client: Client) -> None:
    page = joining_page()
    message = factories.message(page)
    client.force_login(factories.reader(page))
    address = f"/admin/contact_messages/edit/{message.pk}/"
    response = client.post(address, {"state": "declined", "note": ""})
    assert response.status_code == 200
    assert "Say why it is declined." in response.content.decode()
    assert client.post(address, {"state": "declined", "note": "Outside our aims"}).status_code == 302
