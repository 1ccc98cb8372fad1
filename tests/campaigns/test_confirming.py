"""The mailed link: looking changes nothing, pressing counts once."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client

from advocacy_site.core import links
from advocacy_site.core.models import Link
from advocacy_site.mailing.models import Outbox, Suppression
from advocacy_site.mailing.worker import Worker
from advocacy_site.supporters.models import Consent
from campaigns import services
from campaigns.models import Signature, TallyDelta
from campaigns.services.signing import LINK_PURPOSE

from .. import factories

pytestmark = pytest.mark.django_db


def link_of(signature: Signature) -> str:
    nonce = Outbox.objects.filter(object_id=signature.pk, kind="sign-confirm").latest("created_at").nonce
    return f"/l/{links.make_token(LINK_PURPOSE, nonce)}/"


def answer(signature: Signature, **changes: Any) -> dict[str, Any]:
    return {
        "decision": "confirm",
        "name": signature.name,
        "country": signature.country.code,
        "display": signature.display,
        "text_version": str(signature.text_version_id),
        "agree_wording": str(signature.sign_wording_id),
        "requested_at": signature.requested_at.isoformat(),
    } | changes


def test_looking_ten_times_changes_nothing(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    address = link_of(signature)
    for _n in range(10):
        assert client.get(address).status_code == 200
        assert client.head(address).status_code == 200
        assert client.options(address).status_code in (200, 405)
    signature.refresh_from_db()
    assert signature.state == "pending"
    assert not TallyDelta.objects.exists()


def test_pressing_the_button_counts_once_and_again_shows_the_same_page(client: Client) -> None:
    page = factories.action_page()
    signature = factories.pending_signature(page)
    first = client.post(link_of(signature), answer(signature))
    second = client.post(link_of(signature), answer(signature, name="Somebody Else"))
    assert first.status_code == second.status_code == 200
    assert first.content == second.content
    services.fold_deltas()
    assert client.get(f"/en/sign/{page.action.key}/count.json").json()["total"] == 1
    assert Signature.objects.get().name == "Amara Lindqvist"


def test_what_is_stored_can_be_changed_before_confirming(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    client.post(link_of(signature), answer(signature, name="Amara L.", country="KE", display="full"))
    signature.refresh_from_db()
    assert (signature.name, signature.country.code, signature.display) == ("Amara L.", "KE", "full")


def test_confirming_writes_down_each_consent_with_its_wording(client: Client) -> None:
    page = factories.action_page()
    wordings = factories.consent_wordings()
    signature = factories.pending_signature(page, hand_over_wording=wordings["hand_over"].pk)
    client.post(link_of(signature), answer(signature, hand_over="on"))
    granted = Consent.objects.filter(subject_hash=signature.email_hash, decision="granted")
    assert {consent.wording for consent in granted} == set(wordings.values())


def test_consent_to_hand_over_can_still_be_taken_back_at_the_link(client: Client) -> None:
    page = factories.action_page()
    signature = factories.pending_signature(
        page, hand_over_wording=factories.consent_wordings()["hand_over"].pk
    )
    client.post(link_of(signature), answer(signature))
    signature.refresh_from_db()
    assert signature.hand_over_wording is None
    assert not Consent.objects.filter(purpose="hand_over").exists()


def test_the_page_shows_the_text_that_was_signed_even_after_an_edit(client: Client) -> None:
    page = factories.action_page()
    signature = factories.pending_signature(page)
    page.text = "<p>Entirely new words.</p>"
    page.save_revision().publish()
    html = client.get(link_of(signature)).content.decode()
    assert "I will ask who pays." in html
    assert "Entirely new words." not in html
    client.post(link_of(signature), answer(signature))
    signature.refresh_from_db()
    assert signature.text_version.number == 1
    assert signature.is_counted


def send_one() -> None:
    """Let a worker deal with the next mail."""
    worker = Worker()
    worker._jobs_at = float("inf")
    assert worker.step()


def test_whoever_stays_as_a_number_is_neither_mailed_nor_counted_again(client: Client) -> None:
    page = factories.action_page()
    first = factories.confirmed_signature(page, email="amara@example.org")
    services.erase_signature(first.pk, keep_as_number=True)
    again = factories.pending_signature(page, email="amara@example.org")
    with pytest.raises(services.LinkTooLate):
        factories.confirm(again)
    send_one()
    assert not Signature.objects.exists()
    assert not mail.outbox


def test_not_mine_deletes_the_row_and_stops_mail_about_this_action(client: Client) -> None:
    page = factories.action_page()
    signature = factories.pending_signature(page, email="amara@example.org")
    response = client.post(link_of(signature), {"decision": "deny"})
    assert response.status_code == 200
    assert not Signature.objects.exists()
    assert Suppression.objects.get().scope == page.action.subject
    assert not Outbox.objects.filter(state="queued").exists()
    factories.sign(page, factories.submission(page, email="amara@example.org"))
    send_one()
    assert not Signature.objects.exists(), "kept by a mail that was dropped"
    assert not mail.outbox


def test_a_confirmed_signature_cannot_be_denied_by_the_old_link(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    client.post(link_of(signature), answer(signature))
    client.post(link_of(signature), {"decision": "deny"})
    assert Signature.objects.get().is_counted


def test_the_link_lives_seven_days(client: Client, clock: Any) -> None:
    signature = factories.pending_signature(factories.action_page())
    clock.advance(days=7, seconds=-1)
    assert client.get(link_of(signature)).status_code == 200
    clock.advance(seconds=1)
    assert client.get(link_of(signature)).status_code == 410


def test_a_link_counts_until_a_day_after_closing(client: Client, clock: Any) -> None:
    page = factories.action_page()
    early, late = (factories.pending_signature(page) for _n in range(2))
    clock.advance(hours=1)
    services.close_action(page.action)
    clock.advance(hours=23, minutes=59)
    assert client.post(link_of(early), answer(early)).status_code == 200
    clock.advance(minutes=1)
    assert client.post(link_of(late), answer(late)).status_code == 410
    assert Signature.objects.counted().count() == 1


def test_while_paused_nothing_is_confirmed(client: Client) -> None:
    page = factories.action_page()
    signature = factories.pending_signature(page)
    services.pause_action(page.action)
    assert client.post(link_of(signature), answer(signature)).status_code == 409
    assert not Signature.objects.counted().exists()


def test_a_held_signature_is_not_counted_by_its_link(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    services.hold_signature(signature.pk, "burst")
    client.post(link_of(signature), answer(signature))
    signature.refresh_from_db()
    assert signature.state == "confirmed"
    assert not signature.is_counted
    assert not TallyDelta.objects.exists()
    services.release_signature(signature.pk)
    assert TallyDelta.objects.get().change == 1


def test_a_foreign_site_cannot_press_the_button(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    response = client.post(link_of(signature), answer(signature), headers={"Origin": "https://evil.example"})
    assert response.status_code == 403
    assert not Signature.objects.counted().exists()


def test_bad_answers_show_the_page_again(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    for changes in [
        {"name": "\x00"},
        {"country": "ZZ"},
        {"text_version": "zzz"},
        {"display": "x"},
        {"name": "x" * 300},
    ]:
        assert client.post(link_of(signature), answer(signature, **changes)).status_code == 422
    assert not Signature.objects.counted().exists()


def test_the_database_keeps_nothing_from_which_a_link_could_be_made() -> None:
    signature = factories.pending_signature(factories.action_page())
    token = link_of(signature).split("/")[2]
    assert Link.objects.get().digest == links.digest(token)
    assert token not in str(Link.objects.values()) + str(Outbox.objects.values())


def test_after_erasing_the_link_is_gone(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page())
    address = link_of(signature)
    services.erase_signature(signature.pk, keep_as_number=False)
    assert client.get(address).status_code == 410


def test_other_consent_words_than_the_page_showed_are_not_granted(client: Client) -> None:
    from advocacy_site.supporters.models import ConsentWording

    page = factories.action_page()
    signature = factories.pending_signature(page, email="amara@example.org")
    seen = answer(signature)
    ConsentWording.objects.create(locale=factories.locale(), purpose="sign", text="Other words.")
    factories.pending_signature(page, email="amara@example.org")
    response = client.post(link_of(signature), seen)
    assert response.status_code == 422
    assert "Other words." in response.content.decode()
    assert not Signature.objects.counted().exists()


def test_expiry_after_closing_writes_no_withdrawal(clock: Any) -> None:
    signature = factories.confirmed_signature(factories.action_page())
    services.anonymise_signature(signature.pk)
    assert not Consent.objects.filter(decision="withdrawn").exists()


def test_each_attempt_to_send_renders_the_same_mail_with_a_link_that_works(client: Client) -> None:
    from campaigns import emails

    signature = factories.pending_signature(factories.action_page())
    mail = Outbox.objects.get()
    first, second = emails.confirm(mail), emails.confirm(Outbox.objects.get())
    assert first == second
    assert link_of(signature) in first.text
    assert link_of(signature) in first.html
    assert signature.name not in first.text + first.html + first.subject
    assert client.get(link_of(signature)).status_code == 200
