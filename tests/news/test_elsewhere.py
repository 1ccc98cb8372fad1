"""News and events on the pages of members and campaigns."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from advocacy_site.news.models import NewsMember, StreamOption

from .. import factories

pytestmark = pytest.mark.django_db


def html(client: Client, address: str) -> str:
    cache.clear()  # what is on offer is kept for a minute
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_what_stands_below_a_member_is_news_of_that_member(client: Client) -> None:
    member, other = factories.member_page(title="Dar el Fajr"), factories.member_page()
    factories.news_page(index=member, title="A new house")
    factories.event_page(parent=member, title="An open day")
    found = html(client, member.url)
    assert "A new house" in found
    assert "An open day" in found
    assert "A new house" not in html(client, other.url)
    listed = html(client, f"{factories.news_index().url}?member={member.slug}")
    assert "A new house" in listed
    assert "An open day" in listed


def test_a_post_names_the_member_that_it_stands_below_once(client: Client) -> None:
    member = factories.member_page(title="Dar el Fajr")
    post = factories.news_page(index=member)
    post.news_members = [NewsMember(member=member, locale=post.locale)]
    post.save_revision().publish()
    assert StreamOption.objects.filter(entries=post.pk, facet="member").count() == 1
    preview = post.make_preview_request()
    preview.render()
    assert len(re.findall(r">Dar el Fajr</a>", preview.content.decode())) == 2  # in the trail, and below


def test_the_actions_of_a_campaign_are_found_under_it_and_not_named_twice_on_it(client: Client) -> None:
    campaign = factories.campaign_page(slug="doors")
    factories.action_page(parent=campaign, title="Sign for doors")
    factories.action_page(title="Sign for windows")
    factories.news_page(title="Doors in the news", campaign=campaign)
    listed: Any = html(client, f"{factories.news_index().url}?campaign=doors")
    assert "Sign for doors" in listed
    assert "Sign for windows" not in listed
    found = html(client, campaign.url)
    assert "Doors in the news" in found
    assert "Sign for doors" not in found.partition("News and events")[2]
