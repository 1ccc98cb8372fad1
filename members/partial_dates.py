"""Dates of which only the year may be known: 2013, 2013-05, 2013-05-17."""

import re
from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

LENGTH = 10
PATTERN = r"^(1[0-9]|20)[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
HELP = _("A year, a month or a day: 2013, 2013-05 or 2013-05-17.")


def parse(text: str) -> date:
    """Return the first day that `text` may mean. Raises ValueError when it means none."""
    if not re.fullmatch(PATTERN, text):
        raise ValueError(text)
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :])


def validate_partial_date(text: str) -> None:
    """Raise ValidationError unless `text` is a year, a month or a day of the calendar, 1000 to 2099."""
    try:
        parse(text)
    except ValueError as error:
        raise ValidationError(
            _("Write a year, a month or a day: 2013, 2013-05 or 2013-05-17."), code="invalid"
        ) from error


def in_words(text: str) -> str:
    """Return `text` in the active language, as precise as it is: "2013", "May 2013", "17 May 2013"."""
    if not text:
        return ""
    style = {4: "Y", 7: "YEAR_MONTH_FORMAT"}.get(len(text), "DATE_FORMAT")
    return date_format(parse(text), style)


def is_partial_date(name: str, field: str) -> models.CheckConstraint:
    """Return the constraint, called `name` and more, that `field` is empty or has one of the three forms."""
    condition = models.Q(**{field: ""}) | models.Q(**{f"{field}__regex": PATTERN})
    return models.CheckConstraint(
        name=f"{name}_is_a_partial_date", condition=condition, violation_error_message=HELP
    )
