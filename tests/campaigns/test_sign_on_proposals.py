"""An organisation that is invited to sign proposes other words."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from advocacy_site.mailing.kinds import mail_kinds
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.sending import build
from campaigns import services
from campaigns.models import ActionPage, Invitation

from .sign_on import answer, begin, draft_letter, invitation, state

pytestmark = pytest.mark.django_db
State = Invitation.State


@pytest.fixture
def letter() -> ActionPage:
    return draft_letter()


def test_a_proposal_goes_to_staff_sealed_and_the_organisation_may_still_sign(letter: ActionPage) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    assert answer(one, "propose", text="").status_code == 422
    answer(one, "propose", text="Say four.")
    answer(one, "propose", text="Say five, not four. Amara")
    assert (state(one), one.answer) == (State.PROPOSES, "Say five, not four. Amara")
    mail = Outbox.objects.filter(kind="sign-on-proposed").earliest("not_before")
    assert "five" not in build(mail, mail_kinds[mail.kind]).body
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM campaigns_invitation")
        assert not re.search("Amara|five|Chair|zora@", repr(cursor.fetchall()))
    answer(one, "sign")
    assert state(one) == State.SIGNS


def test_staff_hear_of_every_later_proposal_by_one_mail_an_hour(letter: ActionPage, clock: Any) -> None:
    sign_on = begin(letter)
    services.send_round(sign_on)
    one = invitation(sign_on, "Zora House")
    proposals = Outbox.objects.filter(kind="sign-on-proposed").order_by("not_before")
    for text in ("Say four.", "Say four.", "Say five.", "Say six."):
        answer(one, "propose", text=text)
    due = [mail.not_before for mail in proposals]
    assert len(due) == 2
    assert due[1] == due[0].replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    clock.advance(minutes=61)
    answer(one, "propose", text="Say seven.")
    assert proposals.all().count() == 3
