"""Words changed under signatures: earlier signers are asked once, and their answer is taken."""

import re
from typing import Any

import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from django.test import Client

from advocacy_site.core import links
from advocacy_site.core.models import Link
from advocacy_site.mailing import services as mailing
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.worker import Worker
from campaigns import services
from campaigns.models import ActionPage, Reaffirmation, ReaffirmRequest, Signature, TextVersion
from campaigns.privacy import export
from campaigns.services import reaffirming
from campaigns.services.counting import tallies_of
from campaigns.services.reaffirming import REAFFIRM_MAIL, REAFFIRM_PURPOSE, signed_first

from .. import factories

pytestmark = pytest.mark.django_db
SECOND = "<p>I will ask who pays &amp; who earns.</p>"


def change_text(page: ActionPage, text: str) -> TextVersion:
    page.text = text
    page.save_revision().publish()
    page.refresh_from_db()
    return TextVersion.objects.current().get(page=page)


@pytest.fixture
def signature() -> Signature:
    return factories.confirmed_signature(factories.action_page(title="Our pledge"))


@pytest.fixture
def second(signature: Signature) -> TextVersion:
    """New words, of which the signer is asked."""
    version = change_text(signature.text_version.page, SECOND)
    services.mark_material(version)
    services.ask_earlier_signers()
    return version


def asked() -> list[Outbox]:
    return list(Outbox.objects.filter(kind=REAFFIRM_MAIL))


def link_of(row: Outbox) -> str:
    return f"/l/{links.make_token(REAFFIRM_PURPOSE, row.nonce)}/"


# --- asking ------------------------------------------------------------------------------------------------


def test_earlier_signers_are_asked_once_by_a_mail_without_their_words(
    signature: Signature, second: TextVersion
) -> None:
    services.ask_earlier_signers()
    (row,) = asked()
    assert row.scope == signature.action.subject
    Outbox.objects.exclude(pk=row.pk).delete()
    Worker().run_once()
    (message,) = mail.outbox
    assert message.to == [signature.email]
    assert link_of(row) in message.body
    assert "Our pledge" in message.body
    assert "Lindqvist" not in message.body
    assert "who earns" not in message.body
    services.ask_earlier_signers()
    assert len(asked()) == 1


def test_nobody_is_asked_about_words_that_no_editor_called_material(signature: Signature) -> None:
    change_text(signature.text_version.page, SECOND)
    services.ask_earlier_signers()
    assert asked() == []


def test_only_those_who_count_and_signed_other_words_in_this_language_are_asked() -> None:
    page = factories.action_page()
    rows = [factories.confirmed_signature(page) for _n in range(5)]
    factories.pending_signature(page)
    services.withdraw_signature(rows[0].pk)
    services.hold_signature(rows[1].pk, "burst")
    services.remove_signature(rows[2].pk, "invented")
    services.erase_signature(rows[3].pk, keep_as_number=True)
    factories.let_organisations_sign(page, factories.organisation())
    version = change_text(page, SECOND)
    factories.confirmed_signature(page)
    services.mark_material(version)
    assert services.ask_earlier_signers() == 1
    assert [row.object_id for row in asked()] == [rows[4].pk]


def test_a_suppressed_address_gets_no_mail_and_keeps_its_signature(
    signature: Signature, second: TextVersion
) -> None:
    mailing.suppress(signature.email_hash, signature.action.subject, "complaint")
    Outbox.objects.exclude(kind=REAFFIRM_MAIL).delete()
    Worker().run_once()
    assert mail.outbox == []
    signature.refresh_from_db()
    assert (signature.state, signature.text_version.number) == ("confirmed", 1)


def test_who_answered_before_the_mail_went_out_gets_none(signature: Signature, second: TextVersion) -> None:
    services.reaffirm_signature(signature.pk, text_version=second.pk)
    Outbox.objects.exclude(kind=REAFFIRM_MAIL).delete()
    Worker().run_once()
    assert mail.outbox == []


def test_mails_are_written_few_at_a_time_and_only_while_few_wait(monkeypatch: Any) -> None:
    monkeypatch.setattr(reaffirming, "MOST_WAITING", 2)
    page = factories.action_page()
    for _n in range(3):
        factories.confirmed_signature(page)
    services.mark_material(change_text(page, SECOND))
    assert [services.ask_earlier_signers() for _n in range(2)] == [2, 0]
    Outbox.objects.update(state="sent", sent_at=page.action.opens_at)
    assert [services.ask_earlier_signers() for _n in range(2)] == [1, 0]
    assert len(asked()) == 3


def test_a_run_that_dies_asks_nobody_twice_and_forgets_nobody(monkeypatch: Any) -> None:
    page = factories.action_page()
    for _n in range(3):
        factories.confirmed_signature(page)
    services.mark_material(change_text(page, SECOND))
    real, calls = mailing.queue, []

    def dies(*arguments: Any, **options: Any) -> Any:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*arguments, **options)

    monkeypatch.setattr(mailing, "queue", dies)
    with pytest.raises(KeyboardInterrupt):
        services.ask_earlier_signers()
    assert services.ask_earlier_signers() == 3
    assert len({row.object_id for row in asked()}) == len(asked()) == 3
    assert ReaffirmRequest.objects.count() == Link.objects.filter(purpose=REAFFIRM_PURPOSE).count() == 3


def test_who_confirms_the_earlier_words_late_is_asked_later(clock: Any) -> None:
    page = factories.action_page()
    late = factories.pending_signature(page)
    services.mark_material(change_text(page, SECOND))
    services.ask_earlier_signers()
    factories.confirm(late)
    assert services.ask_earlier_signers() == 0
    clock.advance(days=1, hours=1)
    assert services.ask_earlier_signers() == 1


