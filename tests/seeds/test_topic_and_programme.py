"""Pages of the shape of the first and the third seed: every element has a place and is on the public page.

docs/editors.md names the place of each. The words are ours, typed into the admin's own forms.
"""

from datetime import timedelta

import pytest
from django.test import Client
from wagtail.test.utils.form_data import inline_formset, streamfield

from advocacy_site.core import clock as clock_module
from advocacy_site.pages.models import StandardPage

from .. import factories
from .desk import NONE, assert_all, create, prose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


# --- 000: a topic page ------------------------------------------------------------


def test_a_topic_page_is_typed_in_without_a_loss(staff: Client) -> None:
    # long because it is one page from top to bottom, and then all that must be on it
    today = clock_module.today()
    pledge = factories.action_page(title="The boys’ pledge", slug="boys-pledge")
    post = {
        "network": "facebook",
        "text": "Two hundred at the gate this morning.",
        "posted_on": today,
        "url": "https://www.facebook.com/daybreak/posts/1",
        "shown_until": today + timedelta(days=20),
    }
    page = create(
        staff,
        factories.home_page(),
        StandardPage,
        title="Speaking with men",
        slug="speaking-with-men",
        lead="Some men pay. Most do not, and they are asked to say so.",
        body=streamfield(
            prose("What is known of buyers comes from nine studies.", "# Programmes", "In towns.")
        ),
        button_kind="plain",
        video_title="Ten years on",
        video_date="2026-05-12",
        video_url="https://video.example/ten",
        video_text="A meeting, filmed from the back row.",
        social_posts=inline_formset([post]),
        links=inline_formset([{"box": "involved", "label": "Sign", "text": "Be one", "target": pledge.pk}]),
        leaflets=NONE,
    )
    assert_all(
        page,
        *("Speaking with men", "Most do not", "nine studies", "Programmes", "In towns."),
        *("Latest video", "Ten years on", "12 May 2026", "filmed from the back row", "video.example"),
        *("Two hundred at the gate", "Read on Facebook", "Get involved", "Be one", pledge.url),
    )


# --- 003: a programme page ------------------------------------------------------------


def test_a_programme_page_is_typed_in_without_a_loss(staff: Client) -> None:
    # long because it is one page from top to bottom, and then all that must be on it
    line = factories.helpline(
        name="Turning Point",
        audience="men",
        display_number="02 5550 0199",
        can_text=True,
        hours="always",
    )
    contact = factories.contact_page(title="Register", slug="register")
    person = factories.contact_person(
        name="Piet Kowalczyk", role="Facilitator", email="piet@daybreak.example"
    )
    leaflets = [{"title": title, "document": factories.site_document().pk} for title in ("Beware", "To stop")]
    parts = [
        "# How it began",
        "A kitchen table.",
        "# Whose matter it is",
        "Men’s.",
        "# What is owed",
        "An account.",
    ]
    page = create(
        staff,
        factories.home_page(),
        StandardPage,
        title="To account for oneself",
        slug="to-account",
        audience="men",
        helpline=line.pk,
        button_label="Register for the programme",
        button_page=contact.pk,
        button_kind="register",
        body=streamfield(prose(*parts)),
        contact=person.pk,
        leaflets=inline_formset(leaflets),
        social_posts=NONE,
        links=NONE,
    )
    assert_all(
        page,
        *("Turning Point", "02 5550 0199", "tel:", "sms:", "Day and night"),
        *("Register for the programme", contact.url, "How it began", "Whose matter it is", "What is owed"),
        *("Beware", "To stop", "PDF", "Piet Kowalczyk", "Facilitator", "mailto:piet@daybreak.example"),
    )
