"""Where a tour stops: what lists say of it is what its published pages say, and no more."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from events import services
from events.models import Event, EventPage

from .. import factories
from . import shapes
from .reading import text_of
from .test_admin import shown, staff_client, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
__all__ = ["staff_client"]


@pytest.fixture
def page(clock: Any) -> EventPage:
    """Madrid, Santa Rosa and La Jonca, which lies in Andorra."""
    page = shapes.tour()
    services.change_timetable(page.event, {page.programme[2].id: {"country": "AD"}})
    return page


def calendar(query: str = "") -> str:
    cache.clear()  # what is on offer is kept for a minute
    return text_of(f"/en/events/{query}")


def without_the_last(page: EventPage) -> EventPage:
    del page.programme[2]
    return page


def test_a_stop_that_was_taken_off_the_page_is_named_nowhere(page: EventPage) -> None:
    assert "La Jonca" in calendar("?country=AD")
    without_the_last(page).save_revision().publish()
    assert Event.objects.get(pk=page.event_id).towns == "Madrid, Santa Rosa"
    assert "La Jonca" not in text_of(page.url)
    html = calendar()
    assert "La Jonca" not in html
    assert "Andorra" not in html


def test_a_stop_of_a_draft_is_announced_when_it_is_published(page: EventPage) -> None:
    page.programme.append(("stop", {"title": "A vigil", "text": "", "link": ""}))
    revision = page.save_revision()
    key = revision.as_object().programme[3].id
    evening = {"starts_at": shapes.at(12, 9), "city": "Écija", "country": "PT"}
    services.change_timetable(page.event, {key: evening})
    for html in (calendar(), text_of(page.url)):
        assert not re.search("Écija|Portugal", html)
    revision.publish()
    assert "Écija" in calendar("?country=PT")
    assert Event.objects.get(pk=page.event_id).towns == "Madrid, Santa Rosa, Écija, La Jonca"


def test_a_stop_stays_while_one_language_still_has_it(page: EventPage) -> None:
    factories.news_index("fr")
    factories.event_index().copy_for_translation(factories.locale("fr")).save_revision().publish()
    page.copy_for_translation(factories.locale("fr")).save_revision().publish()
    without_the_last(page).save_revision().publish()
    assert "La Jonca" in Event.objects.get(pk=page.event_id).towns
    french = page.get_translation(factories.locale("fr"))
    without_the_last(french).save_revision().publish()
    assert "La Jonca" not in Event.objects.get(pk=page.event_id).towns


def test_the_times_of_a_part_that_no_page_has_can_be_forgotten(staff_client: Client, page: EventPage) -> None:
    address, key = reverse("event_records:edit", args=[page.event_id]), page.programme[2].id
    assert not staff_client.get(address).context["form"].fields["forget"].choices
    without_the_last(page).save_revision()
    assert not staff_client.get(address).context["form"].fields["forget"].choices  # still published
    page.get_latest_revision().publish()
    data = texts(shown(staff_client, address))
    assert "Sunday 14 March 2027, 11:00–13:00 CET (Madrid, UTC+1), Casa del Alba, La Jonca, Andorra" in str(
        staff_client.get(address).content.decode()
    )
    assert staff_client.post(address, data).status_code == 302
    assert page.event.sessions.filter(key=key).exists()
    data = texts(shown(staff_client, address)) | {"forget": [key]}
    assert staff_client.post(address, data).status_code == 302
    assert page.event.sessions.count() == 2
