"""From the form to the outbox: what a visitor's POST does, and what it never tells."""

from typing import Any

import pytest
from django.test import Client

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.models import Link
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from advocacy_site.supporters.models import ConsentWording
from campaigns import services
from campaigns.models import Signature, TextVersion

from .. import factories

pytestmark = pytest.mark.django_db


def post(client: Client, page: Any, **fields: Any) -> Any:
    return client.post(f"/en/sign/{page.action.key}/", factories.form_data(page, **fields))


def test_a_good_form_leads_to_one_row_one_mail_and_the_thank_you_page(client: Client) -> None:
    page = factories.action_page()
    response = post(client, page, email="Amara@Example.org")
    assert response.status_code == 303
    assert response["Location"] == f"/en/sign/{page.action.key}/thanks/"
    signature = Signature.objects.get()
    assert (signature.state, signature.email, signature.name) == (
        "pending",
        "amara@example.org",
        "Amara Lindqvist",
    )
    assert signature.text_version == TextVersion.objects.current().get(page=page)
    mail = Outbox.objects.get()
    assert mail.object_id == signature.pk
    assert Link.objects.get().target == signature.pk
    assert client.get(response["Location"]).status_code == 200


def test_nothing_counts_before_the_mail_is_answered(client: Client) -> None:
    page = factories.action_page()
    post(client, page)
    services.fold_deltas()
    assert client.get(f"/en/sign/{page.action.key}/count.json").json()["total"] == 0


def test_the_row_holds_name_and_address_sealed() -> None:
    from django.db import connection

    factories.pending_signature(factories.action_page(), email="amara@example.org", name="Amara Lindqvist")
    with connection.cursor() as cursor:
        cursor.execute("SELECT email, name FROM campaigns_signature")
        stored = cursor.fetchone()
        cursor.execute("SELECT payload FROM mailing_outbox")
        stored += cursor.fetchone()
    for value in stored:
        assert "amara" not in value.lower()


def test_the_answer_is_the_same_whatever_we_know_of_the_address(client: Client, clock: Any) -> None:
    page = factories.action_page()
    pending = factories.pending_signature(page, email="pending@example.org")
    confirmed = factories.confirmed_signature(page, email="confirmed@example.org")
    held = factories.confirmed_signature(page, email="held@example.org")
    services.hold_signature(held.pk, "burst")
    mailing.suppress(address_hash("suppressed@example.org"), page.action.subject, "denied")
    erased = factories.confirmed_signature(page, email="erased@example.org")
    services.erase_signature(erased.pk, keep_as_number=True)
    answers = set()
    for email in ["new", "pending", "confirmed", "held", "suppressed", "erased"]:
        response = post(client, page, email=f"{email}@example.org")
        answers.add((response.status_code, response.content, tuple(sorted(response.headers.items()))))
    trapped = post(client, page, email="bot@example.org", website="http://spam.example")
    answers.add((trapped.status_code, trapped.content, tuple(sorted(trapped.headers.items()))))
    assert len(answers) == 1, answers
    assert {pending.pk, confirmed.pk} <= set(Signature.objects.values_list("pk", flat=True))


def test_a_bot_in_the_trap_leaves_nothing_behind(client: Client) -> None:
    page = factories.action_page()
    post(client, page, website="http://spam.example")
    assert not Signature.objects.exists()
    assert not Outbox.objects.exists()


def test_errors_keep_what_was_written_and_link_to_each_field(client: Client) -> None:
    page = factories.action_page()
    response = post(client, page, email="amara@post", country="", agree="")
    html = response.content.decode()
    assert response.status_code == 422
    assert 'value="Amara Lindqvist"' in html
    assert "<title>Error:" in " ".join(html.split())
    for name in ("email", "country", "agree"):
        assert f'href="#id_{name}"' in html
    assert "no-store" in response["Cache-Control"]
    assert not Signature.objects.exists()


def test_a_page_opened_before_the_text_changed_is_shown_again(client: Client) -> None:
    page = factories.action_page()
    data = factories.form_data(page)
    page.text = "<p>Entirely new words.</p>"
    page.save_revision().publish()
    response = client.post(f"/en/sign/{page.action.key}/", data)
    html = response.content.decode()
    assert response.status_code == 422
    assert "The words have changed" in html
    assert "Entirely new words." in html
    assert str(TextVersion.objects.current().get(page=page).pk) in html
    assert 'value="Amara Lindqvist"' in html
    assert not Signature.objects.exists()


def test_a_superseded_consent_wording_is_shown_again(client: Client) -> None:
    page = factories.action_page()
    data = factories.form_data(page)
    ConsentWording.objects.create(locale=factories.locale(), purpose="sign", text="Other words.")
    response = client.post(f"/en/sign/{page.action.key}/", data)
    assert response.status_code == 422
    assert "Other words." in response.content.decode()
    assert not Signature.objects.exists()


