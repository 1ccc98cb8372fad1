"""What the press page shows: spokespeople under its filters, photos with their print size, releases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext as _

from advocacy_site.core import countries, languages
from advocacy_site.core.alphabet import by_words
from advocacy_site.core.filters import Filter, choice, is_canonical

from .models.stream import StreamEntry
from .presentation import stream_cards

if TYPE_CHECKING:
    from .models.press import PressPage, PressPhoto, Spokesperson

PARAMETERS = ["language", "country"]
RELEASES = 10


@dataclass(frozen=True)
class PrintFile:
    """An uploaded picture in the size it was uploaded in, for printing. `size` in bytes, if known."""

    url: str
    format: str
    width: int
    height: int
    size: int | None


def print_file(image: Any) -> PrintFile:
    """Return `image` as a journalist downloads it. No query, and the file isn't opened."""
    suffix = PurePath(image.file.name).suffix.lstrip(".").upper()
    return PrintFile(image.file.url, suffix, image.width, image.height, image.file_size)


def _file_of(image: Any) -> PrintFile | None:
    return print_file(image) if image else None


def context(
    page: "PressPage", request: HttpRequest, people: "list[Spokesperson]", photos: "list[PressPhoto]"
) -> dict[str, Any]:
    """Return spokespeople, photos and press releases for the template. Two queries."""
    photos = [photo for photo in photos if photo.image.is_printable]
    images = [photo for person in people if (photo := person.printable_photo)]
    images += [photo.image for photo in photos]
    prefetch_related_objects(images, "renditions")
    language, country = request.GET.get("language", ""), request.GET.get("country", "")
    spoken = {code for person in people for code in person.languages}
    lived_in = {person.country.code for person in people}
    chosen = {
        "language": language if language in spoken else "",
        "country": country if country in lived_in else "",
    }
    shown = [
        person
        for person in people
        if (not chosen["language"] or chosen["language"] in person.languages)
        and chosen["country"] in ("", person.country.code)
    ]
    releases = StreamEntry.objects.in_language(page.locale_id).live().public().filter(kind="press_release")
    return {
        "filters": [
            _filter("language", _("Language"), spoken, chosen["language"], languages.name),
            _filter("country", _("Country"), lived_in, chosen["country"], countries.name),
        ],
        "people": [(person, _file_of(person.printable_photo)) for person in shown],
        "photos": [(photo, print_file(photo.image)) for photo in photos],
        "releases": stream_cards(releases[:RELEASES], request),
        "releases_url": _releases_url(page, request),
        "is_canonical": is_canonical(request, PARAMETERS, [name for name, code in chosen.items() if code]),
    }


def _filter(name: str, label: str, codes: Iterable[str], chosen: str, words: Callable[[str], str]) -> Filter:
    return choice(name, label, _("All"), by_words((code, words(code)) for code in codes), chosen)


def _releases_url(page: "PressPage", request: HttpRequest) -> str:
    """Return where all press releases are listed: on the index, which stands right above."""
    trail: Sequence[Any] = page.trail or []
    index = trail[-1] if trail else page.get_parent()
    return f"{index.get_url(request) or ''}?kind=press_release"
