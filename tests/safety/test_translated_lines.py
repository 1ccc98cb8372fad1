"""A translator's words of a helpline wait for a second person like anybody's, and change no number."""

import pytest
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from advocacy_site.safety import services
from advocacy_site.safety.models import Helpline
from advocacy_site.users.models import User

from .. import factories
from .desk import written_by

pytestmark = pytest.mark.django_db


def begun(line: Helpline) -> Translation:
    """Submit `line` for translation into French, as the admin's button does."""
    source, _made = TranslationSource.get_or_create_from_instance(line)
    translation = Translation.objects.create(source=source, target_locale=factories.locale("fr"))
    source.create_or_update_translation(translation.target_locale, fallback=True)
    return translation


def translate(translation: Translation, translator: User, words: str) -> Helpline:
    """Save `words` as the name in French, as wagtail-localize's editor does; return the French line."""
    segment = translation.source.stringsegment_set.get(context__path="name")
    StringTranslation.objects.update_or_create(
        translation_of=segment.string,
        context=segment.context,
        locale=translation.target_locale,
        defaults={"data": words, "last_translated_by": translator},
    )
    translation.source.create_or_update_translation(translation.target_locale, user=translator, fallback=True)
    return Helpline.objects.get(translation_key=segment.context.object_id, locale=translation.target_locale)


@pytest.fixture
def line(ann: User, bea: User) -> Helpline:
    """A line that ann wrote and bea published."""
    line = written_by(ann)
    services.publish_line(line, bea)
    return Helpline.objects.get(pk=line.pk)


def test_beginning_a_translation_hides_nothing(line: Helpline) -> None:
    begun(line)
    assert list(Helpline.objects.values_list("hidden", flat=True)) == [False, False]


def test_translated_words_wait_for_somebody_else_and_the_line_stays_in_its_own_language(
    line: Helpline, ann: User, bea: User
) -> None:
    french = translate(begun(line), bea, "Ligne de nuit")
    assert (french.name, french.hidden) == ("Ligne de nuit", True)
    assert not Helpline.objects.get(pk=line.pk).hidden
    with pytest.raises(services.NeedsASecondPerson):
        services.publish_line(french, bea)
    services.publish_line(french, ann)
    assert not Helpline.objects.filter(hidden=True).exists()


def test_whose_words_wait_does_not_publish_them_after_the_author_changed_a_fact(
    line: Helpline, ann: User, bea: User
) -> None:
    french = translate(begun(line), bea, "Ligne de nuit")
    line.refresh_from_db()
    line.owner = "Somebody else"
    services.keep_line(line, ann, {"owner"})
    for writer in (ann, bea):
        with pytest.raises(services.NeedsASecondPerson):
            services.publish_line(french, writer)


def test_changed_words_of_a_translation_that_is_shown_wait_again(
    line: Helpline, ann: User, bea: User
) -> None:
    translation = begun(line)
    services.publish_line(translate(translation, bea, "Ligne de nuit"), ann)
    assert translate(translation, ann, "Ligne de jour").hidden


def test_a_translator_brings_no_number_of_last_year_back(line: Helpline, ann: User, bea: User) -> None:
    translation = begun(line)
    line.number, line.display_number = "+61255500178", "02 5550 0178"
    services.keep_line(line, bea, {"number", "display_number"})
    services.publish_line(line, ann)
    french = translate(translation, bea, "Ligne de nuit")
    assert french.number == "+61255500178"
    assert [row.value for row in french.opening_periods.all()] == line.week != []
