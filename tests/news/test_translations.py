"""News in several languages: each says what it is about in its own words, and what language those are."""

import pytest
from django.core.cache import cache
from django.test import Client

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
