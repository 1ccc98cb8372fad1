"""A long choice reads as Django's own."""

from typing import Any

import pytest
from django import forms
from django.test.html import parse_html

from advocacy_site.core.long_select import LongSelect

CHOICES = [("", "None"), (1, "One"), ("<&\"'>", "<b>Two & more</b>"), ("Europe/Paris", "Europe/Paris")]


@pytest.mark.parametrize("chosen", [None, "", 1, "1", "<&\"'>", "Europe/Paris", "nothing of these"])
def test_it_is_what_django_would_write(chosen: Any) -> None:
    arguments: Any = ("zone", chosen, {"id": "id_zone", "required": True})
    ours, djangos = (
        kind(attrs={"class": "input"}, choices=CHOICES).render(*arguments)
        for kind in (LongSelect, forms.Select)
    )
    assert parse_html(ours) == parse_html(djangos)
