"""The press room: who speaks in which language, pictures to print, releases."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.images.tests.utils import get_test_image_file

from advocacy_site.core.models.media import SiteImage
from advocacy_site.news.models import PressPage, PressPhoto, Spokesperson

from .. import factories

pytestmark = [
    pytest.mark.django_db,
    # Wagtail 8.0 leaves the temporary file of a rendition to the garbage collector.
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def image(name: str, **rights: Any) -> SiteImage:
    rights = {"people_agree": "nobody"} | rights
    return SiteImage.objects.create(title=name, file=get_test_image_file(f"{name}.png"), **rights)


def spokesperson(name: str, **fields: Any) -> Spokesperson:
    values = {
        "country": "RO",
        "languages": ["ro", "en"],
        "email": "press@daybreak.example",
        "consent_noted": True,
    }
    return Spokesperson.objects.create(locale=factories.locale(), name=name, **(values | fields))


def in_french(person: Spokesperson) -> dict[str, Spokesperson]:
    """The rows of `person` in two languages, translated as the admin does it."""
    french = person.copy_for_translation(factories.locale("fr"))
    french.save()
    return {"en": person, "fr": french}


def rows_of(person: Spokesperson) -> Any:
    """The row of `person`, and no other, as the admin's list deletes it."""
    return Spokesperson.objects.filter(pk=person.pk)


@pytest.fixture
def press() -> PressPage:
    page = PressPage(
        title="Press room", slug="press", locale=factories.locale(), boilerplate="<p>We are 33.</p>"
    )
    photo = {"alt": "An open door", "credit": "Photo: Yaw Darko", "locale": factories.locale()}
    page.photos = [PressPhoto(image=image("door"), **photo)]
    return factories.news_index().add_child(instance=page)


def html(client: Client, page: PressPage, query: str = "") -> str:
    response = client.get(f"{page.url}{query}")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_press_room_with_an_invented_filter_is_answered_but_not_kept(
    client: Client, press: PressPage
) -> None:
    spokesperson("Ioana Petrescu")
    for query in ("", "?language=ro&country="):
        assert client.get(f"{press.url}{query}")["Cache-Control"].startswith("public, max-age=60"), query
    for query in ("?language=xx", "?country=ZZ", "?language=ro&language=ro"):
        assert client.get(f"{press.url}{query}")["Cache-Control"] == "private, no-store", query


def test_the_press_room_shows_people_pictures_releases_and_words_to_copy(
    client: Client, press: PressPage
) -> None:
    spokesperson("Ioana Petrescu", photo=image("ioana"), photo_credit="Photo: Mirela Stoica")
    factories.news_page(title="Released", kind="press_release")
    factories.news_page(title="Only news")
    found = html(client, press)
    for words in ("Ioana Petrescu", "Speaks Romanian, English", "Photo: Mirela Stoica", "Photo: Yaw Darko"):
        assert words in found
    assert "Download<span" in found
    assert "PNG, 640 × 480" in found
    assert "We are 33." in found
    assert "Released" in found
    assert "Only news" not in found
    assert 'href="/en/news/?kind=press_release"' in found
    assert found.count("<h1") == 1


def test_spokespeople_are_found_by_language_and_country(client: Client, press: PressPage) -> None:
    spokesperson("Ioana Petrescu")
    spokesperson("Amina Belkhodja", country="TN", languages=["ar", "fr"])
    assert "Ioana" not in html(client, press, "?language=ar")
    assert "Amina" in html(client, press, "?country=TN")
    assert "Amina" in html(client, press, "?country=abc&language=zz")


def test_who_has_not_agreed_is_not_shown(client: Client, press: PressPage) -> None:
    spokesperson("Not asked yet", consent_noted=False)
    assert "Not asked yet" not in html(client, press)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_disagrees_in_one_language_is_shown_in_none(
    client: Client, press: PressPage, language: str
) -> None:
    person = in_french(spokesperson("Ioana Petrescu"))
    assert "Ioana" in html(client, press)
    person[language].consent_noted = False
    person[language].save()
    assert "Ioana" not in html(client, press)
    assert not Spokesperson.objects.shown(factories.locale("fr").pk)


@pytest.mark.parametrize("delete", [lambda row: row.delete(), lambda row: rows_of(row).delete()])
def test_who_is_deleted_in_one_language_is_gone_from_all(delete: Any) -> None:
    other = spokesperson("Amina Belkhodja")
    delete(in_french(spokesperson("Ioana Petrescu"))["en"])
    assert list(Spokesperson.objects.all()) == [other]


@pytest.mark.parametrize(
    "rights",
    [{"people_agree": "missing"}, {"licence": "licensed", "licence_ends": date(2020, 1, 31)}],
    ids=["nobody asked", "ended"],
)
def test_a_picture_that_may_not_be_printed_is_refused_and_no_longer_offered(
    client: Client, press: PressPage, rights: dict[str, Any]
) -> None:
    person = spokesperson("Ioana Petrescu", photo=image("ioana"))
    assert re.search("ioana.*door", html(client, press))
    SiteImage.objects.update(**rights)
    found = html(client, press)
    assert "Ioana Petrescu" in found
    assert not re.search("ioana|door|Download", found)
    unprintable = SiteImage.objects.get(title="ioana")
    person.photo = unprintable
    photo = PressPhoto(page=press, image=unprintable, alt="A face", credit="Us", locale=factories.locale())
    for row, field in ((person, "photo"), (photo, "image")):
        with pytest.raises(ValidationError) as refused:
            row.full_clean()
        assert set(refused.value.error_dict) == {field}


def test_many_people_cost_the_same_queries_as_one(client: Client, press: PressPage) -> None:
    spokesperson("One", photo=image("one"))
    counts = []
    for _round in range(2):
        html(client, press)
        with CaptureQueriesContext(connection) as queries:
            html(client, press)
        counts.append(len(queries))
        for n in range(5):
            spokesperson(f"Another {n}", photo=image(f"another-{n}"))
    assert counts[0] == counts[1] <= 13  # one more than on a site with a menu
