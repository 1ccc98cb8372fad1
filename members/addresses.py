"""Addresses of members' own pages: https only, in the database too."""

from django.db import models

from advocacy_site.core.web import HTTPS_WORDS


def https_only(name: str, field: str, *, may_be_empty: bool = False) -> models.CheckConstraint:
    """Return the constraint, called `name` and more, that `field` holds an https address, or nothing."""
    condition = models.Q(**{f"{field}__startswith": "https://"})
    if may_be_empty:
        condition |= models.Q(**{field: ""})
    return models.CheckConstraint(
        name=f"{name}_is_https", condition=condition, violation_error_message=HTTPS_WORDS
    )
