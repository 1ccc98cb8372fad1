"""News in several languages: each says what it is about in its own words, and what language those are."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail_localize.models import TranslationSource

from advocacy_site.news.models import NewsPage, StreamOption

from .. import factories

pytestmark = pytest.mark.django_db


def test_a_topic_that_is_translated_later_is_named_in_the_new_words(client: Client) -> None:
    english = factories.topic("Prevention")
    page = factories.news_page(topics=(english,))
    factories.news_index("fr")
    translated = page.copy_for_translation(factories.locale("fr"), alias=True)
    french = english.copy_for_translation(factories.locale("fr"))
    french.name, french.slug = "Prévention", "prevention-fr"
    french.save()
    NewsPage.objects.get(pk=translated.pk).save()
    cache.clear()
    assert '<option value="prevention-fr">Prévention</option>' in client.get("/fr/news/").content.decode()


def test_a_page_whose_translation_is_a_draft_is_named_as_it_is_published() -> None:
    factories.news_index("fr")
    campaign = factories.campaign_page(slug="doors")
    factories.campaign_index().copy_for_translation(factories.locale("fr")).save_revision().publish()
    draft = campaign.copy_for_translation(factories.locale("fr"))
    assert not draft.live
    post = factories.news_page(campaign=campaign)
    post.copy_for_translation(factories.locale("fr"), alias=True)
    in_french = StreamOption.objects.filter(facet="campaign", locale=factories.locale("fr")).nameable()
    assert [option.page_id for option in in_french] == [campaign.pk]
    draft.save_revision().publish()
    assert [option.page_id for option in in_french.all()] == [draft.pk]


@pytest.mark.parametrize("after_an_alias", [False, True])
def test_a_translation_is_not_marked_as_written_in_the_language_of_its_source(after_an_alias: bool) -> None:
    factories.news_index("es")
    spanish = factories.locale("es")
    page = factories.news_page(title="Une lettre", written_in="fr")
    if after_an_alias:
        alias = page.copy_for_translation(spanish, alias=True)
        assert alias.language == "fr"
    source, _created = TranslationSource.update_or_create_from_instance(page)
    for _update in range(2):
        source.create_or_update_translation(spanish, fallback=True)
        translated = page.get_translation(spanish)
        assert translated.alias_of_id is None
        assert translated.language == "es"
        assert translated.get_latest_revision_as_object().language == "es"
    assert page.language == "fr"
