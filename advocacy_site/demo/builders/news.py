"""News, and the press room."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from advocacy_site.core import clock
from advocacy_site.news.models import (
    Hashtag,
    NewsHashtag,
    NewsIndexPage,
    NewsMember,
    NewsPage,
    NewsTopic,
    PressContact,
    PressPage,
    PressPhoto,
    Spokesperson,
    Topic,
)
from advocacy_site.pages.models import HomePage

from ..content import letters, positions
from ..content import news as content
from ..content import press as press_content
from .bodies import body, campaign, member
from .library import picture
from .tree import child, english

WORDS = ("slug", "title", "kind", "written_in", "summary", "authors")
LEAD = ("lead_image_alt", "lead_image_caption", "lead_image_credit")
NOON = time(12, tzinfo=UTC)


def build(home: HomePage) -> None:
    """Make the news index with its posts, and the press room."""
    index = child(home, NewsIndexPage, slug="news", show_in_menus=True, **content.NEWS_INDEX)
    for name in content.TOPICS:
        Topic.objects.get_or_create(locale=english(), name=name)
    build_press(index)
    for post in [*content.POSTS, *positions.POSTS, *letters.POSTS]:
        if not NewsPage.objects.child_of(index).filter(slug=post["slug"]).exists():
            build_post(index, post)


def build_post(index: NewsIndexPage, post: dict[str, Any]) -> None:
    """Make one post, dated so many days before today."""
    date = clock.today() - timedelta(days=post["ago"])
    lead = post.get("lead_image")
    found = [member(country) for country in post.get("members", [])]
    child(
        index,
        NewsPage,
        **{name: post[name] for name in (*WORDS, *LEAD) if name in post},
        date=date,
        first_published_at=datetime.combine(date, NOON),
        lead_image=picture(lead) if lead else None,
        body=body(post["body"]),
        countries=post.get("countries", []),
        campaign=campaign(post.get("campaign", "")),
        press_contact=press_contact() if post.get("press") else None,
        news_topics=[
            NewsTopic(
                locale=english(), topic=Topic.objects.get(locale=english(), name=name), sort_order=number
            )
            for number, name in enumerate(post.get("topics", []))
        ],
        news_members=[NewsMember(locale=english(), member=page) for page in found if page],
        hashtag_items=[NewsHashtag(tag=hashtag(name)) for name in post.get("hashtags", [])],
    )


def hashtag(name: str) -> Hashtag:
    """Return the hashtag `name`, made where there is none."""
    return Hashtag.objects.get_or_create(name=name)[0]


def press_contact() -> PressContact:
    """Return the press desk, made where there is none."""
    words = dict(press_content.CONTACT)
    return PressContact.objects.get_or_create(locale=english(), name=words.pop("name"), defaults=words)[0]


def build_press(index: NewsIndexPage) -> None:
    """Make the press room: whom to ask, whom to quote, what to print."""
    for person in press_content.SPOKESPEOPLE:
        if not Spokesperson.objects.filter(locale=english(), name=person["name"]).exists():
            build_spokesperson(**person)
    photos = [
        PressPhoto(
            locale=english(),
            image=picture(name),
            alt=picture(name).description,
            caption=caption,
            credit=picture(name).credit,
            sort_order=number,
        )
        for number, (name, caption) in enumerate(press_content.PHOTOS)
    ]
    child(
        index,
        PressPage,
        slug="press",
        photos=photos,
        press_contact=press_contact(),
        **press_content.PRESS_PAGE,
    )


def build_spokesperson(photo: str = "", **words: Any) -> None:
    """Make somebody who speaks for the coalition, with a drawing in place of a photo."""
    shown = picture(photo) if photo else None
    credit = shown.credit if shown else ""
    Spokesperson.objects.create(
        locale=english(), photo=shown, photo_credit=credit, consent_noted=True, **words
    )
