"""A letter goes to chosen organisations by personal links, is answered until a deadline, and frozen."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from advocacy_site.core.addresses import address_hash
from advocacy_site.core.subjects import names_of
from advocacy_site.mailing.kinds import Obsolete, mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import build
from campaigns import organisation_privacy, services
from campaigns.models import Action, ActionPage, Invitation, Signature
from campaigns.services.counting import tallies_of

from .. import factories
from .sign_on import answer, begin, draft_letter, invitation, link, state

pytestmark = pytest.mark.django_db
State = Invitation.State


@pytest.fixture
def letter() -> ActionPage:
    return draft_letter()


def test_a_round_shows_the_draft_with_its_annexes_to_those_who_hold_a_link_and_nobody_else(
    letter: ActionPage, client: Client
) -> None:
    letter.text = "<p>The words of the draft.</p>"
    letter.save_revision()
    sign_on = begin(letter, "Zora House")
    assert services.send_round(sign_on) == 1
    response = client.get(link(invitation(sign_on, "Zora House")))
    html = response.content.decode()
    assert response.status_code == 200
    assert "The words of the draft." in html
    assert "Nine treasuries" in html, "the annexes belong to what is signed"
    assert "noindex" in html
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert client.get(letter.url).status_code == 404


def test_the_letter_s_page_needs_few_queries(letter: ActionPage, client: Client) -> None:
    factories.site_words()
    sign_on = begin(letter)
    services.send_round(sign_on)
    address = link(invitation(sign_on, "Zora House"))
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= 12


def test_looking_notes_only_that_it_was_opened(letter: ActionPage, client: Client) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    client.head(link(one))
    assert state(one) == State.ASKED
    client.get(link(one))
    assert state(one) == State.OPENED
    assert not Signature.objects.exists()


def test_who_signs_counts_in_the_order_of_the_round_whoever_answers_first(letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    for name in ("Mira House", "Zora House", "Anna House"):
        assert answer(invitation(sign_on, name), "sign").status_code == 200
    order = Signature.objects.counted().order_by("position").values_list("organisation_name", flat=True)
    assert list(order) == ["Zora House", "Anna House", "Mira House"]
    factories.let_organisations_sign(letter, factories.organisation("Later House"))
    last = Signature.objects.order_by("position").last()
    assert last is not None
    assert last.organisation_name == "Later House"
    services.fold_deltas()
    assert tallies_of(letter.action) == services.recount(letter.action)


def test_a_list_pasted_meanwhile_leaves_the_places_of_the_round_free(letter: ActionPage) -> None:
    sign_on = begin(letter)
    factories.let_organisations_sign(letter, factories.organisation("Later House"))
    services.send_round(sign_on)
    answer(invitation(sign_on, "Mira House"), "sign")
    order = Signature.objects.order_by("position").values_list("organisation_name", flat=True)
    assert list(order) == ["Mira House", "Later House"]


def test_an_organisation_signs_with_its_own_spelling_and_once(letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    answer(one, "sign", organisation="Maison Zora", country="FR")
    answer(one, "sign")
    signature = Signature.objects.get()
    assert (signature.organisation_name, signature.country.code) == ("Maison Zora", "FR")
    assert (signature.name, signature.email) == ("", "")
    assert answer(invitation(sign_on, "Anna House"), "sign", organisation="=1+1").status_code == 422


def test_who_stands_in_the_list_already_is_not_added_again(letter: ActionPage) -> None:
    factories.let_organisations_sign(letter, factories.organisation("Zora  HOUSE"))
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    answer(one, "sign")
    assert (state(one), Signature.objects.count()) == (State.SIGNS, 1)


def test_who_wants_no_more_of_a_round_sees_what_it_was_about(letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.stop_invitations(invitation(sign_on, "Zora House"))
    assert names_of([sign_on.subject]) == {sign_on.subject: letter.title}


def test_who_declines_after_signing_no_longer_counts(letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    answer(one, "sign")
    answer(one, "decline", reason="Our board said no.")
    assert (state(one), Signature.objects.counted().count()) == (State.DECLINES, 0)
    answer(one, "sign")
    assert (state(one), Signature.objects.counted().count()) == (State.SIGNS, 1)


def test_after_the_deadline_the_link_says_so_and_takes_nothing(letter: ActionPage, clock: Any) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    clock.advance(days=21)
    html = Client().get(link(one)).content.decode()
    assert "The deadline is over" in html
    assert "<button" not in html.split("<main")[1]
    assert answer(one, "sign").status_code == 200
    assert (state(one), Signature.objects.count()) == (State.ASKED, 0)
    with pytest.raises(services.RoundOver):
        services.send_round(sign_on)


def test_a_frozen_list_takes_no_more_and_keeps_its_order(letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    for name in ("Mira House", "Zora House"):
        answer(invitation(sign_on, name), "sign")
    services.freeze_round(sign_on)
    answer(invitation(sign_on, "Anna House"), "sign")
    answer(invitation(sign_on, "Zora House"), "decline")
    order = Signature.objects.counted().order_by("position").values_list("organisation_name", flat=True)
    assert list(order) == ["Zora House", "Mira House"]
    assert "The list is closed" in Client().get(link(invitation(sign_on, "Anna House"))).content.decode()


def test_sending_again_mails_only_those_who_were_not_mailed(letter: ActionPage) -> None:
    sign_on = begin(letter)
    assert services.send_round(sign_on) == 3
    assert services.send_round(sign_on) == 0
    assert Outbox.objects.filter(kind="sign-on").count() == 3


def test_reminders_go_before_the_deadline_to_those_who_have_not_answered(
    letter: ActionPage, clock: Any
) -> None:
    sign_on = begin(letter, reminder_days="7, 2")
    services.send_round(sign_on)
    answer(invitation(sign_on, "Zora House"), "sign")
    answer(invitation(sign_on, "Anna House"), "decline")
    assert services.remind_invited() == 0
    clock.advance(days=13, hours=1)
    assert services.remind_invited() == 1
    assert services.remind_invited() == 0
    mail = Outbox.objects.get(kind="sign-on-reminder")
    assert mail.object_id == invitation(sign_on, "Mira House").pk
    message = build(mail, mail_kinds[mail.kind])
    assert message.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    clock.advance(days=5)
    assert services.remind_invited() == 1
    clock.advance(days=3)
    assert services.remind_invited() == 0
    with pytest.raises(Obsolete):
        build(mail, mail_kinds[mail.kind])


def test_reminders_that_were_missed_are_made_good_once(letter: ActionPage, clock: Any) -> None:
    sign_on = begin(letter, "Zora House", reminder_days="7, 2")
    services.send_round(sign_on)
    clock.advance(days=19)
    assert [services.remind_invited(), services.remind_invited()] == [1, 0]


def test_who_was_asked_yesterday_is_not_reminded_today(letter: ActionPage, clock: Any) -> None:
    sign_on = begin(letter, "Zora House", days=3, reminder_days="7")
    services.send_round(sign_on)
    clock.advance(days=1)
    assert services.remind_invited() == 0


def test_one_press_in_a_mail_program_stops_the_mails_and_answers_nothing(letter: ActionPage) -> None:
    sign_on = begin(letter, "Zora House")
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    assert Client().post(link(one), {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert state(one) == State.ASKED
    from advocacy_site.mailing.services import is_suppressed

    assert is_suppressed(one.email_hash, sign_on.subject)
    assert not is_suppressed(one.email_hash, "round:another")


def test_a_round_is_refused_where_nobody_could_sign(letter: ActionPage) -> None:
    with pytest.raises(services.RoundOver):
        begin(letter, days=-1)
    with pytest.raises(services.NobodyInvited):
        services.start_round(letter, [], deadline=timezone.now() + timedelta(days=1))
    services.change_settings(letter.action, {"signers": Action.Signers.PEOPLE})
    letter.action.refresh_from_db()
    with pytest.raises(services.OrganisationsDoNotSign):
        begin(letter)


def test_a_person_who_was_invited_can_be_exported_and_erased_and_expires(
    letter: ActionPage, clock: Any
) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    answer(invitation(sign_on, "Zora House"), "sign")
    zora = address_hash("zora@house.example")
    assert organisation_privacy.export(zora)[0]["signer_role"] == "Chair"
    assert organisation_privacy.erase(zora) == 1
    assert organisation_privacy.export(zora) == []
    assert Signature.objects.counted().count() == 1
    clock.advance(days=300)
    assert organisation_privacy.expire_rounds(True) == organisation_privacy.expire_rounds(False) == 2
    assert not Invitation.objects.exclude(email_hash="").exists()


def test_who_types_another_organisation_s_name_neither_takes_nor_withdraws_its_signature(
    letter: ActionPage,
) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    [other] = factories.let_organisations_sign(letter, factories.organisation("Mira House", country="KE"))
    one = invitation(sign_on, "Zora House")
    assert answer(one, "sign", organisation="Mira House").status_code == 422
    answer(one, "decline")
    other.refresh_from_db()
    assert other.is_counted
    assert state(one) == State.DECLINES


def test_a_closed_action_takes_no_answer_and_reminds_nobody(letter: ActionPage, clock: Any) -> None:
    sign_on = begin(letter, days=10, reminder_days="7")
    services.send_round(sign_on)
    clock.advance(days=4)
    services.open_action(letter.action)
    clock.advance(minutes=1)
    services.close_action(letter.action)
    assert services.remind_invited() == 0
    with pytest.raises(services.RoundOver):
        services.send_round(sign_on, again=True)
    html = Client().get(link(invitation(sign_on, "Zora House"))).content.decode()
    assert "<form" not in html
