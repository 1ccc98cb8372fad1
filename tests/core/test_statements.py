"""Statements that are written once do what Django's own would do."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from wagtail.models import Site

from advocacy_site.core import clock as clock_module
from advocacy_site.core import limits
from advocacy_site.core.models import Link
from advocacy_site.core.models.limits import RateLimit
from advocacy_site.core.statements import Prepared, Slot, insert_or_ignore, insertion, run_together, update

pytestmark = pytest.mark.django_db


def link(digest: str = "a" * 64, **fields: Any) -> Link:
    return Link(digest=digest, purpose="test", target=uuid.uuid4(), **fields)


BY_DIGEST = Prepared(
    lambda: (
        Link.objects.filter(digest=Slot("digest", Link._meta.pk))
        .order_by()
        .values_list("purpose", "target", "created_at", "expires_at")
    )
)


def test_a_row_arrives_as_it_was(clock: Any) -> None:
    row = link(expires_at=clock_module.now() + timedelta(days=1))
    assert insert_or_ignore(row)
    kept = Link.objects.get()
    for name in ("digest", "purpose", "target", "created_at", "expires_at"):
        assert getattr(kept, name) == getattr(row, name)
    row.purpose = "changed"
    row.save()
    assert Link.objects.get().purpose == "changed", "an inserted row can be saved again"


def test_what_a_row_does_not_hold_arrives_as_that() -> None:
    assert insert_or_ignore(link(expires_at=None))
    assert insert_or_ignore(Link(digest="b" * 64, purpose="", target=uuid.uuid4()))
    assert list(Link.objects.order_by("digest").values_list("purpose", "expires_at")) == [
        ("test", None),
        ("", None),
    ]


def test_an_update_writes_all_of_a_row_and_tells_whether_it_is_there() -> None:
    row, other = link(), link("b" * 64)
    insert_or_ignore(row)
    insert_or_ignore(other)
    row.purpose, row.expires_at = "", row.created_at + timedelta(days=1)
    assert run_together(update(row)) == [True]
    assert BY_DIGEST.rows(digest="a" * 64) == [("", row.target, row.created_at, row.expires_at)]
    assert BY_DIGEST.rows(digest="b" * 64) == [("test", other.target, other.created_at, None)]
    Link.objects.all().delete()
    assert run_together(update(row)) == [False]


def test_a_key_that_is_taken_leaves_the_first_row_alone() -> None:
    first = link()
    assert insert_or_ignore(first)
    assert not insert_or_ignore(link())
    assert Link.objects.get().target == first.target


def test_only_unique_keys_are_forgiven() -> None:
    """SQLite's INSERT OR IGNORE drops a row that breaks any constraint: it must not pass for a duplicate."""
    born = clock_module.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_or_ignore(link(created_at=born, expires_at=born - timedelta(days=1)))


def test_a_prepared_query_gives_python_values_each_time() -> None:
    for letter in "ab":
        row = link(letter * 64)
        insert_or_ignore(row)
        assert BY_DIGEST.rows(digest=letter * 64) == [("test", row.target, row.created_at, None)]
    assert BY_DIGEST.rows(digest="c" * 64) == []


def test_composing_changes_nothing_that_two_threads_could_have_in_hand_at_once() -> None:
    """Each takes back what it did to a query: with the same one, a join could be missing for good."""
    rows = Site.objects.order_by("root_page__title").values_list("hostname")
    before = dict(rows.query.alias_map)
    assert Prepared(lambda: rows).rows() is not None
    assert dict(rows.query.alias_map) == before


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        BY_DIGEST.rows()


def test_a_value_cannot_become_sql() -> None:
    insert_or_ignore(link())
    assert BY_DIGEST.rows(digest="' OR 1=1 --") == []


if connection.vendor == "postgresql":  # SQLite plans too quickly to keep plans

    def test_postgresql_plans_a_statement_once_a_connection() -> None:
        for _time in range(3):
            BY_DIGEST.rows(digest="c" * 64)
        with connection.cursor() as cursor:
            cursor.execute("SELECT generic_plans FROM pg_prepared_statements")
            assert (3,) in cursor.fetchall()


def test_statements_run_together_tell_each_what_it_did() -> None:
    insert_or_ignore(link())
    hits = limits.hitting(("sign-network", "here"))
    assert run_together(insertion(link("b" * 64)), insertion(link()), hits) == [True, False, [True]]
    assert run_together(limits.hitting(("sign-network", "here"))) == [[True]]
    assert {row.digest for row in Link.objects.all()} == {"a" * 64, "b" * 64}


def test_statements_run_together_are_done_in_their_order() -> None:
    """Locks are taken in one order, or two visitors could wait for each other."""
    subjects = ["one", "two", "three", "four"]
    for subject in subjects:  # one key after the other, so that each is known
        limits.hit("sign-network", subject)
    keys = list(RateLimit.objects.order_by("pk").values_list("key", flat=True))
    RateLimit.objects.all().delete()
    run_together(*(limits.hitting(("sign-network", subject)) for subject in subjects))
    assert list(RateLimit.objects.order_by("pk").values_list("key", flat=True)) == keys


def test_of_statements_run_together_one_that_fails_takes_the_others_with_it() -> None:
    born = clock_module.now()
    wrong = link("b" * 64, created_at=born, expires_at=born - timedelta(days=1))
    with pytest.raises(IntegrityError), transaction.atomic():
        run_together(insertion(link()), insertion(wrong), insertion(link("c" * 64)))
    assert not Link.objects.exists()
    assert insert_or_ignore(link()), "the connection works on"
