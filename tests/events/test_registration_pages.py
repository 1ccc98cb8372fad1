"""The form, its one answer, the mailed link, and a registration's own page."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core import links
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from events import services
from events.models import AccessNeeds, EventPage, LegalName, Registration
from events.own_link import own_url
from events.services.registering import LINK_PURPOSE

from .. import factories
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db]
SECRET = "https://meet.example/secret-room"


@pytest.fixture
def page(clock: FrozenClock) -> EventPage:
    return factories.joinable(places=2, most_guests=1, mode="both", online_url=SECRET, venue="Old Mill")


def send(page: EventPage, client: Client | None = None, **fields: Any) -> Any:
    data = {"name": "Amara Lindqvist", "email": "ana@example.org", "website": "", **fields}
    return (client or Client()).post(f"/en/register/{page.event.key}/", data)


def confirm_address() -> str:
    row = Registration.objects.get(email_hash=address_hash("ana@example.org"))
    nonce = Outbox.objects.get(kind="registration-confirm", object_id=row.pk).nonce
    return f"/l/{links.make_token(LINK_PURPOSE, nonce)}/"


def own_address(row: Registration) -> str:
    return "/l/" + own_url(row.pk).partition("/l/")[2]


def press_confirm(client: Client | None = None, **data: str) -> Any:
    client = client or Client()
    address = confirm_address()
    shown = client.get(address).content.decode()
    moment = re.search(r'name="requested_at" value="([^"]+)"', shown)
    assert moment is not None
    return client.post(address, {"decision": "confirm", "requested_at": moment[1], **data}, follow=False)


def text(client: Client, address: str, **kwargs: Any) -> str:
    return client.get(address, **kwargs).content.decode()


# --- the form ----------------------------------------------------------------------------------------------


def test_the_form_stands_in_a_page_that_caches_may_keep(page: EventPage) -> None:
    response = Client().get(page.url)
    html = response.content.decode()
    assert f'action="/en/register/{page.event.key}/#register"' in html  # where one lands with errors
    assert 'href="#register"' in html
    assert "csrfmiddlewaretoken" not in html
    assert "public" in response["Cache-Control"]
    assert not response.cookies


def test_from_the_form_to_the_place(page: EventPage) -> None:
    response = send(page, guest_1="Ben Okafor")
    assert (response.status_code, response["Location"]) == (303, f"/en/register/{page.event.key}/thanks/")
    assert "One more step" in text(Client(), response["Location"])
    for _look in range(3):
        assert "Is this right?" in text(Client(), confirm_address())
    row = Registration.objects.get()
    assert row.state == "pending"
    answer = press_confirm()
    assert answer.status_code == 303
    html = text(Client(), own_address(row))
    assert "You have 2 places." in html
    assert "Ben Okafor" in html
    assert factories.taken_of(page.event) == 2
    assert press_again(row).status_code == 303
    assert factories.taken_of(page.event) == 2


def press_again(row: Registration) -> Any:
    return Client().post(
        confirm_address(), {"decision": "confirm", "requested_at": row.requested_at.isoformat()}
    )


def test_every_answer_is_the_same_whatever_we_know_of_the_address(page: EventPage) -> None:
    def answer(**fields: Any) -> Any:
        response = send(page, **fields)
        return response.status_code, dict(response.headers), response.content, dict(response.cookies)

    answers = [answer(), answer()]
    factories.confirm_registration(Registration.objects.get())
    answers.append(answer())
    services.cancel_registration(Registration.objects.get().pk)
    answers += [answer(), answer(website="x")]
    services.deny_registration(Registration.objects.get().pk)
    answers.append(answer())
    assert all(each == answers[0] for each in answers)


def test_errors_come_back_with_everything_kept(page: EventPage) -> None:
    response = send(page, name="Amara Lindqvist", email="no address")
    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="Amara Lindqvist"' in html
    assert 'href="#id_email"' in html
    assert "<title>Error:" in html
    assert not Registration.objects.exists()


def test_a_page_that_stands_in_for_a_translation_takes_registrations(page: EventPage) -> None:
    page.copy_for_translation(factories.locale("fr"), copy_parents=True, alias=True)
    EventPage.objects.filter(locale__language_code="fr").update(live=True)
    data = {"name": "Amara Lindqvist", "email": "ana@example.org", "website": ""}
    assert Client().post(f"/fr/register/{page.event.key}/", data).status_code == 303
    assert Registration.objects.get().language == "fr"


def test_a_get_leads_to_the_page_and_other_sites_are_refused(page: EventPage) -> None:
    address = f"/en/register/{page.event.key}/"
    assert Client().get(address)["Location"] == page.url
    assert Client().put(address).status_code in (405, 415)
    assert Client().post(address, {}, headers={"Origin": "https://evil.example"}).status_code == 403
    assert Client().get("/en/register/nothing/").status_code == 404


def test_what_is_asked_is_kept_where_it_belongs(page: EventPage) -> None:
    services.change_settings(page.event, {"asks_legal_name": True, "asks_organisation": "required"})
    wording = factories.access_wording()
    assert send(page, legal_name="Amara K.").status_code == 422
    more = {"needs": ["captions"], "needs_words": "A seat near the door", "access_wording": str(wording.pk)}
    full = {"legal_name": "Amara K.", "organisation": "Steppe House", **more}
    assert send(page, **full).status_code == 422, "nobody has agreed yet"
    assert send(page, **full, agree_access="on").status_code == 303
    html = text(Client(), confirm_address())
    assert "A seat near the door" in html
    press_confirm()
    assert AccessNeeds.objects.get().needs["words"] == "A seat near the door"
    assert LegalName.objects.get().name == "Amara K."


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "A\r\nBcc: x@example.org"},
        {"name": "\x00"},
        {"name": "=HYPERLINK(1)"},
        {"name": "x" * 5000},
        {"name": "<b>Amara</b>"},
        {"email": "a@example.org\r\nBcc: b@example.org"},
        {"guest_1": "http://evil.example"},
        {"ticket": "x", "parts": "x", "code": "x", "amount": "NaN", "requested_at": "x"},
    ],
)
def test_hostile_input_is_a_clear_answer_and_no_row(page: EventPage, fields: dict[str, str]) -> None:
    assert send(page, **fields).status_code in (303, 400, 422)
    for row in Registration.objects.all():
        assert row.wish["name"] == "Amara Lindqvist"


def test_wrong_codes_are_counted_although_nothing_else_is_kept(page: EventPage) -> None:
    ticket = factories.ticket(page.event, kind="code", code="Dawn")
    codes = [send(page, ticket=str(ticket.pk), code="wrong").status_code for _n in range(11)]
    assert codes == [422] * 10 + [429]


# --- states ------------------------------------------------------------------------------------------------


def test_a_full_event_offers_its_waiting_list_and_says_the_position(page: EventPage) -> None:
    services.set_capacity(page.event, 1)
    first = factories.registered(page.event)
    html = text(Client(), page.url)
    assert "Join the waiting list" in html
    send(page)
    press_confirm()
    row = Registration.objects.get(state="waiting")
    own = own_address(row)
    assert "number 1 on the waiting list" in text(Client(), own)
    services.cancel_registration(first.pk)
    assert "Take the place" in text(Client(), own)
    html = Client().get(own).content.decode()
    assert html.index('value="accept"') < html.index('<dl class="datum">') < html.index('value="erase"')
    assert "You have your place" in Client().post(own, {"do": "accept"}).content.decode()
    assert factories.state_of(row) == "registered"


@pytest.mark.parametrize("change", [{"status": "cancelled"}, {"registration": "none"}, {"marked_full": True}])
def test_no_form_stands_where_one_cannot_register(page: EventPage, change: dict[str, Any]) -> None:
    services.change_settings(page.event, change)
    assert "<form" not in text(Client(), page.url).partition("<main")[2].partition("</main")[0]
    assert send(page).status_code == 422
    assert not Registration.objects.exists()


# --- one's own page ----------------------------------------------------------------------------------------


def test_one_changes_and_cancels_on_ones_own_page(page: EventPage) -> None:
    row = factories.registered(page.event)
    own = own_address(row)
    html = Client().post(own, {"do": "change", "name": "Amara L.", "guest_1": "Ben"}).content.decode()
    assert "Done. It is changed." in html
    row.refresh_from_db()
    assert (row.name, row.party) == ("Amara L.", 2)
    factories.registered(page.event)
    response = Client().post(own, {"do": "change", "name": ""})
    assert response.status_code == 422
    Client().post(own, {"do": "cancel"})
    assert factories.state_of(row) == "cancelled"
    assert "erased" in Client().post(own, {"do": "erase"}).content.decode()
    assert Client().get(own).status_code == 410


def test_looking_changes_nothing_and_unknown_wishes_are_refused(page: EventPage) -> None:
    row = factories.registered(page.event)
    own = own_address(row)
    before = Registration.objects.filter(pk=row.pk).values().get()
    for _look in range(3):
        assert Client().get(own).status_code == 200
    assert Client().post(own, {"do": "promote"}).status_code == 400
    after = Registration.objects.filter(pk=row.pk).values().get()
    assert after == before


def test_one_press_of_a_mail_program_stops_reminders(page: EventPage) -> None:
    row = factories.registered(page.event)
    Client().post(own_address(row), {"List-Unsubscribe": "One-Click"})
    row.refresh_from_db()
    assert (row.no_reminders, row.state) == (True, "registered")


def test_saying_it_was_not_me_forgets_everything(page: EventPage) -> None:
    send(page)
    address = confirm_address()
    assert "Thank you" in Client().post(address, {"decision": "deny"}).content.decode()
    assert not Registration.objects.exists()
    assert Client().get(address).status_code == 410


def test_saying_it_was_not_me_after_confirming_leads_to_the_page_where_one_erases_it(page: EventPage) -> None:
    send(page)
    press_confirm()
    answer = Client().post(confirm_address(), {"decision": "deny"})
    assert (answer.status_code, answer["Location"]) == (303, own_url(Registration.objects.get().pk))


def test_the_online_link_appears_an_hour_before_on_the_page_of_who_has_a_place_and_nowhere_else(
    page: EventPage, clock: FrozenClock
) -> None:
    services.set_capacity(page.event, 1)
    row, waits = factories.registered(page.event), factories.registered(page.event)
    start = page.event.starts_at
    assert start is not None

    def has_link(address: str) -> bool:
        return "secret-room" in text(Client(), address)

    for before, appears in ((timedelta(hours=1, seconds=1), False), (timedelta(hours=1), True)):
        clock.at = start - before
        assert has_link(own_address(row)) is appears
        assert not has_link(own_address(waits))
        assert not has_link(page.url)
    clock.at = start + timedelta(hours=3)
    assert not has_link(own_address(row))


def test_the_own_page_costs_the_same_for_one_session_and_for_six(page: EventPage, clock: FrozenClock) -> None:
    times = {f"talk-{n}": {"starts_at": clock.at + timedelta(days=14, hours=n)} for n in range(6)}
    services.change_timetable(page.event, times)
    parts = [factories.part(page.event, session=session) for session in page.event.sessions.all()]
    row = factories.registered(page.event, parts=tuple(part.pk for part in parts))
    costs = []
    for chosen in (parts, parts, parts[:1]):  # the first visit fills caches
        row.parts.set(chosen)
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(own_address(row)).status_code == 200
        costs.append(len(queries))
    assert costs[1] == costs[2]
