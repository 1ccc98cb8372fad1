"""The block library: every block is named, described and previewed, and renders whatever it is given."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from advocacy_site.core.blocks import BodyBlock
from advocacy_site.core.styles import style_sheets
from advocacy_site.core.web import host_of, safe_url
from advocacy_site.users.models import User

from .. import factories

pytestmark = pytest.mark.django_db
BODY = BodyBlock()
LONG = "Verantwortungsübernahmevereinbarung" * 20
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ settings.SECRET_KEY }}",
    "\u202e",
]


def ours(block: blocks.Block = BODY) -> Iterator[blocks.Block]:
    """Yield the blocks of ours in `block`, at any depth, that editors see as a block of their own."""
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    for child in children:
        if isinstance(child, blocks.StructBlock | blocks.ListBlock) or block is BODY:
            yield child
        yield from ours(child)


def ours_by_class() -> list[blocks.Block]:
    found = {type(block): block for block in ours() if type(block).__module__.startswith("advocacy_site.")}
    return list(found.values())


OURS = ours_by_class()


def render(name: str, value: Any, **context: Any) -> str:
    return BODY.to_python([{"type": name, "value": value, "id": "x"}]).render_as_block(context)


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(User.objects.create_superuser("staff@example.org", "x" * 20))
    return client


# --- what editors see --------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", OURS, ids=lambda block: type(block).__name__)
def test_every_block_has_icon_group_description_template_and_preview(block: blocks.Block) -> None:
    assert block.meta.icon != "placeholder"
    assert block.meta.label
    assert block.meta.group
    assert block.get_description()
    assert block.meta.template.startswith("blocks/")
    assert block.is_previewable


@pytest.mark.parametrize("block", OURS, ids=lambda block: type(block).__name__)
def test_every_preview_renders_in_the_admin(block: blocks.Block, staff: Client) -> None:
    response = staff.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    html = response.content.decode()
    body = html[html.index("<main") :]
    assert all(sheet in html for sheet in style_sheets())
    assert not re.search(r"<style|\sstyle=|<script|\son\w+=", html)
    assert len(re.sub(r"<[^>]+>|\s", "", body)) > 3 or "<img" in body, "an empty preview"


def test_the_editor_of_a_page_offers_every_block(staff: Client) -> None:
    page = factories.campaign_page(
        body=[
            (name, block.get_preview_value())
            for name, block in BODY.child_blocks.items()
            if name not in ("document", "fact", "image", "image_pair", "people", "video")
        ]
    )
    response = staff.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200


def test_no_preview_and_no_description_is_frozen_into_a_migration() -> None:
    for block in OURS:
        _path, _args, kwargs = block.deconstruct()
        assert not {"preview_value", "description", "template", "group", "icon"} & set(kwargs)


def test_there_is_no_block_for_raw_html() -> None:
    assert not any(isinstance(block, blocks.RawHTMLBlock) for block in everything(BODY))


def everything(block: blocks.Block) -> Iterator[blocks.Block]:
    yield block
    children = list(getattr(block, "child_blocks", {}).values())
    if isinstance(block, blocks.ListBlock):
        children.append(block.child_block)
    for child in children:
        yield from everything(child)


# --- whatever is stored, it renders ------------------------------------------------------------------------


def filled(block: blocks.Block, words: str) -> Any:
    """Return the stored form of `block` with `words` in every place for words."""
    if isinstance(block, blocks.StructBlock):
        return {name: filled(child, words) for name, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [{"type": "item", "id": "y", "value": filled(block.child_block, words)}] * 2
    if isinstance(block, BaseTypedTableBlock):
        column = {"type": "text", "heading": words}
        return {"caption": words, "columns": [column] * 2, "rows": [{"values": [words, words]}]}
    if isinstance(block, blocks.ChooserBlock):
        return 999_999
    if isinstance(block, blocks.DateBlock):
        return "2026-11-22"
    if isinstance(block, blocks.BooleanBlock):
        return True
    if isinstance(block, blocks.IntegerBlock):
        return 3
    return words


@pytest.mark.parametrize("name", BODY.child_blocks)
@pytest.mark.parametrize("words", ["", LONG, *HOSTILE, "javascript:alert(1)", "http://[", "//evil.example"])
def test_hostile_empty_and_long_values_render(name: str, words: str) -> None:
    html = render(name, filled(BODY.child_blocks[name], words))
    assert 'href="javascript' not in html
    assert 'href="//' not in html
    if name not in RICH:
        assert "<script" not in html
        assert "<img src=x" not in html


# Rich text is stored clean by the editor (Draftail keeps an allow-list) and rendered as it is stored.
RICH = {"paragraph", "video", "accordion", "timeline"}


@pytest.mark.parametrize("name", BODY.child_blocks)
def test_a_value_of_before_a_field_was_added_renders(name: str) -> None:
    block = BODY.child_blocks[name]
    empty: Any = (
        {} if isinstance(block, blocks.StructBlock) else [] if isinstance(block, blocks.ListBlock) else None
    )
    if isinstance(block, blocks.ListBlock) and isinstance(block.child_block, blocks.StructBlock):
        empty = [{}]
    render(name, empty)


def test_an_address_must_be_one_of_the_web() -> None:
    assert safe_url("https://example.org/a?b=1") == "https://example.org/a?b=1"
    for wrong in (
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.org",
        "//example.org",
        "",
        None,
        "http://[",
    ):
        assert safe_url(wrong) == ""
    assert host_of("https://www.example.org:8443/x") == "example.org"


# --- errors land on their field ----------------------------------------------------------------------------


def errors(name: str, value: dict[str, Any]) -> set[str]:
    block = BODY.child_blocks[name]
    block = getattr(block, "child_block", block)
    with pytest.raises(blocks.StructBlockValidationError) as caught:
        block.clean(block.normalize(value))
    return set(caught.value.block_errors)


def test_a_button_has_exactly_one_target() -> None:
    page = factories.campaign_page()
    both = {"label": "Go", "page": page, "url": "https://example.org", "kind": "plain"}
    assert errors("call_to_action", both) == {"url"}
    assert errors("call_to_action", {**both, "page": None, "url": ""}) == {"page"}
    assert errors("call_to_action", {**both, "page": None, "url": "http://example.org"}) == {"url"}
    BODY.child_blocks["call_to_action"].clean(
        BODY.child_blocks["call_to_action"].normalize({**both, "url": ""})
    )


def test_a_picture_needs_words_or_is_expressly_decorative() -> None:
    image = factories.site_image()
    assert errors("image", {"image": image}) == {"alt_text"}
    block = BODY.child_blocks["image"]
    value = block.clean(block.normalize({"image": image, "decorative": True, "alt_text": "x"}))
    assert value.alt == ""


def test_a_line_of_a_round_up_needs_a_name_and_the_language_of_a_foreign_one() -> None:
    line = {"country": "MA", "text": "Opens at night.", "own_name": "دار الفجر"}
    assert errors("round_up", line) == {"name", "own_language"}


def test_an_embed_takes_only_pages_of_its_type() -> None:
    assert errors("action", {"page": factories.campaign_page()}) == {"page"}


def test_a_table_without_caption_or_headings_is_refused() -> None:
    block = BODY.child_blocks["table"]
    with pytest.raises(ValidationError) as caught:
        block.clean(block.to_python(filled(block, "")))
    assert len(caught.value.non_block_errors) == 2
