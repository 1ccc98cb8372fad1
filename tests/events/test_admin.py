"""Staff set date, place and times in the record's own view, as clocks of the place show them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.blocks import StructBlockValidationError

from advocacy_site.core.models import AccessLog
from advocacy_site.users.models import User
from events import services
from events.blocks import ProgrammeBlock
from events.models import Event, EventPage

from .. import factories
from . import shapes
from .test_records import state_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def page(clock: Any) -> EventPage:
    return shapes.symposium()


@pytest.fixture
def staff_client(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("staff@example.org", "a long enough password"))
    return client


def shown(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send back from the form at `address`."""
    form = client.get(address).context["form"]
    fields = [*form, *(field for session in form.sessions for field in session)]
    return {
        field.html_name: field.value()
        for field in fields
        if field.value() is not None and field.value() is not False
    }


def texts(data: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value.strftime("%Y-%m-%d %H:%M") if hasattr(value, "strftime") else value
        for name, value in data.items()
    }


def test_saving_what_the_form_shows_changes_nothing(staff_client: Client, page: EventPage) -> None:
    before = state_of(page.event)
    address = reverse("event_records:edit", args=[page.event_id])
    assert staff_client.post(address, texts(shown(staff_client, address))).status_code == 302
    assert state_of(page.event) == before
    assert AccessLog.objects.get().reason == ""


def test_hours_are_typed_and_shown_in_the_time_of_the_place(staff_client: Client, page: EventPage) -> None:
    address = reverse("event_records:edit", args=[page.event_id])
    key = page.programme[1].id
    assert "Table ronde 1: La réalité" in staff_client.get(address).content.decode()
    data = texts(shown(staff_client, address))
    assert data["starts"] == "2027-03-31 09:00"
    assert data[f"session-{key}-starts"] == "2027-03-31 10:00"
    data |= {"time_zone": "Asia/Kolkata", "status": "moved_online", f"session-{key}-languages": ["fr", "en"]}
    assert staff_client.post(address, data).status_code == 302
    event = Event.objects.get(pk=page.event_id)
    assert event.starts_at.isoformat() == "2027-03-31T03:30:00+00:00"
    session = event.sessions.get(key=key)
    assert session.starts_at.isoformat() == "2027-03-31T04:30:00+00:00"
    assert session.languages == " en fr "
    log = AccessLog.objects.get()
    assert log.subject == event.subject
    assert {"time_zone", "status", "starts_at", "timetable"} <= set(log.reason.split(", "))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts": "2027-03-28 02:30", "ends": "2027-03-28 05:00"}, "starts"),
        ({"ends": "2027-03-31 09:00"}, "ends"),
        ({"starts": "9999-12-31 23:00", "ends": ""}, "starts"),
        ({"starts": ""}, "ends"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"registration": "external"}, "external_url"),
        (
            {"registration_opens": "2027-03-03 10:00", "registration_closes": "2027-03-02 10:00"},
            "registration_closes",
        ),
        ({"capacity": "0"}, "__all__"),
        ({"seen": "0" * 64}, "__all__"),
        ({"map_url": "javascript:alert(1)"}, "map_url"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    staff_client: Client, page: EventPage, change: dict[str, str], field: str
) -> None:
    before = state_of(page.event)
    address = reverse("event_records:edit", args=[page.event_id])
    response = staff_client.post(address, texts(shown(staff_client, address)) | change)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert state_of(page.event) == before


def test_a_session_that_ends_before_it_starts_is_refused_at_its_field(
    staff_client: Client, page: EventPage
) -> None:
    before = state_of(page.event)
    address = reverse("event_records:edit", args=[page.event_id])
    data = texts(shown(staff_client, address)) | {f"session-{page.programme[0].id}-ends": "2027-03-31 08:00"}
    response = staff_client.post(address, data)
    assert response.status_code == 200
    assert [bool(form.errors) for form in response.context["form"].sessions] == [True, False, False, False]
    assert "The end must be later" in response.content.decode()
    assert state_of(page.event) == before


def test_a_session_of_a_draft_gets_its_time_before_anybody_reads_it(
    staff_client: Client, page: EventPage
) -> None:
    page.programme.append(("session", {"label": "", "title": "A late idea", "text": "", "people": []}))
    page.save_revision()
    address = reverse("event_records:edit", args=[page.event_id])
    data = texts(shown(staff_client, address))
    key = next(
        name
        for name in re.findall(r"session-([\w-]+)-starts", str(staff_client.get(address).content))
        if not page.event.sessions.filter(key=name).exists()
    )
    assert staff_client.post(address, data | {f"session-{key}-starts": "2027-03-31 14:00"}).status_code == 302
    assert "A late idea" not in Client().get(page.url).content.decode()
    page.get_latest_revision().publish()
    html = " ".join(Client().get(page.url).content.decode().split())
    assert re.search(r">14:00</time>.{0,200}A late idea", html)


def test_emptying_its_start_forgets_the_time_of_a_session(staff_client: Client, page: EventPage) -> None:
    address = reverse("event_records:edit", args=[page.event_id])
    prefix = f"session-{page.programme[0].id}"
    data = texts(shown(staff_client, address)) | {f"{prefix}-starts": "", f"{prefix}-ends": ""}
    assert staff_client.post(address, data).status_code == 302
    assert page.event.sessions.count() == 3


