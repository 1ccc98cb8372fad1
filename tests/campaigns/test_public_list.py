"""What everybody reads of those who signed: organisations under headings in order, people apart."""

from html import unescape
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaigns import services
from campaigns.models import Action, ActionPage, Signature
from campaigns.public_list import public_list

from .. import factories

pytestmark = pytest.mark.django_db

LINES = [
    factories.organisation("Zora House", country="KE", category="Members"),
    factories.organisation("Bread, Roses and Rest", country="", category="Networks"),
    factories.organisation("Anna House", country="SE", category="Members"),
]


@pytest.fixture
def letter() -> ActionPage:
    page = factories.letter_page()
    factories.let_organisations_sign(page, *LINES)
    services.fold_deltas()
    return page


def html_of(client: Client, page: ActionPage) -> str:
    cache.clear()
    response = client.get(page.url)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_groups_stand_in_the_editors_order_with_countries(letter: ActionPage) -> None:
    groups = public_list(letter, set(), None).groups
    assert [(group.heading, group.countries) for group in groups] == [("Members", 2), ("Networks", 0)]
    assert [(s.name, s.country_name) for s in groups[0].signatories] == [
        ("Zora House", "Kenya"),
        ("Anna House", "Sweden"),
    ]
    assert [(s.name, s.country_name) for s in groups[1].signatories] == [("Bread, Roses and Rest", "")]


def test_the_page_tells_organisations_and_people_apart(client: Client, letter: ActionPage) -> None:
    assert "organisations have signed" in html_of(client, letter)
    for _n in range(2):
        factories.confirmed_signature(letter, display="full", name="Amara Lindqvist")
    services.fold_deltas()
    html = html_of(client, letter)
    assert "3 organisations</a>" in html
    assert "and 2 people" in html
    assert html.index("Zora House") < html.index("Anna House") < html.index("Bread, Roses and Rest")


def test_people_are_never_among_the_organisations(letter: ActionPage, clock: Any) -> None:
    factories.confirmed_signature(letter, display="full", name="Amara Lindqvist", country="SE")
    clock.advance(days=3)
    shown = public_list(letter, set(), None)
    assert [(signer.name, signer.country_name) for signer in shown.recent] == [("Amara Lindqvist", "")]
    assert sum(len(group.signatories) for group in shown.groups) == 3


@pytest.mark.parametrize("change", ["hold", "withdraw", "hide"])
def test_an_organisation_that_does_not_count_or_show_is_not_listed(letter: ActionPage, change: str) -> None:
    signature = Signature.objects.get(organisation_name="Zora House")
    if change == "hold":
        services.hold_signature(signature.pk, "asked")
    elif change == "withdraw":
        services.withdraw_signature(signature.pk)
    else:
        Signature.objects.filter(pk=signature.pk).update(display=Signature.Display.HIDDEN)
    names = [s.name for group in public_list(letter, set(), None).groups for s in group.signatories]
    assert sorted(names) == ["Anna House", "Bread, Roses and Rest"]


def test_a_long_list_needs_the_same_queries_as_none(client: Client, letter: ActionPage, clock: Any) -> None:
    factories.site_words()
    factories.confirmed_signature(letter, display="full")
    clock.advance(days=3)
    letter.save_revision().publish()

    def queries() -> int:
        services.fold_deltas()
        cache.clear()
        client.get(letter.url)
        with CaptureQueriesContext(connection) as caught:
            client.get(letter.url)
        return len(caught)

    few = queries()
    factories.let_organisations_sign(letter, *(factories.organisation() for _n in range(30)))
    assert queries() == few <= 12


def test_where_only_organisations_sign_there_is_no_form_for_people(
    client: Client, letter: ActionPage
) -> None:
    services.change_settings(letter.action, {"signers": Action.Signers.ORGANISATIONS})
    html = html_of(client, letter)
    assert 'name="display"' not in html
    assert f'action="/en/sign/{letter.action.key}/organisation/"' in html
    answer = client.post(f"/en/sign/{letter.action.key}/", factories.form_data(letter))
    assert answer.status_code == 422
    assert not Signature.objects.filter(kind=Signature.Kind.PERSON).exists()
