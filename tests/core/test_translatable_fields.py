"""What is no words is copied to translations, and offered to no translator and no machine."""

from typing import Any

import pytest
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

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
        contact_phone="+4955550100",
    )
    page.amounts.update(once_url="https://pay.example/25", effect="One night")
    page = DonatePage.objects.get(pk=page.pk)
    words = offered(page)
    assert {"Give a night.", "One night"} <= words
    assert not [value for value in words if "pay.example" in value or value in ("Donation", "+4955550100")]


def test_dates_numbers_and_own_names_of_members_and_letters_are_no_words_to_translate() -> None:
    member = factories.member_with_everything(member_since="2015")
    words = offered(member)
    assert member.summary in words
    assert not words & {member.own_name, member.founded, member.member_since, member.contact_phone}
    letter = factories.letter_page(
        contact_name="Ana Ruiz", contact_telephone="+34 555 0100", contact_agreed=True
    )
    assert "+34 555 0100" not in offered(letter)


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
