"""Signing with a code: it counts once, apart from what came online, and its receipt takes it back."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from campaigns import privacy, services
from campaigns.models import Action, ActionPage, CodeSignature, Tally, TextVersion
from campaigns.services.offline import new_code, normalise, spelled

from .. import factories

pytestmark = pytest.mark.django_db


def codes_for(page: ActionPage, number: int = 1) -> list[str]:
    return services.make_codes(page.action, factories.member_page().member, number, made_by=None)[1]


def code_data(page: ActionPage, code: str, **fields: Any) -> dict[str, Any]:
    values = {
        "code": spelled(code).lower(),
        "name": "Amara Lindqvist",
        "country": "SE",
        "agree": "on",
        "text_version": str(TextVersion.objects.current().get(page=page).pk),
        "agree_wording": str(factories.consent_wordings()["sign"].pk),
    }
    return values | fields


def sign(client: Client, page: ActionPage, typed: str, **fields: Any) -> Any:
    return client.post(reverse("sign_code", args=[page.action.key]), code_data(page, typed, **fields))


def numbers(page: ActionPage) -> tuple[int, int]:
    services.count_offline()
    action = Action.objects.get(pk=page.action_id)
    return action.on_paper, action.by_code


def test_a_code_is_typed_as_people_type() -> None:
    code = new_code()
    assert normalise(f" {spelled(code).lower()} ") == code
    assert normalise(spelled(code).replace("-", " ")) == code
    assert normalise(code[:-1]) == ""
    assert normalise("O" + code[1:]) == "", "signs that look like others are in no code"


def test_codes_are_not_in_the_database() -> None:
    code = codes_for(factories.action_page())[0]
    row = CodeSignature.objects.get()
    assert code not in row.code_hash
    assert len(row.code_hash) == 64


def test_a_person_signs_with_a_code_and_the_receipt_takes_it_back(client: Client) -> None:
    page = factories.action_page()
    code = codes_for(page)[0]
    shown = sign(client, page, code)
    assert shown.status_code == 200
    assert numbers(page) == (0, 0), "the receipt is shown before anything is kept"
    receipt = shown.context["receipt"]
    assert spelled(receipt) in shown.content.decode()
    assert sign(client, page, code, receipt=receipt).status_code == 200
    assert numbers(page) == (0, 1)
    html = client.get(page.url).content.decode()
    assert "And 1 on paper or by code, counted apart" in html, "so few are told together only"
    assert not Tally.objects.exists(), "never pooled with online signatures"

    address = reverse("sign_receipt", args=[page.action.key])
    found = client.post(address, {"receipt": spelled(receipt)})
    assert "Amara Lindqvist" in found.content.decode()
    assert client.post(address, {"receipt": receipt, "decision": "withdraw"}).status_code == 200
    assert numbers(page) == (0, 0)
    row = CodeSignature.objects.get()
    assert (row.name, row.country.code) == ("", "")
    assert sign(client, page, code, receipt=receipt).status_code == 422, "a code is used once, also then"


def test_the_last_step_sent_twice_shows_the_same_page_and_counts_once(client: Client) -> None:
    page = factories.action_page()
    code, receipt = codes_for(page)[0], new_code()
    pages = {sign(client, page, code, receipt=receipt).content for _n in range(2)}
    assert len(pages) == 1
    assert numbers(page) == (0, 1)
    assert sign(client, page, code, receipt=new_code()).status_code == 422, "somebody else’s receipt"
    assert numbers(page) == (0, 1)


@pytest.mark.parametrize("code", ["", "AAAA", "=1+1", "2222-2222-2222", "\x00", "x" * 400])
def test_a_wrong_code_is_the_form_again_and_keeps_nothing(client: Client, code: str) -> None:
    page = factories.action_page()
    codes_for(page)
    data = code_data(page, new_code()) | {"code": code}
    answered = client.post(reverse("sign_code", args=[page.action.key]), data)
    assert answered.status_code in (400, 422)
    assert not CodeSignature.objects.exclude(signed_at=None).exists()


def test_a_code_of_another_action_or_of_a_lost_sheet_is_worth_nothing(client: Client) -> None:
    page, other = factories.action_page(), factories.action_page()
    code = codes_for(other)[0]
    assert sign(client, page, code).status_code == 422
    services.void_codes(CodeSignature.objects.get().sheet_id)
    assert sign(client, other, code).status_code == 422


def test_a_hall_signs_with_its_codes_from_one_network(client: Client) -> None:
    page = factories.action_page()
    for code in codes_for(page, 12):
        receipt = sign(client, page, code).context["receipt"]
        assert sign(client, page, code, receipt=receipt).status_code == 200
    assert numbers(page) == (0, 12)


def test_where_only_organisations_sign_there_are_no_codes(client: Client) -> None:
    page = factories.action_page()
    code = codes_for(page)[0]
    services.change_settings(page.action, {"signers": "organisations"})
    assert sign(client, page, code, receipt=new_code()).status_code == 409
    with pytest.raises(services.PeopleDoNotSign):
        codes_for(ActionPage.objects.get(pk=page.pk))
    assert numbers(page) == (0, 0)


def test_codes_are_tried_ten_times_at_most_from_one_network(client: Client) -> None:
    page = factories.action_page()
    answers = [sign(client, page, new_code()).status_code for _n in range(11)]
    assert answers == [422] * 10 + [429]


def test_other_words_than_todays_are_not_signed(client: Client) -> None:
    page = factories.action_page()
    data = code_data(page, codes_for(page)[0], receipt=new_code())
    page.text = "<p>Entirely new words.</p>"
    page.save_revision().publish()
    response = client.post(reverse("sign_code", args=[page.action.key]), data)
    assert response.status_code == 422
    assert "Entirely new words." in response.content.decode()
    assert response.context["form"]["name"].value() == "Amara Lindqvist"
    assert not response.context["form"]["agree"].value(), "other words are agreed to anew"
    assert numbers(page) == (0, 0)


def test_a_closed_action_takes_no_code_but_gives_one_back(client: Client, clock: Any) -> None:
    page = factories.action_page()
    codes, receipt = codes_for(page, 2), new_code()
    sign(client, page, codes[0], receipt=receipt)
    clock.advance(days=1)
    services.close_action(page.action)
    assert sign(client, page, codes[1]).status_code == 409
    address = reverse("sign_receipt", args=[page.action.key])
    assert client.post(address, {"receipt": receipt, "decision": "withdraw"}).status_code == 200
    assert numbers(page) == (0, 0)


def test_another_sites_form_is_refused(client: Client) -> None:
    page = factories.action_page()
    headers = {"origin": "https://evil.example"}
    for name in ("sign_code", "sign_receipt"):
        assert client.post(reverse(name, args=[page.action.key]), {}, headers=headers).status_code == 403


def test_names_and_receipts_go_when_their_period_is_over_and_numbers_stay(client: Client, clock: Any) -> None:
    page = factories.action_page()
    codes = codes_for(page, 2)
    sign(client, page, codes[0], receipt=new_code())
    clock.advance(days=1)
    services.close_action(page.action)
    clock.advance(days=181)
    assert privacy.expire_codes(dry_run=True) == 2
    assert privacy.expire_codes(dry_run=False) == 2
    row = CodeSignature.objects.get()
    assert (row.name, row.receipt_hash) == ("", "")
    assert numbers(page) == (0, 1)
    assert privacy.expire_codes(dry_run=False) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"text_version": None},
        {"sign_wording": None},
        {"withdrawn_at": clock_module.now()},
        {"signed_at": None},
    ],
)
def test_a_code_in_an_impossible_state_is_refused(client: Client, changes: dict[str, Any]) -> None:
    page = factories.action_page()
    sign(client, page, codes_for(page)[0], receipt=new_code())
    with pytest.raises(IntegrityError), transaction.atomic():
        CodeSignature.objects.update(**changes)


@pytest.mark.django_db(transaction=True)
def test_twenty_who_send_one_code_at_once_count_once() -> None:
    page = factories.action_page()
    code = codes_for(page)[0]
    data = [code_data(page, code, receipt=new_code()) for _n in range(20)]
    address = reverse("sign_code", args=[page.action.key])

    def post(n: int) -> int:
        try:
            return Client(REMOTE_ADDR=f"10.0.{n}.1").post(address, data[n]).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(post, range(20)))
    assert sorted(answers) == [200] + [422] * 19
    assert numbers(page) == (0, 1)
