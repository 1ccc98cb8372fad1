"""/dev/look/: every block in its preview, and every component in each of its states. Development only."""

import re
from collections.abc import Iterator
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString
from wagtail.blocks import BoundBlock

from .blocks import BodyBlock
from .development import development_only
from .specimens import Specimen, specimens

OWN_ID = re.compile(r'(?<=\s)(id|for|aria-labelledby|aria-describedby|href)="(#?)([\w -]+)"')


@development_only
def look(request: HttpRequest) -> HttpResponse:
    """Show the design system as it is today."""
    return render(request, "core/look.html", {"blocks": list(blocks()), "components": list(components())})


def blocks() -> Iterator[BoundBlock]:
    """Yield each block that a body may hold, with its preview value."""
    for block in BodyBlock().child_blocks.values():
        yield block.bind(block.get_preview_value())


def components() -> Iterator[tuple[str, list[tuple[Specimen, SafeString]]]]:
    """Yield each component's name and its states with their HTML, in the table's order."""
    for name, states in groupby(specimens(), key=lambda specimen: specimen.component):
        yield name, [(specimen, _shown(specimen, number)) for number, specimen in enumerate(states, 1)]


def _shown(specimen: Specimen, number: int) -> SafeString:
    """Return the HTML of `specimen`, which is the page's `number`th of its component."""
    with translation.override(specimen.language or translation.get_language()):
        html = render_to_string(specimen.template, specimen.context)
    return SafeString(_one_of_many(html, f"{specimen.component}-{number}"))


def _one_of_many(html: str, mark: str) -> str:
    """Return `html` with `mark` at the end of its ids and of what points to them, and without an h1.

    A page of the site has each component once, and one h1; here they stand together.
    """

    def marked(match: re.Match[str]) -> str:
        attribute, hash_sign, ids = match.groups()
        if attribute == "href" and not hash_sign:
            return match[0]
        return f'{attribute}="{hash_sign}{" ".join(f"{each}-{mark}" for each in ids.split())}"'

    html = re.sub(r"<h1\b", '<h2 data-level="1"', html).replace("</h1>", "</h2>")
    return OWN_ID.sub(marked, html)
