"""Updates to signers while they are sent: paced, resumable, each signer once, and every other mail first."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from advocacy_site.core import clock as clock_module
from advocacy_site.mailing import services as post
from advocacy_site.mailing.models import Outbox
from advocacy_site.mailing.worker import Worker, claim
from campaigns import services
from campaigns.models import ActionPage, Answer, MailPause, Signature, SignerMailing
from campaigns.services.mailings import UPDATE_MAIL
from campaigns.services.mailings_under_way import waiting_of

from .. import factories
from .updates import drafted, hashes, member_of_staff, started, written_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def page() -> ActionPage:
    """An action with five signers who agreed."""
    made = factories.action_page()
    for _n in range(5):
        factories.agreed_signature(made)
    Outbox.objects.all().delete()
    return made


@pytest.fixture
def _two_a_minute(settings: Any) -> None:
    settings.SIGNER_MAILS_A_MINUTE = 2


def send_all() -> None:
    """Send what is due, without the periodic jobs."""
    worker = Worker()
    worker._jobs_at = float("inf")
    worker.run_once()


# --- pace --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("_two_a_minute")
def test_so_many_a_minute_and_no_more_while_those_before_have_not_left(page: ActionPage) -> None:
    mailing = started(page)
    assert [services.carry_on_mailings() for _n in range(3)] == [2, 0, 0]
    send_all()
    assert services.carry_on_mailings() == 2
    send_all()
    assert services.carry_on_mailings() == 1
    mailing.refresh_from_db()
    assert (mailing.state, mailing.queued, waiting_of(mailing)) == ("sending", 5, 1)
    services.carry_on_mailings()
    mailing.refresh_from_db()
    assert mailing.state == "sending", "one of its mails has not left"
    send_all()
    services.carry_on_mailings()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.finished_at is not None, mailing.cursor_key) == ("sent", True, None)
    assert written_to() == hashes(*Signature.objects.all())
    assert Outbox.objects.filter(kind=UPDATE_MAIL).count() == 5


@pytest.mark.usefixtures("_two_a_minute")
def test_two_updates_share_one_pace_and_the_older_goes_first(page: ActionPage, clock: Any) -> None:
    first = started(page)
    clock.advance(seconds=1)
    second = started(page)
    for _n in range(3):
        services.carry_on_mailings()
        send_all()
    for mailing, queued in ((first, 5), (second, 1)):
        mailing.refresh_from_db()
        assert mailing.queued == queued


def test_signers_of_one_instant_are_each_written_to_once(page: ActionPage, settings: Any) -> None:
    settings.SIGNER_MAILS_A_MINUTE = 2
    Signature.objects.update(confirmed_at=clock_module.now())
    started(page)
    for _n in range(4):
        services.carry_on_mailings()
        send_all()
    assert len(written_to()) == Outbox.objects.count() == 5


def test_an_update_goes_out_after_every_mail_that_somebody_waits_for(page: ActionPage, clock: Any) -> None:
    started(page)
    services.carry_on_mailings()
    clock.advance(minutes=5)
    factories.pending_signature(page)
    assert [claim().kind for _n in range(2)] == ["sign-confirm", UPDATE_MAIL]


# --- each once, nobody lost --------------------------------------------------------------------------------


@pytest.mark.parametrize("dies_at", [1, 3, 5])
def test_a_worker_that_dies_in_the_middle_writes_to_nobody_twice_and_loses_nobody(
    page: ActionPage, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    mailing = started(page)
    real, calls = post.queue, []

    def dies(*arguments: Any, **options: Any) -> Any:
        calls.append(1)
        if len(calls) == dies_at:
            raise KeyboardInterrupt
        return real(*arguments, **options)

    monkeypatch.setattr(post, "queue", dies)
    with pytest.raises(KeyboardInterrupt):
        services.carry_on_mailings()
    mailing.refresh_from_db()
    assert (mailing.queued, mailing.cursor_key, Outbox.objects.count()) == (0, None, 0)
    assert services.carry_on_mailings() == 5
    assert len(written_to()) == Outbox.objects.count() == 5


def test_an_address_that_signed_twice_over_gets_one_mail(page: ActionPage) -> None:
    first, second = list(Signature.objects.order_by("confirmed_at")[:2])
    organisation = {"kind": "organisation", "organisation_key": "a/KE", "organisation_name": "A"}
    Signature.objects.filter(pk=second.pk).update(email_hash=first.email_hash, **organisation)
    mailing = started(page)
    services.carry_on_mailings()
    mailing.refresh_from_db()
    assert (mailing.queued, Outbox.objects.count()) == (4, 4)


def test_who_takes_the_consent_back_before_their_turn_is_passed_by(page: ActionPage, settings: Any) -> None:
    settings.SIGNER_MAILS_A_MINUTE = 2
    started(page)
    services.carry_on_mailings()
    last = Signature.objects.order_by("confirmed_at", "pk").last()
    services.stop_mails(last.pk)
    for _n in range(3):
        send_all()
        services.carry_on_mailings()
    assert len(written_to()) == 4
    assert last.email_hash not in written_to()


# --- staff, and the breaker --------------------------------------------------------------------------------


@pytest.mark.usefixtures("_two_a_minute")
def test_a_pause_holds_what_is_in_the_outbox_too_and_resuming_lets_it_go(
    page: ActionPage, clock: Any
) -> None:
    mailing = started(page)
    services.carry_on_mailings()
    services.pause_mailing(mailing.pk, member_of_staff())
    send_all()
    assert services.carry_on_mailings() == 0
    assert waiting_of(mailing) == 2
    clock.advance(hours=3)
    send_all()
    assert Outbox.objects.filter(state="sent").count() == 0
    services.resume_mailing(mailing.pk, member_of_staff())
    for _n in range(4):
        send_all()
        services.carry_on_mailings()
    mailing.refresh_from_db()
    assert (mailing.state, mailing.queued) == ("sent", 5)
    assert Outbox.objects.filter(state="sent").count() == 5


@pytest.mark.usefixtures("_two_a_minute")
def test_one_that_is_paused_does_not_keep_others_waiting(page: ActionPage) -> None:
    mailing = started(page)
    services.carry_on_mailings()
    services.pause_mailing(mailing.pk, member_of_staff())
    send_all()  # puts the two back
    other = factories.action_page()
    factories.agreed_signature(other)
    started(other)
    assert services.carry_on_mailings() == 1


@pytest.mark.usefixtures("_two_a_minute")
def test_stopping_ends_it_for_good_and_tells_how_many_it_reached(page: ActionPage) -> None:
    mailing = started(page)
    services.carry_on_mailings()
    send_all()
    services.carry_on_mailings()
    mailing = services.stop_mailing(mailing.pk, member_of_staff())
    assert (mailing.state, mailing.queued, waiting_of(mailing)) == ("stopped", 2, 0)
    send_all()
    assert services.carry_on_mailings() == 0
    states = sorted(Outbox.objects.values_list("state", flat=True))
    assert states == ["cancelled", "cancelled", "sent", "sent"]
    assert not Outbox.objects.filter(state="cancelled", payload__isnull=False).exists()
    for verb in (services.pause_mailing, services.resume_mailing, services.stop_mailing):
        with pytest.raises(services.MailingNotInState):
            verb(mailing.pk, member_of_staff())


def test_stopping_one_leaves_the_mails_of_another_alone(page: ActionPage) -> None:
    first, second = started(page), started(page)
    services.carry_on_mailings()
    services.stop_mailing(first.pk, member_of_staff())
    assert waiting_of(second) == 5


def test_what_is_taken_back_is_told_to_nobody_more(page: ActionPage) -> None:
    answer = services.record_answer(
        page.action, day=clock_module.today(), from_whom={"en": "the house"}, words={"en": "Yes."}
    )
    mailing = started(page, tells=f"answer-{answer.pk}")
    other = started(page)
    services.carry_on_mailings()
    services.take_back(Answer.objects.get())
    for row in (mailing, other):
        row.refresh_from_db()
    assert (mailing.state, other.state) == ("stopped", "sending")
    assert (waiting_of(mailing), waiting_of(other)) == (0, 5)


def test_while_the_breaker_holds_an_actions_mails_it_holds_updates_too(page: ActionPage, clock: Any) -> None:
    mailing = started(page)
    services.carry_on_mailings()
    values = {"cause": MailPause.Cause.OUTBOX, "number": 4001, "paused_at": clock.at}
    MailPause.objects.create(action=page.action, **values)
    send_all()
    assert waiting_of(mailing) == 5
    assert not Outbox.objects.filter(state="sent").exists()
    factories.agreed_signature(page)
    waiting = started(page)
    assert services.carry_on_mailings() == 0
    services.resume_mails(page.action, member_of_staff())
    services.carry_on_mailings()
    assert waiting_of(waiting) == 6
    clock.advance(hours=1)
    send_all()
    assert waiting_of(mailing) == 0


# --- what the database refuses -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changes",
    [
        {"state": "lost"},
        {"state": "draft"},
        {"state": "sent"},
        {"finished_at": clock_module.now()},
        {"words": None},
        {"total": None},
        {"total": 0},
        {"started_by": None},
        {"until": None},
        {"until": clock_module.now()},
        {"cursor_at": clock_module.now()},
        {"tells": ""},
        {"queued": -1},
    ],
)
def test_a_mailing_in_an_impossible_state_is_refused(
    page: ActionPage, clock: Any, changes: dict[str, Any]
) -> None:
    clock.at = clock.at.replace(year=2020)
    mailing = SignerMailing.objects.create(
        action=page.action,
        tells="delivery-1",
        state="sending",
        created_by=member_of_staff(),
        started_by=member_of_staff(),
        started_at=clock.at,
        until=clock.at,
        words={},
        total=1,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        SignerMailing.objects.filter(pk=mailing.pk).update(**changes)


def test_a_draft_holds_nothing_of_a_start(page: ActionPage) -> None:
    draft = SignerMailing.objects.filter(pk=drafted(page).pk)
    for changes in ({"queued": 1}, {"words": {}}, {"started_at": clock_module.now()}, {"state": "paused"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            draft.update(**changes)
