"""A picture whose licence has ended is on no page: no lead image, no poster, no portrait, no logo."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from advocacy_site.core import clock
from advocacy_site.core.models import SiteImage

from .. import factories

pytestmark = pytest.mark.django_db
LICENSED = {"licence": "licensed", "people_agree": "nobody"}


@pytest.fixture
def image() -> SiteImage:
    """A picture that may be shown until today."""
    file = ContentFile(factories.photo(), name="stairs.jpg")
    image: SiteImage = factories.site_image(file=file, licence_ends=clock.today(), **LICENSED)
    return image


def campaign(image: SiteImage) -> list[Any]:
    page = factories.campaign_page(lead_image=image, lead_image_alt="Stairs")
    return [page, page.get_parent()]


def post(image: SiteImage) -> list[Any]:
    return [factories.news_page(lead_image=image, lead_image_alt="Stairs")]


def speaker(image: SiteImage) -> list[Any]:
    page = factories.event_page()
    line = {"locale": page.locale, "speaker": factories.speaker(portrait=image)}
    page.speaker_lines.model.objects.create(page=page, state="confirmed", **line)
    return [page]


def logo(image: SiteImage) -> list[Any]:
    page = factories.member_page(logo=image)
    return [page, page.get_parent()]


@pytest.mark.parametrize("place", [campaign, post, speaker, logo], ids=lambda place: place.__name__)
def test_a_picture_leaves_its_pages_the_day_after_its_licence(
    client: Client, image: SiteImage, place: Any
) -> None:
    pages = place(image)
    assert ["/images/stairs" in client.get(page.url).content.decode() for page in pages] == [True] * len(
        pages
    )
    SiteImage.objects.filter(pk=image.pk).update(licence_ends=clock.today() - timedelta(days=1))
    for page in pages:
        response = client.get(page.url)
        assert response.status_code == 200
        assert "/images/stairs" not in response.content.decode()
