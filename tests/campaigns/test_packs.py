"""Delivery packs: only what each giver agreed to, made whole or not at all, gone in time, on record."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from advocacy_site.core.questions import Question
from advocacy_site.users.models import User
from campaigns import services
from campaigns.asked import Answers
from campaigns.models import ActionPage, DeliveryPack, Signature

from .. import factories
from ..events.spoiling import spoil_all
from .pdf_words import pages_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _folder(settings: Any, tmp_path: Path) -> None:
    settings.DELIVERY_ROOT = tmp_path / "delivery"


def staff() -> User:
    return User.objects.filter(is_superuser=True).first() or User.objects.create_superuser(
        "staff@example.org", "a long enough password"
    )


def asked_for(page: ActionPage, **fields: Any) -> DeliveryPack:
    values = {"recipient": "The forty ministers", "purpose": "To be counted", "language": "en"} | fields
    return services.request_pack(page.action, staff(), **values)


def made(page: ActionPage, **fields: Any) -> DeliveryPack:
    pack = asked_for(page, **fields)
    services.make_next_pack()
    pack.refresh_from_db()
    assert pack.state == DeliveryPack.State.MADE, pack.error
    return pack


def signed(page: ActionPage, handed_over: str = "name country", **fields: Any) -> Signature:
    """A counted signature whose giver lets recipients have the fields of `handed_over`."""
    wording = factories.consent_wordings()["hand_over"].pk if handed_over else None
    row = factories.confirmed_signature(page, hand_over_wording=wording, **fields)
    Signature.objects.filter(pk=row.pk).update(handed_over=handed_over)
    row.refresh_from_db()
    return row


def content(pack: DeliveryPack, kind: str) -> bytes:
    _found, file = services.take_file(pack.pk, kind, staff())
    with file:
        return file.read()


def rows(pack: DeliveryPack) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content(pack, "csv").decode("utf-8-sig"))))


def words(pack: DeliveryPack) -> str:
    return "\n".join(pages_of(content(pack, "pdf")))


def everything(pack: DeliveryPack) -> str:
    sheet = zipfile.ZipFile(io.BytesIO(content(pack, "xlsx")))
    xlsx = b"".join(sheet.read(name) for name in sheet.namelist()).decode()
    return words(pack) + content(pack, "csv").decode() + xlsx


# --- what is in it -----------------------------------------------------------------------------------------


def test_each_signature_is_told_by_the_fields_that_its_giver_agreed_to_and_no_more() -> None:
    page = factories.action_page()
    answers = Answers({"city": "Umeå", "postcode": "90320", "comment": "For my sister"})
    told = Answers({"city": "Mombasa"}, questions=((Question("yes_no", "May we call?"), "yes"),))
    signed(page, "name country", name="Amara Lindqvist", answers=answers)
    signed(page, "country city", name="Unnamed Person", country="KE", answers=told)
    signed(page, "name answers", name="Noor Haddad", country="LB", answers=told)
    signed(page, "", name="Silent Person", country="FI", answers=Answers({"city": "Oulu"}))
    pack = made(page)
    found = rows(pack)
    assert [(row["name"], row["country"], row["town or city"], row["answers"]) for row in found] == [
        ("Amara Lindqvist", "Sweden", "", ""),
        ("", "Kenya", "Mombasa", ""),
        ("Noor Haddad", "", "", "May we call? Yes"),
    ]
    text = everything(pack)
    for word in (
        "Silent",
        "Unnamed",
        "Oulu",
        "Umeå",
        "90320",
        "sister",
        "Finland",
        "Lebanon",
        "@example.org",
    ):
        assert word not in text
    assert "4 people signed" in words(pack)
    assert pack.numbers["people"] == 4
    assert pack.listed == 3


def test_a_name_that_no_key_opens_holds_up_no_pack() -> None:
    page = factories.action_page()
    lost = signed(page, name="Amara Lindqvist", answers=Answers({"city": "Umeå"}))
    signed(page, name="Noor Haddad", country="LB")
    spoil_all(Signature.objects.filter(pk=lost.pk))
    found = [(row["name"], row["country"]) for row in rows(made(page))]
    assert found == [("", "Sweden"), ("Noor Haddad", "Lebanon")]


def test_all_three_formats_list_the_same() -> None:
    page = factories.action_page()
    for n in range(3):
        signed(page, name=f"Person Number {n}x")
    factories.let_organisations_sign(page, factories.organisation("Open Doors", category="Faith"))
    pack = made(page)
    sheet = load_workbook(io.BytesIO(content(pack, "xlsx"))).active
    in_sheet = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
    in_csv = [list(rows(pack)[0]), *(list(row.values()) for row in rows(pack))]
    assert in_sheet == in_csv
    assert [row["name"] for row in rows(pack)] == ["Open Doors", *(f"Person Number {n}x" for n in range(3))]
    text = words(pack)
    assert all(row["name"] in text for row in rows(pack))
    assert "Faith" in text


def test_withdrawn_held_removed_and_unconfirmed_signatures_are_nowhere() -> None:
    page = factories.action_page()
    signed(page, name="Counted Person")
    services.withdraw_signature(signed(page, name="Withdrawn Person").pk)
    services.hold_signature(signed(page, name="Held Person").pk, "burst")
    services.remove_signature(signed(page, name="Removed Person").pk, "twice")
    factories.pending_signature(page, name="Pending Person")
    pack = made(page)
    assert [row["name"] for row in rows(pack)] == ["Counted Person"]
    text = everything(pack)
    assert not [word for word in ("Withdrawn", "Held", "Removed", "Pending") if f"{word} Person" in text]
    assert (pack.numbers["people"], pack.listed) == (1, 1)


def test_an_organisation_that_is_not_shown_is_not_handed_over() -> None:
    page = factories.action_page()
    hidden, _shown = factories.let_organisations_sign(
        page, factories.organisation("Quiet House"), factories.organisation("Open Doors")
    )
    Signature.objects.filter(pk=hidden.pk).update(display=Signature.Display.HIDDEN)
    pack = made(page)
    assert "Quiet House" not in everything(pack)
    assert pack.numbers["organisations"] == 2


def test_countries_of_few_people_are_summed_up() -> None:
    page = factories.action_page()
    for _n in range(5):
        signed(page, "", country="SE")
    for country in ("KE", "KE", "FI", "AL"):
        signed(page, "", country=country)
    services.erase_signature(signed(page, country="LB").pk, keep_as_number=True)
    pack = made(page)
    assert pack.numbers["countries"] == {"SE": 5}
    assert pack.numbers["other"] == 5
    assert sum(pack.numbers["versions"].values()) == 10
    text = words(pack)
    assert "Kenya" not in text
    assert "Nobody agreed to be handed over." in text


def test_a_few_people_are_never_alone_under_other() -> None:
    page = factories.action_page()
    for country in ("SE", "SE", "SE", "SE", "SE", "SE", "LB", "LB", "LB", "LB", "LB", "KE"):
        signed(page, "", country=country)
    numbers = made(page).numbers
    assert (numbers["countries"], numbers["other"]) == ({"SE": 6}, 6)


def test_the_order_by_country_tells_no_country_that_was_not_agreed_to() -> None:
    page = factories.action_page()
    signed(page, "name", name="Without Country", country="AL")
    signed(page, "name country", name="From Sweden", country="SE")
    signed(page, "name country", name="From Kenya", country="KE")
    found = [row["name"] for row in rows(made(page, order="country"))]
    assert found == ["From Kenya", "From Sweden", "Without Country"]


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+49", "-2", "@SUM(A1)", "\tx", "\rx"])
def test_no_cell_is_a_formula(name: str) -> None:
    page = factories.action_page()
    Signature.objects.filter(pk=signed(page).pk).update(name=name)
    pack = made(page)
    assert content(pack, "csv").decode().count(f"'{name}") == 1
    with zipfile.ZipFile(io.BytesIO(content(pack, "xlsx"))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet, "a cell of text needs no sign before it, which would stand in the name"
    assert "<t>'" not in sheet
    assert "preserve\">'" not in sheet


def test_the_pdf_bears_serial_and_page_on_each_page_and_the_words_with_their_hash() -> None:
    page = factories.letter_page(title="Three changes – Éloïse")
    for n in range(60):
        signed(page, name=f"Person Number {n}x")
    pack = made(page)
    pages = pages_of(content(pack, "pdf"))
    for number, text in enumerate(pages, 1):
        assert text.splitlines()[-1] == f"Page {number} of {len(pages)}  ·  Serial {pack.serial}"
    everywhere = "\n".join(pages)
    version = page.text_versions.current().get()
    assert version.sha256 in everywhere
    for part in (
        "Three changes – Éloïse",
        "To the forty ministers",
        "Nine treasuries.",
        "Open letter",
        "To be counted",
    ):
        assert part in everywhere
    assert all(row["serial"] == pack.serial for row in rows(pack))


def test_names_of_any_script_are_printed_and_what_no_font_has_is_said() -> None:
    page = factories.action_page()
    names = [
        "نور الهدى محمد",
        "Nguyễn Thị Hồng",
        "王小明",
        "한국인",
        "שרה כהן",
        "सीता शर्मा",
        "Иван Петров",
        "ገብረ",
    ]
    for name in names:
        signed(page, name=name)
    signed(page, name="\U00013000\U00013001")
    pack = made(page)
    text = words(pack)
    for name in names:
        assert name in text
    assert "(see the table)" in text
    assert "1 entry is written with signs" in text
    assert rows(pack)[-1]["name"] == "\U00013000\U00013001"
