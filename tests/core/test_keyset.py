"""A long list in parts that no new row moves."""

import pytest
from django.http import Http404

from advocacy_site.core.keyset import all_of, part_of, place_of
from campaigns.models import ActionPage, Signature

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ActionPage:
    return factories.action_page()


def keys(rows: list[Signature]) -> list[str]:
    return [str(row.pk) for row in rows]


def test_parts_follow_each_other_without_gap_or_repetition_in_both_directions(page: ActionPage) -> None:
    expected = keys(factories.many_signatures(page, 7))
    rows = page.action.signatures.all()
    first = part_of(rows, 3)
    second = part_of(rows, 3, older_than=first.older)
    third = part_of(rows, 3, older_than=second.older)
    assert [*keys(first.rows), *keys(second.rows), *keys(third.rows)] == expected
    assert (first.newer, third.older) == ("", "")
    assert keys(part_of(rows, 3, newer_than=third.newer).rows) == keys(second.rows)
    back = part_of(rows, 3, newer_than=second.newer)
    assert (keys(back.rows), back.newer) == (keys(first.rows), "")


def test_rows_of_one_instant_are_all_there_once(page: ActionPage, clock) -> None:
    factories.many_signatures(page, 9, created_at=clock.at)
    found = keys(list(all_of(page.action.signatures.all(), 2)))
    assert len(found) == len(set(found)) == 9
    assert found == sorted(found, reverse=True)


def test_a_part_stays_what_it_was_when_rows_are_added(page: ActionPage, clock) -> None:
    factories.many_signatures(page, 6)
    rows = page.action.signatures.all()
    place = part_of(rows, 3).older
    before = keys(part_of(rows, 3, older_than=place).rows)
    clock.advance(minutes=1)
    factories.many_signatures(page, 4)
    assert keys(part_of(rows, 3, older_than=place).rows) == before


def test_a_place_whose_row_is_gone_is_still_a_place(page: ActionPage) -> None:
    expected = factories.many_signatures(page, 4)
    place = place_of(expected[1])
    expected[1].delete()
    assert keys(part_of(page.action.signatures.all(), 3, older_than=place).rows) == keys(expected[2:])


@pytest.mark.parametrize(
    "place", ["x", "1", "1-2", f"-1-{'0' * 32}", f"{'9' * 18}-{'0' * 32}", f"1-{'g' * 32}"]
)
def test_a_mangled_place_is_not_found(page: ActionPage, place: str) -> None:
    with pytest.raises(Http404):
        part_of(page.action.signatures.all(), 3, older_than=place)
