"""The strip and the help page."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from advocacy_site.core import clock
from advocacy_site.safety.models import Helpline, SafetySettings
from advocacy_site.safety.strip import strip_for

from .. import factories

pytestmark = pytest.mark.django_db


def helpline(**fields: object) -> Helpline:
    values = {
        "locale": factories.locale(),
        "name": "The Lamp",
        "owner": "Lampa",
        "audience": "survivors",
        "country": "AU",
        "number": "+61255500142",
        "display_number": "02 5550 0142",
        "checked_on": clock.today(),
    }
    return Helpline.objects.create(**(values | fields))


def test_before_staff_chose_anything_the_strip_still_helps() -> None:
    strip = strip_for("en")
    assert strip.exit_url.startswith("https://")
    assert strip.helpline is not None
    assert strip.help_url == "/en/help/"


def test_the_strip_shows_the_line_that_staff_chose_with_its_country() -> None:
    SafetySettings.objects.create(
        locale=factories.locale(), exit_url="https://weather.example/", helpline=helpline()
    )
    strip = strip_for("en")
    assert strip.exit_url == "https://weather.example/"
    assert strip.helpline is not None
    assert (strip.helpline.name, strip.helpline.country_name) == ("The Lamp", "Australia")


def test_one_person_can_hide_a_line_at_once(client: Client) -> None:
    line = helpline()
    SafetySettings.objects.create(
        locale=factories.locale(), exit_url="https://weather.example/", helpline=line
    )
    assert "02 5550 0142" in client.get("/en/help/").content.decode()
    line.hidden = True
    line.save()
    assert strip_for("en").helpline is None
    assert "02 5550 0142" not in client.get("/en/help/").content.decode()


def test_the_help_page_shows_survivors_lines_only_and_is_small(client: Client) -> None:
    helpline()
    helpline(name="For men who want to stop", audience="men", display_number="02 5550 0199")
    response = client.get("/en/help/")
    assert "02 5550 0142" in response.content.decode()
    assert "02 5550 0199" not in response.content.decode()
    assert len(response.content) < 15_000


def test_a_number_is_written_so_that_a_phone_can_dial_it() -> None:
    with pytest.raises(ValidationError):
        Helpline(number="0808 157 0142").clean_fields(
            exclude=["locale", "name", "owner", "audience", "country", "display_number", "checked_on"]
        )


def test_an_exit_without_https_and_a_line_that_cannot_be_reached_are_refused() -> None:
    for write in (
        lambda: SafetySettings.objects.create(locale=factories.locale(), exit_url="http://weather.example/"),
        lambda: helpline(can_call=False, can_text=False),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
