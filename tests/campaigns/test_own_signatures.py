"""What signers do with their signature later: show it otherwise, take consents back, withdraw, erase."""

from typing import Any

import pytest
from django.test import Client

from advocacy_site.core.models import Link
from advocacy_site.core.questions import Question
from advocacy_site.core.registry import consent_followers, subject_names
from advocacy_site.supporters import services as supporters
from advocacy_site.supporters.models import Consent
from campaigns import leaving, own_signatures, privacy, services
from campaigns.asked import Answers
from campaigns.models import ErasedSigner, Signature, TallyDelta

from .. import factories
from ..supporters.asking import link_for

pytestmark = pytest.mark.django_db
AMARA = "amara@example.org"


def test_the_name_is_shown_as_chosen_from_now_on(client: Client) -> None:
    signature = factories.confirmed_signature(factories.action_page(), email=AMARA, name="Amara Lindqvist")
    path = link_for(AMARA)
    for display, name in [("full", "Amara Lindqvist"), ("initial", "Amara L."), ("hidden", "")]:
        wish = {"do": "signatures:display", "item": signature.pk, "display": display}
        html = client.post(path, wish).content.decode()
        signature.refresh_from_db()
        assert signature.public_name == name
        assert (f"“{name}”" if name else "is not shown") in html
    assert signature.is_counted
    assert client.post(path, wish | {"display": "everything"}).status_code == 400


def test_a_withdrawn_signature_and_an_organisation_are_shown_no_otherwise() -> None:
    page = factories.action_page()
    gone = services.withdraw_signature(factories.confirmed_signature(page).pk)
    assert services.change_display(gone.pk, "full").display == "hidden"
    [organisation] = factories.let_organisations_sign(page, factories.organisation())
    before = organisation.display
    assert services.change_display(organisation.pk, "hidden").display == before
    with pytest.raises(ValueError, match="everything"):
        services.change_display(gone.pk, "everything")


def test_withdrawing_through_the_link_makes_the_count_fall_once(client: Client) -> None:
    page = factories.action_page()
    signature = factories.confirmed_signature(page, email=AMARA, display="full")
    path = link_for(AMARA)
    for _n in range(3):
        html = client.post(path, {"do": "signatures:withdraw", "item": signature.pk}).content.decode()
    assert "Withdrawn. It does not count." in html
    services.fold_deltas()
    assert services.counting.tallies_of(page.action) == services.recount(page.action) == {}
    assert not Signature.objects.shown().exists()
    assert TallyDelta.objects.count() == 0


def test_taking_back_the_consent_to_sign_withdraws_the_signature(client: Client) -> None:
    page = factories.action_page()
    signature = factories.confirmed_signature(page, email=AMARA)
    consent = Consent.objects.get(purpose="sign")
    path = link_for(AMARA)
    for _twice in range(2):
        client.post(path, {"do": "supporters:take-back", "item": consent.pk})
    signature.refresh_from_db()
    assert signature.state == "withdrawn"
    assert services.recount(page.action) == {}
    assert Consent.objects.filter(decision="withdrawn").count() == 1


def test_answers_are_shown_with_their_questions_and_the_comment_can_be_hidden(client: Client) -> None:
    page = factories.action_page()
    answers = Answers(
        {"city": "Uppsala", "comment": "For my sister."},
        (
            (Question("yes_no", "Do you vote here?"), "yes"),
            (Question("commitments", "What will you do?", ("Ask", "Tell")), ["Ask", "Tell"]),
        ),
        show_comment=True,
    )
    signature = factories.confirmed_signature(page, email=AMARA, answers=answers)
    services.decide_comment(signature.pk, confirmed_at=signature.confirmed_at, show=True)
    path = link_for(AMARA)
    html = client.get(path).content.decode()
    for words in ("Uppsala", "For my sister.", "Do you vote here?", "Yes", "Ask, Tell"):
        assert f"<dt>{words}</dt>" in html or f"<dd>{words}</dd>" in html, words
    for _twice in range(2):
        html = client.post(path, {"do": "signatures:hide-comment", "item": signature.pk}).content.decode()
        assert "Your comment is not shown." in html
    signature.refresh_from_db()
    assert (signature.comment_state, signature.answers["show_comment"]) == ("", False)
    assert signature.is_counted
    with pytest.raises(Signature.DoesNotExist):
        services.decide_comment(signature.pk, confirmed_at=signature.confirmed_at, show=True)


def test_taking_back_the_handing_over_leaves_the_signature(client: Client) -> None:
    wording = factories.consent_wordings()["hand_over"]
    signature = factories.confirmed_signature(
        factories.action_page(), email=AMARA, hand_over_wording=wording.pk
    )
    Signature.objects.update(handed_over="name")
    consent = Consent.objects.get(purpose="hand_over")
    client.post(link_for(AMARA), {"do": "supporters:take-back", "item": consent.pk})
    signature.refresh_from_db()
    assert (signature.hand_over_wording, signature.handed_over) == (None, "")
    assert signature.is_counted
    assert not supporters.is_granted(signature.email_hash, "hand_over", subject=signature.action.subject)
    assert supporters.is_granted(signature.email_hash, "sign", subject=signature.action.subject)


