"""Personal data at rest: encrypted fields whose key is not in the database, and keyed hashes.

Encryption is Fernet (AES-128-CBC with HMAC-SHA256) from `cryptography`; `MultiFernet` lets old keys
go on reading while the first one writes. To rotate: put a new key first in SEALED_KEYS, run
`manage.py rotate_sealed`, then take the old one out.
"""

import hmac
import json
import logging
from contextlib import suppress
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

log = logging.getLogger(__name__)


class Unreadable(Exception):
    """A sealed value that none of our keys opens."""


@lru_cache(maxsize=4)
def _box(keys: tuple[str, ...]) -> MultiFernet:
    if not keys:
        raise ImproperlyConfigured("SEALED_KEYS is empty.")
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError as error:
        raise ImproperlyConfigured("Each of SEALED_KEYS is 32 bytes in URL-safe base64.") from error


def seal(text: str) -> str:
    """Return `text` encrypted with the first of SEALED_KEYS, as ASCII."""
    return _box(tuple(settings.SEALED_KEYS)).encrypt(text.encode()).decode("ascii")


def unseal(token: str) -> str:
    """Return the text that `seal` was given. Raises Unreadable."""
    try:
        return _box(tuple(settings.SEALED_KEYS)).decrypt(token.encode("ascii")).decode()
    except (InvalidToken, UnicodeEncodeError) as error:
        raise Unreadable from error


def reseal(token: str) -> str:
    """Return the same text sealed with today's first key. Raises Unreadable."""
    try:
        return _box(tuple(settings.SEALED_KEYS)).rotate(token.encode("ascii")).decode("ascii")
    except (InvalidToken, UnicodeEncodeError) as error:
        raise Unreadable from error


def keyed_hash(purpose: str, value: str) -> str:
    """Return HMAC-SHA256 of `value` under HASH_KEY, in 64 hexadecimal digits.

    Equal values give equal hashes within one `purpose` only, and nobody without the key can test
    guesses against a stolen table (an unkeyed hash of an address can be guessed).
    """
    message = f"{purpose}\0{value}".encode()
    return hmac.digest(settings.HASH_KEY.encode(), message, "sha256").hex()


class SealedTextField(models.TextField):
    """Text that the database sees encrypted. It can't be searched, ordered or compared there.

    `lost`: what is read where no key opens it, for a row that must be read all the same, translated when it
    is read. None: Unreadable.
    """

    description = "Encrypted text"

    def __init__(self, *args: Any, lost: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lost = lost  # nothing that a migration has to know

    def get_prep_value(self, value: Any) -> str | None:
        value = super().get_prep_value(value)
        return value if value in (None, "") else seal(value)

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> str | None:
        if value in (None, ""):
            return value
        try:
            return unseal(value)
        except Unreadable:
            if self.lost is None:
                raise
            return str(self.lost)

    def get_lookup(self, lookup_name: str) -> Any:
        """Allow only the look-ups that mean something on a sealed value: null and empty."""
        return super().get_lookup(lookup_name) if lookup_name in ("isnull", "exact") else None


class SealedJSONField(SealedTextField):
    """A JSON value that the database sees encrypted."""

    description = "Encrypted JSON"

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else seal(json.dumps(value))

    def from_db_value(self, value: str | None, _expression: Any, _connection: Any) -> Any:
        return None if value in (None, "") else json.loads(unseal(value))

    def to_python(self, value: Any) -> Any:
        return value


def unopened(rows: Any) -> Any:
    """Return `rows`, a QuerySet, with what is sealed left for when it is asked for.

    What no key opens can so be locked, changed and deleted; saving one of these writes only what was read or
    set.
    """
    return rows.defer(*(field.name for field in sealed_fields(rows.model)))


def as_stored(path: str) -> models.ExpressionWrapper:
    """Return the sealed column at `path` as the database has it, for a long list that is read in one go."""
    return models.ExpressionWrapper(models.F(path), output_field=models.TextField(null=True))


def opened(field: Any, stored: str | None) -> Any:
    """Return what a sealed `field` says of what `as_stored` read; None where no key opens it."""
    with suppress(Unreadable):
        return field.from_db_value(stored, None, None)
    return None


def readable(rows: models.QuerySet[Any]) -> list[Any]:
    """Return `rows` without those that none of our keys opens: one of them must hold up nobody.

    One query; where a row is unreadable, one for each. Logs how many were left out, and nothing of them.
    """
    try:
        return list(rows)
    except Unreadable:
        keys = list(rows.values_list("pk", flat=True))
    found = []
    for key in keys:
        # By the manager, because a part of a list can't be filtered once more.
        with suppress(Unreadable):
            found += rows.model._base_manager.filter(pk=key)
    log.error("%s: %d of %d rows can't be unsealed", rows.model.__name__, len(keys) - len(found), len(keys))
    return found


def sealed_fields(model: type[models.Model]) -> list[SealedTextField]:
    """Return the sealed fields of `model`."""
    return [field for field in model._meta.concrete_fields if isinstance(field, SealedTextField)]