def test_the_second_of_two_equal_hours_survives_a_form_that_nobody_changed(
    staff_client: Client, page: EventPage
) -> None:
    second = shapes.at(244, 2, 30).replace(fold=1)
    assert second.utcoffset() == timedelta(hours=1)
    services.change_settings(page.event, {"starts_at": second, "ends_at": second + timedelta(hours=3)})
    before = state_of(page.event)
    address = reverse("event_records:edit", args=[page.event_id])
    staff_client.post(address, texts(shown(staff_client, address)))
    assert state_of(page.event) == before


def test_records_are_neither_made_nor_deleted_in_the_admin(staff_client: Client, page: EventPage) -> None:
    html = staff_client.get(reverse("event_records:index")).content.decode()
    assert "Wednesday 31 March 2027" in html
    for name, arguments in [("add", []), ("delete", [page.event_id])]:
        response = staff_client.post(reverse(f"event_records:{name}", args=arguments), {})
        assert response.status_code in (302, 403)
    assert Event.objects.count() == 1


def test_the_pages_editor_leads_to_the_record(staff_client: Client, page: EventPage) -> None:
    html = staff_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert reverse("event_records:edit", args=[page.event_id]) in html
    index = factories.event_index()
    add = reverse("wagtailadmin_pages:add", args=["events", "eventpage", index.pk])
    assert staff_client.get(add).status_code == 200


def test_somebody_in_a_session_without_a_name_is_refused_at_its_field() -> None:
    person = ProgrammeBlock().child_blocks["session"].child_blocks["people"].child_block
    with pytest.raises(StructBlockValidationError) as caught:
        person.clean(person.normalize({"part": "chair"}))
    assert set(caught.value.block_errors) == {"speaker"}


def test_a_date_that_cannot_be_read_says_how_to_write_it_and_nothing_of_the_end(
    staff_client: Client, page: EventPage
) -> None:
    address = reverse("event_records:edit", args=[page.event_id])
    data = texts(shown(staff_client, address)) | {"starts": "31/03/2027 9h", "registration_opens": "soon"}
    errors = staff_client.post(address, data).context["form"].errors
    assert errors.keys() == {"starts", "registration_opens"}
    assert "2027-06-22 12:00" in errors["starts"][0]


def test_pages_are_previewed_and_stand_where_they_may(staff_client: Client, page: EventPage) -> None:
    request = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert request.status_code == 200
    assert [model.__name__ for model in type(page).allowed_subpage_models()] == []
    assert "EventPage" in [model.__name__ for model in type(factories.event_index()).allowed_subpage_models()]


def test_a_session_that_people_register_for_apart_keeps_a_time(staff_client: Client, page: EventPage) -> None:
    key = page.programme[0].id
    factories.part(page.event, session=page.event.sessions.get(key=key))
    address = reverse("event_records:edit", args=[page.event_id])
    data = texts(shown(staff_client, address)) | {f"session-{key}-starts": "", f"session-{key}-ends": ""}
    response = staff_client.post(address, data)
    assert response.status_code == 200
    assert "so it keeps a time" in response.content.decode()


def test_more_places_that_staff_type_are_offered_to_who_waits(staff_client: Client, clock: Any) -> None:
    event = factories.joinable(places=1).event
    waits = [factories.registered(event) for _n in range(2)][1]
    address = reverse("event_records:edit", args=[event.pk])
    data = texts(shown(staff_client, address)) | {
        "capacity": "2",
        "most_guests": "3",
        "asks_role": "optional",
    }
    assert staff_client.post(address, data).status_code == 302
    assert factories.state_of(waits) == "offered"
    event.refresh_from_db()
    assert (event.most_guests, event.asks_role) == (3, "optional")


def test_an_event_without_a_date_is_offered_in_the_time_of_who_writes_it(client: Client) -> None:
    staff = User.objects.create_superuser(
        "staff@example.org", "a long enough password", time_zone="Africa/Lagos"
    )
    client.force_login(staff)
    undated = factories.event_page(settings={"starts_at": None, "ends_at": None, "time_zone": "UTC"})
    address = reverse("event_records:edit", args=[undated.event_id])
    assert shown(client, address)["time_zone"] == "Africa/Lagos"
    for settings in ({"time_zone": "Asia/Tokyo"}, {"time_zone": "UTC", "starts_at": shapes.at(3, 9)}):
        services.change_settings(undated.event, settings)
        assert shown(client, address)["time_zone"] == settings["time_zone"]


def test_no_hour_is_moved_by_the_zone_that_is_offered_first(client: Client) -> None:
    user = User.objects.create_superuser(
        "staff@example.org", "a long enough password", time_zone="Africa/Lagos"
    )
    client.force_login(user)
    opens = shapes.at(3, 9)
    event = factories.event_page(
        settings={"starts_at": None, "ends_at": None, "time_zone": "UTC", "registration_opens_at": opens}
    ).event
    address = reverse("event_records:edit", args=[event.pk])
    data = texts(shown(client, address)) | {"city": "Lagos"}
    assert client.post(address, data).status_code == 302
    event.refresh_from_db()
    assert (event.city, event.registration_opens_at) == ("Lagos", opens)
