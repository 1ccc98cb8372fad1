"""Many style sheets for those who write them, one for those who wait for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string
from django.test import override_settings

from advocacy_site.core import styles

from ..one_sheet import SEPARATE

STATIC = settings.PROJECT_DIR / "static"


def linked(language: str) -> list[str]:
    """Return the addresses of the style sheets of a page in `language`, in order."""
    html = render_to_string("components/styles.html", {"LANGUAGE_CODE": language})
    return re.findall(r'<link rel="stylesheet" href="/static/([^"]+)">', html)


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What `collectstatic` makes of our own files with production's storage, which the tests then use."""
    root = tmp_path_factory.mktemp("staticfiles")
    storage = {"staticfiles": {"BACKEND": "advocacy_site.core.styles.JoinedStylesStorage"}}
    with override_settings(
        STATIC_ROOT=root,
        STORAGES=settings.STORAGES | storage,
        STATICFILES_DIRS=[STATIC],
        STATICFILES_FINDERS=["django.contrib.staticfiles.finders.FileSystemFinder"],
    ):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root


@override_settings(STORAGES=settings.STORAGES | {"staticfiles": SEPARATE})
def test_development_links_every_component_as_its_own_file() -> None:
    sheets = linked("en")
    assert sheets[:3] == ["css/tokens.css", "css/base.css", "css/layout.css"]
    components = {path.name for path in (STATIC / "css/components").iterdir()}
    assert [Path(sheet).name for sheet in sheets[3:]] == sorted(components)


def test_the_order_of_the_layers_is_said_before_the_first_layer() -> None:
    text = (STATIC / styles.sources()[0]).read_text(encoding="utf-8")
    assert re.match(r"@layer [\w, ]+;", text)


def test_production_links_one_sheet_and_one_more_on_arabic_pages(collected: Path) -> None:
    [site] = linked("en")
    assert re.fullmatch(r"css/site\.[0-9a-f]{12}\.css", site)
    assert (collected / f"{site}.gz").is_file()
    first, arabic = linked("ar")
    assert first == site
    assert re.fullmatch(r"css/lang-ar\.[0-9a-f]{12}\.css", arabic)


def test_the_joined_sheet_holds_all_of_them_in_order(collected: Path) -> None:
    text = (collected / styles.JOINED).read_text(encoding="utf-8")
    begins = [text.index("@layer reset, tokens"), text.index("@layer base {"), text.index("@layer layout {")]
    begins += [text.index(".btn {"), text.index(".foot {"), text.index(".ways {")]
    assert begins == sorted(begins)
    assert text.count("@layer components {") == len(list((STATIC / "css/components").iterdir()))
    assert "/*" not in text


def test_the_joined_sheet_leaves_the_help_page_room_in_its_15_kilobytes(collected: Path) -> None:
    [site] = linked("en")
    assert (collected / f"{site}.gz").stat().st_size < 12_500


def test_every_address_in_the_joined_sheet_leads_to_a_hashed_file(collected: Path) -> None:
    [site] = linked("en")
    addresses = re.findall(r'url\("([^"]+)"\)', (collected / site).read_text(encoding="utf-8"))
    assert len(addresses) >= 3  # two fonts, one picture from a component
    for address in addresses:
        assert re.search(r"\.[0-9a-f]{12}\.\w+$", address), address
        assert (collected / "css" / address).is_file(), address


def test_collecting_twice_gives_the_same_sheet(collected: Path) -> None:
    [before] = linked("en")
    call_command("collectstatic", interactive=False, verbosity=0)
    assert linked("en") == [before]
    assert len(list((collected / "css").glob("site.*.css"))) == 1


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ('url("../../img/a.svg")', 'url("../img/a.svg")'),
        ("url(../../img/a.svg)", "url(../img/a.svg)"),
        ("url('map.svg')", "url('components/map.svg')"),
        ('url("data:image/png;base64,AA")', 'url("data:image/png;base64,AA")'),
        ('url("/static/a.svg")', 'url("/static/a.svg")'),
        ("url(#mask)", "url(#mask)"),
    ],
)
def test_an_address_still_leads_to_its_file_after_the_move(written: str, moved: str) -> None:
    assert styles.moved(written, "css/components/film.css") == moved
