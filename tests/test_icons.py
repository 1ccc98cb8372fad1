"""Each icon that a screen names is one that Wagtail has: of another, nothing but its room is shown."""

import re

from wagtail.admin.icons import get_icons

from .test_house_rules import code, none, templates

NAMED = re.compile(r"""\bicon(?:_name)? ?= ?"([a-z0-9-]+)"|{% icon name=["']([a-z0-9-]+)""")


def test_each_icon_that_we_name_is_there() -> None:
    there = set(re.findall(r'id="icon-([a-z0-9-]+)"', get_icons()))
    assert "no-view" in there
    none(
        f"{path}: {name}"
        for path, text in [*code(), *templates()]
        for found in NAMED.findall(text)
        for name in filter(None, found)
        if name not in there
    )
