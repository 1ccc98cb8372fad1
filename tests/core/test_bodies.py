"""What a page's body says and shows, and what it costs the database."""

import re
from typing import Any

import pytest
from wagtail.models import PageViewRestriction
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.ingest import ingest_segments

from advocacy_site.core.blocks import BodyBlock, contents
from advocacy_site.core.models import Figure
from campaigns.models import CampaignPage

from .. import factories

pytestmark = pytest.mark.django_db
BODY = BodyBlock()


def render(name: str, value: Any) -> str:
    return BODY.to_python([{"type": name, "value": value, "id": "x"}]).render_as_block()


# --- what it says ------------------------------------------------------------------------------------------


def test_headings_have_ids_that_a_table_of_contents_finds() -> None:
    body = BODY.to_python(
        [
            {"type": "heading", "value": "Programme"},
            {"type": "subheading", "value": "Programme"},
            {"type": "heading", "value": "البرنامج"},
            {"type": "heading", "value": "?!"},
        ]
    )
    lines = [(heading.level, heading.anchor) for heading in contents(body)]
    assert lines == [(2, "part-programme"), (3, "part-programme-2"), (2, "part-البرنامج"), (2, "part-4")]
    html = body.render_as_block()
    assert [f'id="{anchor}"' in html for _level, anchor in lines] == [True] * 4


def test_headings_typed_inside_a_paragraph_stand_in_the_table_of_contents_too() -> None:
    typed = (
        '<h2 data-block-key="a1">Beds &amp; <b>permits</b></h2><p>Words.</p><h3>In spring</h3><h4>Deep</h4>'
    )
    body = BODY.to_python(
        [
            {"type": "heading", "value": "Beds & permits"},
            {"type": "paragraph", "value": typed},
            {"type": "heading", "value": "Money"},
        ]
    )
    lines = [(heading.level, heading.text, heading.anchor) for heading in contents(body)]
    assert lines == [
        (2, "Beds & permits", "part-beds-permits"),
        (2, "Beds & permits", "part-beds-permits-2"),
        (3, "In spring", "part-in-spring"),
        (2, "Money", "part-money"),
    ]
    html = body.render_as_block()
    assert re.findall(r'<h\d id="([^"]+)"', html) == [anchor for _level, _text, anchor in lines]
    assert "<b>permits</b></h2>" in html
    assert 'id=""' not in html


def test_a_video_names_the_host_and_loads_nothing_from_it() -> None:
    html = render("video", {"title": "Talk", "url": "https://www.youtube.com/watch?v=xxxxxxxxxxx"})
    assert "Watch on YouTube" in html
    assert "Playing it leads to youtube.com." in html
    assert "www.youtube-nocookie.com learns your network address" in html
    assert not re.search(r"<(iframe|embed|script|video)", html)
    assert all("youtube" not in source for source in re.findall(r'src="([^"]+)"', html))


def test_a_foreign_title_and_a_foreign_name_say_their_language() -> None:
    html = render("source", {"title": "Loi", "url": "https://a.example", "language": "fr"})
    assert 'lang="fr"' in html
    assert 'hreflang="fr"' in html
    line = {"name": "Dar", "own_name": "دار", "own_language": "ar", "country": "MA", "text": "x"}
    html = render("round_up", [line])
    assert 'lang="ar" dir="rtl"' in html
    assert "Morocco" in html


def test_an_outside_link_in_prose_says_so_and_opens_plainly() -> None:
    html = render("paragraph", '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>')
    assert '<a href="https://example.org/?a=1&amp;b=2" rel="external">' in html
    assert "target" not in html


def test_a_number_is_set_off_inside_its_sentence() -> None:
    figure = factories.figure(value="4 in 5", sentence="About 4 in 5 had tried before.")
    assert "About <b>4 in 5</b> had tried before." in render("fact", figure.pk)
    assert "31 December 2025" in render("fact", figure.pk)


# --- pages of other rooms ----------------------------------------------------------------------------------


def test_an_action_is_shown_with_its_progress() -> None:
    page = factories.action_page(title="The pledge")
    factories.confirmed_signature(page)
    html = render("action", {"page": page.pk})
    assert "The pledge" in html
    assert 'class="ledger acts-list"' in html


