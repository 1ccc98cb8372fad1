"""Signatures are taken out: by those who may, for a purpose, without formulas, row by row."""

import csv
import io
import tracemalloc
from typing import Any

import pytest
from django.db import connection
from django.http import StreamingHttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from advocacy_site.core.models import AccessLog
from advocacy_site.core.questions import Question
from campaigns import services
from campaigns.asked import Answers
from campaigns.models import ActionPage, Signature

from .. import factories
from .test_signature_listing import signed_in

pytestmark = pytest.mark.django_db

PURPOSE = {"purpose": "Thank-you letters", "ending": "csv"}


@pytest.fixture
def page() -> ActionPage:
    return factories.action_page()


@pytest.fixture
def officer(page: ActionPage) -> Client:
    return signed_in(page, "view_signature", "see_signer", "export_signature")


def address_of(page: ActionPage, query: str = "") -> str:
    return reverse("signature_export", args=[page.action_id]) + query


def export(client: Client, page: ActionPage, query: str = "", **fields: str) -> Any:
    response = client.post(address_of(page, query), PURPOSE | fields)
    assert isinstance(response, StreamingHttpResponse), response.content.decode()
    return response


def table(response: Any) -> list[dict[str, str]]:
    text = response.getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_table_holds_what_staff_may_read(page: ActionPage, officer: Client) -> None:
    row = factories.confirmed_signature(page, name="Canary Lindqvist", email="canary@dawn.example")
    (line,) = table(export(officer, page))
    assert (line["Name"], line["Email address"]) == ("Canary Lindqvist", "canary@dawn.example")
    assert (line["Country"], line["State"], line["May be handed over"]) == ("Sweden", "confirmed", "nothing")
    assert line["Version of the text"] == str(row.text_version)
    held = services.hold_signature(row.pk, "A burst")
    assert held.held_at
    (line,) = table(export(officer, page))
    assert (line["Held"], line["Why held"]) == (f"{held.held_at:%Y-%m-%d %H:%M:%S}", "A burst")


def test_answers_are_columns_for_those_who_may_see_signers_only(page: ActionPage, officer: Client) -> None:
    row = factories.confirmed_signature(page)
    question = Question("commitments", "What will you do?", ("Ask", "Tell"))
    answers = Answers({"city": "Canary Bay", "comment": "=1+1"}, ((question, ["Ask", "Tell"]),))
    Signature.objects.filter(pk=row.pk).update(
        answers=answers.as_kept(),
        handed_over="name city",
        hand_over_wording=factories.consent_wordings()["hand_over"],
    )
    (line,) = table(export(officer, page))
    assert (line["Town or city"], line["Comment"]) == ("Canary Bay", "'=1+1")
    assert line["Answers"] == "What will you do? Ask, Tell"
    assert line["May be handed over"] == "name, town or city"
    data = export(signed_in(page, "view_signature", "export_signature"), page).getvalue().decode()
    assert "Canary Bay" not in data
    assert "What will you do?" not in data


def test_names_and_addresses_are_columns_for_those_who_may_see_them_only(page: ActionPage) -> None:
    factories.confirmed_signature(page, name="Canary Lindqvist", email="canary@dawn.example")
    data = export(signed_in(page, "view_signature", "export_signature"), page).getvalue().decode()
    assert "Sweden" in data
    assert "anary" not in data
    assert "Email address" not in data


def test_looking_is_not_exporting(page: ActionPage) -> None:
    client = signed_in(page, "view_signature", "see_signer", "moderate_signature")
    assert client.post(address_of(page), PURPOSE).status_code == 302
    listing = reverse("signature_listing", args=[page.action_id])
    assert address_of(page) not in client.get(listing).content.decode()
    assert not AccessLog.objects.filter(action="export").exists()


def test_formulas_stay_words_in_both_formats(page: ActionPage, officer: Client) -> None:
    row = factories.confirmed_signature(page)
    formula = '=HYPERLINK("http://x")'
    Signature.objects.filter(pk=row.pk).update(name=formula, source="-1-1")
    (line,) = table(export(officer, page))
    assert (line["Name"], line["Source"]) == (f"'{formula}", "'-1-1")
    book = load_workbook(io.BytesIO(export(officer, page, ending="xlsx").getvalue()))
    headings, cells = book.active.values
    assert dict(zip(headings, cells, strict=True))["Name"] == formula
    assert not any(cell.data_type == "f" for cells in book.active for cell in cells)


def test_it_respects_the_filters_of_the_list(page: ActionPage, officer: Client) -> None:
    factories.many_signatures(page, 3)
    factories.many_signatures(page, 2, country="KE")
    assert len(table(export(officer, page, "?country=KE"))) == 2
    assert len(table(export(officer, page))) == 5
    listing = reverse("signature_listing", args=[page.action_id])
    assert address_of(page, "?country=KE") in officer.get(f"{listing}?country=KE").content.decode()


def test_a_filter_that_is_wrong_exports_nothing(page: ActionPage, officer: Client) -> None:
    assert officer.post(address_of(page, "?country=XX"), PURPOSE).status_code == 422
    assert not AccessLog.objects.exists()


def test_the_log_knows_of_an_export_before_its_first_byte(page: ActionPage, officer: Client) -> None:
    factories.many_signatures(page, 3)
    response = export(officer, page, "?state=confirmed")
    entry = AccessLog.objects.get()
    assert (entry.action, entry.subject, entry.rows) == ("export", page.action.subject, 3)
    assert entry.reason == "Thank-you letters (state)"
    response.close()  # gone before it read a row: on record all the same


@pytest.mark.parametrize(
    "fields", [{"purpose": ""}, {"purpose": "for amara@dawn.example"}, {"ending": "exe"}]
)
def test_without_a_purpose_and_a_format_nothing_leaves(
    page: ActionPage, officer: Client, fields: dict[str, str]
) -> None:
    assert officer.post(address_of(page), PURPOSE | fields).status_code == 422
    assert not AccessLog.objects.exists()


def test_the_file_is_named_after_nothing_and_kept_by_nobody(page: ActionPage, officer: Client, clock) -> None:
    response = export(officer, page, ending="xlsx")
    name = f"export-{page.action.key}-2027-03-01.xlsx"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response["Cache-Control"]


def test_headings_and_words_are_in_the_language_of_whoever_exports(page: ActionPage, officer: Client) -> None:
    factories.confirmed_signature(page)
    response = export(officer, page)
    translation.activate("fr")  # another request of this thread
    (line,) = table(response)
    assert line["Country"] == "Sweden"


def cost(client: Client, page: ActionPage, ending: str) -> tuple[int, int]:
    """Return the queries before the first byte, and the most bytes that were held while it was read."""
    tracemalloc.start()
    with CaptureQueriesContext(connection) as queries:
        stream = iter(export(client, page, ending=ending).streaming_content)
        next(stream)
        before = len(queries)
    tracemalloc.reset_peak()
    for _part in stream:
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return before, peak


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_many_rows_cost_no_more_memory_and_no_later_a_first_byte_than_some(
    page: ActionPage, officer: Client, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campaigns.signature_screens.export.ROWS_AT_ONCE", 100)
    factories.many_signatures(page, 400)
    cost(officer, page, ending)  # what is loaded once
    few = cost(officer, page, ending)
    factories.many_signatures(page, 1200)
    many = cost(officer, page, ending)
    assert many[0] == few[0]
    assert many[1] < few[1] * 1.25
