"""Goals, updates, annexes and moments keep their identity through drafts, copies and translations."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from campaigns.models import (
    ActionMoment,
    ActionPage,
    Annex,
    CampaignGoal,
    CampaignMember,
    CampaignPage,
    CampaignUpdate,
    TextVersion,
)

from .. import factories

pytestmark = pytest.mark.django_db


def french() -> Locale:
    return Locale.objects.get_or_create(language_code="fr")[0]


def shape(page: Any) -> Any:
    """The children of a letter by identity and words."""
    return sorted(page.annexes.values_list("translation_key", "number", "title", "text", "locale"))


def test_publishing_an_older_draft_brings_its_annexes_and_their_version_back() -> None:
    page = factories.letter_page()
    older, before = page.get_latest_revision(), shape(page)
    version = TextVersion.objects.current().get(page=page)
    page.annexes.set([page.annexes.first(), Annex(locale=page.locale, title="Third", text="<p>3</p>")])
    page.save_revision().publish()
    assert TextVersion.objects.current().get(page=page) != version
    older.publish()
    page = ActionPage.objects.get(pk=page.pk)
    assert shape(page) == before
    assert TextVersion.objects.current().get(page=page) == version


def test_a_draft_changes_no_public_child() -> None:
    page = factories.letter_page()
    before = shape(page)
    draft = ActionPage.objects.get(pk=page.pk)
    draft.annexes.set([])
    draft.save_revision()
    assert shape(ActionPage.objects.get(pk=page.pk)) == before


def test_a_copy_has_children_of_its_own() -> None:
    page = factories.letter_page()
    before = shape(page)
    copy = page.copy(update_attrs={"slug": "copy"}, keep_live=True)
    assert [row[1:] for row in sorted(shape(copy), key=lambda row: row[1])] == [
        row[1:] for row in sorted(before, key=lambda row: row[1])
    ]
    assert not {row[0] for row in shape(copy)} & {row[0] for row in before}
    assert TextVersion.objects.current().get(page=copy).text == copy.signed_words
    copy.annexes.all().delete()
    assert shape(ActionPage.objects.get(pk=page.pk)) == before


def test_copying_a_page_for_translation_keeps_the_keys_of_its_children() -> None:
    page = factories.campaign_with_children()
    CopyPageForTranslationAction(page, french(), copy_parents=True).execute(skip_permission_checks=True)
    translated = CampaignPage.objects.get(locale=french())
    for name in ("goals", "updates"):
        here, there = getattr(page, name), getattr(translated, name)
        assert set(here.values_list("translation_key")) == set(there.values_list("translation_key"))
        assert set(there.values_list("locale")) == {(french().pk,)}
        assert not set(here.values_list("pk")) & set(there.values_list("pk"))


def translate(page: Page) -> Translation:
    source, _made = TranslationSource.update_or_create_from_instance(page)
    for parent in page.get_ancestors().filter(depth__gt=1):
        if not parent.specific.has_translation(french()):
            parent.specific.copy_for_translation(french())
    return Translation.objects.get_or_create(source=source, target_locale=french())[0]


def put(translation: Translation, words: dict[str, str]) -> None:
    """Translate each segment that `words` names, all others by a mark, and publish."""
    for segment in translation.source.stringsegment_set.select_related("string"):
        StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=french(),
            context=segment.context,
            defaults={"data": words.get(segment.string.data, f"fr {segment.string.data}")},
        )
    with TestCase.captureOnCommitCallbacks(execute=True):  # it publishes after the commit
        translation.save_target()


def test_translating_and_translating_again_keeps_each_child_itself() -> None:
    page = factories.letter_page()
    translation = translate(page)
    put(translation, {"Nine treasuries.": "Neuf trésors."})
    translated = ActionPage.objects.get(locale=french())
    first = {annex.translation_key: annex.pk for annex in translated.annexes.all()}
    assert first.keys() == {annex.translation_key for annex in page.annexes.all()}
    assert translated.annexes.get(number="fr I").text == "<p>Neuf trésors.</p>"
    assert "Neuf trésors" in TextVersion.objects.current().get(page=translated).text
    assert translated.action_id == page.action_id

    annex = page.annexes.first()
    annex.title = "What it costs today"
    page.annexes.add(annex)
    page.annexes.add(Annex(locale=page.locale, number="III", title="More", text="<p>m</p>", sort_order=2))
    page.save_revision().publish()
    translation = translate(ActionPage.objects.get(pk=page.pk))
    put(translation, {"Nine treasuries.": "Neuf trésors."})
    translated = ActionPage.objects.get(locale=french())
    again = {annex.translation_key: annex.pk for annex in translated.annexes.all()}
    assert len(again) == 3
    assert first.items() <= again.items(), "a child that was there before is another row now"
    assert TextVersion.objects.current().get(page=translated).number == 2


def test_goals_keep_their_state_in_every_language() -> None:
    page = factories.campaign_with_children()
    translation = translate(page)
    put(translation, {})
    translated = CampaignPage.objects.get(locale=french())
    assert [(goal.reached, goal.reached_on) for goal in translated.ordered_goals] == [
        (True, date(2026, 6, 11)),
        (False, None),
    ]


def test_a_goal_that_is_not_reached_has_no_date() -> None:
    page = factories.campaign_page()
    with pytest.raises(IntegrityError), transaction.atomic():
        CampaignGoal.objects.create(
            page=page, locale=page.locale, change="A bed", reached=False, reached_on=date(2026, 6, 11)
        )


def test_a_member_stands_once_beside_a_campaign() -> None:
    line = {
        "page": factories.campaign_page(),
        "member": factories.member_page(),
        "locale": factories.locale(),
    }
    CampaignMember.objects.create(**line)
    with pytest.raises(IntegrityError), transaction.atomic():
        CampaignMember.objects.create(**line)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://files.example/", "//elsewhere.example/"])
def test_a_line_of_a_timeline_leads_to_no_other_place_than_the_web(link: str) -> None:
    line = {"date": date(2026, 1, 5), "title": "Told", "locale": factories.locale(), "link": link}
    for moment in (
        ActionMoment(page=factories.action_page(), **line),
        CampaignUpdate(page=factories.campaign_page(), **line),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            moment.save()
        with pytest.raises(ValidationError) as caught:
            moment.full_clean()
        assert "link" in caught.value.message_dict


def test_a_child_stands_once_in_a_language() -> None:
    page = factories.letter_page()
    annex = page.annexes.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Annex.objects.create(
            page=page,
            locale=annex.locale,
            translation_key=annex.translation_key,
            title="Twice",
            text="<p>x</p>",
        )


def test_a_status_is_one_of_three() -> None:
    page = factories.campaign_page()
    with pytest.raises(IntegrityError), transaction.atomic():
        CampaignPage.objects.filter(pk=page.pk).update(status="lost")


def test_the_children_of_a_preview_are_those_of_the_draft(rf: Any) -> None:
    page = factories.letter_page()
    page.moments = [
        ActionMoment(locale=page.locale, date=date(2026, 11, 9), title="Sent"),
        ActionMoment(locale=page.locale, date=date(2026, 11, 20), title="Answered"),
    ]
    page.save_revision()
    draft = page.get_latest_revision_as_object()
    html = draft.make_preview_request(rf.get("/", headers={"host": "testserver"}), "").content.decode()
    assert html.index("Answered") < html.index("Sent<"), "newest first, in a draft too"
