"""A speaker agrees to what is shown of her, or it goes."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from advocacy_site.core import links
from advocacy_site.core.addresses import address_hash
from advocacy_site.mailing.models import Outbox
from events import services, speaker_privacy
from events.models import Event, EventSpeaker, Speaker, SpeakerRequest
from events.services import asking_speakers
from events.services.asking_speakers import LINK_PURPOSE, shown_of

from .. import factories
from ..supporters.asking import send_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HER = "ana@example.org"


@pytest.fixture
def her() -> Speaker:
    return factories.speaker(name="Ana", biography="Wrote three books.", portrait=factories.site_image())


@pytest.fixture
def event(her: Speaker) -> Event:
    line = EventSpeaker(locale=factories.locale(), speaker=her)
    return factories.event_page(speaker_lines=[line], recording_url="https://video.example/1").event


def ask(event: Event, her: Speaker) -> str:
    """Ask her; return the path of her link."""
    services.ask_speaker(event, her, HER, "en", factories.staff())
    nonce = Outbox.objects.get(kind="speaker-request").nonce
    return f"/l/{links.make_token(LINK_PURPOSE, nonce)}/"


def test_what_she_refuses_is_taken_down_and_what_she_grants_stays(
    event: Event, her: Speaker, mailoutbox: list[Any]
) -> None:
    path = ask(event, her)
    send_all()
    assert path in mailoutbox[0].body
    assert "Ana" not in mailoutbox[0].body
    html = Client().get(path).content.decode()
    assert "Wrote three books." in html
    her.refresh_from_db()
    assert her.biography  # looking changes nothing
    seen = shown_of(her, event).digest
    answers = {"seen": seen, "biography": "no", "portrait": "yes", "words": "Four books."}
    assert Client().post(path, answers).status_code == 422
    assert Client().post(path, answers | {"recording": "yes"}).status_code == 200
    her.refresh_from_db()
    assert (her.biography, bool(her.portrait)) == ("", True)
    (row,) = speaker_privacy.export(address_hash(HER))
    assert (row["biography"], row["recording"], row["words"]) == ("no", "yes", "Four books.")


def test_an_answer_is_only_of_what_she_saw(event: Event, her: Speaker) -> None:
    path = ask(event, her)
    seen = shown_of(her, event).digest
    Speaker.objects.filter(pk=her.pk).update(biography="Something else.")
    answers = {"seen": seen, "biography": "yes", "portrait": "yes", "recording": "yes"}
    assert "Something was changed meanwhile" in Client().post(path, answers).content.decode()
    assert SpeakerRequest.objects.get().answered_at is None


def test_staff_ask_and_see_the_answer_but_not_the_address(event: Event, her: Speaker, client: Client) -> None:
    client.force_login(factories.staff())
    screen = reverse("ask_speakers", args=[event.pk])
    assert client.post(screen, {"speaker": her.pk, "email": HER, "language": "en"}).status_code == 302
    answers = {"biography": "no", "portrait": "yes", "recording": "yes"}
    asked = SpeakerRequest.objects.get()
    services.answer_as_speaker(asked.pk, seen=shown_of(her, event).digest, answers=answers, words="")
    html = client.get(screen).content.decode()
    assert "<strong>Biography: refused</strong>" in html
    assert HER not in html


@pytest.mark.parametrize("refused", ["biography", "portrait"])
def test_an_answer_leaves_alone_what_an_editor_has_written_meanwhile(
    event: Event, her: Speaker, refused: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here the editor saves between the reading of her rows and the answer, as SQLite would let her wait."""
    ask(event, her)
    asked = SpeakerRequest.objects.get()
    seen = shown_of(her, event).digest
    read = asking_speakers.shown_of

    def read_and_edit(*args: Any, **kwargs: Any) -> Any:
        shown = read(*args, **kwargs)
        assert shown.rows
        Speaker.objects.filter(pk=her.pk).update(name="Ana Maria")
        return shown

    monkeypatch.setattr(asking_speakers, "shown_of", read_and_edit)
    answers = dict.fromkeys(SpeakerRequest.ITEMS, "yes") | {refused: "no"}
    services.answer_as_speaker(asked.pk, seen=seen, answers=answers, words="")
    her.refresh_from_db()
    assert her.name == "Ana Maria"
    assert not getattr(her, refused)


def test_her_rows_are_locked_before_what_she_saw_is_compared(event: Event, her: Speaker) -> None:
    ask(event, her)
    asked = SpeakerRequest.objects.get()
    answers = dict.fromkeys(SpeakerRequest.ITEMS, "yes")
    seen = shown_of(her, event).digest
    with CaptureQueriesContext(connection) as captured:
        services.answer_as_speaker(asked.pk, seen=seen, answers=answers, words="")
    reads = [sql for query in captured if 'FROM "events_speaker"' in (sql := query["sql"] or "")]
    locks = "FOR UPDATE" if connection.features.has_select_for_update else ""  # SQLite locks all or nothing
    assert [sql for sql in reads if locks in sql and 'ORDER BY "events_speaker"."id"' in sql]


def test_who_was_asked_costs_as_much_for_two_as_for_twenty(event: Event, client: Client) -> None:
    client.force_login(factories.staff())
    screen = reverse("ask_speakers", args=[event.pk])
    costs = []
    for number in (2, 18):
        for _n in range(number):
            one = factories.speaker(name=f"Speaker {Speaker.objects.count()}", biography="Writes.")
            services.ask_speaker(event, one, HER, "en", factories.staff())
        client.get(screen)
        with CaptureQueriesContext(connection) as captured:
            assert len(client.get(screen).context["rows"]) == SpeakerRequest.objects.count()
        costs.append(len(captured))
    assert costs[0] == costs[1]