@pytest.mark.parametrize("name", ["action", "call_to_action"])
def test_what_is_not_live_is_not_shown(name: str) -> None:
    page = factories.action_page(title="Secret plan")
    page.unpublish()
    assert render(name, {"page": page.pk, "label": "Go"}).strip() == ""


def test_what_is_private_is_not_shown_and_not_named() -> None:
    page = factories.action_page(title="Secret plan")
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert render("action", {"page": page.pk}).strip() == ""
    html = render("round_up", [{"member": page.pk, "country": "KE", "text": "Works."}])
    assert "Secret" not in html
    assert "Works." in html


def test_rendering_loses_no_choice() -> None:
    page = factories.action_page()
    page.unpublish()
    body = BODY.to_python([{"type": "action", "value": {"page": page.pk}, "id": "x"}])
    body.render_as_block()
    assert body.get_prep_value()[0]["value"]["page"] == page.pk


def test_a_kind_of_page_that_no_room_draws_shows_nothing() -> None:
    page = factories.campaign_page()
    assert render("event", {"page": page.pk}).strip() == ""


# --- queries -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["image", "image_pair", "people", "document", "fact", "call_to_action", "round_up", "action"]
)
def test_a_body_needs_the_same_queries_for_one_block_and_for_twenty(
    name: str, django_assert_max_num_queries: Any
) -> None:
    def stored(n: int) -> list[dict[str, Any]]:
        return [{"type": name, "id": f"{i}", "value": made(name)} for i in range(n)]

    def queries(body: list[dict[str, Any]]) -> int:
        BODY.to_python(body).render_as_block()  # makes the renditions
        with django_assert_max_num_queries(6) as caught:
            assert BODY.to_python(body).render_as_block().strip()
        return len(caught)

    assert queries(stored(1)) == queries(stored(20))


def test_all_kinds_of_pictures_share_their_queries(django_assert_max_num_queries: Any) -> None:
    body = [
        {"type": name, "id": name, "value": made(name)} for name in ("image", "image_pair", "people", "video")
    ]
    BODY.to_python(body).render_as_block()
    with django_assert_max_num_queries(2):
        BODY.to_python(body).render_as_block()


def made(name: str) -> Any:
    """Return a stored value of block `name` with a chosen thing of its own."""
    image = {"image": factories.site_image().pk, "alt_text": "Doors"}
    match name:
        case "image":
            return image
        case "image_pair":
            return {"first": image, "second": image}
        case "video":
            return {"title": "x", "url": "https://vimeo.com/1", "poster": factories.site_image().pk}
        case "people":
            return [{"name": "Noor", "portrait": factories.site_image().pk}]
        case "document":
            return {"document": factories.site_document().pk}
        case "fact":
            return factories.figure().pk
        case "round_up":
            return [{"member": factories.campaign_page().pk, "country": "KE", "text": "x"}]
        case "action":
            return {"page": factories.action_page().pk}
    return {"page": factories.campaign_page().pk, "label": "Go"}


# --- translation -------------------------------------------------------------------------------------------


def test_every_block_can_be_handed_to_translators() -> None:
    made_of = {
        name: block.get_preview_value() for name, block in BODY.child_blocks.items() if name not in LIBRARY
    }
    body = [*made_of.items(), *((name, BODY.child_blocks[name].to_python(made(name))) for name in LIBRARY)]
    page = CampaignPage.objects.get(pk=factories.campaign_page(body=body).pk)
    segments = extract_segments(page)
    texts = [segment.string.data for segment in segments if hasattr(segment, "string")]
    for words in (
        "What we ask for",
        "Beds for people who leave, in shelters of our members",
        "Kenya",
        "Doors",
    ):
        assert words in texts
    Figure.objects.get().copy_for_translation(factories.locale("fr")).save()  # snippets are translated first
    ingest_segments(page, page, factories.locale(), factories.locale("fr"), segments)
    assert "Kenya" in page.body.render_as_block()


LIBRARY = ["image", "image_pair", "video", "people", "document", "fact"]
