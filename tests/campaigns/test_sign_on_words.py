"""The words of a letter change while its round is open: who signed which, and who is asked again."""

from typing import Any

import pytest
from django.test import Client

from campaigns import services
from campaigns.models import Action, ActionPage, Invitation, Signature, TextVersion
from campaigns.services.counting import tallies_of
from campaigns.text import fingerprint

from .. import factories
from .sign_on import answer, begin, draft_letter, invitation, link, state

pytestmark = pytest.mark.django_db
State = Invitation.State


@pytest.fixture
def letter() -> ActionPage:
    return draft_letter()


def test_new_words_are_a_new_version_and_who_signed_keeps_the_old_ones_until_they_sign_again(
    letter: ActionPage,
) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one, two = invitation(sign_on, "Zora House"), invitation(sign_on, "Anna House")
    answer(one, "sign")
    answer(two, "propose", text="Softer, please.")
    old = str(sign_on.text_version_id)
    letter.text = "<p>Softer words.</p>"
    letter.save_revision()
    assert services.renew_text(sign_on)
    assert not services.renew_text(sign_on)
    one.refresh_from_db()
    assert one.signature is not None
    assert str(one.signature.text_version_id) == old
    response = answer(invitation(sign_on, "Mira House"), "sign", text_version=old)
    assert response.status_code == 422
    assert "The words have changed" in response.content.decode()
    assert services.send_round(sign_on, again=True) == 3
    assert state(two) == State.ASKED
    assert "The words changed after you signed" in Client().get(link(one)).content.decode()
    answer(one, "sign")
    one.signature.refresh_from_db()
    assert str(one.signature.text_version_id) != old
    assert Signature.objects.count() == 1


def test_the_draft_s_version_is_not_what_visitors_sign_and_becomes_it_when_published() -> None:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    public = TextVersion.objects.current().get(page=page)
    page.text = "<p>Words to come.</p>"
    revision = page.save_revision()
    sign_on = begin(ActionPage.objects.get(pk=page.pk))
    assert TextVersion.objects.current().get(page=page) == public
    assert sign_on.text_version != public
    revision.publish()
    assert TextVersion.objects.current().get(page=page) == sign_on.text_version
    assert fingerprint(sign_on.text_version.text) == sign_on.text_version.sha256


def test_signing_new_words_moves_the_numbers_and_remembers_the_first(letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    answer(one, "sign")
    services.fold_deltas()
    letter.text = "<p>Other words.</p>"
    letter.save_revision()
    services.renew_text(sign_on)
    answer(one, "sign", organisation="Maison Zora")
    signature = Signature.objects.get()
    assert signature.organisation_name == "Maison Zora"
    assert signature.reaffirmations.get().from_version_id != signature.text_version_id
    services.fold_deltas()
    assert tallies_of(letter.action) == services.recount(letter.action)


def test_asking_again_about_the_same_words_leaves_proposals_and_reminders_as_they_were(
    letter: ActionPage, clock: Any
) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    answer(one, "propose", text="Say five.")
    one.refresh_from_db()
    asked = one.asked_at
    clock.advance(days=1)
    assert services.send_round(sign_on, again=True) == 0
    assert state(one) == State.PROPOSES
    assert one.asked_at == asked
