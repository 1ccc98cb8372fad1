"""Every look at personal data leaves a row that nobody changes."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, transaction

from advocacy_site.core import access, clock
from advocacy_site.core.models.access import AccessLog, AppendOnly

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return get_user_model().objects.create(email="officer@daybreak.example")


@pytest.fixture
def entry(officer):
    return access.record(officer, "export", "action:7", rows=1200, reason="Handed over", request_id="r1")


def test_a_record_says_who_did_what_to_what_when_and_why(entry, officer):
    stored = AccessLog.objects.get()
    assert (stored.actor, stored.action, stored.subject) == (officer, "export", "action:7")
    assert (stored.rows, stored.reason, stored.request_id) == (1200, "Handed over", "r1")
    assert clock.now() - stored.at < timedelta(minutes=1)


@pytest.mark.parametrize(("action", "subject"), [("peek", "action:7"), ("", "action:7"), ("view", "")])
def test_an_access_without_a_known_action_or_a_subject_is_a_mistake(officer, action, subject):
    with pytest.raises(ValueError):
        access.record(officer, action, subject)


def test_rows_are_neither_changed_nor_deleted(entry):
    entry.reason = "Something else"
    attempts = [
        entry.save,
        entry.delete,
        AccessLog.objects.all().delete,
        lambda: AccessLog.objects.update(reason=""),
        lambda: AccessLog.objects.bulk_update([entry], ["reason"]),
        lambda: AccessLog.objects.update_or_create(pk=entry.pk, defaults={"reason": ""}),
    ]
    for attempt in attempts:
        with pytest.raises(AppendOnly):
            attempt()
    assert AccessLog.objects.get().reason == "Handed over"


def test_rows_expire(entry):
    assert AccessLog.objects.all().expire(entry.at) == 0
    later = entry.at + timedelta(seconds=1)
    assert AccessLog.objects.all().expire(later, dry_run=True) == 1
    assert AccessLog.objects.count() == 1
    assert AccessLog.objects.all().expire(later) == 1
    assert not AccessLog.objects.exists()


def test_the_log_outlives_the_account(entry, officer):
    actor = officer.pk
    officer.delete()
    assert AccessLog.objects.get(pk=entry.pk).actor_id == actor


def test_the_database_refuses_an_unknown_action(officer):
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessLog.objects.create(actor=officer, action="peek", subject="action:7")
