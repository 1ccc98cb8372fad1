"""Giving: the right account, the right code, the right hand-off."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.pages.bank import payment_payload, qr_svg, validate_bic, validate_iban
from advocacy_site.pages.models import BankAccount, DonatePage, DonationAmount

from .. import factories

BELGIAN = "BE68539007547034"


def refused(write: Any) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


# --- the account -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "iban", [BELGIAN, "DE89370400440532013000", "NO9386011117947", "MT84MALT011000012345MTLCAST001S"]
)
def test_an_iban_with_the_right_check_digits_is_taken(iban: str) -> None:
    validate_iban(iban)


@pytest.mark.parametrize(
    "iban",
    [
        "BE68539007547035",  # one digit mistyped
        "BE68539007540734",  # two digits exchanged
        "BE6853900754703",  # one missing
        "DE8937040044053201300",
        "be68539007547034",
        "BE68 5390 0754 7034",
        "٨٨68539007547034",
        "",
    ],
)
def test_any_other_iban_is_refused(iban: str) -> None:
    with pytest.raises(ValidationError):
        validate_iban(iban)


def test_a_bic_has_eight_or_eleven_signs() -> None:
    for good in ("GKCCBEBB", "DEUTDEFF500"):
        validate_bic(good)
    for bad in ("GKCCBEB", "GKCCBEBB1", "GKCC1EBB"):
        with pytest.raises(ValidationError):
            validate_bic(bad)


@pytest.mark.django_db
def test_an_iban_is_typed_with_spaces_and_kept_without() -> None:
    account = factories.bank_account(iban="be68 5390 0754 7034")
    account.full_clean()
    account.refresh_from_db()
    assert (account.iban, account.grouped_iban) == (BELGIAN, "BE68 5390 0754 7034")
    with pytest.raises(ValidationError):
        BankAccount(holder="D", iban="BE68 5390 0754 7035").full_clean()


@pytest.mark.django_db
def test_the_database_refuses_an_account_without_holder_or_of_a_wrong_shape() -> None:
    account = BankAccount.objects.filter(pk=factories.bank_account().pk)
    refused(lambda: account.update(holder=""))
    refused(lambda: account.update(iban="BE68"))
    refused(lambda: account.update(bic="GKCC"))
    refused(factories.bank_account)
    with connection.cursor() as cursor:
        for iban in (BELGIAN.lower(), "BE68 5390 0754 7034"):
            refused(lambda iban=iban: cursor.execute("UPDATE pages_bankaccount SET iban = %s", [iban]))


# --- the code --------------------------------------------------------------------------------------------


def test_the_payment_code_says_exactly_the_lines_of_the_standard() -> None:
    payload = payment_payload(
        name="Daybreak Coalition", iban=BELGIAN, bic="GKCCBEBB", reference="Donation été"
    )
    assert payload == ("BCD\n002\n1\nSCT\nGKCCBEBB\nDaybreak Coalition\nBE68539007547034\n\n\n\nDonation été")


def test_empty_lines_at_the_end_are_left_out_and_the_bic_may_be_empty_inside_the_eea() -> None:
    assert payment_payload(name="Daybreak", iban=BELGIAN) == (
        "BCD\n002\n1\nSCT\n\nDaybreak\nBE68539007547034"
    )


@pytest.mark.parametrize(
    "change",
    [
        {"iban": "CH9300762011623852957"},  # outside the EEA without a BIC
        {"iban": "BR1800360305000010009795493C1", "bic": "GKCCBEBB"},  # outside SEPA
        {"name": "x" * 71},
        {"reference": "x" * 141},
        {"name": "é" * 70, "reference": "é" * 140},  # fits in signs, not in bytes
    ],
)
def test_there_is_no_code_that_banking_apps_would_refuse(change: dict[str, str]) -> None:
    assert payment_payload(**({"name": "Daybreak", "iban": BELGIAN} | change)) is None


def test_the_longest_payload_fits_the_largest_code_allowed() -> None:
    payload = payment_payload(
        name="x" * 70, iban="MT84MALT011000012345MTLCAST001S", bic="MALTMTMTXXX", reference="y" * 140
    )
    assert payload is not None
    svg = qr_svg(payload, "Payment code")
    assert "<title>Payment code</title>" in svg
    assert "style" not in svg
    assert "<script" not in svg


# --- the page --------------------------------------------------------------------------------------------

pages = pytest.mark.django_db


def html_of(client: Client, page: DonatePage) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    assert response["Cache-Control"].startswith("public, max-age=60")
    return " ".join(response.content.decode().split())


@pages
def test_each_amount_leads_to_the_provider_who_is_named_before_the_click(client: Client) -> None:
    page = factories.donate_page(
        12,
        1200,
        once_url="https://www.pay.example/once/{amount}?x=1",
        monthly_url="https://m.example/{amount}",
    )
    special = page.amounts.get(amount=1200)
    special.once_url = "https://large.example/"
    special.save()
    html = html_of(client, page)
    for address in (
        "https://www.pay.example/once/12?x=1",
        "https://m.example/1200",
        "https://large.example/",
    ):
        assert f'href="{address}"' in html
    assert "https://www.pay.example/once/1200" not in html
    assert "€1,200" in html
    assert "large.example, m.example, pay.example" in html
    assert "{amount}" not in html


@pages
def test_an_address_without_a_place_for_the_amount_is_one_button(client: Client) -> None:
    html = html_of(client, factories.donate_page(12, once_url="https://pay.example/now"))
    assert html.count('href="https://pay.example/now"') == 1


@pages
def test_a_transfer_is_shown_in_words_and_as_a_code(client: Client) -> None:
    page = factories.donate_page(account=factories.bank_account(), reference="Donation")
    html = html_of(client, page)
    for words in ("Daybreak Coalition", "BE68 5390 0754 7034", "GKCCBEBB", "Donation"):
        assert words in html
    assert '<svg viewBox="' in html
    assert '" class="qr">' in html
    assert "style=" not in html


@pages
def test_there_is_no_code_for_another_currency(client: Client) -> None:
    page = factories.donate_page(account=factories.bank_account(), currency="USD")
    html = html_of(client, page)
    assert "BE68 5390 0754 7034" in html
    assert 'class="qr"' not in html


@pages
def test_the_page_costs_the_same_for_any_number_of_amounts(client: Client) -> None:
    counts = []
    for amounts in ([12], range(1, 9)):
        page = factories.donate_page(
            *amounts, account=BankAccount.objects.first() or factories.bank_account()
        )
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


@pages
def test_a_provider_is_asked_by_https_only() -> None:
    page = factories.donate_page(12)
    for address in ("http://pay.example/", "https://{amount}.example/", "javascript:alert(1)", "pay.example"):
        page.once_url = address
        with pytest.raises(ValidationError) as error:
            page.full_clean()
        assert "once_url" in error.value.message_dict
    refused(lambda: DonatePage.objects.update(once_url="http://pay.example/"))
    refused(lambda: DonatePage.objects.update(currency="DEM"))
    refused(lambda: DonationAmount.objects.update(monthly_url="ftp://pay.example/"))
    refused(lambda: DonationAmount.objects.update(amount=0))
