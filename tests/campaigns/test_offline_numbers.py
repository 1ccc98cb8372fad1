"""Codes and paper are told with their own moment, apart from what came online, and few of them together."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaigns import services
from campaigns.models import Action, ActionPage
from campaigns.numbers import numbers_of

from .. import factories
from .test_numbers import count

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ActionPage:
    return factories.action_page()


@pytest.mark.parametrize(
    ("paper", "code", "shown", "other", "said"),
    [
        (1800, 40, {"paper": 1800, "code": 40}, 0, "And 1,800 on paper and 40 by code, counted apart"),
        (1800, 0, {"paper": 1800}, 0, "And 1,800 on paper, counted apart"),
        (0, 12, {"code": 12}, 0, "And 12 by code, counted apart"),
        (1800, 3, {}, 1803, "And 1,803 on paper or by code, counted apart"),
        (0, 4, {}, 4, "And 4 on paper or by code, counted apart"),
        (2, 9, {}, 11, "And 11 on paper or by code, counted apart"),
    ],
)
def test_paper_and_codes_stand_apart_with_their_own_moment_and_few_are_told_together(
    client: Client, page: ActionPage, clock: Any, paper: int, code: int, shown: Any, other: int, said: str
) -> None:
    moment = clock.at
    Action.objects.update(on_paper=paper, by_code=code, offline_as_of=moment)
    clock.advance(hours=1)
    factories.confirmed_signature(page)
    services.fold_deltas()
    told = count(client, page).json()
    assert (told["total"], told["as_of"]) == (1, "2027-03-01T13:00:00+00:00")
    assert (told["offline"], told["offline_other"]) == (shown, other)
    assert told["offline_as_of"] == "2027-03-01T12:00:00+00:00"
    for address in (page.url, reverse("sign_numbers", args=[page.action.key])):
        html = " ".join(client.get(address).content.decode().split())
        assert said in html
        assert "As of 1 March 2027, 12:00 UTC." in html


def test_an_action_that_was_signed_on_paper_alone_has_numbers(
    client: Client, page: ActionPage, clock: Any
) -> None:
    Action.objects.update(on_paper=120, offline_as_of=clock.at)
    told = count(client, page).json()
    assert (told["total"], told["as_of"], told["offline"]) == (0, None, {"paper": 120})
    numbers = reverse("sign_numbers", args=[page.action.key])
    assert numbers in client.get(page.url).content.decode()
    assert "And 120 on paper" in client.get(numbers).content.decode()


def test_all_numbers_of_one_answer_come_from_one_statement(page: ActionPage) -> None:
    Action.objects.update(on_paper=120)
    factories.confirmed_signature(page)
    services.fold_deltas()
    with CaptureQueriesContext(connection) as found:
        told = numbers_of(page.action.key, named_sources=())
    assert len(found) == 1
    assert (told.total, told.offline.paper) == (1, 120)
