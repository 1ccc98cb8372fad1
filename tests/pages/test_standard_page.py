"""Topic and programme pages: the right helpline, the table of contents, what stands beside the text."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from advocacy_site.core import clock as clock_module
from advocacy_site.core.models import MenuItem, SiteWords
from advocacy_site.pages.models import Leaflet, PageLink, SocialPost, StandardPage
from advocacy_site.safety.models import Helpline, SafetySettings
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db

SURVIVORS, MEN = "02 5550 0142", "02 5550 0199"


def html_of(client: Client, page: Any) -> str:
    response = client.get(page.url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def editors_form(page: StandardPage, **fields: Any) -> Any:
    """What the admin answers to the editor who saves `page` with `fields`."""
    form_class = StandardPage.get_edit_handler().get_form_class()
    empty = {"leaflets": inline_formset([]), "social_posts": inline_formset([]), "links": inline_formset([])}
    values = {"title": page.title, "slug": page.slug, "audience": page.audience, "button_kind": "plain"}
    values |= {"helpline": page.helpline_id or "", "body": streamfield([]), "comments": inline_formset([])}
    user = User.objects.create_superuser(f"editor-{uuid.uuid4()}@daybreak.example", "a long password")
    return form_class(nested_form_data(values | empty | fields), instance=page, for_user=user)


def line_for_men(**fields: Any) -> Helpline:
    values = {"name": "Turning Point", "audience": "men", "display_number": MEN, "number": "+61255500199"}
    return factories.helpline(**(values | fields))


def strip_with_the_survivors_line() -> None:
    SafetySettings.objects.create(
        locale=factories.locale(), exit_url="https://weather.example/", helpline=factories.helpline()
    )


# --- helplines -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audience", ["men", "relatives", "professionals"])
@pytest.mark.parametrize("chosen_by_staff", [True, False], ids=["line of staff", "line of the settings"])
def test_a_page_for_others_never_shows_the_survivors_line(
    client: Client, audience: str, chosen_by_staff: bool
) -> None:
    if chosen_by_staff:
        strip_with_the_survivors_line()
    lines = ("tel:+61255500142", SURVIVORS, "tel:+448081570142", "0808 157 0142")
    pages = [factories.standard_page(audience=audience), factories.contact_page(audience=audience)]
    addresses = [page.url for page in pages] + [f"/en/contact/{pages[1].inbox.key}/thanks/"]
    for address in addresses:
        html = client.get(address).content.decode()
        assert not [line for line in lines if line in html], address
        assert "/en/help/" in html
        assert "data-exit" in html


@pytest.mark.parametrize("audience", ["", "survivors"])
def test_a_page_for_everybody_or_survivors_keeps_the_line_in_the_strip(client: Client, audience: str) -> None:
    strip_with_the_survivors_line()
    assert "tel:+61255500142" in html_of(client, factories.standard_page(audience=audience))


def test_a_page_for_men_shows_their_line_at_the_top_in_the_strip_and_at_the_foot(client: Client) -> None:
    strip_with_the_survivors_line()
    page = factories.standard_page(audience="men", helpline=line_for_men())
    html = html_of(client, page)
    assert html.count("tel:+61255500199") == 3
    assert SURVIVORS not in html


def test_a_line_for_another_audience_is_refused_and_never_shown(client: Client) -> None:
    page = factories.standard_page(audience="men", helpline=factories.helpline())
    assert "helpline" in editors_form(page).errors
    assert SURVIVORS not in html_of(client, page)


def test_a_hidden_line_leaves_the_page_at_once(client: Client) -> None:
    line = line_for_men()
    page = factories.standard_page(audience="men", helpline=line)
    line.hidden = True
    line.save()
    assert MEN not in html_of(client, page)


def test_a_translated_page_shows_the_line_in_its_own_language(client: Client) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    line = line_for_men()
    page = factories.standard_page(audience="men", helpline=line)
    factories.home_page().copy_for_translation(french).save_revision().publish()
    translated = page.copy_for_translation(french)
    translated.save_revision().publish()
    line_for_men(locale=french, translation_key=line.translation_key, name="Tournant")
    assert "Tournant" in html_of(client, StandardPage.objects.get(pk=translated.pk))


def test_the_database_knows_each_audience() -> None:
    factories.standard_page()
    with pytest.raises(IntegrityError), transaction.atomic():
        StandardPage.objects.update(audience="buyers")


# --- text ------------------------------------------------------------------------------------------------


def with_headings(*headings: str) -> StandardPage:
    blocks = [{"type": "heading", "value": words, "id": str(uuid.uuid4())} for words in headings]
    return factories.standard_page(body=json.dumps(blocks))


def test_the_table_of_contents_leads_to_each_heading(client: Client) -> None:
    page = with_headings("Who pays", "Who pays", "من يدفع")
    html = html_of(client, page)
    parts = [link.url.removeprefix("#") for link in page.contents]
    assert len(set(parts)) == 3
    for part in parts:
        assert f'href="#{part}"' in html
        assert f'id="{part}"' in html


def test_one_heading_needs_no_table_of_contents(client: Client) -> None:
    assert 'class="toc"' not in html_of(client, with_headings("Who pays"))


@pytest.mark.parametrize(
    ("kind", "classes"), [("plain", "btn"), ("register", "btn act big"), ("donate", "btn act big")]
)
def test_only_what_acts_has_the_colour_of_the_sun(client: Client, kind: str, classes: str) -> None:
    page = factories.standard_page(
        button_label="Go on", button_url="https://www.register.example/men", button_kind=kind
    )
    html = html_of(client, page)
    assert f'<a class="{classes}" href="https://www.register.example/men">Go on</a>' in html
    assert "This leads to register.example." in html


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"button_label": "Go on"}, "button_label"),
        ({"button_url": "https://a.example/"}, "button_label"),
        ({"button_label": "Go on", "button_url": "http://a.example/"}, "button_url"),
        ({"button_label": "Go on", "button_url": "https://a.example/", "button_page": True}, "button_url"),
    ],
)
def test_a_button_has_words_and_leads_to_one_place(fields: dict[str, Any], wrong: str) -> None:
    if "button_page" in fields:
        fields = fields | {"button_page": factories.home_page().pk}
    page = factories.standard_page()
    assert wrong in editors_form(page, **fields).errors
    assert not editors_form(page, button_label="Go on", button_url="https://a.example/").errors


def test_a_button_whose_page_is_a_draft_is_not_shown(client: Client) -> None:
    target = factories.standard_page()
    page = factories.standard_page(button_label="Go on", button_page=target)
    assert "Go on" in html_of(client, page)
    target.unpublish()
    assert "Go on" not in html_of(client, page)


# --- beside the text -------------------------------------------------------------------------------------


def beside(page: StandardPage, n: int = 1) -> StandardPage:
    """Give `page` n of everything that stands beside the text."""
    locale, today = factories.locale(), clock_module.today()
    content = ContentFile(b"%PDF-1.7 " + b"x" * 2039, name="plan.pdf")
    document = factories.site_document(title="Plan", file=content)
    document.file_size = 2048
    document.save()
    for k in range(n):
        until = today + timedelta(days=3)
        page.leaflets.add(Leaflet(locale=locale, title=f"Leaflet {k}", document=document))
        page.social_posts.add(
            SocialPost(
                locale=locale,
                network="mastodon",
                text=f"Post {k}",
                posted_on=today,
                url="https://social.example/1",
                shown_until=until,
            )
        )
        for box in ("involved", "related"):
            target = factories.standard_page(title=f"{box} {k}")
            page.links.add(PageLink(locale=locale, box=box, target=target, sort_order=k))
    page.save()
    return StandardPage.objects.get(pk=page.pk)


def test_leaflets_posts_ways_and_related_pages_are_shown(client: Client) -> None:
    page = factories.standard_page(
        contact=factories.contact_person(name="Ines"), video_url="https://www.video.example/1"
    )
    html = html_of(client, beside(page))
    for words in ("Leaflet 0", "PDF, 2.0", "Post 0", "Read on Mastodon", "involved 0", "related 0", "Ines"):
        assert words in html
    assert "Playing it leads to video.example." in html
    assert "<iframe" not in html


def test_a_stale_post_disappears_and_its_box_with_it(client: Client, clock: Any) -> None:
    page = beside(factories.standard_page())
    clock.advance(days=3)
    assert "Post 0" in html_of(client, page)
    clock.advance(days=1)
    html = html_of(client, page)
    assert "Post 0" not in html
    assert "On social networks" not in html


def test_links_lead_to_the_translation_and_never_to_a_draft(client: Client) -> None:
    french = Locale.objects.get_or_create(language_code="fr")[0]
    page = beside(factories.standard_page())
    factories.home_page().copy_for_translation(french).save_revision().publish()
    way, related = (page.links.get(box=box).target.specific for box in ("involved", "related"))
    translated_way = way.copy_for_translation(french)
    translated_way.save_revision().publish()
    translated = page.copy_for_translation(french)
    translated.save_revision().publish()
    html = html_of(client, StandardPage.objects.get(pk=translated.pk))
    assert f'href="/fr/{translated_way.slug}/"' in html
    assert f'href="/en/{related.slug}/"' in html
    related.unpublish()
    assert f'href="/en/{related.slug}/"' not in html_of(client, StandardPage.objects.get(pk=translated.pk))


def test_a_page_costs_the_same_whatever_stands_beside_its_text(client: Client) -> None:
    strip_with_the_survivors_line()
    words = SiteWords.objects.create(locale=factories.locale(), site_name="Daybreak")
    MenuItem.objects.create(locale=words.locale, words=words, label="Start", page=factories.home_page())
    counts = []
    for n in (1, 6):
        page = beside(factories.standard_page(button_label="Go", button_page=factories.home_page()), n)
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(page.url)
        assert response["Cache-Control"].startswith("public, max-age=60")
        assert not response.cookies
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_what_stands_beside_the_text_is_guarded_by_the_database() -> None:
    page = beside(factories.standard_page())
    writes = (
        lambda: page.social_posts.update(network="myspace"),
        lambda: page.social_posts.update(url="http://social.example/"),
        lambda: page.social_posts.update(shown_until=clock_module.today() - timedelta(days=1)),
        lambda: page.links.update(target=None),
        lambda: page.links.update(url="https://a.example/"),
        lambda: page.links.update(target=None, url="http://a.example/"),
        lambda: page.links.update(box="top"),
        lambda: StandardPage.objects.update(button_kind="buy"),
        lambda: StandardPage.objects.update(button_url="http://a.example/"),
    )
    for write in writes:
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
