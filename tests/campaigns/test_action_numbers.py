"""The numbers of an action on one screen: as published, and what waits."""

import html as html_module
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import ActionPage, Signature

from .. import factories
from .test_signature_listing import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ActionPage:
    return factories.action_page()


def numbers(client: Client, page: ActionPage) -> str:
    response = client.get(reverse("action_numbers", args=[page.action_id]))
    assert response.status_code == 200
    html = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(html_module.unescape(html).split())


def test_published_numbers_stand_with_their_moment(page: ActionPage, clock: Any) -> None:
    for _n in range(6):
        factories.confirmed_signature(page, source="dawn-house")
    factories.let_organisations_sign(page, factories.organisation(country=""))
    services.fold_deltas()
    words = numbers(signed_in(page, "view_signature"), page)
    assert "7 signatures count. As of 1 March 2027, 12:00 UTC." in words
    assert "Signatures a day" in words
    assert "People and organisations person 6" in words
    assert "organisation 1" in words
    assert "Countries Sweden 6" in words
    assert "International 1" in words
    assert "Sources dawn-house 6" in words
    assert "1 March 2027 7" in words


def test_a_number_is_not_shown_before_it_is_published(page: ActionPage) -> None:
    factories.confirmed_signature(page)
    words = numbers(signed_in(page, "view_signature"), page)
    assert "0 signatures count" in words


def test_small_numbers_are_together_for_those_who_may_not_see_rows(page: ActionPage) -> None:
    for country in ["SE"] * 5 + ["KE", "FR"]:
        factories.confirmed_signature(page, country=country)
    services.fold_deltas()
    words = numbers(signed_in(page), page)
    assert not {"Kenya", "Sweden"} & set(words.split())
    assert "other 7" in words, "two alone would be told of, too"
    assert "Kenya 1" in numbers(signed_in(page, "view_signature"), page)


def test_every_day_of_the_last_ninety_has_its_place(page: ActionPage, clock: Any) -> None:
    factories.confirmed_signature(page)
    clock.advance(days=100)
    factories.confirmed_signature(page)
    services.fold_deltas()
    words = numbers(signed_in(page), page)
    assert "9 June 2027 1 8 June 2027 0" in words
    assert "12 March 2027 0" in words
    assert "11 March 2027" not in words


def test_what_does_not_count_and_what_waits_are_told_apart(page: ActionPage) -> None:
    rows = [factories.confirmed_signature(page) for _n in range(5)]
    factories.pending_signature(page)
    services.hold_signature(rows[0].pk, "A burst")
    services.hold_signature(rows[1].pk, "A burst")
    services.remove_signature(rows[2].pk, "Invented")
    services.withdraw_signature(rows[3].pk)
    factories.pending_signature(factories.action_page())
    Outbox.objects.filter(object_id=rows[4].pk).update(state="failed")
    words = numbers(signed_in(page), page)
    for expected in ("confirmation 1", "held 2", "removed 1", "withdrawn 1", "sent 5", "failed 1"):
        assert expected in words


def test_how_many_of_those_asked_did_confirm(page: ActionPage, clock: Any) -> None:
    rows = [factories.pending_signature(page) for _n in range(4)]
    assert "Nobody was asked to confirm" in numbers(signed_in(page), page)
    for row in rows[:3]:
        factories.confirm(row)
    clock.advance(days=1, seconds=1)
    factories.pending_signature(page)
    assert "Of the last 4 people who were asked to confirm, a day ago or longer, 3 did: 75 %." in numbers(
        signed_in(page), page
    )


def test_nobody_gets_there_without_the_page(page: ActionPage) -> None:
    address = reverse("action_numbers", args=[page.action_id])
    assert Client().get(address).status_code == 302
    assert signed_in(factories.action_page()).get(address).status_code == 404


def test_the_numbers_of_thousands_cost_the_queries_of_a_few_and_count_no_signatures(page: ActionPage) -> None:
    client = signed_in(page, "view_signature")

    def queries() -> list[str]:
        numbers(client, page)
        with CaptureQueriesContext(connection) as caught:
            numbers(client, page)
        return [query["sql"] for query in caught]

    few = queries()
    at = clock_module.now() - timedelta(days=2)
    factories.many_signatures(page, 1500, created_at=at)
    many = queries()
    assert len(many) == len(few)
    of_signatures = [sql for sql in many if 'FROM "campaigns_signature"' in sql]
    assert of_signatures
    assert all("LIMIT" in sql for sql in of_signatures)
    assert Signature.objects.count() == 1500