@pytest.mark.parametrize("lost", ["text_version", "agree_wording"])
def test_a_form_without_its_versions_is_shown_again(client: Client, lost: str) -> None:
    page = factories.action_page()
    response = post(client, page, **{lost: ""})
    assert response.status_code == 422
    assert not Signature.objects.exists()


def test_while_pending_the_latest_submission_replaces_the_data_and_mails_once_a_day(clock: Any) -> None:
    page = factories.action_page()
    factories.pending_signature(page, email="amara@example.org", name="First Name", country="SE")
    clock.advance(hours=1)
    again = factories.pending_signature(page, email="amara@example.org", name="Second Name", country="KE")
    assert (again.name, again.country.code, again.mails) == ("Second Name", "KE", 1)
    assert Outbox.objects.count() == 1
    clock.advance(hours=24)
    assert factories.pending_signature(page, email="amara@example.org").mails == 2


def test_no_address_gets_a_fourth_confirmation(clock: Any) -> None:
    page = factories.action_page()
    for _day in range(6):
        signature = factories.pending_signature(page, email="amara@example.org")
        clock.advance(hours=25)
    assert signature.mails == 3
    assert Outbox.objects.count() == 3


def test_no_address_gets_more_than_five_mails_a_day_over_all_actions(clock: Any) -> None:
    for _n in range(7):
        factories.pending_signature(factories.action_page(), email="amara@example.org")
    assert Outbox.objects.count() == 5


def test_a_confirmed_address_is_told_that_it_has_signed_and_keeps_its_data(clock: Any) -> None:
    page = factories.action_page()
    factories.confirmed_signature(page, email="amara@example.org", country="SE")
    clock.advance(hours=25)
    factories.sign(page, factories.submission(page, email="amara@example.org", country="KE"))
    assert Signature.objects.get().country.code == "SE"
    assert Outbox.objects.filter(kind="sign-already").count() == 1


def test_another_spelling_of_the_address_is_the_same_person(clock: Any) -> None:
    page = factories.action_page()
    data = factories.form_data(page, email="WOMBAT@exämple.org")
    Client().post(f"/en/sign/{page.action.key}/", data)
    Client().post(f"/en/sign/{page.action.key}/", data | {"email": " wombat@xn--exmple-cua.ORG "})
    assert Signature.objects.count() == 1


def test_signing_again_after_withdrawing_reopens_the_row(clock: Any) -> None:
    page = factories.action_page()
    signature = factories.confirmed_signature(page, email="amara@example.org")
    services.withdraw_signature(signature.pk)
    clock.advance(hours=25)
    again = factories.pending_signature(page, email="amara@example.org")
    assert (again.pk, again.state, again.withdrawn_at) == (signature.pk, "pending", None)
    assert factories.confirm(again).is_counted


@pytest.mark.parametrize("state", ["not_open", "paused", "closed"])
def test_an_action_that_is_not_open_takes_nothing_and_says_why(
    client: Client, clock: Any, state: str
) -> None:
    page = factories.action_page(is_open=state != "not_open")
    data = factories.form_data(page)
    if state == "paused":
        services.pause_action(page.action)
    if state == "closed":
        clock.advance(hours=1)
        services.close_action(page.action)
    response = client.post(f"/en/sign/{page.action.key}/", data)
    assert response.status_code == 422
    assert not Signature.objects.exists()
    assert "<form" not in client.get(page.url).content.decode()


def test_a_draft_cannot_be_signed(client: Client) -> None:
    page = factories.action_page()
    data = factories.form_data(page)
    page.unpublish()
    assert client.post(f"/en/sign/{page.action.key}/", data).status_code == 404


def test_get_on_the_forms_address_leads_to_the_page(client: Client) -> None:
    page = factories.action_page()
    response = client.get(f"/en/sign/{page.action.key}/")
    assert response.status_code == 302
    assert response["Location"] == page.url


def test_a_network_that_sends_too_much_is_stopped_whatever_the_address(client: Client) -> None:
    page = factories.action_page()
    codes = [post(client, page).status_code for _n in range(31)]
    assert codes[:30] == [303] * 30
    assert codes[30] == 429
    assert (
        Client(REMOTE_ADDR="198.51.100.7")
        .post(f"/en/sign/{page.action.key}/", factories.form_data(page))
        .status_code
        == 303
    )


def test_three_withdrawals_later_one_can_still_sign(clock: Any) -> None:
    page = factories.action_page()
    for _round in range(5):
        signature = factories.confirmed_signature(page, email="amara@example.org")
        services.withdraw_signature(signature.pk)
        clock.advance(hours=25)
    assert Outbox.objects.filter(kind="sign-confirm").count() == 5


def test_erasing_blanks_mails_that_were_sent_too() -> None:
    signature = factories.pending_signature(factories.action_page())
    Outbox.objects.update(state="sent", sent_at=signature.created_at)
    services.erase_signature(signature.pk, keep_as_number=False)
    mail = Outbox.objects.get()
    assert (mail.payload, mail.nonce) == (None, "")
