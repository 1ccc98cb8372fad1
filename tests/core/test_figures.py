"""Figures: numbers with a source and a day on which somebody looks at them again."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from advocacy_site.core.models import Figure
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db


def test_a_review_before_the_count_is_impossible() -> None:
    with pytest.raises(IntegrityError):
        factories.figure(as_of=date(2026, 1, 2), review_on=date(2026, 1, 1))


def test_a_number_outside_its_sentence_comes_first() -> None:
    assert Figure(value="9", sentence="Of 20, 9 pay.").parts == ("Of 20, ", "9", " pay.")
    assert Figure(value="9", sentence="governments pay").parts == ("", "9", " governments pay")
    assert "".join(Figure(value="", sentence="x").parts).strip() == "x"


def test_figures_are_due_from_their_day_of_review(clock: Any) -> None:
    today = clock.at.date()
    due = factories.figure(as_of=date(2020, 1, 1), review_on=today)
    later = factories.figure(as_of=date(2020, 1, 1), review_on=date(2090, 1, 1))
    assert list(Figure.objects.stale()) == [due]
    assert (due.is_stale, later.is_stale) == (True, False)


def test_staff_see_which_figures_are_due(client: Client, clock: Any) -> None:
    client.force_login(User.objects.create_superuser("staff@example.org", "x" * 20))
    factories.figure(value="Later 8", as_of=date(2020, 1, 1), review_on=date(2090, 1, 1))
    factories.figure(value="Due 7", as_of=date(2020, 1, 1), review_on=clock.at.date())
    address = reverse(Figure.snippet_viewset.get_url_name("list"))
    page = client.get(address).content.decode()
    assert page.index("Due 7") < page.index("Later 8")
    page = client.get(address, {"stale": "true"}).content.decode()
    assert "Due 7" in page
    assert "Later 8" not in page
