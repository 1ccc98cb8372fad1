"""What goes wrong with one address holds up nobody else's update."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from advocacy_site.core import clock as clock_module
from advocacy_site.mailing.models import Outbox
from campaigns import services
from campaigns.models import MailPause, Signature, TextVersion
from campaigns.services import holds
from campaigns.services.mailings import UPDATE_MAIL
from campaigns.services.mailings_under_way import failed_of
from campaigns.services.reaffirming import REAFFIRM_MAIL

from .. import factories
from .updates import hashes, member_of_staff, started, written_to

pytestmark = pytest.mark.django_db


def unsealed(row: Signature) -> None:
    """Write an address that no key opens."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE campaigns_signature SET email = 'no seal' WHERE email_hash = %s", [row.email_hash]
        )


def test_an_address_that_no_key_opens_is_left_out_and_the_others_are_written_to() -> None:
    page = factories.action_page()
    rows = [factories.agreed_signature(page) for _n in range(3)]
    mailing = started(page)
    unsealed(rows[1])
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


def test_held_signers_whose_addresses_no_key_opens_keep_no_other_from_being_told_and_are_logged_once_a_day(
    clock: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holds, "BATCH", 2)
    page = factories.action_page()
    for _n in range(3):
        services.hold_signature(factories.confirmed_signature(page).pk, "burst:fast")
        clock.advance(minutes=1)
    rows = list(Signature.objects.order_by("held_at"))
    for row in rows[:2]:
        unsealed(row)
    assert [services.tell_held() for _minute in range(3)] == [0, 1, 0]
    assert len(caplog.records) == 2
    clock.advance(days=1)
    assert services.tell_held() == 0
    assert len(caplog.records) == 4


def test_a_burst_is_found_beside_a_row_that_no_key_opens() -> None:
    page = factories.action_page()
    names = [f"Anna {chr(65 + n)}nders" for n in range(22)]
    rows = [
        factories.pending_signature(page, email=f"anna{n}@farm.example", name=name)
        for n, name in enumerate(names)
    ]
    unsealed(rows[-1])
    assert services.look_for_bursts() == 21


def test_earlier_signers_are_asked_beside_one_whose_address_no_key_opens() -> None:
    page = factories.action_page()
    rows = [factories.confirmed_signature(page) for _n in range(3)]
    unsealed(rows[0])
    page.text = "<p>I will ask who pays.</p>"
    page.save_revision().publish()
    services.mark_material(TextVersion.objects.current().get(page=page))
    assert services.ask_earlier_signers() == 3
    assert Outbox.objects.filter(kind=REAFFIRM_MAIL).count() == 2
    assert services.ask_earlier_signers() == 0


def test_resuming_one_update_leaves_the_mails_of_another_that_is_paused_where_they_are() -> None:
    page = factories.action_page()
    factories.agreed_signature(page)
    one, other = started(page), started(page)
    services.carry_on_mailings()
    mails = Outbox.objects.filter(kind=UPDATE_MAIL)
    later = clock_module.database_now() + timedelta(hours=1)
    mails.update(not_before=later)
    for mailing in (one, other):
        services.pause_mailing(mailing.pk, member_of_staff())
    services.resume_mailing(one.pk, member_of_staff())
    assert [mail.dedupe_key.startswith(one.series) for mail in mails.filter(not_before__lt=later)] == [True]
    MailPause.objects.create(action=page.action, cause="outbox", number=9)
    mails.update(not_before=later)
    services.resume_mails(page.action, member_of_staff())
    assert [mail.dedupe_key.startswith(one.series) for mail in mails.filter(not_before__lt=later)] == [True]
