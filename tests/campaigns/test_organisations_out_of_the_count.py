"""An organisation whose entry is held or removed is not told that it counts, and staff decide."""

import pytest

from advocacy_site.core.models import Link
from advocacy_site.mailing.kinds import NotYet
from advocacy_site.mailing.models import Outbox
from campaigns import organisation_emails, services
from campaigns.models import Action, ActionPage, MailPause, OrganisationRequest, Signature

from .. import factories
from .organisations import confirm, contact, member, send

pytestmark = pytest.mark.django_db
State = OrganisationRequest.State


@pytest.fixture
def letter() -> ActionPage:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": Action.Signers.BOTH})
    return ActionPage.objects.get(pk=page.pk)


def test_a_held_entry_is_not_told_as_standing_in_the_list_and_counts_once_staff_agree(
    letter: ActionPage,
) -> None:
    contact(member())
    first = confirm(letter)
    services.contact_objects(first.pk)
    services.refuse_request(first.pk, reason="It was not they")
    second = confirm(letter, email="director@harbour.example")
    assert second.state == State.WAITING
    assert not Signature.objects.counted().exists()
    services.approve_request(second.pk, reason="Now it is they")
    assert Signature.objects.counted().count() == 1
    assert Signature.objects.count() == 1


def test_what_was_never_sent_leaves_no_endless_link(letter: ActionPage) -> None:
    send(letter)
    link = Link.objects.get(purpose="organisation-confirm")
    assert link.expires_at is None
    services.discard_request(OrganisationRequest.objects.get().pk)
    link.refresh_from_db()
    assert link.expires_at is not None


def test_mails_to_organisations_wait_for_staff_like_any_other(letter: ActionPage) -> None:
    send(letter)
    row = Outbox.objects.get(kind="organisation-confirm")
    MailPause.objects.create(action=letter.action, cause="outbox", number=9)
    with pytest.raises(NotYet):
        organisation_emails.confirm(row)
    assert services.resume_mails(letter.action, factories.staff()) == 1
    assert organisation_emails.confirm(row)
