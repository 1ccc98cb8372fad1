"""What previews of blocks show: the first fitting thing of the library, or a stand-in where it is empty."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.apps import apps
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page


@dataclass
class SamplePicture:
    """A poster of ours in place of an uploaded picture."""

    static_path: str = "img/windows.svg"
    contextual_alt_text: str | None = None
    decorative: bool = False
    credit: str = ""
    pk: None = None


@dataclass
class SampleDocument:
    """A file that leads nowhere."""

    title: str = "Ten questions to ask before you sign a contract abroad"
    url: str = "#"
    file_extension: str = "pdf"
    pk: None = None

    def get_file_size(self) -> int:
        return 184_320


def sample_picture() -> Any:
    """Return an uploaded picture or a poster of ours."""
    return get_image_model().objects.order_by("pk").first() or SamplePicture()


def sample_document() -> Any:
    """Return an uploaded file or one that leads nowhere."""
    return get_document_model().objects.order_by("pk").first() or SampleDocument()


def sample_pages(types: list[type[Page]], number: int = 1) -> list[Page]:
    """Return some pages of `types` that anybody may read; none where there are none."""
    if not types:
        return []
    return list(Page.objects.type(*types).live().public().order_by("path")[:number])


def sample_figure() -> Any:
    """Return a figure that staff wrote, or an unsaved one."""
    figure_model = apps.get_model("core", "Figure")
    return figure_model.objects.order_by("pk").first() or figure_model(
        value="4 in 5",
        sentence="4 in 5 people who left had tried before.",
        source="Count of the coalition’s shelters",
        as_of=date(2025, 12, 31),
        review_on=date(2026, 12, 31),
    )
