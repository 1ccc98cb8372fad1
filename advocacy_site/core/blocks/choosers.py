"""Blocks that choose one thing: a picture, a file, a page. In a body they take from its shelf."""

import copy
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page

from . import shelf
from .samples import sample_picture


class Shelved:
    """For chooser blocks: what the body has fetched for all of them is not fetched again."""

    def bulk_to_python(self, values: Any) -> list[Any]:
        stock = shelf.current()
        if stock is None:
            return super().bulk_to_python(values)  # type: ignore[misc]  # mixed into a ChooserBlock
        found = stock.get(self.model_class)  # type: ignore[attr-defined]  # mixed into a ChooserBlock
        # A copy each, because Wagtail keeps a picture's alternative text on the object.
        return [copy.copy(found.get(value)) for value in values]


class PictureBlock(Shelved, ImageChooserBlock):
    """A picture of the library. On its own it says nothing: a portrait, a poster, beside the words."""

    class Meta:
        icon = "image"
        group = _("Pictures and video")
        template = "blocks/picture.html"
        description = _("A picture beside the words that name it")

    def get_preview_value(self) -> Any:
        return sample_picture()


class FileBlock(Shelved, DocumentChooserBlock):
    """A file of the library."""


class PagePicker(Shelved, blocks.PageChooserBlock):
    """A page of one of some types, named as "app.Model": they belong to rooms above this one.

    Holds a plain `Page`, so that all pickers of a body share one query. A type that is not installed has
    no pages to choose.
    """

    embeds = False
    target_model = Page

    @cached_property
    def target_models(self) -> list[type[Page]]:
        installed = {model._meta.label: model for model in apps.get_models()}
        return [installed[name] for name in self.page_type if name in installed]

    def deconstruct(self) -> tuple[str, Any, Any]:
        """Keep the names of the types as they are: Wagtail would import their models."""
        return blocks.ChooserBlock.deconstruct(self)

    def get_form_state(self, value: Page | None) -> Any:
        """Give the widget a key: it knows the specific type, and not that a plain page is one."""
        return super().get_form_state(value.pk if value else None)

    def clean(self, value: Any) -> Any:
        page = super().clean(value)
        if page and self.target_models and not issubclass(page.specific_class, tuple(self.target_models)):
            names = ", ".join(str(model._meta.verbose_name) for model in self.target_models)
            raise ValidationError(_("Choose a page of this kind: %(names)s.") % {"names": names})
        return page


class EmbedPicker(PagePicker):
    """A page that is shown as a row."""

    embeds = True
