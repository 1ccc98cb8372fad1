"""From the form on a contact page to the sealed row: what a visitor's POST does, and what it never tells."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core.models import Link
from advocacy_site.mailing.models import Outbox
from advocacy_site.pages import services
from advocacy_site.pages.models import ContactMessage, ContactPage

from .. import factories

pytestmark = pytest.mark.django_db

SECRET = "Nightingale-4711 writes from Elm Street"


def send(client: Client, page: ContactPage, *values: str, **extra: Any) -> Any:
    data = factories.answers_to(page, *(values or ("amara@example.org", SECRET)))
    headers = extra.pop("headers", None)
    return client.post(f"/en/contact/{page.inbox.key}/", data | extra, headers=headers)


def test_a_good_form_leads_to_one_sealed_row_one_mail_and_the_thank_you_page(client: Client) -> None:
    page = factories.contact_page()
    response = send(client, page, "Amara@Example.org", SECRET)
    assert (response.status_code, response["Location"]) == (303, f"/en/contact/{page.inbox.key}/thanks/")
    message = ContactMessage.objects.get()
    questions = list(page.fields.all())
    assert message.answers == [
        {
            "question": str(questions[0].translation_key),
            "wording": "Your email",
            "value": "amara@example.org",
        },
        {"question": str(questions[1].translation_key), "wording": "What is it about?", "value": SECRET},
    ]
    assert Outbox.objects.get().object_id == message.pk
    thanks = client.get(response["Location"])
    assert thanks.status_code == 200
    assert thanks["Cache-Control"].startswith("public")


def test_the_wording_of_a_question_stays_as_it_was_answered(client: Client) -> None:
    page = factories.contact_page()
    send(client, page)
    field = page.fields.get(kind="long")
    field.label = "Anything else?"
    field.save()
    assert ContactMessage.objects.get().answers[1]["wording"] == "What is it about?"


def test_answers_to_other_words_than_todays_are_kept_in_the_form_and_not_stored(client: Client) -> None:
    page = factories.contact_page()
    opened = factories.answers_to(page, "amara@example.org", SECRET)
    page.fields.filter(kind="long").update(label="May we print what you write?")
    address = f"/en/contact/{page.inbox.key}/"
    refused = client.post(address, opened)
    html = refused.content.decode()
    assert refused.status_code == 422
    assert "This form has changed since you opened it" in html
    assert "May we print what you write?" in html
    assert SECRET in html
    assert not ContactMessage.objects.exists()
    shown = refused.context["form"]
    assert client.post(address, opened | {"seen": shown["seen"].value()}).status_code == 303


def test_nothing_is_sent_to_other_readers_than_the_page_named(client: Client) -> None:
    page = factories.contact_page(settings={"reader": "safeguarding"})
    opened = factories.answers_to(page, "amara@example.org", SECRET)
    services.change_inbox(page.inbox, {"reader": "press"})
    refused = client.post(f"/en/contact/{page.inbox.key}/", opened)
    assert refused.status_code == 422
    assert "read by the press office" in refused.content.decode()
    assert not ContactMessage.objects.exists()


def test_no_answer_stands_in_clear_in_any_table(client: Client) -> None:
    page = factories.contact_page()
    assert send(client, page).status_code == 303
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                text = " ".join(str(value) for value in row).lower()
                found += [table] * ("nightingale" in text or "elm street" in text or "amara@" in text)
    assert not found


def test_the_role_is_told_that_something_arrived_and_nothing_of_it(client: Client) -> None:
    from advocacy_site.mailing.sending import build
    from advocacy_site.pages.emails import arrived

    page = factories.contact_page()
    send(client, page)
    row = Outbox.objects.get()
    assert row.payload == {"to": "desk@daybreak.example"}
    mail = arrived(row)
    link = f"/admin/contact_messages/inspect/{ContactMessage.objects.get().pk}/"
    assert link in mail.text
    assert link in mail.html
    whole = f"{mail.subject} {mail.text} {mail.html} {build_text(build, row)}"
    assert "Nightingale" not in whole
    assert "amara" not in whole.lower()


def build_text(build: Any, row: Outbox) -> str:
    from advocacy_site.mailing.kinds import mail_kinds

    return build(row, mail_kinds[row.kind]).message().as_string()


def test_errors_keep_what_was_written_and_link_to_each_field(client: Client) -> None:
    page = factories.contact_page(
        {"label": "Email", "kind": "email"},
        {"label": "Subject", "kind": "choice", "choices": "A\nB", "required": True},
        {"label": "Message", "kind": "long", "required": True},
        {"label": "Name", "kind": "text"},
    )
    names = list(factories.answers_to(page, "", "", "", ""))
    response = send(client, page, "no address", "", "", "Amara Lindqvist")
    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="Amara Lindqvist"' in html
    assert 'value="no address"' in html
    assert "<title>Error:" in " ".join(html.split())
    assert f'href="#id_{names[0]}"' in html
    assert f'href="#id_{names[1]}_0"' in html
    assert f'href="#id_{names[2]}"' in html
    assert "no-store" in response["Cache-Control"]
    assert not ContactMessage.objects.exists()
    assert not Outbox.objects.exists()


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ({"kind": "text"}, "x" * 201),
        ({"kind": "text"}, "A\x00B"),
        ({"kind": "long"}, "x" * 5001),
        ({"kind": "email"}, "amara@exa mple.org"),
        ({"kind": "choice", "choices": "A\nB"}, "C"),
        ({"kind": "yes_no"}, "perhaps"),
    ],
)
def test_bad_input_gets_the_form_again_and_stores_nothing(
    client: Client, question: dict[str, Any], value: str
) -> None:
    page = factories.contact_page({"label": "Question"} | question)
    assert send(client, page, value).status_code == 422
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
)
def test_a_foreign_origin_is_refused(client: Client, headers: dict[str, str]) -> None:
    page = factories.contact_page()
    assert send(client, page, headers=headers).status_code == 403
    assert not ContactMessage.objects.exists()


def test_a_bot_in_the_trap_gets_the_same_answer_and_leaves_nothing(client: Client) -> None:
    page = factories.contact_page()
    good = send(client, page)
    trapped = send(client, page, website="http://spam.example")
    assert ContactMessage.objects.count() == 1
    assert (trapped.status_code, sorted(trapped.headers.items())) == (
        good.status_code,
        sorted(good.headers.items()),
    )


def test_a_network_that_sends_too_much_is_stopped(client: Client) -> None:
    page = factories.contact_page()
    codes = [send(client, page).status_code for _n in range(11)]
    assert codes == [303] * 10 + [429]
    assert send(Client(REMOTE_ADDR="198.51.100.7"), page).status_code == 303


def test_looking_never_writes(client: Client) -> None:
    page = factories.contact_page()
    asked: list[str] = []

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    for address in (page.url, f"/en/contact/{page.inbox.key}/", f"/en/contact/{page.inbox.key}/thanks/"):
        with connection.execute_wrapper(note):
            response = client.get(address)
        assert response.status_code in (200, 302)
        assert not [sql for sql in asked if not sql.startswith(("SELECT", "PRAGMA"))], address
    assert client.get(f"/en/contact/{page.inbox.key}/")["Location"] == page.url
    assert client.put(f"/en/contact/{page.inbox.key}/").status_code in (400, 405)


@pytest.mark.parametrize("settings", [{"paused": True}, {"group": None}, {"address": ""}])
def test_a_form_that_nobody_would_read_is_closed(client: Client, settings: dict[str, Any]) -> None:
    page = factories.contact_page(settings=settings)
    assert "<form" not in client.get(page.url).content.decode()
    assert send(client, page).status_code == 422
    assert not ContactMessage.objects.exists()


def test_a_draft_takes_nothing(client: Client) -> None:
    page = factories.contact_page()
    page.unpublish()
    assert send(client, page).status_code == 404
    assert client.get("/en/contact/nothing/").status_code == 404


def test_the_page_says_who_reads_and_how_long_from_the_table_of_periods(client: Client) -> None:
    page = factories.contact_page(settings={"reader": "press", "keep_days": 30})
    html = " ".join(client.get(page.url).content.decode().split())
    assert "What you send is read by the press office." in html
    assert "deleted 30 days after it arrives" in html


def test_help_of_a_question_is_words_and_never_markup(client: Client) -> None:
    words = "Under <18? <meta http-equiv=refresh content=0>"
    page = factories.contact_page({"label": "Age", "kind": "text", "help": words})
    html = client.get(page.url).content.decode()
    assert "<meta http-equiv=refresh" not in html
    assert "Under &lt;18? &lt;meta http-equiv=refresh content=0&gt;" in html


def test_a_contact_page_can_be_cached_and_costs_few_queries(client: Client) -> None:
    page = factories.contact_page(*({"label": f"Question {n}", "kind": "text"} for n in range(20)))
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.url)
    assert len(queries) <= 12
    assert response["Cache-Control"].startswith("public, max-age=")
    assert not response.cookies
    assert not Link.objects.exists()
