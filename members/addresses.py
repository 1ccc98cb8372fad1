"""Addresses of other organisations' pages: https only, the host named before the press."""

from urllib.parse import urlsplit

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

HTTPS_WORDS = _("The address must start with https://.")
validate_https = RegexValidator(r"\Ahttps://", HTTPS_WORDS)


def https_only(name: str, field: str, *, may_be_empty: bool = False) -> models.CheckConstraint:
    """Return the constraint, called `name` and more, that `field` holds an https address, or nothing."""
    condition = models.Q(**{f"{field}__startswith": "https://"})
    if may_be_empty:
        condition |= models.Q(**{field: ""})
    return models.CheckConstraint(
        name=f"{name}_is_https", condition=condition, violation_error_message=HTTPS_WORDS
    )


def host_of(url: str) -> str:
    """Return the host of `url` as people say it, without "www."."""
    return (urlsplit(url).hostname or "").removeprefix("www.")
