"""One post: its page, its languages, its rules."""

import re
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from advocacy_site.core.drafts import share_draft
from advocacy_site.core.models.media import SiteImage
from advocacy_site.news.forms import NewsPageForm
from advocacy_site.news.models import NewsIndexPage, NewsMember, NewsPage, PressContact, PressPage, Topic
from advocacy_site.pages.models import HomePage

from .. import factories

pytestmark = [
    pytest.mark.django_db,
    # Wagtail 8.0 leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def html(client: Client, page: Any) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def full_post(**fields: Any) -> NewsPage:
    contact = PressContact.objects.create(
        locale=factories.locale(), name="Press desk", phone="+40 200 000 142", email="press@daybreak.example"
    )
    return factories.news_page(
        kind="press_release",
        topics=(factories.topic("The law"),),
        hashtags=("DoorsOpen",),
        countries=["RO", "MD"],
        campaign=factories.campaign_page(title="Doors open"),
        press_contact=contact,
        authors="Ioana Petrescu",
        lead_image=SiteImage.objects.create(title="Stairs", file=get_test_image_file()),
        lead_image_alt="Pale stairs",
        lead_image_credit="Poster: Mirela Stoica",
        body=[("paragraph", "<p>At ten past six.</p>")],
        **fields,
    )


def test_a_post_shows_all_it_has(client: Client) -> None:
    page = full_post()
    found = html(client, page)
    for words in ("By Ioana Petrescu", "At ten past six", 'alt="Pale stairs"', "Poster: Mirela Stoica"):
        assert words in found
    for link in (
        'href="/en/news/?kind=press_release">Press release</a>',
        'href="/en/news/?topic=the-law">The law</a>',
        'href="/en/news/?country=MD">Moldova</a>',
        'href="/en/news/?hashtag=DoorsOpen"><bdi>#DoorsOpen</bdi></a>',
        f'href="{page.campaign.get_url()}">Doors open</a>',
        'href="tel:+40200000142"',
        'href="mailto:press@daybreak.example"',
    ):
        assert link in found
    assert found.count("<h1") == 1


def test_a_post_costs_few_queries_and_may_be_kept(client: Client) -> None:
    page = full_post()
    client.get(page.url)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(page.url)
    assert len(queries) <= 13  # one more than on a site with a menu
    assert response["Cache-Control"].startswith("public")
    assert not response.cookies


def test_a_post_in_another_language_says_so_and_is_marked(client: Client) -> None:
    page = factories.news_page(title="رسالة من تونس", slug="tunis", written_in="ar")
    found = html(client, page)
    assert re.search(r'<h1 lang="ar" dir="rtl">رسالة', found)
    assert "This text is in Arabic." in found
    assert "This text is in" not in html(client, factories.news_page())


def test_a_draft_previews_what_it_is_about_before_it_is_in_the_stream() -> None:
    page = full_post(live=False)
    response = page.make_preview_request(RequestFactory().get("/"), "")
    response.render()
    assert "The law" in response.content.decode()
    assert "#DoorsOpen" in response.content.decode()


def test_a_shared_draft_names_no_page_that_the_public_may_not_see(client: Client) -> None:
    hidden = factories.member_page(title="A house in hiding", live=False)
    private = factories.campaign_page(title="Members only")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page = factories.news_page(live=False, campaign=private)
    page.news_members = [
        NewsMember(member=member, locale=page.locale)
        for member in (hidden, factories.member_page(title="An open house"))
    ]
    page.save_revision()
    _share, token = share_draft(page, factories.staff())
    found = client.get(reverse("shared_draft", args=[token])).content.decode()
    assert "An open house" in found
    assert "A house in hiding" not in found
    assert "Members only" not in found


def test_a_private_campaign_is_not_named_on_a_public_post(client: Client) -> None:
    page = full_post()
    PageViewRestriction.objects.create(page=page.campaign, restriction_type="login")
    assert "Doors open" not in html(client, page)


def test_countries_and_hashtags_survive_a_revision() -> None:
    page = full_post()
    page.countries = ["FR"]
    page.save_revision().publish()
    page = NewsPage.objects.get(pk=page.pk)
    assert [country.code for country in page.countries] == ["FR"]
    assert [tag.name for tag in page.hashtags.all()] == ["DoorsOpen"]
    assert [line.topic.name for line in page.news_topics.all()] == ["The law"]


def test_hashtags_lose_their_mark_and_spaces() -> None:
    form = NewsPageForm.__new__(NewsPageForm)
    form.cleaned_data = {"hashtags": ["#DoorsOpen", "Until No One", "#", " # Law "]}
    assert form.clean_hashtags() == ["DoorsOpen", "Law", "UntilNoOne"]


def test_an_image_needs_words_for_people_who_do_not_see_it() -> None:
    image = SiteImage.objects.create(title="Stairs", file=get_test_image_file())
    with pytest.raises(ValidationError) as refused:
        factories.news_page(lead_image=image)
    assert set(refused.value.error_dict) == {"lead_image_alt"}


@pytest.mark.parametrize("values", [{"kind": "gossip"}, {"written_in": "xx"}])
def test_the_database_refuses_an_unknown_kind_or_language(values: dict[str, str]) -> None:
    page = factories.news_page()
    with pytest.raises(IntegrityError), transaction.atomic():
        NewsPage.objects.filter(pk=page.pk).update(**values)


def test_the_database_refuses_a_contact_that_cannot_be_reached() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PressContact.objects.create(locale=factories.locale(), name="Nobody")


def test_two_topics_of_one_name_get_two_addresses() -> None:
    made = [Topic.objects.create(name="Demand", locale=factories.locale()) for _n in range(3)]
    assert [topic.slug for topic in made] == ["demand", "demand-2", "demand-3"]


def test_where_pages_may_stand() -> None:
    assert set(NewsIndexPage.allowed_parent_page_models()) == {HomePage}
    assert NewsIndexPage in HomePage.allowed_subpage_models()
    assert set(NewsIndexPage.allowed_subpage_models()) == {NewsPage, PressPage}
    assert NewsPage.allowed_subpage_models() == []
