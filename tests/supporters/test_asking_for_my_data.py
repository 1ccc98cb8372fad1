"""The question for one's own data: one answer for every address, and a mail only where there is something."""

from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.limits import RULES
from advocacy_site.core.models import Link
from advocacy_site.core.registry import retention
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.kinds import mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters.models import DataRequest
from campaigns import services

from .. import factories
from ..campaigns.updates import started
from .asking import ASK, ask, link_for, send_all

pytestmark = pytest.mark.django_db


def test_the_answer_is_the_same_whatever_we_hold(client: Client, clock: Any) -> None:
    page = factories.action_page()
    factories.pending_signature(page, email="pending@example.org")
    factories.confirmed_signature(page, email="confirmed@example.org")
    erased = factories.confirmed_signature(page, email="erased@example.org")
    services.erase_signature(erased.pk, keep_as_number=True)
    mailing.suppress(address_hash("suppressed@example.org"), "", "asked")
    answers = set()
    for name in ["unknown", "pending", "confirmed", "erased", "suppressed", "confirmed"]:
        response = ask(client, f"{name}@example.org")
        answers.add((response.status_code, response.content, tuple(sorted(response.headers.items()))))
    trapped = ask(client, "bot@example.org", website="http://spam.example")
    answers.add((trapped.status_code, trapped.content, tuple(sorted(trapped.headers.items()))))
    assert len(answers) == 1, answers
    assert not Outbox.objects.filter(recipient_hash=address_hash("bot@example.org")).exists()
    assert client.get(response["Location"]).status_code == 200


def test_a_known_and_an_unknown_address_are_the_same_work(client: Client, clock: Any) -> None:
    factories.confirmed_signature(factories.action_page(), email="known@example.org")
    ask(client, "warm@example.org")

    def statements(email: str) -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            ask(client, email)
        # PostgreSQL keeps no text of a prepared statement (core/statements.py).
        return [(query["sql"] or "prepared").split(" ")[0] for query in queries]

    assert statements("known@example.org") == statements("unknown@example.org")
    assert statements("known@example.org") == statements("unknown@example.org"), "asked again"


def test_only_an_address_of_which_we_hold_something_gets_the_mail(client: Client) -> None:
    factories.confirmed_signature(factories.action_page(), email="known@example.org")
    Outbox.objects.all().delete()
    ask(client, "known@example.org")
    ask(client, "unknown@example.org")
    send_all()
    assert [message.to for message in mail.outbox] == [["known@example.org"]]
    unsent = Outbox.objects.get(recipient_hash=address_hash("unknown@example.org"))
    assert (unsent.state, unsent.payload) == ("cancelled", None)


def test_having_asked_is_not_something_that_is_held(client: Client, clock: Any) -> None:
    ask(client, "unknown@example.org")
    send_all()
    clock.advance(hours=1)
    ask(client, "unknown@example.org")
    send_all()
    assert not mail.outbox


def test_the_mail_comes_to_an_address_that_stopped_all_mail(client: Client) -> None:
    factories.confirmed_signature(factories.action_page(), email="amara@example.org")
    Outbox.objects.all().delete()
    mailing.suppress(address_hash("amara@example.org"), "", "asked")
    ask(client, "amara@example.org")
    send_all()
    assert len(mail.outbox) == 1


def test_the_mail_holds_one_link_and_neither_cause_nor_person(client: Client) -> None:
    page = factories.action_page(title="A telling title")
    factories.confirmed_signature(page, email="amara@example.org", name="Amara Lindqvist")
    Outbox.objects.all().delete()
    path = link_for("amara@example.org")
    send_all()
    [message] = mail.outbox
    html = str(message.alternatives[0][0])
    assert message.body.count("/l/") == 1
    assert path in message.body
    assert path in html
    for secret in ("A telling title", "Amara", "sign"):
        assert secret not in message.subject + message.from_email
        assert secret not in message.body + html
    assert message.from_email == "Daybreak Coalition <hello@daybreak.example>"


def test_one_mail_in_ten_minutes_and_five_a_day(client: Client, clock: Any) -> None:
    sent = []
    for _n in range(9):
        ask(client, "amara@example.org")
        clock.advance(minutes=9, seconds=59)
        ask(client, "amara@example.org")
        sent.append(Outbox.objects.count())
        clock.advance(seconds=1)
    assert sent == [1, 2, 3, 4, 5, 5, 5, 5, 5]


def test_the_pause_holds_across_the_ends_of_the_windows(client: Client, clock: Any) -> None:
    clock.advance(minutes=9)
    ask(client, "amara@example.org")
    clock.advance(minutes=2)
    ask(client, "amara@example.org")
    assert Outbox.objects.count() == 1


