"""How long it is kept who was asked what is shown of them, and what they answered."""

from datetime import timedelta

import pytest
from django.db.models import TextField, Value

from advocacy_site.core.registry import retention
from events import services
from events.models import Event, EventSpeaker, Speaker, SpeakerRequest
from events.services.asking_speakers import shown_of

from .. import factories
from ..conftest import FrozenClock

pytestmark = pytest.mark.django_db


@pytest.fixture
def speaker(clock: FrozenClock) -> Speaker:
    return factories.speaker(name="Ana", biography="Wrote three books.")


@pytest.fixture
def event(speaker: Speaker) -> Event:
    return factories.event_page(
        speaker_lines=[EventSpeaker(locale=factories.locale(), speaker=speaker)],
        settings={"starts_at": None, "ends_at": None},
    ).event


def asked(event: Event, speaker: Speaker, *, answered: bool) -> SpeakerRequest:
    request = services.ask_speaker(event, speaker, "ana@example.org", "en", factories.staff())
    if answered:
        seen = shown_of(speaker, event).digest
        services.answer_as_speaker(request.pk, seen=seen, answers={"biography": "yes"}, words="Four.")
    return request


def run(name: str) -> int:
    promised = retention[name].expire(True)
    assert retention[name].expire(False) == promised
    assert retention[name].expire(True) == 0
    return promised


def test_a_question_that_nobody_answers_goes_the_day_after_its_link(
    event: Event, speaker: Speaker, clock: FrozenClock
) -> None:
    asked(event, speaker, answered=False)
    kept = asked(event, speaker, answered=True)
    clock.advance(days=31, seconds=-1)
    assert run("speaker-questions") == 0
    clock.advance(seconds=1)
    assert run("speaker-questions") == 1
    assert SpeakerRequest.objects.get() == kept


@pytest.mark.parametrize("is_dated", [True, False])
def test_an_answer_stays_but_not_whose_address_gave_it_nor_its_words(
    event: Event, speaker: Speaker, clock: FrozenClock, is_dated: bool
) -> None:
    asked(event, speaker, answered=True)
    start = clock.at + timedelta(days=20)
    if is_dated:
        services.change_settings(event, {"starts_at": start, "ends_at": start + timedelta(hours=1)})
    SpeakerRequest.objects.update(words=Value("nonsense", output_field=TextField()))  # it is not read
    clock.advance(days=365 if not is_dated else 50, hours=1 if is_dated else 0, seconds=-1)
    assert run("speaker-answers") == 0
    clock.advance(seconds=1)
    assert run("speaker-answers") == 1
    left = SpeakerRequest.objects.get()
    assert (left.biography, left.words, left.email_hash) == ("yes", "", "")
    assert left.shown
