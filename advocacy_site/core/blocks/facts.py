"""A number with its source."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.blocks import SnippetChooserBlock

from .choosers import Shelved
from .samples import sample_figure


class FactBlock(Shelved, SnippetChooserBlock):
    """A figure that staff keep up to date in one place, with its source and the day it was right."""

    def __init__(self, target_model: str = "core.Figure", **kwargs: Any) -> None:
        super().__init__(target_model, **kwargs)

    class Meta:
        icon = "decimal"
        label = _("Fact")
        group = _("Text")
        template = "blocks/fact.html"
        description = _("A number in a sentence, with its source and date")

    def get_preview_value(self) -> Any:
        return sample_figure()
