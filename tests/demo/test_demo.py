"""The demo: made once, the same after a second run, and the number on it is true."""

import pytest
from django.core.management import call_command
from wagtail.models import Page

from campaigns import services
from campaigns.models import ActionPage, Signature

pytestmark = pytest.mark.django_db


def test_a_second_run_changes_nothing() -> None:
    call_command("load_demo", verbosity=0)
    before = (
        Page.objects.count(),
        Signature.objects.count(),
        list(Page.objects.values_list("url_path", flat=True)),
    )
    call_command("load_demo", verbosity=0)
    assert before == (
        Page.objects.count(),
        Signature.objects.count(),
        list(Page.objects.values_list("url_path", flat=True)),
    )


def test_its_numbers_equal_a_recount() -> None:
    call_command("load_demo", verbosity=0)
    action = ActionPage.objects.get().action
    assert services.counting.tallies_of(action) == services.recount(action)
    assert services.recount(action)[("total", "")] == Signature.objects.count()
