"""Sealed fields, their keys, and keyed hashes."""

from io import StringIO

import pytest
from cryptography.fernet import Fernet
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.management import call_command
from django.db import connection

from advocacy_site.core import sealed
from advocacy_site.supporters.models import Supporter
from advocacy_site.supporters.services import remember


def test_sealing_twice_gives_two_values_that_both_open() -> None:
    first, second = sealed.seal("Amara"), sealed.seal("Amara")
    assert first != second
    assert sealed.unseal(first) == sealed.unseal(second) == "Amara"


def test_a_value_that_no_key_opens_says_so(settings: object) -> None:
    token = sealed.seal("Amara")
    settings.SEALED_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(sealed.Unreadable):
        sealed.unseal(token)
    with pytest.raises(sealed.Unreadable):
        sealed.unseal("nonsense é")


def test_bad_or_missing_keys_are_refused(settings: object) -> None:
    for keys in ([], ["short"]):
        settings.SEALED_KEYS = keys
        with pytest.raises(ImproperlyConfigured):
            sealed.seal("x")


def test_equal_values_hash_equally_within_one_purpose_and_one_key_only(settings: object) -> None:
    one = sealed.keyed_hash("address", "amara@example.org")
    assert one == sealed.keyed_hash("address", "amara@example.org")
    assert one != sealed.keyed_hash("network", "amara@example.org")
    settings.HASH_KEY = "another key"
    assert one != sealed.keyed_hash("address", "amara@example.org")


@pytest.mark.django_db
def test_a_sealed_field_cannot_be_searched() -> None:
    with pytest.raises(FieldError):
        Supporter.objects.filter(email__contains="amara").exists()


@pytest.mark.django_db
def test_rotating_seals_everything_with_the_new_key_and_then_the_old_one_can_go(settings: object) -> None:
    supporter = remember("amara@example.org", "en")
    old, new = settings.SEALED_KEYS[0], Fernet.generate_key().decode()
    settings.SEALED_KEYS = [new, old]
    call_command("rotate_sealed", stdout=StringIO())
    settings.SEALED_KEYS = [new]
    assert Supporter.objects.get(pk=supporter.pk).email == "amara@example.org"
    with connection.cursor() as cursor:
        cursor.execute("SELECT email FROM supporters_supporter")
        assert "amara" not in cursor.fetchone()[0]


@pytest.mark.django_db
def test_rotating_reports_what_it_cannot_open(settings: object) -> None:
    remember("amara@example.org", "en")
    settings.SEALED_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(SystemExit):
        call_command("rotate_sealed", stdout=StringIO(), stderr=StringIO())
