"""Rate limits count every hit once, forget by day, and keep nothing that names a visitor."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from advocacy_site.core import clock, limits
from advocacy_site.core.limits import hit, prune
from advocacy_site.core.models.limits import DailySalt, RateLimit

NETWORK = "192.0.2.0/24"
NOON = datetime(2030, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_remembered_salt():
    limits._salts.clear()
    yield
    limits._salts.clear()


@pytest.fixture
def at(monkeypatch):
    """Set the clock: at(moment)."""

    def set_clock(moment):
        monkeypatch.setattr(clock, "_source", lambda: moment)

    set_clock(NOON)
    return set_clock


@pytest.mark.django_db
def test_the_limit_is_the_last_hit_that_passes(at):
    assert [hit("mail-address-day", "x") for _ in range(7)] == [True] * 5 + [False] * 2


@pytest.mark.django_db
def test_rules_and_subjects_are_counted_apart(at):
    for _ in range(6):
        hit("mail-address-day", "x")
    assert hit("mail-address-day", "y")
    hit("link-network", NETWORK)
    hit("sign-network", NETWORK)  # a window of the same length, from the same minute
    assert sorted(RateLimit.objects.values_list("hits", flat=True)) == [1, 1, 1, 6]


@pytest.mark.django_db
def test_a_new_window_begins_at_zero(at):
    for _ in range(30):
        assert hit("sign-network", NETWORK)
    at(NOON + timedelta(minutes=9, seconds=59))
    assert not hit("sign-network", NETWORK)
    at(NOON + timedelta(minutes=10))
    assert hit("sign-network", NETWORK)


def test_every_window_divides_a_day_so_that_one_salt_serves_it():
    assert all(24 * 60 * 60 % rule.seconds == 0 for rule in limits.RULES.values())


@pytest.mark.django_db
def test_an_unknown_rule_is_a_mistake():
    with pytest.raises(KeyError):
        hit("sing-network", NETWORK)


@pytest.mark.django_db
def test_the_table_does_not_tell_who_came_nor_whether_somebody_came_back(at):
    hit("link-network", NETWORK)
    at(NOON + timedelta(days=1))
    hit("link-network", NETWORK)
    keys = set(RateLimit.objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert all(len(key) == 64 and "192" not in key[:3] for key in keys)
    assert DailySalt.objects.values("salt").distinct().count() == 2


@pytest.mark.django_db
def test_another_process_continues_the_count_with_the_same_salt(at):
    for _ in range(5):
        hit("mail-address-day", "x")
        limits._salts.clear()
    assert not hit("mail-address-day", "x")
    assert RateLimit.objects.get().hits == 6


@pytest.mark.django_db(transaction=True)
def test_a_salt_is_asked_for_once_a_day(at, django_assert_num_queries):
    hit("link-network", NETWORK)
    with django_assert_num_queries(1):
        hit("link-network", NETWORK)


@pytest.mark.django_db(transaction=True)
def test_a_salt_of_a_rolled_back_transaction_is_not_remembered(at):
    with transaction.atomic():
        hit("link-network", NETWORK)
        transaction.set_rollback(True)
    hit("link-network", NETWORK)
    assert limits._salts == {NOON.date(): DailySalt.objects.get().salt}


@pytest.mark.django_db(transaction=True)
def test_simultaneous_hits_are_all_counted_under_one_salt(at):
    passed, ready = [], threading.Barrier(10)

    def visitor():
        ready.wait()
        try:
            passed.append(hit("mail-address-day", "x"))
        finally:
            connection.close()

    threads = [threading.Thread(target=visitor) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(passed) == [False] * 5 + [True] * 5
    assert RateLimit.objects.get().hits == 10
    assert DailySalt.objects.count() == 1


@pytest.mark.django_db
def test_pruning_forgets_what_is_older_than_two_days(at):
    for days in (3, 2, 1, 0):
        at(NOON - timedelta(days=days))
        hit("link-network", NETWORK)
    at(NOON + timedelta(seconds=1))
    assert prune(dry_run=True) == 3
    assert RateLimit.objects.count() == 4
    assert prune() == 3  # the rows of 3 and 2 days ago; the salt of 3: the other day has rows within 48 h
    assert prune() == 0
    assert RateLimit.objects.count() == 2
    assert DailySalt.objects.count() == 3


@pytest.mark.django_db
def test_the_database_refuses_a_second_row_for_a_window_and_an_empty_one():
    RateLimit.objects.create(key="k", window_start=NOON, hits=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        RateLimit.objects.create(key="k", window_start=NOON, hits=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        RateLimit.objects.create(key="l", window_start=NOON, hits=0)
