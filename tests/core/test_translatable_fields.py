"""What is no words is copied to translations, and offered to no translator and no machine."""

from typing import Any

import pytest
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import OverridableSegmentValue, StringSegmentValue

from advocacy_site.core.models import ContactPerson, SiteWords
from advocacy_site.news.models import PressContact, Spokesperson
from advocacy_site.pages.models import DonatePage
from members.models import MemberPage

from .. import factories

pytestmark = pytest.mark.django_db


def offered(page: Any) -> set[str]:
    """Return the values that a translator of `page` gets to see."""
    return {each.string.data for each in extract_segments(page) if isinstance(each, StringSegmentValue)}


def test_a_translator_can_not_lead_gifts_elsewhere() -> None:
    page = factories.donate_page(
        25,
        lead="Give a night.",
        once_url="https://pay.example/?sum={amount}",
        monthly_url="https://pay.example/monthly",
        reference="Donation",
    )
    page.amounts.update(once_url="https://pay.example/25", effect="One night")
    page = DonatePage.objects.get(pk=page.pk)
    words = offered(page)
    assert {"Give a night.", "One night"} <= words
    assert not [value for value in words if "pay.example" in value or value in ("Donation")]


def test_dates_numbers_and_own_names_of_members_are_no_words_to_translate() -> None:
    member = factories.member_with_everything(member_since="2015")
    words = offered(member)
    assert member.summary in words
    assert not words & {member.own_name, member.founded, member.member_since}


@pytest.mark.parametrize(
    "model", [ContactPerson, PressContact, Spokesperson], ids=lambda model: model.__name__
)
def test_how_a_person_is_reached_is_offered_to_no_translator(model: type[Any]) -> None:
    person = model(
        name="Ana Ruiz", phone="+34 555 0100", email="ana@daybreak.example", locale=factories.locale()
    )
    assert offered(person) == {"Ana Ruiz"}


def test_the_words_of_buttons_and_menus_are_offered_and_where_they_lead_may_be_changed() -> None:
    button = {
        "text": "No screen needed.",
        "label": "Order it",
        "url": "https://shop.example/",
        "kind": "plain",
    }
    page = factories.standard_page(body=[("call_to_action", button)])
    assert {"No screen needed.", "Order it"} <= offered(page)
    words = factories.site_words()
    words.menu_items.model.objects.create(words=words, locale=words.locale, label="About us", page=page)
    assert "About us" in offered(SiteWords.objects.get(pk=words.pk))
    for each, path in ((page, ".url"), (SiteWords.objects.get(pk=words.pk), ".page")):
        overridable = [seg for seg in extract_segments(each) if isinstance(seg, OverridableSegmentValue)]
        assert any(segment.path.endswith(path) for segment in overridable)


def test_a_translation_holds_the_dates_of_its_source() -> None:
    member = factories.member_with_everything(founded="2011-05")
    french = factories.locale("fr")
    for page in (factories.home_page(), factories.member_directory()):
        page.copy_for_translation(french)
    source, _made = TranslationSource.get_or_create_from_instance(member)
    translation = Translation.objects.create(source=source, target_locale=french)
    translation.save_target(publish=False)
    translated = MemberPage.objects.get(translation_key=member.translation_key, locale=french)
    assert (translated.founded, translated.own_name) == ("2011-05", member.own_name)
