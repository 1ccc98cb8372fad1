"""Public numbers: from one moment, adding up, telling of nobody, and citable."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from advocacy_site.core.registry import health_checks
from advocacy_site.mailing.models import JobRun, Outbox
from campaigns import presentation, services
from campaigns.models import ActionPage, Tally, TallyDifference
from campaigns.numbers import SMALL_CELL, publish

from .. import factories

CELLS = st.dictionaries(
    st.sampled_from("ABCDEFGH"), st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=8
)


# --- what is told ----------------------------------------------------------------------------------------


@given(CELLS, st.sets(st.sampled_from("ABCDEFGH")))
def test_no_number_that_is_told_or_left_is_small_and_all_add_up(
    cells: dict[str, tuple[int, int]], hidden: set[str]
) -> None:
    """Each cell holds people and organisations; the organisations are known to everybody."""
    counts = {key: people + others for key, (people, others) in cells.items() if people + others}
    people = {key: n for key, (n, _others) in cells.items() if n}
    told = publish(counts, people=people, hidden=hidden)
    assert sum(told.shown.values()) + told.other == sum(counts.values())
    assert not hidden & told.shown.keys()
    assert all(count >= SMALL_CELL for count in told.shown.values())
    assert all(people.get(key, 0) not in range(1, SMALL_CELL) for key in told.shown)
    left = counts.keys() - told.shown.keys()
    if told.shown:
        assert told.other not in range(1, SMALL_CELL)
    if any(people.get(key) for key in told.shown):
        assert sum(people.get(key, 0) for key in left) not in range(1, SMALL_CELL)


@pytest.mark.parametrize(
    ("counts", "shown", "other"),
    [
        ({}, {}, 0),
        ({"KE": 3}, {}, 3),
        ({"KE": 5}, {"KE": 5}, 0),
        ({"KE": 90, "SE": 7, "BR": 3}, {"KE": 90}, 10),
        ({"KE": 90, "SE": 7, "BR": 4, "FR": 1}, {"KE": 90, "SE": 7}, 5),
        ({"KE": 7, "BR": 3}, {}, 10),
    ],
)
def test_one_small_number_takes_the_next_along_so_that_other_does_not_tell_it(
    counts: dict[str, int], shown: dict[str, int], other: int
) -> None:
    told = publish(counts)
    assert (told.shown, told.other) == (shown, other)


def test_organisations_that_everybody_can_count_do_not_give_away_a_few_people() -> None:
    told = publish({"KE": 6, "SE": 9, "BR": 20}, people={"KE": 1, "SE": 9, "BR": 20})
    assert told.shown == {"BR": 20}
    assert told.other == 15


@given(st.integers(1, 10**9), st.integers(0, 10**12))
def test_the_goal_is_ahead_of_the_total_and_no_further_than_it_must(first: int, total: int) -> None:
    goal = presentation.next_goal(first, total)
    assert goal > total or (goal == first and total == 0)
    if total < first:
        assert goal == first
        return
    assert str(goal).rstrip("0") in {"1", "2", "5"}
    unit = goal // int(str(goal)[0])
    smaller = {"1": unit // 2, "2": unit, "5": 2 * unit}[str(goal)[0]]
    assert smaller <= total or smaller < first


@given(st.integers(1, 10**6), st.integers(0, 10**7), st.integers(0, 10**6))
def test_the_goal_never_falls_while_the_total_grows(first: int, total: int, more: int) -> None:
    assert presentation.next_goal(first, total) <= presentation.next_goal(first, total + more)


# --- count.json ------------------------------------------------------------------------------------------


@pytest.fixture
def page(db: None) -> ActionPage:
    return factories.action_page()


def count(client: Client, page: ActionPage, **headers: str) -> Any:
    return client.get(f"/en/sign/{page.action.key}/count.json", headers=headers)


def test_count_json_holds_every_dimension_and_each_adds_up(
    client: Client, page: ActionPage, clock: Any
) -> None:
    factories.member_page(slug="aster")
    factories.member_page(slug="gone").unpublish()
    for n in range(14):
        source = "aster" if n < 6 else "gone" if n < 12 else ""
        factories.confirmed_signature(page, country="KE" if n < 7 else "SE", source=source)
    clock.advance(days=1)
    for _n in range(5):
        factories.confirmed_signature(page, country="SE")
    services.fold_deltas()
    numbers = count(client, page).json()
    assert numbers == {
        "as_of": "2027-03-02T12:00:00+00:00",
        "total": 19,
        "kinds": {"person": 19, "organisation": 0},
        "countries": {"KE": 7, "SE": 12},
        "other": 0,
        "sources": {"aster": 6},
        "sources_other": 13,
        "days": {"2027-03-01": 14, "2027-03-02": 5},
        "days_other": 0,
        "offline": {},
        "offline_other": 0,
        "offline_as_of": None,
        "numbers": f"{settings.SITE_URL}/en/sign/{page.action.key}/numbers/",
    }
    assert "source_day" not in count(client, page).content.decode()


def test_count_json_may_be_kept_and_an_unchanged_one_is_not_sent_again(
    client: Client, page: ActionPage
) -> None:
    first = count(client, page)
    assert first["Cache-Control"] == "public, max-age=5, stale-while-revalidate=30"
    again = count(client, page, if_none_match=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == first["Cache-Control"]
    factories.confirmed_signature(page)
    services.fold_deltas()
    assert count(client, page, if_none_match=first["ETag"]).status_code == 200


def test_count_json_of_an_action_without_a_public_page_is_not_there(client: Client, page: ActionPage) -> None:
    page.unpublish()
    assert count(client, page).status_code == 404


# --- the page of numbers ---------------------------------------------------------------------------------


def test_the_page_of_numbers_says_when_how_and_where_each_number_can_be_cited(
    client: Client, page: ActionPage, clock: Any
) -> None:
    for _n in range(6):
        factories.confirmed_signature(page, country="KE")
    services.fold_deltas()
    assert f'href="/en/sign/{page.action.key}/numbers/"' in client.get(page.url).content.decode()
    response = client.get(f"/en/sign/{page.action.key}/numbers/")
    html = response.content.decode()
    assert response["Cache-Control"].startswith("public")
    assert f"“{page.title}”: 6 signatures, as of 1 March 2027, 12:00 UTC." in " ".join(html.split())
    address = f"{settings.SITE_URL}/en/sign/{page.action.key}/numbers/"
    assert html.count(f'<link rel="canonical" href="{address}">') == html.count('rel="canonical"') == 1
    assert 'id="country-KE"' in html
    assert 'id="day-2027-03-01"' in html
    assert "Kenya" in html
    assert f"/en/sign/{page.action.key}/count.json" in html


def test_the_page_of_numbers_hides_small_ones(client: Client, page: ActionPage) -> None:
    for country in ["KE"] * 9 + ["SE"] * 4 + ["BR"]:
        factories.confirmed_signature(page, country=country)
    services.fold_deltas()
    html = client.get(f"/en/sign/{page.action.key}/numbers/").content.decode()
    assert "Kenya" in html
    assert "Sweden" not in html
    assert "Brazil" not in html


def test_the_page_of_numbers_is_there_before_anybody_signed(client: Client, page: ActionPage) -> None:
    response = client.get(f"/en/sign/{page.action.key}/numbers/")
    assert response.status_code == 200
    assert "numbers/" not in client.get(page.url).content.decode()
    assert client.get(f"/fr/sign/{page.action.key}/numbers/").status_code == 404


def test_long_ago_days_are_folded_away_and_still_there(client: Client, page: ActionPage, clock: Any) -> None:
    days = [f"2027-{month:02}-{day:02}" for month in (1, 2) for day in range(1, 29)]
    for day in days:
        Tally.objects.create(action=page.action, dimension="day", key=day, count=5)
    Tally.objects.create(action=page.action, dimension="total", count=5 * len(days))
    html = client.get(f"/en/sign/{page.action.key}/numbers/").content.decode()
    assert html.count('id="day-') == len(days)
    assert html.index("<details") < html.index('id="day-2027-01-01"')
    assert html.index('id="day-2027-02-28"') < html.index("<details")


# --- the alarm -------------------------------------------------------------------------------------------


def spoil(page: ActionPage) -> None:
    factories.confirmed_signature(page)
    services.fold_deltas()
    Tally.objects.filter(dimension="total").update(count=7)


def test_staff_hear_once_of_numbers_that_were_wrong(page: ActionPage) -> None:
    from advocacy_site.mailing.kinds import mail_kinds

    staff = factories.staff()
    spoil(page)
    assert services.check_tallies() == [page.action.key]
    difference = TallyDifference.objects.get()
    assert (difference.published, difference.counted) == (7, 1)
    rows = Outbox.objects.filter(kind="tally-alarm")
    mail = mail_kinds["tally-alarm"].render(rows.get())
    assert rows.get().payload["to"] == staff.email
    assert f"“{page.title}”: 7 stood there, 1 is right." in mail.text
    assert "Amara" not in mail.text + mail.html
    assert services.check_tallies() == []
    assert services.tell_staff() == 0
    assert rows.count() == 1


def test_an_interrupted_night_tells_staff_the_next_time(page: ActionPage, monkeypatch: Any) -> None:
    factories.staff()
    spoil(page)
    monkeypatch.setattr(services.counting, "tell_staff", lambda: None)
    services.check_tallies()
    assert not Outbox.objects.filter(kind="tally-alarm").exists()
    monkeypatch.undo()
    services.check_tallies()
    assert Outbox.objects.filter(kind="tally-alarm").count() == 1


def test_who_looks_after_no_action_hears_of_no_alarm(page: ActionPage) -> None:
    from advocacy_site.users.models import User

    User.objects.create_user("reader@example.org", "pass")
    spoil(page)
    services.check_tallies()
    assert not Outbox.objects.filter(kind="tally-alarm").exists()


def test_the_admin_shows_wrong_numbers_for_a_week(page: ActionPage, clock: Any) -> None:
    client = Client()
    client.force_login(factories.staff())
    assert "wrong-numbers" not in client.get("/admin/").content.decode()
    spoil(page)
    services.check_tallies()
    assert "7 stood there and 1 was right" in client.get("/admin/").content.decode()
    clock.advance(days=8)
    assert "wrong-numbers" not in client.get("/admin/").content.decode()


def test_the_site_is_not_well_while_signatures_wait_to_be_counted(page: ActionPage) -> None:
    from datetime import timedelta

    from advocacy_site.core import clock as clock_module

    flows = health_checks["tallies"]
    now = clock_module.database_now()
    factories.confirmed_signature(page)
    assert flows()
    run = JobRun.objects.create(name="tally", due_at=now, finished_at=now - timedelta(minutes=11))
    assert not flows()
    JobRun.objects.filter(pk=run.pk).update(finished_at=now)
    assert flows()
    JobRun.objects.filter(pk=run.pk).update(finished_at=now - timedelta(minutes=11))
    services.fold_deltas()
    assert flows()
