"""E-mail addresses: one normal form, one keyed hash, one mask."""

from functools import lru_cache

import idna
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from .sealed import keyed_hash


def normalise(address: str) -> str:
    """Return the form by which addresses are compared: lower case, domain in IDNA's ASCII form.

    Tags (`+news`) and dots stay: folding them would refuse two people who differ only there.
    Raises ValidationError when `address` is not an e-mail address.
    """
    local, _at, domain = address.strip().rpartition("@")
    try:
        domain = _ascii_domain(domain.lower())
    except (idna.IDNAError, UnicodeError) as error:
        raise ValidationError(
            _("Enter an email address, such as name@example.org."), code="invalid"
        ) from error
    normal = f"{local.lower()}@{domain}"
    validate_email(normal)
    return normal


@lru_cache(maxsize=1000)
def _ascii_domain(domain: str) -> str:
    """Return a domain in IDNA's ASCII form, kept, because most addresses share a few."""
    return idna.encode(domain, uts46=True).decode("ascii")


def address_hash(address: str) -> str:
    """Return the keyed hash of a normalised `address`, the same in every table."""
    return keyed_hash("address", address)


def mask(address: str) -> str:
    """Return `address` so that its owner knows it and a passer-by does not: `a…@e….org`."""
    local, _at, domain = address.partition("@")
    name, _dot, ending = domain.rpartition(".")
    return f"{local[:1]}…@{name[:1]}….{ending}"
