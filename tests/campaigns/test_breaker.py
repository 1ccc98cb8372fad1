"""The breaker: mails of an action wait, nothing is lost, staff let them go."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from advocacy_site.core import clock as clock_module
from advocacy_site.core.models import Link
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.worker import Worker
from campaigns import organisation_privacy, privacy, services
from campaigns.leaving import leave_url
from campaigns.models import MailPause, OrganisationRequest, Signature
from campaigns.services import breaker
from campaigns.services.staff_mail import PAUSE_MAIL

from .. import factories
from .organisations import send

pytestmark = pytest.mark.django_db


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ceilings that a test can reach."""
    monkeypatch.setattr(breaker, "MOST_SUBMISSIONS", 3)
    monkeypatch.setattr(breaker, "MOST_WAITING", 3)


def confirmations(mailoutbox: Any) -> int:
    return sum("confirm" in mail.subject for mail in mailoutbox)


def test_too_many_forms_pause_the_mails_and_warn_staff(clock: Any, low: None, mailoutbox: Any) -> None:
    page, other = factories.action_page(), factories.action_page()
    moderator = factories.staff()
    for _n in range(4):
        factories.pending_signature(page)
    factories.pending_signature(other)
    assert services.watch_mails() == 1
    assert services.watch_mails() == 0
    factories.pending_signature(page)
    Worker().run_once()
    assert confirmations(mailoutbox) == 1  # the other action's
    assert Outbox.objects.queued().filter(kind="sign-confirm").count() == 5
    assert [mail.to for mail in mailoutbox if "waiting" in mail.subject] == [[moderator.email]]
    pause = MailPause.objects.get()
    assert (pause.action, pause.cause, pause.number) == (page.action, "submissions", 4)


def test_a_full_outbox_pauses_too(clock: Any, low: None) -> None:
    page = factories.action_page()
    for _n in range(4):
        factories.pending_signature(page)
        clock.advance(minutes=9)
    assert services.watch_mails() == 1
    assert MailPause.objects.get().cause == "outbox"


def test_a_good_hour_pauses_nothing(clock: Any) -> None:
    page = factories.action_page()
    for _n in range(5):
        factories.pending_signature(page)
    assert services.watch_mails() == 0


def test_after_weeks_every_mail_goes_and_every_link_works(
    client: Client, clock: Any, low: None, mailoutbox: Any
) -> None:
    page = factories.action_page()
    rows = [factories.pending_signature(page) for _n in range(4)]
    services.watch_mails()
    for _day in range(12):
        Worker().run_once()
        clock.advance(days=1)
        privacy.expire_unconfirmed(dry_run=False)
    assert Signature.objects.count() == 4
    user = factories.staff()
    assert services.resume_mails(page.action, user) == 4
    privacy.expire_unconfirmed(dry_run=False)
    Worker().run_once()
    assert confirmations(mailoutbox) == 4
    assert Outbox.objects.filter(kind="sign-confirm", attempts__gt=1).count() == 0
    clock.advance(days=6)
    for mail in mailoutbox:
        if "confirm" in mail.subject:
            path = next(word for word in mail.body.split() if "/l/" in word).split("/l/")[1]
            assert client.get(f"/l/{path}").status_code == 200
    for row in rows:
        assert factories.confirm(row).is_counted
    assert MailPause.objects.get().resumed_by == user


def test_resuming_leaves_the_moment_at_which_an_organisation_was_sent_and_moves_that_of_its_mail(
    clock: Any, low: None
) -> None:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": "both"})
    for n in range(4):
        send(page, organisation=f"House {n}", email=f"amara-{n}@harbour.example")
    request = OrganisationRequest.objects.latest("requested_at")
    services.watch_mails()
    clock.advance(days=12)
    services.resume_mails(page.action, None)
    resumed = clock_module.now()
    clock.advance(days=6)
    assert organisation_privacy.expire_unconfirmed(dry_run=True) == 0
    confirmed = services.confirm_request(request.pk, requested_at=request.requested_at)
    assert (confirmed.requested_at, confirmed.last_mail_at) == (request.requested_at, resumed)
    clock.advance(days=3)
    assert organisation_privacy.expire_unconfirmed(dry_run=True) == 3


def test_the_same_flood_does_not_pause_again_on_the_day_on_which_staff_resumed(clock: Any, low: None) -> None:
    page = factories.action_page()
    for _n in range(4):
        factories.pending_signature(page)
    services.watch_mails()
    services.resume_mails(page.action, None)
    assert services.watch_mails() == 0
    clock.advance(hours=25)
    for _n in range(4):
        factories.pending_signature(page)
    assert services.watch_mails() == 1


def test_staff_see_the_pause_on_the_record_and_end_it_with_a_button(
    client: Client, clock: Any, low: None
) -> None:
    page = factories.action_page()
    for _n in range(4):
        factories.pending_signature(page)
    client.force_login(factories.staff())
    services.watch_mails()
    record = client.get(reverse("action_records:edit", args=[page.action_id])).content.decode()
    address = reverse("mail_pause", args=[page.action_id])
    assert address in record
    assert "Let the mails go" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    assert "go out as they come" in client.get(address).content.decode()
    assert address not in client.get(reverse("action_records:edit", args=[page.action_id])).content.decode()
    assert Outbox.objects.filter(kind=PAUSE_MAIL).count() == 1


def test_what_staff_never_let_go_is_not_kept_for_ever(clock: Any, low: None) -> None:
    page = factories.letter_page()
    services.change_settings(page.action, {"signers": "both"})
    for _n in range(4):
        factories.pending_signature(page)
    send(page)
    services.watch_mails()
    clock.advance(days=29)
    for dry_run in (True, False):
        assert privacy.expire_unsent(dry_run) == privacy.expire_unconfirmed(dry_run) == 0
        assert organisation_privacy.expire_unconfirmed(dry_run) == 0
    clock.advance(days=2)
    for dry_run in (True, False):
        assert (privacy.expire_unsent(dry_run), organisation_privacy.expire_unconfirmed(dry_run)) == (4, 1)
    assert not Signature.objects.exists()


def test_an_expired_signature_leaves_no_endless_link(clock: Any) -> None:
    signature = factories.pending_signature(factories.action_page())
    leave_url(signature.pk)
    clock.advance(days=9)
    assert privacy.expire_unconfirmed(dry_run=False) == 1
    assert not Link.objects.filter(target=signature.pk, expires_at=None).exists()


def test_what_an_action_was_sent_lately_is_found_by_an_index() -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, OrganisationRequest._meta.db_table)
    columns = [kind["columns"] for kind in found.values() if kind["index"]]
    assert ["action_id", "requested_at"] in columns
