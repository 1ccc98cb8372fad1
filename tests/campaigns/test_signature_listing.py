"""Staff find signatures: masked, filtered, by address, and as fast among many as among few."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy_site.core import clock
from advocacy_site.core.models import AccessLog
from campaigns import services
from campaigns.models import ActionPage, Signature

from .. import factories

pytestmark = pytest.mark.django_db

SCREENS = ["signature_listing", "signature_listing_results", "signature_export", "signature_detail"]


@pytest.fixture
def page() -> ActionPage:
    return factories.action_page()


def signed_in(page: ActionPage, *codenames: str) -> Client:
    client = Client()
    client.force_login(factories.staff_who_may(page, *codenames))
    return client


@pytest.fixture
def looker(page: ActionPage) -> Client:
    """Somebody who may look at the list, and no more."""
    return signed_in(page, "view_signature")


def address_of(page: ActionPage, screen: str = "signature_listing", *more: Any) -> str:
    return reverse(screen, args=[page.action_id, *more])


def listed(html: str, page: ActionPage) -> list[str]:
    """The keys of the signatures that a list leads to, in its order."""
    return re.findall(rf"/admin/actions/{page.action_id}/signatures/([0-9a-f-]{{36}})/", html)


def keys(rows: list[Signature]) -> list[str]:
    return [str(row.pk) for row in rows]


# --- who --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("screen", SCREENS)
def test_nobody_gets_there_without_an_account_a_permission_or_the_page(page: ActionPage, screen: str) -> None:
    row = factories.confirmed_signature(page)
    more = [row.pk] if screen == "signature_detail" else []
    address = address_of(page, screen, *more)
    assert Client().get(address).status_code == 302
    home = reverse("wagtailadmin_home")
    assert signed_in(page, "see_signer", "moderate_signature").get(address)["Location"] == home
    everything = ("view_signature", "see_signer", "export_signature", "moderate_signature")
    assert signed_in(factories.action_page(), *everything).get(address).status_code == 404
    assert signed_in(page, *everything).get(address).status_code == 200
    assert AccessLog.objects.count() == (screen != "signature_export")


def test_the_record_leads_to_the_list_for_those_who_may_see_it(page: ActionPage, looker: Client) -> None:
    record = reverse("action_records:edit", args=[page.action_id])
    assert address_of(page) in looker.get(record).content.decode()
    assert address_of(page) not in signed_in(page).get(record).content.decode()


def test_the_permissions_can_be_given_to_a_group(page: ActionPage) -> None:
    client = Client()
    client.force_login(factories.staff())
    html = client.get(reverse("wagtailusers_groups:add")).content.decode()
    for words in ("Can see names and addresses of signers", "Can export signatures", "Can hold, release"):
        assert words in html


# --- what is shown ------------------------------------------------------------------------------------------


def test_a_list_shows_no_name_and_masks_every_address(page: ActionPage, looker: Client) -> None:
    factories.confirmed_signature(page, name="Canary Lindqvist", email="canary@dawn.example")
    html = looker.get(address_of(page)).content.decode()
    assert "c…@d….example" in html
    assert "Canary" not in html
    assert "canary@dawn.example" not in html


def test_names_are_for_those_who_may_see_them_and_addresses_stay_masked(page: ActionPage) -> None:
    factories.confirmed_signature(page, name="Canary Lindqvist", email="canary@dawn.example")
    html = signed_in(page, "view_signature", "see_signer").get(address_of(page)).content.decode()
    assert "Canary Lindqvist" in html
    assert "canary@dawn.example" not in html
    assert "c…@d….example" in html


def test_an_organisation_is_named_to_all(page: ActionPage, looker: Client) -> None:
    factories.let_organisations_sign(page, factories.organisation("One Voice"))
    assert "One Voice" in looker.get(address_of(page)).content.decode()


def test_each_look_is_logged_with_the_names_of_its_filters_only(page: ActionPage, looker: Client) -> None:
    factories.many_signatures(page, 3)
    factories.many_signatures(page, 2, country="KE")
    looker.get(address_of(page), {"country": "KE", "state": "confirmed"})
    entry = AccessLog.objects.get()
    assert (entry.action, entry.subject, entry.rows) == ("list", page.action.subject, 2)
    assert sorted(entry.reason.split(", ")) == ["country", "state"]


def of_each_sort(page: ActionPage) -> dict[str, Signature]:
    """One signature that each filter alone finds."""
    found = {
        "plain": factories.confirmed_signature(page),
        "pending": factories.pending_signature(page),
        "country": factories.confirmed_signature(page, country="KE"),
        "source": factories.confirmed_signature(page, source="dawn-house"),
        "display": factories.confirmed_signature(page, display="full"),
        "held": services.hold_signature(factories.confirmed_signature(page).pk, "A burst"),
        "removed": services.remove_signature(factories.confirmed_signature(page).pk, "Invented"),
        "organisation": factories.let_organisations_sign(page, factories.organisation(country=""))[0],
    }
    services.fold_deltas()
    old = factories.confirmed_signature(page)
    Signature.objects.filter(pk=old.pk).update(created_at=clock.now() - timedelta(days=40), language="fr")
    return found | {"old": old}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"state": "pending"}, {"pending"}),
        ({"kind": "organisation"}, {"organisation"}),
        ({"held": "true"}, {"held"}),
        ({"removed": "true"}, {"removed"}),
        ({"country": "KE"}, {"country"}),
        ({"country": "-"}, {"organisation"}),
        ({"source": "dawn-house"}, {"source"}),
        ({"language": "fr"}, {"old"}),
        ({"display": "full"}, {"display"}),
        ({"day_to": "2027-02-01"}, {"old"}),
        ({"day_from": "2027-02-01", "held": "true"}, {"held"}),
    ],
)
def test_each_filter_leaves_what_it_asks_for(
    page: ActionPage, looker: Client, clock: Any, query: dict[str, str], expected: set[str]
) -> None:
    rows = of_each_sort(page)
    if "display" in query:
        rows.pop("organisation")  # shown in full, too
        Signature.objects.filter(kind="organisation").delete()
    html = looker.get(address_of(page), query).content.decode()
    assert set(listed(html, page)) == {str(rows[name].pk) for name in expected}


def test_filters_left_open_leave_everything(page: ActionPage, looker: Client) -> None:
    rows = of_each_sort(page)
    assert len(listed(looker.get(address_of(page)).content.decode(), page)) == len(rows)


@pytest.mark.parametrize(
    "query", [{"state": "x"}, {"day_from": "yesterday"}, {"country": "XX"}, {"source": "\u202ex"}]
)
def test_an_absurd_filter_is_no_error(page: ActionPage, looker: Client, query: dict[str, str]) -> None:
    assert looker.get(address_of(page), query).status_code == 200


@pytest.mark.parametrize("name", ["older_than", "newer_than"])
def test_a_mangled_place_is_not_found(page: ActionPage, looker: Client, name: str) -> None:
    assert looker.get(address_of(page), {name: "1-1"}).status_code == 404


# --- by address ---------------------------------------------------------------------------------------------


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def test_a_whole_address_leads_to_its_signature_and_stands_nowhere(
    page: ActionPage, looker: Client, said: pytest.LogCaptureFixture
) -> None:
    row = factories.confirmed_signature(page, email="canary@dawn.example")
    factories.confirmed_signature(page)
    response = looker.post(address_of(page, "signature_search"), {"address": " Canary@DAWN.example "})
    assert response["Location"] == address_of(page, "signature_detail", row.pk)
    assert "canary" not in said.text.lower()
    entry = AccessLog.objects.get()
    assert (entry.action, entry.rows) == ("search", 1)
    assert "canary" not in f"{entry.reason} {entry.subject}".lower()


def test_an_address_that_did_not_sign_this_action_is_not_said_to_have_signed_another(
    page: ActionPage, looker: Client, said: pytest.LogCaptureFixture
) -> None:
    factories.confirmed_signature(factories.action_page(), email="canary@dawn.example")
    response = looker.post(address_of(page, "signature_search"), {"address": "canary@dawn.example"})
    assert response["Location"] == address_of(page)
    html = looker.get(address_of(page)).content.decode()
    assert "Nobody signed this action with that address." in html
    assert "canary" not in html + said.text
    assert AccessLog.objects.filter(action="search", rows=0).count() == 1


@pytest.mark.parametrize("address", ["", "canary", "x" * 300 + "@dawn.example", "a\x00@b.example"])
def test_what_is_no_address_is_refused(page: ActionPage, looker: Client, address: str) -> None:
    response = looker.post(address_of(page, "signature_search"), {"address": address}, follow=True)
    assert "Enter a whole email address" in response.content.decode()


def test_an_address_in_the_web_address_is_not_looked_at(page: ActionPage, looker: Client) -> None:
    assert looker.get(address_of(page, "signature_search"), {"address": "a@b.example"}).status_code == 405
    assert not AccessLog.objects.exists()


# --- many ---------------------------------------------------------------------------------------------------


def queries(client: Client, address: str, query: dict[str, str] | None = None) -> list[str]:
    client.get(address, query or {})
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address, query or {}).status_code == 200
    return [query["sql"] for query in caught]


def test_a_list_of_thousands_costs_the_queries_of_one_of_a_few_and_counts_nothing(
    page: ActionPage, looker: Client
) -> None:
    factories.many_signatures(page, 3)
    few = queries(looker, address_of(page))
    factories.many_signatures(page, 2000)
    many = queries(looker, address_of(page))
    assert len(many) == len(few)
    of_signatures = [sql for sql in many if 'FROM "campaigns_signature"' in sql]
    assert len(of_signatures) == 1
    assert "COUNT(" not in "".join(of_signatures).upper()
    assert "LIMIT 51" in of_signatures[0]


def test_the_list_is_walked_from_part_to_part_while_others_sign(
    page: ActionPage, looker: Client, clock: Any
) -> None:
    expected = keys(factories.many_signatures(page, 120))
    address, found = address_of(page), []
    for _part in range(3):
        html = looker.get(address).content.decode()
        found += listed(html, page)
        clock.advance(minutes=1)
        factories.many_signatures(page, 5)
        older = re.search(r'href="([^"]*older_than=[^"]*)"', html)
        address = older[1] if older else address
    assert found == expected
    assert not older


def test_the_ways_to_other_parts_keep_the_filters(page: ActionPage, looker: Client) -> None:
    factories.many_signatures(page, 60)
    factories.many_signatures(page, 60, country="KE")
    html = looker.get(address_of(page), {"country": "KE"}).content.decode()
    address = re.search(r'href="([^"]*older_than=[^"]*)"', html)
    assert address
    html = looker.get(address[1].replace("&amp;", "&")).content.decode()
    assert len(listed(html, page)) == 10
