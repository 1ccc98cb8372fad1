"""Staff decide on what their screen showed, and see no address that nobody confirmed."""

import pytest

from events import services
from events.models import EventPage

from .. import factories
from .test_registration_screens import at, officer

pytestmark = [pytest.mark.django_db]


@pytest.fixture
def page(clock: object) -> EventPage:
    return factories.joinable(places=9, most_guests=2)


def test_nobody_marks_as_paid_what_they_did_not_see(page: EventPage) -> None:
    ticket = factories.paid_ticket(page.event)
    row = factories.registered(page.event, ticket=ticket.pk, name="Salma Bennis")
    client, address = officer(page), at(page, "registration_verb", row.pk, "paid")
    shown = client.get(address)
    assert all(words in shown.content.decode() for words in ("Salma Bennis", "40.00 EUR"))
    services.change_registration(row.pk, factories.wish(name="Salma Bennis", ticket=ticket.pk, guests=2))
    form = shown.context["form"]
    said = {"seen": form["seen"].value(), "payment": str(row.payments.get().pk)}
    assert "has changed meanwhile" in client.post(address, said, follow=True).content.decode()
    assert row.payments.get().state == "due"


def test_an_address_that_nobody_confirmed_is_masked_and_leaves_by_no_export(page: EventPage) -> None:
    row = factories.register(page.event, email="third.person@example.org")
    assert row is not None
    client = officer(page)
    shown = client.get(at(page, "registration_detail", row.pk)).content.decode()
    assert "third.person" not in shown
    assert "t…@e….org" in shown
    sent = client.post(at(page, "registration_export"), {"purpose": "badges", "ending": "csv"})
    assert len(b"".join(sent.streaming_content).splitlines()) == 1, "only the headings"


def test_a_form_that_is_sent_again_revives_nobody_who_was_there_before_it(page: EventPage) -> None:
    row = factories.registered(page.event, email="ana@example.org")
    services.cancel_registration(row.pk)
    client, address = officer(page), at(page, "add_registration")
    key = client.get(address).context["form"]["form_key"].value()
    sent = {"name": "Ana", "email": "ana@example.org", "form_key": key}
    client.post(address, sent)
    assert factories.state_of(row) == "registered"
    services.cancel_registration(row.pk)
    assert "Nothing was changed" in client.post(address, sent, follow=True).content.decode()
    assert factories.state_of(row) == "cancelled"
