"""News posts and their topics."""

from typing import Any

from advocacy_site.news.models import NewsIndexPage, NewsPage, NewsTopic, Topic

from .tree import home_page, locale, numbers


def news_index(code: str = "en") -> NewsIndexPage:
    """The news index of a language; other trees than the English one are copied from it."""
    if code == "en":
        found = NewsIndexPage.objects.filter(locale=locale()).first()
        fields = {"title": "News", "slug": "news", "locale": locale()}
        return found or home_page().add_child(instance=NewsIndexPage(**fields))
    index = news_index()
    if not home_page().has_translation(locale(code)):
        home_page().copy_for_translation(locale(code)).save_revision().publish()
    if not index.has_translation(locale(code)):
        index.copy_for_translation(locale(code)).save_revision().publish()
    return index.get_translation(locale(code))


def topic(name: str, code: str = "en") -> Topic:
    return Topic.objects.get_or_create(name=name, locale=locale(code))[0]


def news_page(
    *,
    index: NewsIndexPage | None = None,
    topics: tuple[Topic, ...] = (),
    hashtags: tuple[str, ...] = (),
    **fields: Any,
) -> NewsPage:
    """A published post, unless told `live=False`."""
    n = next(numbers)
    parent = index or news_index()
    fields = {"title": f"Post {n}", "slug": f"post-{n}", "summary": "What happened."} | fields
    page = NewsPage(locale=parent.locale, **fields)
    page.news_topics = [NewsTopic(topic=topic, locale=parent.locale) for topic in topics]
    page.hashtags.add(*hashtags)
    parent.add_child(instance=page)
    return NewsPage.objects.get(pk=page.pk)
