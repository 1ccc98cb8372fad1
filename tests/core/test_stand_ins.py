"""A page that stands in for a missing translation says so, and in which language its words are."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from advocacy_site.core import languages

from .. import factories

pytestmark = pytest.mark.django_db

MAKERS = {
    "topic": lambda: factories.standard_page(title="Doors", lead="Plain ones."),
    "contact": lambda: factories.contact_page(title="Doors", lead="Plain ones."),
    "gifts": lambda: factories.donate_page(10, title="Doors", lead="Plain ones."),
    "campaign": lambda: factories.campaign_page(title="Doors", summary="Plain ones."),
    "action": lambda: factories.action_page(title="Doors", summary="Plain ones."),
    "event": lambda: factories.event_page(title="Doors", summary="Plain ones."),
    "member": lambda: factories.member_page(title="Doors", summary="Plain ones."),
    "post": lambda: factories.news_page(title="Doors", summary="Plain ones."),
}


def stand_in(page: Any, code: str) -> Any:
    """Put `page`, and what stands above it, into the tree of the language `code`, untranslated."""
    for above in page.get_ancestors().filter(depth__gt=1).specific():
        above.copy_for_translation(factories.locale(code)).save_revision().publish()
    return page.copy_for_translation(factories.locale(code), alias=True)


@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_stand_in_says_in_which_language_its_words_are(client: Client, make: Any) -> None:
    page = make()
    own = client.get(page.url).content.decode()
    assert 'class="notice"' not in own
    assert re.search(r"<h1>\s*Doors", own)
    found = stand_in(page, "ar")
    html = client.get(found.url).content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert re.search(r'<h1 lang="en" dir="ltr">\s*Doors', html)
    assert '<p class="lead" lang="en" dir="ltr">Plain ones.' in html
    assert '<title lang="en" dir="ltr">' in html
    with translation.override("ar"):
        english = languages.name("en")
    assert len(re.findall(rf'class="notice">[^<]*{english}', html)) == 1


@pytest.mark.parametrize("kind", ["campaign", "action", "event", "member"])
def test_the_list_that_shows_a_stand_in_marks_its_words_too(client: Client, kind: str) -> None:
    page = MAKERS[kind]()
    assert ">Doors</a>" in client.get(page.get_parent().url).content.decode()
    found = stand_in(page, "ar")
    html = client.get(found.get_parent().url).content.decode()
    assert re.search(r' lang="en" dir="ltr">Doors</a>', html)
