"""Staff see who registered, decide, add, count and export: each by its permission, of programmes one role."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from advocacy_site.core.models import AccessLog
from advocacy_site.users.models import User
from events import services
from events.models import EventPage, Registration

from .. import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

VIEW = ("view_registration",)
EVERYTHING = (
    *("view_registration", "see_registrant", "manage_registration", "export_registration"),
    *("see_access_needs", "see_legal_name"),
)
# Each screen, and what one needs beside the right to read registrations.
SCREENS = {
    "registration_listing": (),
    "registration_listing_results": (),
    "registration_numbers": (),
    "registration_detail": (),
    "registration_export": ("export_registration",),
    "add_registration": ("manage_registration", "see_registrant"),
    "registration_verb": ("manage_registration",),
}


@pytest.fixture
def page() -> EventPage:
    return factories.joinable(places=1, most_guests=2, asks_organisation="optional")


def signed_in(page: EventPage, *codenames: str) -> Client:
    client = Client()
    client.force_login(factories.staff_who_may(page, "change_event", *codenames))
    return client


def officer(page: EventPage) -> Client:
    return signed_in(page, *EVERYTHING)


def at(page: EventPage, screen: str, *more: Any) -> str:
    return reverse(screen, args=[page.event_id, *more])


def address_of(page: EventPage, screen: str, row: Registration) -> str:
    more = {"registration_detail": [row.pk], "registration_verb": [row.pk, "cancel"]}
    return at(page, screen, *more.get(screen, []))


def press(client: Client, page: EventPage, row: Registration, verb: str, **fields: Any) -> Any:
    """Open the page of a verb and press its button."""
    address = at(page, "registration_verb", row.pk, verb)
    form = client.get(address).context["form"]
    return client.post(address, {"seen": form["seen"].value()} | fields, follow=True)


# --- who ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", SCREENS)
def test_each_screen_asks_for_its_permissions_and_for_a_page_of_the_event(
    page: EventPage, screen: str
) -> None:
    row = factories.registered(page.event)
    address, needed = address_of(page, screen, row), ("view_registration", *SCREENS[screen])
    assert signed_in(page, *needed).get(address).status_code == 200
    for missing in needed:
        client = signed_in(page, *(set(EVERYTHING) - {missing}))
        assert client.get(address).status_code == 302, missing  # as Wagtail refuses: to the start, with words
    elsewhere = factories.event_page(parent=page.get_parent())
    assert signed_in(elsewhere, *EVERYTHING).get(address).status_code == 404


def test_names_addresses_needs_and_legal_names_are_for_those_who_may_see_them(page: EventPage) -> None:
    services.change_settings(page.event, {"asks_legal_name": True})
    row = factories.registered(
        page.event, email="canary@dawn.example", name="Canary Lindqvist", legal_name="Paper Lindqvist"
    )
    screens = [at(page, "registration_listing"), at(page, "registration_detail", row.pk)]
    for address in screens:
        html = signed_in(page, *VIEW).get(address).content.decode()
        assert "Lindqvist" not in html
        assert "canary@" not in html
    seeing = signed_in(page, "view_registration", "see_registrant")
    listed, shown = (seeing.get(address).content.decode() for address in screens)
    assert "Canary Lindqvist" in listed
    assert "canary@" not in listed
    assert "canary@dawn.example" in shown
    assert "Paper Lindqvist" not in shown
    assert "Paper Lindqvist" in officer(page).get(screens[1]).content.decode()


def test_only_the_readers_of_a_programme_see_its_applications_and_no_export_holds_them(
    page: EventPage,
) -> None:
    row = factories.registered(page.event)
    readers = Group.objects.create(name="Readers")
    readers.permissions.add(*Permission.objects.filter(codename__in=["access_admin", *EVERYTHING]))
    services.change_settings(page.event, {"readers": readers})
    outsider, boss, reader = officer(page), Client(), Client()
    boss.force_login(User.objects.create_superuser("boss@daybreak.example", "a long enough password"))
    member = User.objects.create_user("reader@daybreak.example", "a long enough password")
    member.groups.add(readers)
    reader.force_login(member)
    for screen in SCREENS:
        address = address_of(page, screen, row)
        assert outsider.get(address).status_code == boss.get(address).status_code == 404, screen
        assert reader.get(address).status_code == (404 if "export" in screen else 200), screen
    assert reader.post(at(page, "registration_export"), {"purpose": "x", "ending": "csv"}).status_code == 404
    listing = reverse("registered_events")
    assert str(page.event_id) in reader.get(listing).content.decode()
    assert str(page.event_id) not in outsider.get(listing).content.decode()
    edit = reverse("event_records:edit", args=[page.event_id])
    form = boss.get(edit).context["form"]
    data = {field.html_name: field.value() for field in form if field.value() not in (None, False)}
    response = boss.post(edit, data | {"readers": ""})
    assert "readers" in response.context["form"].errors
    page.event.refresh_from_db()
    assert page.event.readers == readers


# --- the list ----------------------------------------------------------------------------------------------


def test_the_list_is_filtered_and_costs_the_same_for_many(page: EventPage) -> None:
    ticket = factories.paid_ticket(page.event)
    client = officer(page)
    coming, waiting = (factories.registered(page.event, ticket=ticket.pk) for _n in range(2))

    def queries(query: str = "") -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert client.get(at(page, "registration_listing") + query).status_code == 200
        return len(captured)

    few = queries()
    for _n in range(4):
        factories.registered(page.event, ticket=ticket.pk)
    assert queries() == few
    for query, there, gone in (
        ("?state=registered", coming, waiting),
        ("?state=waiting", waiting, coming),
        ("?payment=due", coming, waiting),
        ("?payment=-", waiting, coming),
    ):
        html = client.get(at(page, "registration_listing") + query).content.decode()
        assert str(there.pk) in html, query
        assert str(gone.pk) not in html, query


def test_somebody_is_found_by_address_or_by_a_part_of_the_name_and_neither_is_logged(page: EventPage) -> None:
    row = factories.registered(page.event, email="ana@dawn.example", name="Ána Kowalska")
    other = factories.registered(page.event, name="Ben Kowalski")
    client, find = officer(page), at(page, "registration_search")
    for wanted in ("Ana@Dawn.example", "ána  kow", "kowalska ANA"):
        assert client.post(find, {"wanted": wanted})["Location"] == at(page, "registration_detail", row.pk)
    several = client.post(find, {"wanted": "kowalsk"}).content.decode()
    assert str(row.pk) in several
    assert str(other.pk) in several
    masked = signed_in(page, *VIEW)
    assert masked.post(find, {"wanted": "kowalsk"})["Location"] == at(page, "registration_listing")
    assert not AccessLog.objects.filter(reason__icontains="kow").exists()
    assert not AccessLog.objects.filter(reason__contains="@").exists()


# --- what staff decide -------------------------------------------------------------------------------------


def test_staff_approve_prefer_and_cancel_each_with_a_line_in_the_log(page: EventPage) -> None:
    client = officer(page)
    first, second, third = (factories.registered(page.event) for _n in range(3))
    press(client, page, first, "cancel")
    assert [factories.state_of(row) for row in (first, second, third)] == ["cancelled", "offered", "waiting"]
    press(client, page, third, "give-place", reason="Speaks in the opening")
    assert factories.state_of(third) == "waiting"  # the free place is kept for the second
    press(client, page, second, "refuse")
    press(client, page, second, "approve")
    assert factories.state_of(third) == "offered"
    press(client, page, third, "give-place", reason="Speaks in the opening")
    assert factories.state_of(third) == "registered"
    reasons = set(AccessLog.objects.filter(action="change").values_list("reason", flat=True))
    assert reasons == {"cancel", "refuse", "approve", "give-place: Speaks in the opening"}


def test_a_decision_on_what_somebody_else_has_changed_is_refused_with_words(page: EventPage) -> None:
    client, row = officer(page), factories.registered(page.event)
    address = at(page, "registration_verb", row.pk, "cancel")
    seen = client.get(address).context["form"]["seen"].value()
    services.refuse_registration(row.pk)
    services.approve_registration(row.pk)
    response = client.post(address, {"seen": seen}, follow=True)
    assert "has changed meanwhile" in response.content.decode()
    assert factories.state_of(row) == "registered"
    assert not AccessLog.objects.filter(action="change").exists()


def test_a_move_changes_ticket_and_payment_and_keeps_everything_else(page: EventPage) -> None:
    free, paid = factories.ticket(page.event), factories.paid_ticket(page.event)
    services.change_settings(page.event, {"capacity": 3})
    row = factories.registered(page.event, ticket=free.pk, guests=1, organisation="Steppe House")
    client = officer(page)
    press(client, page, row, "move", ticket=str(paid.pk))
    row.refresh_from_db()
    assert (row.ticket, row.party, row.organisation, row.name) == (
        *(paid, 2, "Steppe House"),
        "Amara Lindqvist",
    )
    assert [factories.taken_of(ticket) for ticket in (free, paid)] == [0, 2]
    press(client, page, row, "paid", payment=str(row.payments.get().pk))
    assert "Refund it first" in press(client, page, row, "move", ticket=str(free.pk)).content.decode()
    press(client, page, row, "refunded", payment=str(row.payments.get().pk))
    assert row.payments.get().state == "refunded"


def test_somebody_who_called_is_added_with_or_without_an_address_and_only_once(page: EventPage) -> None:
    client, address = officer(page), at(page, "add_registration")
    client.post(address, {"name": "Caller One"})
    client.post(address, {"name": "Caller Two", "email": "Two@dawn.example"})
    client.post(address, {"name": "Caller Two", "email": "two@dawn.example"})
    rows = {row.name: row for row in Registration.objects.all()}
    assert {name: (row.state, row.email) for name, row in rows.items()} == {
        "Caller One": ("registered", ""),
        "Caller Two": ("waiting", "two@dawn.example"),
    }
    assert client.post(address, {"name": ""}).status_code == 422


def test_a_form_that_is_sent_twice_enters_one_person_and_sent_for_another_one_more(page: EventPage) -> None:
    client, address = officer(page), at(page, "add_registration")
    form = client.get(address).context["form"]
    sent = {"name": "Caller One", "form_key": form["form_key"].value()}
    first, second = (client.post(address, sent) for _n in range(2))
    assert first.headers["Location"] == second.headers["Location"]
    row = Registration.objects.get()
    services.cancel_registration(row.pk, by=Registration.EndedBy.STAFF)
    client.post(address, sent)  # a reload revives nobody
    assert factories.state_of(row) == "cancelled"
    client.post(address, sent | {"name": "Caller Two"})  # after “back”
    client.post(address, sent | {"form_key": client.get(address).context["form"]["form_key"].value()})
    names = sorted(row.name for row in Registration.objects.all())
    assert names == [
        "Caller One",
        "Caller One",
        "Caller Two",
    ]


# --- what leaves -------------------------------------------------------------------------------------------


def test_an_export_holds_no_formula_and_names_only_for_those_who_may_see_them(page: EventPage) -> None:
    factories.registered(page.event, name="=HYPERLINK(1)", organisation="@SUM(1)")
    asked = {"purpose": "Seating", "ending": "csv"}
    address = at(page, "registration_export")
    text = officer(page).post(address, asked).getvalue().decode("utf-8-sig")
    (line,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (line["Name"], line["Organisation"], line["State"]) == ("'=HYPERLINK(1)", "'@SUM(1)", "registered")
    book = load_workbook(io.BytesIO(officer(page).post(address, asked | {"ending": "xlsx"}).getvalue()))
    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert "=HYPERLINK(1)" in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "inlineStr"}
    blind = signed_in(page, "view_registration", "export_registration")
    assert "HYPERLINK" not in blind.post(address, asked).getvalue().decode()
    log = AccessLog.objects.filter(action="export").first()
    assert log is not None
    assert (log.rows, log.reason) == (1, "Seating")


def test_numbers_count_people_by_organisation_and_by_what_they_listen_in(page: EventPage) -> None:
    services.change_settings(page.event, {"capacity": None, "languages": " en fr "})
    factories.registered(page.event, organisation="Steppe House", guests=1, listening="fr")
    factories.registered(page.event, organisation="steppe  house", listening="fr")
    context = officer(page).get(at(page, "registration_numbers")).context
    assert ("registered", 2, 3) in context["states"]
    assert [(bar.label.casefold().split(), bar.count) for bar in context["organisations"]] == [
        (["steppe", "house"], 3)
    ]
    ((_words, heard),) = context["listening"]
    assert [(bar.label, bar.count) for bar in heard] == [("French", 3)]
    assert not signed_in(page, *VIEW).get(at(page, "registration_numbers")).context["organisations"]
