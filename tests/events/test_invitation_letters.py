"""Letters of invitation: asked for on one's own page, made by staff, erased soon."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from events import privacy, services
from events.letter_pdf import letter_pdf
from events.models import Event, InvitationLetter, Registration
from events.own_link import own_url

from .. import factories
from ..campaigns.pdf_words import pages_of
from ..conftest import FrozenClock
from ..supporters.asking import send_all

pytestmark = pytest.mark.django_db
NAME = {"passport_name": "Amara Lindqvist Diallo", "nationality": "SN"}


@pytest.fixture
def event(clock: FrozenClock) -> Event:
    return factories.joinable(offers_letter=True, city="Paris", country="FR", venue="Old Mill").event


def own_page(row: Registration, **values: str) -> Any:
    path = "/l/" + own_url(row.pk).partition("/l/")[2]
    client = Client()
    return client.post(path, values) if values else client.get(path)


def test_a_letter_is_asked_for_made_and_opened_by_its_owner_only_then(
    event: Event, client: Client, mailoutbox: list[Any]
) -> None:
    row = factories.registered(event, email="ana@example.org")
    assert "Letter of invitation" in own_page(row).content.decode()
    assert own_page(row, do="ask-for-letter", passport_name="", nationality="").status_code == 422
    assert own_page(row, do="ask-for-letter", **NAME).status_code == 200
    assert own_page(row, do="open-letter").status_code == 410
    client.force_login(factories.staff())
    screen = reverse("invitation_letters", args=[event.pk])
    assert "Amara Lindqvist Diallo" in client.get(screen).content.decode()
    client.post(screen, {"registration": str(row.pk)})
    send_all()
    assert "Your letter is ready" in [message.subject for message in mailoutbox]
    assert not [message for message in mailoutbox if "Diallo" in str(message.message())]
    response = own_page(row, do="open-letter")
    assert response["Content-Type"] == "application/pdf"
    assert response["Cache-Control"].startswith(("private", "no-store", "max-age=0"))
    words = " ".join(pages_of(response.content))
    assert "Amara Lindqvist Diallo" in words
    assert "Old Mill, Paris, France" in words


def test_a_letter_is_made_for_whoever_has_a_place_only(event: Event) -> None:
    services.change_settings(event, {"registration": "approval"})
    row = factories.registered(event)
    services.ask_for_letter(row.pk, name="A", nationality="SN")
    with pytest.raises(services.NotInState):
        services.make_letter(event, row.pk, factories.staff())
    assert InvitationLetter.objects.get().made_at is None


def test_a_letter_in_arabic_is_shaped_and_runs_from_right_to_left(event: Event) -> None:
    row = factories.registered(event, language="ar")
    services.ask_for_letter(row.pk, name="أمينة بنت يوسف", nationality="MA")
    letter = services.make_letter(event, row.pk, factories.staff())
    letter.refresh_from_db()
    words = " ".join(pages_of(letter_pdf(letter)))
    assert "أمينة بنت يوسف" in words


def test_what_a_letter_needed_goes_the_day_after_and_with_the_registration(
    event: Event, clock: FrozenClock
) -> None:
    leaves, stays = factories.registered(event), factories.registered(event)
    for row in (leaves, stays):
        services.ask_for_letter(row.pk, name="A", nationality="SN")
    (exported,) = privacy.export(leaves.email_hash)
    assert (exported["invitation_letter"]["name"], exported["invitation_letter"]["nationality"]) == (
        "A",
        "SN",
    )
    services.cancel_registration(leaves.pk)
    assert InvitationLetter.objects.get().registration == stays
    assert event.ends_at is not None
    clock.at = event.ends_at + timedelta(hours=25)
    assert privacy.expire_legal_names(dry_run=False) == 1
