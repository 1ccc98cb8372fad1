"""Rows of several tables with one statement: the same as if each had been asked alone."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from advocacy_site.core import clock
from advocacy_site.core.rows import Rows, rows_at_once
from campaigns.models import Action, ActionPage, Answer, Delivery, Removal, TextVersion

from .. import factories

pytestmark = pytest.mark.django_db


def written(row: models.Model) -> dict[str, Any]:
    return {name: getattr(row, name) for name in (field.attname for field in row._meta.local_concrete_fields)}


@pytest.fixture
def page() -> ActionPage:
    page = factories.letter_page()
    for day in (3, 1, 2):
        Delivery.objects.create(
            action=page.action,
            day=date(2026, 11, day),
            to_whom={"en": "the “ministers”", "ar": "الوزراء"},
            count=12,
            as_of=clock.now(),
        )
    Answer.objects.create(action=page.action, day=date(2026, 11, 4), words={})
    Removal.objects.create(action=page.action, reason="O’Hara\\n", conditions=None, state="removed")
    return page


def test_each_table_comes_in_its_order_and_with_its_types_in_one_statement(page: ActionPage) -> None:
    asked = [
        Delivery.objects.filter(action=page.action),
        Answer.objects.all(),
        TextVersion.objects.filter(action=page.action),
    ]
    with CaptureQueriesContext(connection) as queries:
        found = rows_at_once(Action.objects.filter(pk=page.action_id), *map(Rows, asked))
    assert [len(rows) for rows in found] == [3, 1, 2]
    for rows, queryset in zip(found, asked, strict=True):
        assert [written(row) for row in rows] == [written(row) for row in queryset]
    statements = [query["sql"] for query in queries if "JSON(" not in str(query["sql"])]
    assert len([sql for sql in statements if "SAVEPOINT" not in str(sql)]) == 1


def test_only_the_named_fields_are_read_and_a_limit_holds(page: ActionPage) -> None:
    removals, deliveries = rows_at_once(
        Action.objects.filter(pk=page.action_id),
        Rows(Removal.objects.filter(action=page.action), "reason", "decided_at"),
        Rows(Delivery.objects.filter(action=page.action)[:2], "day"),
    )
    assert [row.reason for row in removals] == ["O’Hara\\n"]
    assert removals[0].get_deferred_fields() >= {"conditions", "state"}
    assert removals[0].decided_at == Removal.objects.get().decided_at
    assert [row.day.day for row in deliveries] == [3, 2]


def test_no_row_is_an_empty_list(page: ActionPage) -> None:
    Answer.objects.all().delete()
    asked = Rows(Answer.objects.all()), Rows(Answer.objects.none())
    assert rows_at_once(Action.objects.filter(pk=page.action_id), *asked) == [[], []]


@pytest.mark.parametrize("price", ["12.10", "60.00", "0.01", "99999999.99"])
def test_money_comes_as_it_is_stored(price: str) -> None:
    event = factories.joinable().event
    factories.paid_ticket(event, price=Decimal(price))
    ((ticket,),) = rows_at_once(type(event).objects.filter(pk=event.pk), Rows(event.tickets.all(), "price"))
    assert str(ticket.price) == price
