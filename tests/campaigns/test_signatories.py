"""A list of organisations signs: whole or not at all, each once, counted apart from people."""

from typing import Any

import pytest
from django.test import Client

from campaigns import privacy, services
from campaigns.models import Action, ActionPage, Residue, Signature, TallyDelta, TextVersion
from campaigns.services.counting import tallies_of
from campaigns.services.signatories import Added, name_key

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> ActionPage:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    page.action.refresh_from_db()
    return page


def add(page: ActionPage, *organisations: services.Organisation, **options: Any) -> Added:
    version = TextVersion.objects.current().get(page=page)
    return services.add_signatories(page.action, organisations, text_version=version, **options)


def names_on(page: ActionPage) -> list[str]:
    rows = page.action.signatures.filter(kind=Signature.Kind.ORGANISATION).order_by("position")
    return [row.public_name for row in rows]


def folded(page: ActionPage) -> dict[tuple[str, str], int]:
    services.fold_deltas()
    numbers = tallies_of(page.action)
    assert numbers == services.recount(page.action)
    return numbers


def test_what_brought_an_organisation_of_a_list_is_kept(letter: ActionPage) -> None:
    add(letter, factories.organisation("Zora  House", source="harbour"))
    assert Signature.objects.get().source == "harbour"


def test_a_list_signs_in_its_order_with_the_words_it_was_given(letter: ActionPage) -> None:
    added = add(
        letter,
        factories.organisation("Zora House", country="KE", category="Members"),
        factories.organisation("Bread, Roses and Rest", country="", category="Networks"),
    )
    assert names_on(letter) == ["Zora House", "Bread, Roses and Rest"]
    assert [signature.category for signature in added.signatures] == ["Members", "Networks"]
    version = TextVersion.objects.current().get(page=letter)
    assert {signature.text_version_id for signature in added.signatures} == {version.pk}
    add(letter, factories.organisation("Anna House"))
    assert names_on(letter)[-1] == "Anna House"


def test_adding_a_list_again_adds_nothing(letter: ActionPage) -> None:
    member = factories.member_page(title="Dar el Fajr", country="MA").member
    lines = [
        factories.organisation("Harbour House"),
        factories.organisation("Dar el Fajr", country="MA", member=member),
    ]
    add(letter, *lines)
    again = add(letter, *lines)
    assert (again.signatures, again.known) == ([], lines)
    assert folded(letter)["total", ""] == 2
    assert not TallyDelta.objects.exists()


@pytest.mark.parametrize("name", ["HARBOUR  house", "Harbour-House", "“Harbour House”", "Ｈarbour House"])
def test_an_organisation_is_the_same_however_its_name_is_typed(letter: ActionPage, name: str) -> None:
    twice = add(letter, factories.organisation("Harbour House"), factories.organisation(name))
    assert len(twice.signatures) == len(twice.known) == 1


def test_the_same_name_in_another_country_is_another_organisation(letter: ActionPage) -> None:
    lines = [factories.organisation("Women’s Front", country=country) for country in ("KE", "NO", "")]
    assert len(add(letter, *lines).signatures) == 3
    assert name_key("काफिला", "IN") != name_key("कुफल", "IN"), "vowel signs are letters, too"


def test_a_member_does_not_stand_twice_by_its_name(letter: ActionPage) -> None:
    member = factories.member_page().member
    named = factories.organisation("Harbour House")
    as_member = factories.organisation("Harbour House", member=member)
    renamed = factories.organisation("Harbour House Trust", member=member)
    assert len(add(letter, as_member, named, renamed).signatures) == 1


def test_a_withdrawn_organisation_is_not_brought_back_by_its_list(letter: ActionPage) -> None:
    line = factories.organisation()
    signature = add(letter, line).signatures[0]
    services.withdraw_signature(signature.pk)
    assert add(letter, line).signatures == []
    assert folded(letter) == {}


def test_organisations_are_counted_apart_and_the_numbers_add_up(letter: ActionPage, client: Client) -> None:
    for _n in range(6):
        factories.confirmed_signature(letter, country="SE")
    lines = [factories.organisation(country=country) for country in ["KE"] * 5 + [""] * 6 + ["NP"]]
    add(letter, *lines)
    numbers = folded(letter)
    assert (numbers["kind", "organisation"], numbers["kind", "person"]) == (12, 6)
    assert numbers["country", "international"] == 6
    published = client.get(f"/en/sign/{letter.action.key}/count.json").json()
    assert published["countries"] == {"SE": 6, "international": 6}, "one alone is told by no difference"
    assert published["total"] == sum(published["countries"].values()) + published["other"] == 18


def test_an_organisation_kept_as_a_number_is_still_international(letter: ActionPage) -> None:
    signature = add(letter, factories.organisation(country="")).signatures[0]
    before = folded(letter)
    services.anonymise_signature(signature.pk)
    assert Residue.objects.get().country == ""
    assert folded(letter) == before


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"name": " — "}, services.SignatoryNameUnfit),
        ({"name": "a" * 201}, services.SignatoryNameUnfit),
        ({"name": "Harbour\0House"}, services.SignatoryNameUnfit),
        ({"category": "a" * 121}, services.SignatoryNameUnfit),
        ({"country": "UK"}, services.SignatoryCountryUnknown),
    ],
)
def test_one_wrong_line_refuses_the_whole_list(
    letter: ActionPage, wrong: dict[str, Any], error: type[services.SignatoryRefused]
) -> None:
    with pytest.raises(error) as caught:
        add(letter, factories.organisation(), factories.organisation(**wrong))
    assert caught.value.line == 2
    assert not Signature.objects.exists()
    assert not TallyDelta.objects.exists()


def test_a_list_joins_only_what_organisations_may_sign(letter: ActionPage, clock: Any) -> None:
    line = factories.organisation()
    services.change_settings(letter.action, {"signers": Action.Signers.PEOPLE})
    with pytest.raises(services.OrganisationsDoNotSign):
        add(letter, line)
    services.change_settings(letter.action, {"signers": Action.Signers.ORGANISATIONS})
    other = TextVersion.objects.current().get(page=factories.action_page())
    with pytest.raises(services.WordsChanged):
        services.add_signatories(letter.action, [line], text_version=other)
    clock.advance(minutes=1)
    services.close_action(letter.action)
    with pytest.raises(services.ActionNotOpen):
        add(letter, line)


def test_a_letter_may_be_signed_before_it_is_published(clock: Any) -> None:
    page = factories.letter_page(is_open=False)
    signed = factories.let_organisations_sign(page, factories.organisation())
    assert signed[0].is_counted


def test_people_expire_after_closing_and_organisations_stay(letter: ActionPage, clock: Any) -> None:
    add(letter, factories.organisation("Harbour House"))
    factories.confirmed_signature(letter)
    clock.advance(days=1)
    services.close_action(letter.action)
    clock.advance(days=200)
    assert privacy.expire_after_close(dry_run=True) == privacy.expire_after_close(dry_run=False) == 1
    assert names_on(letter) == ["Harbour House"]
    assert folded(letter)["total", ""] == 2
