"""Door keepers: a role named on the record checks people in while the door is open, and nothing else."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.menu import admin_menu

from advocacy_site.users.models import User
from events import door, services
from events.models import Arrival, EventPage, Registration
from events.record_forms import EventForm

from .. import factories
from ..conftest import FrozenClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(clock: FrozenClock) -> EventPage:
    """An event that starts now."""
    page = factories.joinable(most_guests=1)
    clock.at = page.event.starts_at
    return page


def role(*codenames: str) -> Group:
    """A role of people who may check in, with the named permissions besides."""
    group = Group.objects.create(name=f"Door team {uuid4()}")
    wanted = ["check_in", *codenames]
    group.permissions.add(*Permission.objects.filter(codename__in=wanted))
    return group


def member_of(group: Group) -> User:
    user = User.objects.create_user(f"door-{uuid4()}@daybreak.example", "a long password")
    user.groups.add(group)
    return user


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def keeper(page: EventPage, *codenames: str) -> Client:
    """Somebody who keeps the door of the event, and edits no page."""
    group = role(*codenames)
    services.change_settings(page.event, {"stewards": group})
    return signed_in(member_of(group))


def at(page: EventPage, screen: str = "check_in") -> str:
    return reverse(screen, args=[page.event_id])


def tap(client: Client, page: EventPage, row: Registration) -> Any:
    return client.post(at(page), {"registration": row.pk, "people": row.pk})


def test_a_door_keeper_checks_in_and_takes_back(page: EventPage) -> None:
    row = factories.registered(page.event, name="Amara Lindqvist")
    client = keeper(page)
    assert "Amara Lindqvist" in client.get(at(page)).content.decode()
    assert "Checked in: Amara Lindqvist" in tap(client, page, row).content.decode()
    answer = client.post(at(page), {"undo": Arrival.objects.get().pk}).content.decode()
    assert "Taken back." in answer
    assert 'href="/doors/"' in answer
    assert 'href="/admin/' not in answer


def test_the_door_of_another_event_is_not_there(page: EventPage) -> None:
    client = keeper(page)
    other = factories.joinable(starts_at=page.event.starts_at)
    row = factories.registered(other.event)
    assert client.get(at(other)).status_code == 404
    assert tap(client, other, row).status_code == 404
    # Nor can what belongs to another event be reached through one's own door.
    assert "Not checked in" in tap(client, page, row).content.decode()
    assert not Arrival.objects.exists()


OTHERS = (
    *("registration_listing", "registration_numbers", "registration_export", "registration_search"),
    *("add_registration", "event_questions", "event_parts", "event_tickets", "event_records:edit"),
)
RIGHTS = ("view_registration", "see_registrant", "manage_registration", "export_registration", "change_event")


@pytest.mark.parametrize("screen", OTHERS)
def test_keeping_the_door_opens_no_other_screen_to_anybody(page: EventPage, screen: str) -> None:
    """Not even to somebody of the staff who may read registrations, but no page of this event."""
    client = keeper(page, "access_admin", *RIGHTS)
    for answer in (client.get(at(page, screen)), client.post(at(page, screen))):
        assert answer.status_code in (302, 404, 405)
        assert answer.get("Location", "/admin/") == "/admin/"  # not back to the list, as to who may


def test_the_admin_is_closed_to_door_keepers_and_leads_to_the_doors(page: EventPage) -> None:
    client = keeper(page)
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1] == ("/doors/", 302)
    assert page.title in answer.content.decode()


def test_whoever_signs_in_begins_where_they_work(page: EventPage, client: Client) -> None:
    group = role()
    user = member_of(group)
    sent = {"login": user.email, "password": "a long password"}
    assert client.post("/account/login/", sent)["Location"] == "/doors/"
    client.logout()
    staff = factories.staff()
    client.force_login(staff)
    assert client.get("/account/login/")["Location"] == "/admin/"
    for wanted in ("/admin/pages/", at(page)):
        assert client.get(f"/account/login/?next={wanted}")["Location"] == wanted
    client.force_login(user)
    assert client.get(f"/account/login/?next={at(page)}")["Location"] == at(page)
    assert client.get("/account/login/?next=/admin/pages/")["Location"] == "/doors/"


@pytest.mark.parametrize("screen", ["check_in", "badges"])
def test_a_stranger_is_asked_to_sign_in(page: EventPage, client: Client, screen: str) -> None:
    for address in (at(page, screen), reverse("doors")):
        assert client.get(address)["Location"] == f"/account/login/?next={address}"


def test_one_registration_is_no_door_keepers_to_read(page: EventPage) -> None:
    row = factories.registered(page.event, email="amara@example.org")
    client = keeper(page, "access_admin", *RIGHTS)
    arguments = [page.event_id, row.pk]
    assert client.get(reverse("registration_detail", args=arguments)).status_code == 404
    assert client.post(reverse("registration_verb", args=[*arguments, "cancel"])).status_code == 404
    assert "amara@example.org" not in client.get(at(page)).content.decode()


def test_names_are_seen_only_while_the_door_is_open(page: EventPage, clock: FrozenClock) -> None:
    factories.registered(page.event, name="Amara Lindqvist")
    client = keeper(page, "print_badge")
    assert "Amara Lindqvist" in client.get(at(page, "badges")).content.decode()
    opens, closes = door.open_between(page.event) or (None, None)
    for moment in (opens - timedelta(minutes=1), closes):
        clock.at = moment
        assert "Amara" not in client.get(at(page)).content.decode()
        assert client.get(at(page, "badges")).status_code == 404
    editor = signed_in(factories.staff_who_may(page, "change_event", "print_badge"))
    assert "Amara Lindqvist" in editor.get(at(page, "badges")).content.decode()


def test_the_role_needs_the_permission_and_the_person_the_role(page: EventPage) -> None:
    group = role()
    services.change_settings(page.event, {"stewards": group})
    assert signed_in(member_of(role())).get(at(page)).status_code == 404
    user = member_of(group)
    group.permissions.remove(Permission.objects.get(codename="check_in"))
    for address in (at(page), reverse("doors")):
        assert signed_in(user).get(address).status_code == 403


def test_a_role_that_is_deleted_keeps_no_door(page: EventPage) -> None:
    client = keeper(page)
    Group.objects.filter(name__startswith="Door team").delete()
    page.event.refresh_from_db()
    assert page.event.stewards is None
    assert client.get(at(page)).status_code == 403


def test_what_one_role_reads_has_no_door_for_its_keepers_either(page: EventPage) -> None:
    client = keeper(page)
    services.change_settings(page.event, {"readers": Group.objects.create(name="Readers")})
    assert client.get(at(page)).status_code == 404
    assert str(page.event) not in client.get(reverse("doors")).content.decode()


def test_the_list_holds_ones_own_doors_until_they_close(page: EventPage, clock: FrozenClock) -> None:
    client = keeper(page)
    page.event.refresh_from_db()
    group, start = page.event.stewards, page.event.starts_at
    later = {
        "registration": "open",
        "stewards": group,
        "starts_at": start + timedelta(days=9),
        "ends_at": None,
    }
    for title, changes in {
        "Not mine": {"stewards": None},
        "Next week": {},
        "Called off": {"status": "cancelled"},
        "Put off": {"status": "postponed"},
        "Some day": {"starts_at": None},
    }.items():
        factories.event_page(title=title, settings=later | changes)
    words = client.get(reverse("doors")).content.decode()
    assert "Open now" in words
    assert words.index(page.title) < words.index("Next week")
    for hidden in ("Not mine", "Called off", "Put off", "Some day"):
        assert hidden not in words
    _opens, clock.at = door.open_between(page.event) or (None, None)
    words = client.get(reverse("doors")).content.decode()
    assert page.title not in words
    assert "Next week" in words


def test_the_list_costs_the_same_for_many_doors(page: EventPage, django_assert_max_num_queries: Any) -> None:
    client = keeper(page)
    page.event.refresh_from_db()
    client.get(reverse("doors"))
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("doors"))
    for _n in range(8):
        factories.joinable(stewards=page.event.stewards)
    with django_assert_max_num_queries(len(few)):
        assert client.get(reverse("doors")).content.count(b"Opens ") == 8


def test_the_admins_menu_leads_whoever_may_check_in_to_the_doors(rf: Any) -> None:
    request = rf.get("/")
    for codenames, is_shown in ((("check_in",), True), (("view_registration",), False)):
        request.user = member_of(role("access_admin"))
        request.user.groups.get().permissions.set(Permission.objects.filter(codename__in=codenames))
        assert ("doors" in {item.name for item in admin_menu.menu_items_for_request(request)}) == is_shown


def test_only_roles_that_may_check_in_can_be_named(page: EventPage) -> None:
    may, may_not = role(), Group.objects.create(name="Writers")
    form = EventForm(instance=page.event, user=factories.staff())
    offered = set(form.fields["stewards"].queryset)  # type: ignore[attr-defined] # a ModelChoiceField
    assert may in offered
    assert may_not not in offered


def test_a_copied_event_begins_without_door_keepers(page: EventPage) -> None:
    keeper(page)
    page.refresh_from_db()
    copy = page.copy(update_attrs={"slug": "copy"})
    assert copy.event != page.event
    assert copy.event.stewards is None