def test_words_of_yesterday_and_closed_actions_ask_nobody(clock: Any, signature: Signature) -> None:
    page = signature.text_version.page
    first = signature.text_version
    second = change_text(page, SECOND)
    with pytest.raises(services.NothingToAsk):
        services.mark_material(first)
    services.mark_material(second)
    clock.advance(hours=1)
    services.close_action(page.action)
    assert services.ask_earlier_signers() == 0
    with pytest.raises(services.NothingToAsk):
        services.mark_material(second)


# --- answering ---------------------------------------------------------------------------------------------


def test_looking_shows_what_changed_and_changes_nothing(
    client: Client, signature: Signature, second: TextVersion
) -> None:
    response = client.get(link_of(asked()[0]))
    html = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert re.search(r"<del>.*say so.*</del>", html, re.DOTALL)
    assert "earns" in html
    assert signature.email not in html
    signature.refresh_from_db()
    assert signature.text_version_id != second.pk


def test_keeping_ones_name_moves_it_to_the_new_words_and_remembers_the_first(
    client: Client, clock: Any, signature: Signature, second: TextVersion
) -> None:
    services.fold_deltas()
    link, first = link_of(asked()[0]), signature.text_version_id
    data = {"decision": "keep", "text_version": str(second.pk)}
    for _twice in range(2):
        response = client.post(link, data)
        assert response.status_code == 200
        assert "stands under these words" in response.content.decode()
    after = Signature.objects.get(pk=signature.pk)
    assert (after.text_version_id, after.confirmed_at) == (second.pk, signature.confirmed_at)
    assert signed_first(after) == first
    services.fold_deltas()
    numbers = tallies_of(signature.action)
    assert (numbers["total", ""], numbers["version", str(second.pk)]) == (1, 1)
    assert ("version", str(first)) not in numbers
    assert Reaffirmation.objects.count() == 1


def test_whoever_does_not_answer_stays_with_the_words_that_were_signed(
    client: Client, signature: Signature, second: TextVersion
) -> None:
    services.fold_deltas()
    words = " ".join(re.sub(r"<[^>]+>", " ", client.get(second.page.url).content.decode()).split())
    assert "1 signed version 1" in words
    assert "0 signed version 2" in words


def test_a_signer_can_withdraw_because_of_the_new_words(
    client: Client, signature: Signature, second: TextVersion
) -> None:
    link = link_of(asked()[0])
    assert "is withdrawn" in client.post(link, {"decision": "withdraw"}).content.decode()
    signature.refresh_from_db()
    assert signature.state == "withdrawn"
    assert "is withdrawn" in client.get(link).content.decode()
    late = client.post(link, {"decision": "keep", "text_version": str(second.pk)})
    assert "is withdrawn" in late.content.decode()
    signature.refresh_from_db()
    assert signature.text_version_id != second.pk


def test_words_that_changed_once_more_are_shown_again_first(
    client: Client, signature: Signature, second: TextVersion
) -> None:
    third = change_text(second.page, "<p>Third words.</p>")
    link = link_of(asked()[0])
    for seen in (str(second.pk), "nonsense", str(factories.action_page().text_versions.get().pk)):
        response = client.post(link, {"decision": "keep", "text_version": seen})
        assert response.status_code == 422
        assert "Third words." in response.content.decode()
    assert client.post(link, {"decision": "keep", "text_version": str(third.pk)}).status_code == 200
    signature.refresh_from_db()
    assert signature.text_version_id == third.pk


def test_after_closing_and_its_grace_no_name_moves(
    client: Client, clock: Any, signature: Signature, second: TextVersion
) -> None:
    clock.advance(hours=1)
    services.close_action(signature.action)
    clock.advance(hours=25)
    late = client.post(link_of(asked()[0]), {"decision": "keep", "text_version": str(second.pk)})
    assert late.status_code == 422
    with pytest.raises(services.LinkTooLate):
        services.reaffirm_signature(signature.pk, text_version=second.pk)


def test_a_download_holds_what_was_signed_before(signature: Signature, second: TextVersion) -> None:
    services.reaffirm_signature(signature.pk, text_version=second.pk)
    (exported,) = export(signature.email_hash)
    assert exported["text_version"] == 2
    assert [move["text_version"] for move in exported["signed_before"]] == [1]


def test_a_held_signature_moves_without_counting(signature: Signature, second: TextVersion) -> None:
    services.hold_signature(signature.pk, "burst")
    services.reaffirm_signature(signature.pk, text_version=second.pk)
    services.release_signature(signature.pk)
    services.fold_deltas()
    assert tallies_of(signature.action) == services.recount(signature.action)
    assert tallies_of(signature.action)["version", str(second.pk)] == 1


def test_what_was_signed_when_is_never_rewritten(signature: Signature, second: TextVersion) -> None:
    services.reaffirm_signature(signature.pk, text_version=second.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        Reaffirmation.objects.update(to_version=signature.text_version_id)


def test_an_erased_signer_leaves_no_trace_of_being_asked(
    client: Client, signature: Signature, second: TextVersion
) -> None:
    link = link_of(asked()[0])
    services.reaffirm_signature(signature.pk, text_version=second.pk)
    services.erase_signature(signature.pk, keep_as_number=True)
    assert not ReaffirmRequest.objects.exists()
    assert not Reaffirmation.objects.exists()
    assert [row.payload for row in asked()] == [None]
    assert client.get(link).status_code == 410
    services.fold_deltas()
    assert tallies_of(signature.action)["version", str(second.pk)] == 1
