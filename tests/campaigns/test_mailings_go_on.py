"""What goes wrong with one address holds up nobody else's update."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from advocacy_site.core import clock as clock_module
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import Signature
from campaigns.services.mailings import UPDATE_MAIL
from campaigns.services.mailings_under_way import failed_of

from .. import factories
from .updates import hashes, member_of_staff, started, written_to

pytestmark = pytest.mark.django_db


def test_an_address_that_no_key_opens_is_left_out_and_the_others_are_written_to() -> None:
    page = factories.action_page()
    rows = [factories.agreed_signature(page) for _n in range(3)]
    mailing = started(page)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE campaigns_signature SET email = 'no seal' WHERE email_hash = %s", [rows[1].email_hash]
        )
    assert services.carry_on_mailings() == 2
    assert written_to() == hashes(rows[0], rows[2])
    mailing.refresh_from_db()
    assert mailing.queued == 2


@pytest.mark.parametrize(("attempts", "written"), [(1, 0), (2, 0), (3, 1)])
def test_addresses_that_refuse_for_long_do_not_hold_up_the_rest(
    settings: Any, attempts: int, written: int
) -> None:
    settings.SIGNER_MAILS_A_MINUTE = 1
    page = factories.action_page()
    for _n in range(2):
        factories.agreed_signature(page)
    started(page)
    assert services.carry_on_mailings() == 1
    later = clock_module.database_now() + timedelta(hours=1)
    Outbox.objects.filter(kind=UPDATE_MAIL).update(attempts=attempts, not_before=later)
    assert services.carry_on_mailings() == written


def test_what_the_post_refused_is_not_told_as_delivered() -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    mailing = started(page)
    services.carry_on_mailings()
    assert failed_of(mailing) == 0
    Outbox.objects.filter(kind=UPDATE_MAIL).update(state="failed")
    assert failed_of(mailing) == 1
    assert Signature.objects.counted().count() == 1


def test_what_is_taken_off_its_page_is_mailed_no_further_until_it_is_told_again() -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    mailing = started(page)
    page.unpublish()
    assert services.carry_on_mailings() == 0
    mailing.refresh_from_db()
    assert mailing.state == "paused"
    with pytest.raises(services.NothingToTell):
        services.resume_mailing(mailing.pk, member_of_staff())
    page.save_revision().publish()
    services.resume_mailing(mailing.pk, member_of_staff())
    assert services.carry_on_mailings() == 1


def test_updates_that_the_breaker_put_back_go_with_the_other_mails_when_staff_resume(clock: Any) -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    started(page)
    services.carry_on_mailings()
    later = clock_module.database_now() + timedelta(hours=1)
    mails = Outbox.objects.filter(kind=UPDATE_MAIL)
    mails.update(not_before=later)
    services.resume_mails(page.action, member_of_staff())
    assert mails.get().not_before <= clock_module.database_now()
