"""What people may know, take back and have erased of their registrations, and when it goes by itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.registry import NotHeld, NotUnderstood, personal_data, retention
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters import my_data
from advocacy_site.supporters import services as supporters
from events import services
from events.models import AccessNeeds, Event, Guest, LegalName, Payment, Registration
from events.wishes import Companion, Needs

from .. import factories
from ..conftest import FrozenClock

pytestmark = [pytest.mark.django_db]
ANA = "ana@example.org"
SECRETS = ("Zephyrine", "Quillfeather", "Ortolan", "wheelchair-canary", "Paper-Canary")


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(places=1, most_guests=1, asks_press=True).event


def everything(event: Event, **fields: Any) -> Registration:
    """A registration with all that one can give."""
    values: dict[str, Any] = {
        "email": ANA,
        "name": "Zephyrine",
        "legal_name": "Quillfeather",
        "needs": Needs(("captions",), "wheelchair-canary"),
        "access_wording": factories.access_wording().pk,
        "press": True,
        "outlet": "Paper-Canary",
    }
    row = factories.register(event, **(values | fields))
    assert row is not None
    return factories.confirm_registration(row)


def run(wish: str, row: Registration, **values: str) -> str:
    return my_data.fulfil(address_hash(ANA), f"registrations:{wish}", {"item": str(row.pk), **values})


def test_nothing_that_people_write_stands_clear_in_the_database(event: Event, clock: FrozenClock) -> None:
    from dataclasses import replace

    row = everything(event)
    wish = replace(factories.wish(name="Zephyrine"), guests=(Companion("Ortolan"),))
    services.add_registration(event.pk, "ben@example.org", "en", wish)
    factories.register(event, email="cleo@example.org", name="Zephyrine")
    clock.advance(minutes=1)
    assert row.name == "Zephyrine"
    tables = [
        name for name in connection.introspection.table_names() if name.startswith(("events_", "mailing_"))
    ]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found = str(cursor.fetchall())
            assert not [word for word in (*SECRETS, ANA) if word in found], table


def test_an_export_holds_everything_that_was_given(event: Event) -> None:
    everything(event)
    (row,) = personal_data["registrations"].export(address_hash(ANA))
    assert row["name"] == "Zephyrine"
    assert row["legal_name"] == "Quillfeather"
    assert "wheelchair-canary" in row["needs"]
    assert row["agreed_to"] == "Store what I need to take part."
    assert row["outlet"] == "Paper-Canary"
    factories.register(event, email="ben@example.org", name="Ortolan")
    (pending,) = personal_data["registrations"].export(address_hash("ben@example.org"))
    assert pending["not_confirmed_yet"]["name"] == "Ortolan"


def test_erasing_leaves_nothing_and_offers_the_place(event: Event) -> None:
    ticket = factories.paid_ticket(event)
    row = everything(event, ticket=ticket.pk)
    services.mark_paid(Payment.objects.get().pk)
    next_one = factories.registered(event, ticket=ticket.pk)
    assert personal_data["registrations"].erase(address_hash(ANA)) == 1
    assert not Registration.objects.filter(pk=row.pk).exists()
    for model in (AccessNeeds, LegalName, Guest):
        assert not model.objects.exists()
    assert factories.state_of(next_one) == "offered"
    assert Payment.objects.get().registration is None
    assert not Outbox.objects.filter(object_id=row.pk, payload__isnull=False).exists()
    assert not supporters.is_granted(address_hash(ANA), "access", subject=event.subject)


def test_needs_go_with_the_consent_and_the_place_stays(event: Event) -> None:
    row = everything(event)
    supporters.take_back(address_hash(ANA), "access", subject=event.subject)
    assert not AccessNeeds.objects.exists()
    assert factories.state_of(row) == "registered"


def test_people_do_through_my_data_only_what_is_their_own(event: Event) -> None:
    row = everything(event)
    other = factories.registered(event, email="ben@example.org")
    with pytest.raises(NotHeld):
        run("cancel", other)
    with pytest.raises(NotUnderstood):
        my_data.fulfil(address_hash(ANA), "registrations:cancel", {"item": "x"})
    assert "No reminders" in run("remind", row, reminders="no")
    assert "erased" in run("forget-needs", row)
    assert not AccessNeeds.objects.exists()
    assert "not registered" in run("cancel", row)
    assert factories.state_of(other) == "offered"
    assert "erased" in run("erase", row)
    with pytest.raises(NotHeld):
        run("erase", row)


def test_my_data_shows_where_it_stands_and_what_is_held(event: Event) -> None:
    from django.template.loader import render_to_string

    everything(event)
    section = personal_data["registrations"].section
    assert section is not None
    found = section(address_hash(ANA))
    assert found is not None
    html = render_to_string(found.template, {"items": found.items})
    for words in ("You have a place.", "Quillfeather", "wheelchair-canary", "Paper-Canary"):
        assert words in html
    assert section(address_hash("nobody@example.org")) is None


# --- periods -----------------------------------------------------------------------------------------------


def run_rule(name: str) -> int:
    promised = retention[name].expire(True)
    assert retention[name].expire(False) == promised
    assert retention[name].expire(True) == 0
    return promised


def test_what_nobody_confirms_goes_after_eight_days_and_a_cancelled_row_stays(
    event: Event, clock: FrozenClock
) -> None:
    cancelled = everything(event)
    services.cancel_registration(cancelled.pk)
    clock.advance(days=1)
    factories.register(event, email=ANA)
    factories.register(event)
    clock.advance(days=8)
    assert run_rule("registrations-unconfirmed") == 0
    clock.advance(seconds=1)
    assert run_rule("registrations-unconfirmed") == 2
    left = Registration.objects.get()
    assert (left.pk, left.wish) == (cancelled.pk, None)


def test_what_was_confirmed_or_sent_anew_meanwhile_does_not_expire(event: Event, clock: FrozenClock) -> None:
    """The job has read the keys of what is old, and then its owners act."""
    before = clock.at + timedelta(days=1)
    confirmed, anew, old = (factories.register(event) for _n in range(3))
    assert confirmed
    assert anew
    assert old
    factories.confirm_registration(confirmed)
    clock.advance(days=2)
    factories.register(event, email=anew.email)
    gone = [services.discard_unconfirmed(row.pk, sent_before=before) for row in (confirmed, anew, old)]
    assert gone == [False, False, True]
    assert set(Registration.objects.values_list("pk", flat=True)) == {confirmed.pk, anew.pk}
    event.refresh_from_db()
    assert event.taken == 1


def test_legal_names_go_the_day_after_needs_and_registrations_after_thirty(
    event: Event, clock: FrozenClock
) -> None:
    everything(event)
    assert event.ends_at is not None
    for days, rule in ((1, "legal-names"), (30, "access-needs"), (30, "registrations")):
        clock.at = event.ends_at
        clock.advance(days=days, seconds=-1)
        assert run_rule(rule) == 0
        clock.advance(seconds=1)
        assert run_rule(rule) == 1
    assert not Registration.objects.exists()


def test_an_event_may_keep_registrations_for_its_own_time(event: Event, clock: FrozenClock) -> None:
    services.change_settings(event, {"kept_days": 5})
    everything(event)
    assert event.ends_at is not None
    clock.at = event.ends_at
    clock.advance(days=5)
    assert run_rule("registrations") == 1
    assert "an event may say another time" in retention["registrations"].what


@pytest.mark.parametrize("change", [{"starts_at": None, "ends_at": None}, {"status": "postponed"}])
def test_what_an_event_without_a_date_was_sent_stays_a_year_at_most(
    event: Event, clock: FrozenClock, change: dict[str, Any]
) -> None:
    everything(event)
    services.change_settings(event, change)
    changed = clock.at
    assert event.ends_at is not None
    clock.at = event.ends_at + timedelta(days=31)
    for rule in ("legal-names", "access-needs", "registrations", "registrations-undated", "needs-undated"):
        assert run_rule(rule) == 0, rule
    clock.at = changed + timedelta(days=180)
    assert run_rule("needs-undated") == 2
    clock.at = changed + timedelta(days=365, seconds=-1)
    assert run_rule("registrations-undated") == 0
    clock.advance(seconds=1)
    assert run_rule("registrations-undated") == 1


def test_the_year_of_an_event_without_a_date_begins_when_the_form_was_sent(
    event: Event, clock: FrozenClock
) -> None:
    services.change_settings(event, {"starts_at": None, "ends_at": None})
    clock.advance(days=300)
    everything(event)
    clock.advance(days=100)
    assert run_rule("needs-undated") == run_rule("registrations-undated") == 0


def test_what_a_cancelled_event_without_a_date_was_sent_goes_as_after_its_end(
    event: Event, clock: FrozenClock
) -> None:
    everything(event)
    services.change_settings(event, {"status": "cancelled", "starts_at": None, "ends_at": None})
    clock.advance(days=1)
    assert run_rule("legal-names") == 1
    clock.advance(days=29)
    assert run_rule("access-needs") == 1
    assert run_rule("registrations") == 1
