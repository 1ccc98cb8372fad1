"""What a speaker took back, or was called once, comes back with no translation that was begun before."""

from typing import Any

import pytest
from wagtail_localize.models import (
    SegmentOverride,
    String,
    StringTranslation,
    Translation,
    TranslationContext,
    TranslationSource,
)

from events import services
from events.models import EventSpeaker, Speaker
from events.services import asking_speakers

from .. import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WORDS = "Wrote three books."


@pytest.fixture
def her() -> Speaker:
    return factories.speaker(name="Claire Aubry", biography=WORDS, portrait=factories.site_image())


@pytest.fixture
def translation(her: Speaker) -> Translation:
    """Her row in French, made by the translators' tool, with a portrait of its own."""
    french = factories.locale("fr")
    source, _made = TranslationSource.get_or_create_from_instance(her)
    translation = Translation.objects.create(source=source, target_locale=french)
    segment = source.stringsegment_set.get(context__path="biography")
    translated = {"locale": french, "translation_of": segment.string, "context": segment.context}
    StringTranslation.objects.create(**translated, data="A écrit trois livres.")
    context = TranslationContext.objects.get_or_create(object_id=her.translation_key, path="portrait")[0]
    SegmentOverride.objects.create(locale=french, context=context, data_json=her.portrait_id)
    translation.save_target(publish=True)
    return translation


def french_of(her: Speaker) -> Speaker:
    return Speaker.objects.get(translation_key=her.translation_key, locale__language_code="fr")


def refuse(her: Speaker, **answers: str) -> None:
    line = EventSpeaker(locale=factories.locale(), speaker=her)
    event = factories.event_page(speaker_lines=[line]).event
    request = services.ask_speaker(event, her, "claire@example.org", "en", factories.staff())
    seen = asking_speakers.shown_of(her, event).digest
    services.answer_as_speaker(request.pk, seen=seen, answers=answers, words="")


def kept() -> str:
    """All that the translators' tool holds, as one text."""
    rows: list[Any] = [*String.objects.values_list("data"), *StringTranslation.objects.values_list("data")]
    return str([*rows, *TranslationSource.objects.values_list("content_json", "object_repr")])


def test_what_she_refused_comes_back_with_no_translation(her: Speaker, translation: Translation) -> None:
    assert french_of(her).biography == "A écrit trois livres."
    refuse(her, biography="no", portrait="no")
    translation.refresh_from_db()
    translation.save_target(publish=True)
    assert (french_of(her).biography, french_of(her).portrait) == ("", None)
    assert "livres" not in kept()
    assert "books" not in kept()


def test_what_she_refused_is_gone_in_the_words_of_before_too(her: Speaker, translation: Translation) -> None:
    her.biography = "Wrote four."
    her.save()
    translation.source.update_from_db()
    assert "books" in kept()
    refuse(her, biography="no", portrait="no")
    assert "books" not in kept()


def test_what_she_granted_stays_translated(her: Speaker, translation: Translation) -> None:
    refuse(her, biography="yes", portrait="no")
    translation.refresh_from_db()
    translation.save_target(publish=True)
    assert (french_of(her).biography, french_of(her).portrait) == ("A écrit trois livres.", None)


def test_the_name_of_a_pseudonym_comes_back_with_no_translation(
    her: Speaker, translation: Translation
) -> None:
    her.name, her.is_pseudonym, her.biography, her.portrait = "Sandra", True, "", None
    her.save()
    assert "Claire" not in kept()
    translation.refresh_from_db()
    translation.save_target(publish=True)
    french = french_of(her)
    assert (french.name, french.biography, french.portrait) == ("Sandra", "", None)


def test_what_is_written_under_a_pseudonym_stays(her: Speaker) -> None:
    her.name, her.is_pseudonym, her.biography, her.portrait = "Sandra", True, "She writes.", None
    her.save()
    TranslationSource.get_or_create_from_instance(her)
    her.save()
    assert "She writes." in kept()