def test_withdrawing_takes_back_all_that_was_agreed_about_the_action() -> None:
    signature = factories.confirmed_signature(factories.action_page())
    wording = factories.consent_wordings()["sign"]
    supporters.grant(
        signature.email_hash, wording, method="mail", subject=signature.action.subject, organisation="harbour"
    )
    supporters.grant(signature.email_hash, wording, method="mail", subject="action:another")
    services.withdraw_signature(signature.pk)
    assert not supporters.is_granted(
        signature.email_hash, "sign", subject=signature.action.subject, organisation="harbour"
    )
    assert supporters.is_granted(signature.email_hash, "sign", subject="action:another")


@pytest.mark.parametrize(("verb", "left"), [("erase", 0), ("erase-but-count", 1)])
def test_one_signature_is_erased_with_the_choice_and_others_stay(
    client: Client, verb: str, left: int
) -> None:
    page, other = factories.action_page(title="To erase"), factories.action_page()
    signature = factories.confirmed_signature(page, email=AMARA)
    kept = factories.confirmed_signature(other, email=AMARA)
    path = link_for(AMARA)
    wish = {"do": f"signatures:{verb}", "item": signature.pk}
    assert "Done." in client.post(path, wish).content.decode()
    html = client.post(path, wish).content.decode()
    assert "no longer here" in html
    assert "“To erase”: erased on" in html
    assert list(Signature.objects.all()) == [kept]
    assert services.recount(page.action).get(("total", ""), 0) == left
    assert ErasedSigner.objects.get().kept_as_number == bool(left)


def test_a_pending_signature_says_that_it_does_not_count_and_can_be_erased(client: Client) -> None:
    signature = factories.pending_signature(factories.action_page(), email=AMARA)
    path = link_for(AMARA)
    html = client.get(path).content.decode()
    assert "deleted 8 days after it was sent" in html
    assert "signatures:withdraw" not in html
    client.post(path, {"do": "signatures:erase", "item": signature.pk})
    assert not Signature.objects.exists()


def test_a_held_and_a_removed_signature_say_so(client: Client) -> None:
    page = factories.action_page()
    signature = factories.confirmed_signature(page, email=AMARA)
    path = link_for(AMARA)
    services.hold_signature(signature.pk, "burst")
    assert "being checked. It does not count yet." in client.get(path).content.decode()
    services.release_signature(signature.pk)
    services.remove_signature(signature.pk, "invented name")
    assert "Taken out of the count by us: invented name" in client.get(path).content.decode()


def test_the_export_holds_each_column_or_says_why_not() -> None:
    signature = factories.confirmed_signature(factories.action_page(), email=AMARA)
    [row] = privacy.export(signature.email_hash)
    for field in Signature._meta.concrete_fields:
        assert (field.name in row) or (field.name in privacy.NOT_EXPORTED), field.name
    assert (row["email"], row["state"], row["country"]) == (AMARA, "confirmed", "SE")


def test_erasing_a_contact_leaves_the_organisation() -> None:
    page = factories.action_page()
    [signature] = factories.let_organisations_sign(page, factories.organisation("Harbour House"))
    signature.email, signature.name = AMARA, "Amara Lindqvist"
    signature.email_hash = "c" * 64
    signature.save()
    assert privacy.erase("c" * 64) == 1
    signature.refresh_from_db()
    assert (signature.email, signature.name, signature.email_hash) == ("", "", "")
    assert signature.public_name == "Harbour House"
    assert services.recount(page.action)[("total", "")] == 1


def test_actions_are_named_in_the_language_of_the_reader() -> None:
    page = factories.action_page(title="The pledge")
    key = str(page.action_id)
    assert subject_names["action"]({key}) == {key: "The pledge"}
    assert own_signatures.names_of_actions({"00000000-0000-0000-0000-000000000000"}) == {}


def test_a_consent_about_something_that_is_gone_can_be_taken_back() -> None:
    signature = factories.confirmed_signature(factories.action_page())
    subject, person = signature.action.subject, signature.email_hash
    services.anonymise_signature(signature.pk)
    consent_followers["action"](person, "sign", subject, "")
    supporters.take_back(person, "sign", subject=subject)
    assert not supporters.is_granted(person, "sign", subject=subject)


def test_the_link_of_an_erased_signature_is_not_kept_for_ever(clock: Any) -> None:
    signature = factories.confirmed_signature(factories.action_page())
    leaving.leave_url(signature.pk)
    assert Link.objects.get(purpose="leave").expires_at is None
    services.erase_signature(signature.pk, keep_as_number=False)
    assert Link.objects.get(purpose="leave").expires_at is not None


def test_whoever_stays_as_a_number_is_never_counted_again_however_often_they_come_back() -> None:
    page = factories.action_page()
    services.erase_signature(factories.confirmed_signature(page, email=AMARA).pk, keep_as_number=True)
    again = factories.pending_signature(page, email=AMARA)
    services.erase_signature(again.pk, keep_as_number=False)
    third = factories.pending_signature(page, email=AMARA)
    with pytest.raises(services.LinkTooLate):
        factories.confirm(third)
    assert services.recount(page.action)["total", ""] == 1
