"""Staff set tickets, days and questions in the admin; what people have stays what it was."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from events import services
from events.models import EventPage, EventPart, TicketType

from .. import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

PAID = {
    "kind": "paid",
    "names_en": "Three days",
    "price": "40.00",
    "currency": "eur",
    "position": "1",
    "bank_details": "NO12 3456",
    "is_offered": "on",
    "capacity": "",
}


@pytest.fixture
def page() -> EventPage:
    return factories.joinable()


@pytest.fixture
def editor(page: EventPage) -> Client:
    client = Client()
    client.force_login(factories.staff_who_may(page, "change_event"))
    return client


def at(page: EventPage, screen: str, *more: Any) -> str:
    return reverse(screen, args=[page.event_id, *more])


def test_only_who_edits_a_page_of_the_event_gets_there(page: EventPage, editor: Client) -> None:
    other = Client()
    other.force_login(factories.staff_who_may(factories.event_page(parent=page.get_parent()), "change_event"))
    nobody = Client()
    nobody.force_login(factories.staff_who_may(page))
    for screen in ("event_tickets", "add_event_ticket", "event_parts", "event_questions"):
        address = at(page, screen)
        assert [client.get(address).status_code for client in (editor, other, nobody)] == [200, 404, 302]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"price": ""}, "price"),
        ({"currency": "€"}, "currency"),
        ({"bank_details": ""}, "pay_url"),
        ({"names_en": ""}, "names_en"),
        ({"kind": "code"}, "code"),
        ({"capacity": "0"}, "capacity"),
        ({"capacity": "99999999999"}, "capacity"),
    ],
)
def test_a_ticket_that_contradicts_itself_is_refused_at_its_field(
    page: EventPage, editor: Client, change: dict[str, str], field: str
) -> None:
    response = editor.post(at(page, "add_event_ticket"), PAID | change)
    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert not TicketType.objects.exists()


def test_a_code_is_written_and_never_shown(page: EventPage, editor: Client) -> None:
    editor.post(at(page, "add_event_ticket"), PAID | {"kind": "code", "code": "delta sisters"})
    ticket = TicketType.objects.get()
    assert (ticket.code, ticket.price, ticket.currency) == ("delta sisters", 0, "")
    address = at(page, "event_ticket", ticket.pk)
    shown = editor.get(address)
    assert "delta sisters" not in shown.content.decode()
    data = PAID | {"kind": "code", "names_en": "Invited", "seen": shown.context["form"]["seen"].value()}
    assert editor.post(address, data).status_code == 302
    ticket.refresh_from_db()
    assert (ticket.code, ticket.names) == ("delta sisters", {"en": "Invited"})


def test_more_places_are_offered_at_once_and_a_ticket_somebody_has_keeps_its_price(
    page: EventPage, editor: Client
) -> None:
    ticket = factories.paid_ticket(page.event, capacity=1, names={"en": "Three days"})
    first, second = (factories.registered(page.event, ticket=ticket.pk) for _n in range(2))
    address = at(page, "event_ticket", ticket.pk)
    data = PAID | {"seen": editor.get(address).context["form"]["seen"].value()}
    response = editor.post(address, data | {"price": "50"})
    assert "kind" in response.context["form"].errors
    response = editor.post(address, data | {"capacity": "2"}, follow=True)
    assert "was offered a place" in response.content.decode()
    assert [factories.state_of(row) for row in (first, second)] == ["registered", "offered"]
    stale = editor.post(address, data | {"capacity": "9"})
    assert "Somebody changed this ticket" in stale.content.decode()
    assert (
        "has registered with this ticket"
        in editor.post(address, {"remove": "yes"}, follow=True).content.decode()
    )
    assert TicketType.objects.get().capacity == 2


def test_nobody_resizes_what_another_has_resized_or_removed_meanwhile(page: EventPage) -> None:
    part = factories.part(page.event, day=page.event.starts_at.date(), capacity=3)
    with pytest.raises(services.PlacesChanged):
        services.change_part(part, 5, seen=2)
    services.remove_part(part)
    with pytest.raises(EventPart.DoesNotExist):
        services.change_part(part, 5, seen=3)


def test_a_day_is_added_resized_and_kept_while_somebody_has_it(page: EventPage, editor: Client) -> None:
    start = page.event.starts_at
    services.change_settings(page.event, {"ends_at": start + timedelta(days=2)})
    address = at(page, "event_parts")
    day = start.date().isoformat()
    editor.post(address, {"what": day, "capacity": "1"})
    assert editor.post(address, {"what": day, "capacity": "1"}).status_code == 422  # somebody was quicker
    part = page.event.parts.get()
    first, second = (factories.registered(page.event, parts=(part.pk,)) for _n in range(2))
    sent = {"part": str(part.pk), "capacity": "2"}
    assert "Look again" in editor.post(address, sent | {"seen": "5"}, follow=True).content.decode()
    editor.post(address, sent | {"seen": "1"})
    assert [factories.state_of(row) for row in (first, second)] == ["registered", "offered"]
    lowered = editor.post(address, sent | {"seen": "2", "capacity": "1"}, follow=True)
    assert "1 more than there is" in lowered.content.decode()
    editor.post(address, {"part": str(part.pk), "remove": "yes"})
    editor.post(address, {"part": str(factories.nobody()), "remove": "yes"})
    assert page.event.parts.exists()


def test_questions_of_an_event_are_saved_and_a_stale_form_changes_nothing(
    page: EventPage, editor: Client
) -> None:
    address = at(page, "event_questions")
    seen = editor.get(address).context["seen"]
    data = {"seen": seen, "form-TOTAL_FORMS": "5", "form-INITIAL_FORMS": "0", "form-0-type": "yes_no"}
    data |= {"form-0-label_en": "Do you come by train?"}
    assert editor.post(address, data).status_code == 302
    page.event.refresh_from_db()
    assert page.event.questions[0]["words"]["en"]["label"] == "Do you come by train?"
    editor.post(address, data | {"form-0-label_en": "By bus?"})
    page.event.refresh_from_db()
    assert page.event.questions[0]["words"]["en"]["label"] == "Do you come by train?"


def test_a_session_that_lost_its_time_while_it_was_being_chosen_is_not_offered(
    page: EventPage, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = page.event.starts_at
    services.change_timetable(page.event, {"a": {"starts_at": start, "ends_at": start + timedelta(hours=1)}})
    add = services.add_part

    def too_late(*args: Any, **values: Any) -> EventPart:
        services.change_timetable(page.event, {"a": None})
        return add(*args, **values)

    monkeypatch.setattr(services, "add_part", too_late)
    sent = {"what": str(page.event.sessions.get().pk), "capacity": "3"}
    answer = editor.post(at(page, "event_parts"), sent, follow=True)
    assert "Somebody has removed it meanwhile." in answer.content.decode()
    assert not EventPart.objects.exists()
