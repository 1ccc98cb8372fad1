"""Removing by conditions: what matches, what is removed, what is told, and how it is taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import AccessLog
from campaigns import privacy, services
from campaigns.models import Removal, RemovedSignature, Signature
from campaigns.services import conditions as finding
from campaigns.services import removals

from .. import factories
from .removing import farm, fold, remove

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("wanted", "who"),
    [
        ({"domain": "*.farm.example"}, ["ana"]),
        ({"name_is": "anna  SMITH"}, ["ana", "ben"]),
        ({"name_has": "smi"}, ["ana", "ben", "eve"]),
        ({"source": "member-a"}, ["ben"]),
        ({"source": ""}, ["ana", "eve"]),
        ({"country": "KE"}, ["eve"]),
        ({"hold": "burst:name,fast"}, ["eve"]),
        ({"name_is": "Anna Smith", "country": "SE", "source": "member-a"}, ["ben"]),
    ],
)
def test_every_condition_that_is_given_must_hold(wanted: dict[str, Any], who: list[str]) -> None:
    page = factories.action_page()
    rows = {
        "ana": factories.confirmed_signature(page, email="ana@a.farm.example", name="Anna Smith"),
        "ben": factories.pending_signature(page, name="Anna Smith", source="member-a"),
        "eve": factories.confirmed_signature(page, name="Eve Smithson", country="KE"),
    }
    services.hold_signature(rows["eve"].pk, "burst:name,fast")
    factories.confirmed_signature(factories.action_page(), email="x@a.farm.example", name="Anna Smith")
    found = services.find_signatures(page.action, services.Conditions(**wanted))
    assert sorted(found.ids) == sorted(rows[name].pk for name in who)


def test_the_time_range_ends_before_its_end(clock: Any) -> None:
    page = factories.action_page()
    first = factories.confirmed_signature(page)
    clock.advance(hours=1)
    factories.confirmed_signature(page)
    wanted = services.Conditions(since=clock.at - timedelta(hours=1), before=clock.at)
    assert services.find_signatures(page.action, wanted).ids == [first.pk]


def test_examples_are_masked_and_nothing_is_changed_by_looking() -> None:
    page = factories.action_page()
    farm(page)
    found = services.find_signatures(page.action, services.Conditions(domain="farm.example"))
    assert (len(found.ids), found.confirmed) == (3, 3)
    assert {example.address for example in found.examples} == {"b…@f….example"}
    assert fold(page) == 3


def test_a_removal_counts_down_and_its_undoing_brings_back_exactly_what_it_took() -> None:
    page = factories.action_page()
    rows = farm(page)
    services.remove_signature(rows[0].pk, "An earlier reason")
    stays = factories.confirmed_signature(page)
    made = remove(page, domain="farm.example")
    assert (made.state, made.confirmed, fold(page)) == ("removed", 2, 1)
    services.take_removal_back(made.pk, by=None)
    services.carry_on_removal(made.pk)
    assert fold(page) == 3
    first = Signature.objects.get(pk=rows[0].pk)
    assert first.removal_reason == "An earlier reason"
    assert Signature.objects.get(pk=stays.pk).is_counted


def test_a_removal_that_is_killed_in_between_goes_on_where_it_stopped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = factories.action_page()
    farm(page, 7)
    monkeypatch.setattr(removals, "BATCH", 2)
    wanted = services.Conditions(domain="farm.example")
    made = factories.remove_by_conditions(page.action, wanted, reason="Made by a machine.", by=None)
    services.carry_on_removal(made.pk, batches=1)
    taken = removals.remove_signature
    calls = []

    def dies(pk: Any, reason: str) -> Signature:
        calls.append(pk)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return taken(pk, reason)

    monkeypatch.setattr(removals, "remove_signature", dies)
    with pytest.raises(KeyboardInterrupt):
        services.carry_on_removal(made.pk)
    made.refresh_from_db()
    assert (made.state, made.confirmed, fold(page)) == ("removing", 2, 5)
    with pytest.raises(services.StillBeingRemoved):
        services.take_removal_back(made.pk, by=None)
    monkeypatch.setattr(removals, "remove_signature", taken)
    assert [services.carry_on_removals() for _ in range(5)] == [1, 1, 1, 1, 0]  # 2, 2, 1, none
    made.refresh_from_db()
    assert (made.state, made.confirmed, fold(page)) == ("removed", 7, 0)


def test_an_undoing_that_stops_in_between_goes_on_where_it_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    page = factories.action_page()
    farm(page, 7)
    made = remove(page, domain="farm.example")
    monkeypatch.setattr(removals, "BATCH", 2)
    services.take_removal_back(made.pk, by=None)
    services.carry_on_removal(made.pk, batches=2)
    assert fold(page) == 4
    assert [services.carry_on_removals() for _ in range(4)] == [1, 1, 1, 0]  # 2, 1, none
    assert fold(page) == 7


def test_a_signature_that_another_removal_took_since_stays_with_that_one() -> None:
    page = factories.action_page()
    rows = farm(page, 1)
    first = remove(page, domain="farm.example")
    services.undo_removal(rows[0].pk)  # singly
    second = remove(page, domain="farm.example")
    services.take_removal_back(first.pk, by=None)
    services.carry_on_removal(first.pk)
    assert fold(page) == 0
    services.take_removal_back(second.pk, by=None)
    services.carry_on_removal(second.pk)
    assert fold(page) == 1


def test_an_erased_signer_leaves_the_removal_and_its_number_as_they_were() -> None:
    page = factories.action_page()
    rows = farm(page)
    made = remove(page, domain="farm.example")
    services.erase_signature(rows[0].pk, keep_as_number=False)
    services.take_removal_back(made.pk, by=None)
    services.carry_on_removal(made.pk)
    made.refresh_from_db()
    assert (made.state, made.confirmed, fold(page)) == ("undone", 3, 2)
    assert RemovedSignature.objects.count() == 2


def test_a_removed_pending_signature_does_not_count_when_it_is_confirmed() -> None:
    page = factories.action_page()
    pending = factories.pending_signature(page, email="bot@farm.example")
    made = remove(page, domain="farm.example")
    factories.confirm(pending)
    assert fold(page) == 0
    assert made.confirmed == 0
    assert list(page.action.removals.public()) == []


def test_too_many_to_read_are_refused_before_one_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    page = factories.action_page()
    farm(page, 3)
    monkeypatch.setattr(finding, "MOST_READ", 2)
    monkeypatch.setattr(finding, "_read", None)
    with pytest.raises(services.TooManyToRead):
        services.find_signatures(page.action, services.Conditions(domain="farm.example"))


def test_names_in_conditions_are_sealed_and_forgotten_after_their_period(clock: Any) -> None:
    from django.db import connection

    page = factories.action_page()
    farm(page, 1, name="Anna Smith")
    made = remove(page, name_is="Anna Smith")
    assert made.conditions == {"name_is": "Anna Smith"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT conditions FROM campaigns_removal")
        assert "Anna" not in cursor.fetchone()[0]
    clock.advance(minutes=1)
    services.close_action(page.action)
    assert privacy.expire_conditions(dry_run=False) == 0
    clock.advance(days=181)
    assert privacy.expire_conditions(dry_run=True) == 1
    assert privacy.expire_conditions(dry_run=False) == 1
    made.refresh_from_db()
    assert (made.conditions, made.reason) == (None, "Made by a machine.")


def test_the_page_says_what_was_removed_why_and_that_it_was_taken_back(client: Client) -> None:
    page = factories.action_page()
    farm(page)
    made = remove(page, domain="farm.example")
    html = " ".join(client.get(page.url).content.decode().split())
    assert 'we removed 3 signatures: <span dir="auto">Made by a machine.</span>' in html
    assert "farm.example" not in html
    services.take_removal_back(made.pk, by=None)
    assert "we took this back" in client.get(page.url).content.decode()


# --- the screens ------------------------------------------------------------------------------------


def values(response: Any, **more: str) -> dict[str, str]:
    context = response.context
    return {"seen": context["seen"], "looked_at": context["looked_at"].isoformat()} | more


def test_staff_look_first_and_remove_what_they_saw(client: Client) -> None:
    page = factories.action_page()
    farm(page)
    client.force_login(factories.staff())
    address = reverse("remove_signatures", args=[page.action_id])
    wanted = {"domain": "farm.example", "reason": "Made by a machine."}
    assert client.get(address).status_code == 200
    looked = client.post(address, wanted)
    html = " ".join(looked.content.decode().split())
    assert "3 signatures match" in html
    assert "b…@f….example" in html
    assert "bot-0" not in html
    assert not Removal.objects.exists()
    factories.confirmed_signature(page, email="late@farm.example")  # after looking
    assert client.post(address, values(looked, remove="yes", **wanted)).status_code == 302
    assert Removal.objects.get().confirmed == 3
    log = AccessLog.objects.filter(action="void").get()
    assert (log.rows, "farm" in log.reason) == (3, False)
    assert "Undo" in client.get(address).content.decode()
    client.post(reverse("undo_removal", args=[Removal.objects.get().pk]))
    assert fold(page) == 4


def test_conditions_changed_after_looking_are_looked_at_again(client: Client) -> None:
    page = factories.action_page()
    farm(page)
    factories.confirmed_signature(page, email="one@other.example")
    client.force_login(factories.staff())
    address = reverse("remove_signatures", args=[page.action_id])
    looked = client.post(address, {"domain": "farm.example", "reason": "x"})
    answer = client.post(address, values(looked, remove="yes", domain="other.example", reason="x"))
    assert answer.status_code == 200
    assert not Removal.objects.exists()


@pytest.mark.parametrize(
    "wanted", [{"reason": "x"}, {"domain": "farm.example"}, {"domain": "*", "reason": "x"}]
)
def test_everybody_or_without_a_reason_is_refused(client: Client, wanted: dict[str, str]) -> None:
    page = factories.action_page()
    client.force_login(factories.staff())
    response = client.post(reverse("remove_signatures", args=[page.action_id]), wanted)
    assert response.status_code == 422


def test_having_no_source_is_a_condition_that_is_written_down() -> None:
    assert services.Conditions(source="").as_json() == {"source": ""}
    assert services.Conditions(country="SE").as_json() == {"country": "SE"}