def test_a_refusal_depends_on_the_network_only(client: Client, clock: Any) -> None:
    limit = RULES["my-data-network"].limit
    for n in range(limit):
        assert ask(client, f"a{n}@example.org").status_code == 303
    assert ask(client, "new@example.org").status_code == 429
    assert ask(client, "bot@example.org", website="x").status_code == 429
    assert DataRequest.objects.count() == limit
    assert ask(Client(REMOTE_ADDR="198.51.100.7"), "new@example.org").status_code == 303


def test_the_form_needs_no_cookie_and_may_be_cached(client: Client) -> None:
    response = client.get(ASK)
    assert response.status_code == 200
    assert "public" in response["Cache-Control"]
    assert not client.cookies
    assert not ask(client, "amara@example.org").cookies


@pytest.mark.parametrize("email", ["", "amara", "amara@", "a" * 300 + "@example.org", "a@example.org\x00"])
def test_what_is_no_address_brings_the_form_again(client: Client, email: str) -> None:
    response = ask(client, email)
    assert response.status_code == 422
    assert 'href="#id_email"' in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert not DataRequest.objects.exists()


def test_another_site_cannot_ask(client: Client) -> None:
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert client.post(ASK, {"email": "amara@example.org"}, headers=headers).status_code == 403
    assert client.put(ASK).status_code in (405, 415)
    assert not DataRequest.objects.exists()


def test_no_address_stands_in_an_address_of_ours_nor_clear_in_the_database(client: Client) -> None:
    response = ask(client, "amara@example.org")
    assert response["Location"] == "/en/my-data/sent/"
    with connection.cursor() as cursor:
        for table in ("supporters_datarequest", "mailing_outbox", "core_link"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "amara" not in str(cursor.fetchall())


def test_every_page_links_to_the_question(client: Client) -> None:
    page = factories.action_page()
    assert f'href="{ASK}"' in client.get(page.url).content.decode()


def test_requests_go_after_a_day(client: Client, clock: Any) -> None:
    ask(client, "amara@example.org")
    clock.advance(days=1)
    rule = retention["data-requests"]
    assert rule.expire(True) == rule.expire(False) == 0
    clock.advance(seconds=1)
    assert rule.expire(True) == 1
    assert DataRequest.objects.count() == 1
    assert rule.expire(False) == 1
    assert not DataRequest.objects.exists()
    assert Link.objects.exists(), "its page goes on saying that it ended"


TO_PEOPLE = {
    *("application-received", "my-data", "sign-already", "sign-confirm", "sign-held", "sign-reaffirm"),
    "signer-update",
}
# To an organisation's own inbox: that it signs something is no secret there.
TO_ORGANISATIONS = {
    *("organisation-check", "organisation-confirm", "organisation-decided"),
    *("sign-on", "sign-on-reminder", "sign-on-test"),
}
# Looked at in tests/events/test_registration_mails.py.
TO_REGISTRANTS = {
    *("registration-confirm", "registration-already", "registration-requested", "registration-confirmed"),
    *("registration-waiting", "registration-offered", "registration-cancelled", "registration-refused"),
    *("registration-press", "registration-tomorrow", "registration-soon", "registration-letter"),
    *("event-changed", "event-off", "event-recording", "speaker-request"),
}
TO_STAFF = {
    *("message-arrived", "moderators-burst", "moderators-pause"),
    *("organisation-waiting", "sign-on-proposed", "signer-update-test", "tally-alarm"),
}


def test_no_mail_to_the_public_names_the_cause_outside_its_body(client: Client, clock: Any) -> None:
    page = factories.action_page(title="A telling title")
    factories.confirmed_signature(page, email="amara@example.org")
    clock.advance(days=1)
    factories.sign(page, factories.submission(page, email="amara@example.org"))
    factories.pending_signature(page)
    ask(client, "amara@example.org")
    page.text = "<p>Other words.</p>"
    page.save_revision().publish()
    services.mark_material(page.text_versions.get(number=2))
    services.ask_earlier_signers()
    factories.agreed_signature(page)
    started(page)
    services.carry_on_mailings()
    send_all()
    assert {message.subject for message in mail.outbox} == {
        "Please confirm",
        "Some words have changed",
        "There is nothing to do",
        "The link you asked for",
        "The news that you asked for",
    }
    assert {message.from_email for message in mail.outbox} == {settings.DEFAULT_FROM_EMAIL}
    known = {*TO_PEOPLE, *TO_ORGANISATIONS, *TO_REGISTRANTS, *TO_STAFF, "third-party"}
    assert {name for name, _kind in mail_kinds} == known, "look at the subject of the new kind, too"
