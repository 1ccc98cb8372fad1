"""What staff write of a helpline: each mistake is told at its field, and the database refuses it too."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from advocacy_site.core import clock
from advocacy_site.safety.models import Helpline, OpeningPeriod
from advocacy_site.users.models import User

from .. import factories
from .desk import ADD, LISTING, NIGHTS, as_, form
from .lines import open_between

pytestmark = pytest.mark.django_db
NO_HOURS = {"hours": "unknown", "time_zone": ""}
NO_NUMBER = {"number": "", "display_number": ""}


@pytest.fixture
def staff() -> Client:
    factories.locale()
    return as_(User.objects.create_superuser("root@daybreak.example", "a long password"))


def errors(staff: Client, sent: dict[str, Any]) -> dict[str, Any]:
    """Return the errors of a new line by field, none where it was saved."""
    sent = {name: value for name, value in nested_form_data(sent).items() if value is not None}
    response = staff.post(reverse(ADD), sent)
    return {} if response.status_code == 302 else dict(response.context["form"].errors)


def without_periods(**changed: Any) -> dict[str, Any]:
    return form(NIGHTS | {"DELETE": "1"}, **changed)


@pytest.mark.parametrize(
    ("sent", "fields"),
    [
        (form(), set()),
        (without_periods(**NO_HOURS), set()),
        (without_periods(hours="always", time_zone=""), set()),
        (without_periods(), {"hours"}),
        (form(time_zone=""), {"time_zone"}),
        (form(time_zone="Mars/Olympus"), {"time_zone"}),
        (form(hours="always", time_zone=""), {"hours"}),
        (without_periods(hours="always"), {"time_zone"}),
        (form(**NO_NUMBER), {"number", "display_number"}),
        (form(number="0808 157 0142"), {"number"}),
        (form(**NO_NUMBER, can_call=None, chat_url="https://chat.example/"), set()),
        (form(**NO_NUMBER, can_call=None), {"__all__"}),
        (form(chat_url="http://chat.example/"), {"chat_url"}),
        (form(chat_url="javascript:alert(1)"), {"chat_url"}),
        (form(languages=("en", "klingon")), {"languages"}),
    ],
)
def test_each_mistake_is_told_at_its_field(staff: Client, sent: dict[str, Any], fields: set[str]) -> None:
    assert set(errors(staff, sent)) == fields


def test_days_that_run_backwards_are_refused(staff: Client) -> None:
    sent = nested_form_data(form(NIGHTS | {"first_day": "6", "last_day": "1"}))
    response = staff.post(reverse(ADD), sent)
    assert "The first day comes before the last" in response.content.decode()
    assert not Helpline.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"can_call": False},
        {"number": ""},
        {"display_number": ""},
        {"can_call": False, "can_text": True, "number": ""},
        {"chat_url": "http://chat.example/"},
        {"hours": "weekly"},
        {"hours": "rarely"},
        {"time_zone": "Europe/London"},
        {"hours": "always", "time_zone": "Europe/London"},
    ],
    ids=str,
)
def test_the_database_refuses_a_line_that_makes_no_sense(fields: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.helpline(**fields)


@pytest.mark.parametrize("days", [(0, 3), (5, 1), (3, 8)])
def test_the_database_refuses_days_that_are_none(days: tuple[int, int]) -> None:
    line = open_between("09:00", "17:00")
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningPeriod.objects.filter(helpline=line).update(first_day=days[0], last_day=days[1])


def test_a_line_that_nobody_called_for_half_a_year_stands_out_in_the_list(staff: Client) -> None:
    factories.helpline(name="Called", checked_on=clock.today() - timedelta(days=183))
    factories.helpline(name="Forgotten", checked_on=clock.today() - timedelta(days=184))
    assert [line.name for line in Helpline.objects.to_check_again()] == ["Forgotten"]
    assert "Call it again" in staff.get(reverse(LISTING)).content.decode()
    html = staff.get(reverse(LISTING), {"to_check_again": "true"}).content.decode()
    assert "Forgotten" in html
    assert "Called" not in html


def test_whoever_publishes_reads_hours_languages_and_chat_as_the_public_will(staff: Client) -> None:
    line = open_between(
        "22:00",
        "06:00",
        hidden=True,
        chat_url="https://chat.example/",
        languages=" en ar ",
        on_the_bill=False,
    )
    html = staff.get(reverse("publish_helpline", args=[line.pk])).content.decode()
    for shown in ("Every day 22:00–06:00 (Europe/London)", "English, Arabic", "https://chat.example/"):
        assert shown in html
    assert "No telephone bill shows it." in html
