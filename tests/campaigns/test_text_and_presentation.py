"""Normalised texts, goals, recent signatories."""

from typing import Any

import pytest
from django.test import Client

from campaigns import presentation, services
from campaigns.text import fingerprint, normalise

from .. import factories


def test_changes_that_change_no_word_keep_the_fingerprint() -> None:
    assert fingerprint("<p>I  will <b>ask</b>\u00a0who pays.</p>") == fingerprint(
        "<p>I will ask who pays.</p>\n"
    )
    assert fingerprint("<p>cafe\u0301</p>") == fingerprint("<p>caf\u00e9</p>")
    assert fingerprint("<p>I will ask.</p>") != fingerprint("<p>I will not ask.</p>")
    assert fingerprint("<p>One</p><p>Two</p>") != fingerprint("<p>One Two</p>")


def test_lists_keep_their_items_apart() -> None:
    assert normalise("<ol><li>One</li><li>Two</li></ol>") == "- One\n- Two"


@pytest.mark.parametrize(
    ("first", "total", "goal"),
    [
        (100, 0, 100),
        (100, 99, 100),
        (100, 100, 200),
        (200, 200, 500),
        (50, 60, 100),
        (1, 1, 2),
        (25_000, 25_000, 50_000),
        (100, 2_000_001, 5_000_000),
    ],
)
def test_the_goal_grows_when_it_is_reached(first: int, total: int, goal: int) -> None:
    assert presentation.next_goal(first, total) == goal


@pytest.mark.django_db
def test_recent_signatories_appear_after_a_day_as_each_chose(client: Client, clock: Any) -> None:
    page = factories.action_page()
    factories.confirmed_signature(page, name="Amara Lindqvist", display="full", country="SE")
    factories.confirmed_signature(page, name="Wanjiru Kamau", display="initial", country="KE")
    factories.confirmed_signature(page, name="Łucja", display="initial", country="KE")
    factories.confirmed_signature(page, name="Hidden Person", display="hidden", country="KE")
    for country in ["KE"] * 3 + ["BR"] * 4:
        factories.confirmed_signature(page, country=country)
    services.fold_deltas()
    assert "Amara" not in client.get(page.url).content.decode()
    clock.advance(days=2)
    html = client.get(page.url).content.decode()
    recent = html[html.index("Recently signed") :]
    assert "Amara Lindqvist" in recent
    assert "Wanjiru K." in recent
    assert "Łucja" in recent
    assert "Hidden" not in html
    assert "Kamau" not in html
    assert "Kenya" in recent
    assert "Sweden" not in recent, "one signature from a country could point to one person"


@pytest.mark.django_db
def test_small_countries_are_published_only_within_other(client: Client) -> None:
    page = factories.action_page()
    for country in ["KE"] * 5 + ["SE"] * 4 + ["BR"]:
        factories.confirmed_signature(page, country=country)
    services.fold_deltas()
    numbers = client.get(f"/en/sign/{page.action.key}/count.json").json()
    assert numbers["countries"] == {"KE": 5}
    assert numbers["other"] == 5
    assert numbers["total"] == 10
    assert numbers["as_of"]


@pytest.mark.django_db
def test_a_wrong_number_is_found_and_put_right_by_night() -> None:
    from campaigns.models import Tally

    page = factories.action_page()
    factories.confirmed_signature(page)
    services.fold_deltas()
    Tally.objects.filter(dimension="total").update(count=7)
    assert services.check_tallies() == [page.action.key]
    assert services.counting.tallies_of(page.action) == services.recount(page.action)
    assert services.check_tallies() == []


@pytest.mark.django_db
def test_with_hand_over_the_form_asks_for_consent_and_says_who_receives_what(client: Client) -> None:
    page = factories.action_page(recipients="the forty ministers")
    page.action.recipients_get = ["name", "country"]
    page.action.save()
    html = client.get(page.url).content.decode()
    assert "we hand this to the forty ministers: your name and country." in html
    assert 'name="hand_over"' in html
    assert "checked" not in html


@pytest.mark.django_db
def test_nothing_is_preselected_and_no_token_is_in_the_page(client: Client) -> None:
    html = client.get(factories.action_page().url).content.decode()
    assert "checked" not in html
    assert "csrf" not in html.lower()
    assert "selected" not in html.replace('<option value="" selected', "")


@pytest.mark.django_db
def test_retention_deletes_unconfirmed_and_turns_old_signatures_into_numbers(clock: Any) -> None:
    from advocacy_site.core.registry import retention
    from campaigns.models import Signature

    page = factories.action_page()
    factories.pending_signature(page)
    factories.confirmed_signature(page)
    clock.advance(days=8, seconds=1)
    assert retention["signatures-unconfirmed"].expire(True) == 1
    assert Signature.objects.count() == 2
    assert retention["signatures-unconfirmed"].expire(False) == 1
    assert Signature.objects.count() == 1
    services.close_action(page.action)
    clock.advance(days=181)
    assert retention["signatures"].expire(False) == 1
    assert not Signature.objects.exists()
    assert services.recount(page.action)[("total", "")] == 1


@pytest.mark.django_db
def test_one_person_can_be_exported_and_erased() -> None:
    from advocacy_site.core.addresses import address_hash
    from advocacy_site.core.registry import personal_data
    from campaigns.models import Signature

    factories.confirmed_signature(factories.action_page(), email="amara@example.org", name="Amara Lindqvist")
    subject = address_hash("amara@example.org")
    exported = personal_data["signatures"].export(subject)
    assert exported[0]["name"] == "Amara Lindqvist"
    assert personal_data["signatures"].erase(subject) == 1
    assert not Signature.objects.exists()
