"""Blocks that lead elsewhere: a source, a file, a call to action."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from .. import languages
from ..web import host_of, https_address, safe_url, web_address
from .choosers import FileBlock, PagePicker
from .samples import sample_document
from .shelf import shelf_for
from .text import LineBlock, LinesBlock


class LinkValue(blocks.StructValue):
    """A block with an outside address in `url` and perhaps its `language`."""

    @property
    def href(self) -> str:
        return safe_url(self.get("url"))

    @property
    def host(self) -> str:
        return host_of(self.get("url"))

    @property
    def language_name(self) -> str:
        return languages.name(self.get("language"))


class SourceBlock(blocks.StructBlock):
    """An article, a report, a law on another site."""

    title = LineBlock(label=_("Title"), max_length=200, help_text=_("In its own language."))
    url = blocks.URLBlock(label=_("Address"), validators=[web_address])
    publisher = LineBlock(label=_("Publisher"), max_length=120, required=False)
    date = blocks.DateBlock(label=_("Date"), required=False)
    language = blocks.ChoiceBlock(label=_("Language"), choices=languages.choices, required=False)

    class Meta:
        icon = "link-external"
        label = _("Source elsewhere")
        group = _("Links")
        template = "blocks/source.html"
        description = _("Something on another site; names whose site it is before one goes there")
        value_class = LinkValue
        preview_value = {
            "title": "Ce que disent les sorties",
            "url": "https://revue.example.org/sorties",
            "publisher": "Revue du matin",
            "date": date(2026, 3, 8),
            "language": "fr",
        }


class DocumentValue(blocks.StructValue):
    """A file with what one wants to know before downloading it."""

    @property
    def words(self) -> str:
        """The title given here, or the file's own."""
        return self.get("title") or getattr(self.get("document"), "title", "")

    @property
    def kind(self) -> str:
        """PDF, DOCX …"""
        return str(getattr(self.get("document"), "file_extension", "")).upper()

    @property
    def size(self) -> int | None:
        """Bytes, or None where the file can't be found."""
        document = self.get("document")
        return document.get_file_size() if document else None

    @property
    def language_name(self) -> str:
        return languages.name(self.get("language"))


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = FileBlock(label=_("File"))
    title = LineBlock(
        label=_("Title"), max_length=200, required=False, help_text=_("Where the file’s own title won’t do.")
    )
    language = blocks.ChoiceBlock(label=_("Language"), choices=languages.choices, required=False)

    class Meta:
        icon = "download"
        label = _("File to download")
        group = _("Links")
        template = "blocks/document.html"
        description = _("A file to download, with its kind and size")
        value_class = DocumentValue

    def get_preview_value(self) -> Any:
        return self.normalize({"document": sample_document(), "language": "en"})


class CallToActionValue(blocks.StructValue):
    """A button with one target."""

    @property
    def target(self) -> Page | None:
        """The chosen page, if everybody can read it."""
        page = self.get("page")
        return shelf_for([page], None).visible.get(page.pk) if page else None

    @property
    def href(self) -> str:
        """The outside address, where there is no page."""
        return "" if self.get("page") else safe_url(self.get("url"))

    @property
    def host(self) -> str:
        return host_of(self.href)

    @property
    def rel(self) -> str:
        return "external" if self.href else ""


class CallToActionBlock(blocks.StructBlock):
    """A button, perhaps with a sentence."""

    text = LinesBlock(label=_("A sentence before it"), max_length=300, required=False)
    label = LineBlock(
        label=_("Words on the button"), max_length=40, help_text=_("What happens: “Order the leaflet”.")
    )
    page = PagePicker(label=_("Leads to a page"), required=False)
    url = blocks.URLBlock(label=_("or to an address"), required=False, validators=[https_address])
    kind = blocks.ChoiceBlock(
        label=_("Kind"),
        choices=[("plain", _("Plain")), ("act", _("With the sun: to sign, to register or to donate"))],
        default="plain",
    )

    class Meta:
        icon = "redirect"
        label = _("Call to action")
        group = _("Links")
        template = "blocks/call_to_action.html"
        description = _("A button that leads to a page or to another site")
        value_class = CallToActionValue
        preview_value = {
            "text": "Two pages, no screen needed, ninety minutes.",
            "label": "Order the plan",
            "url": "https://shop.example.org/plan",
            "kind": "plain",
        }

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if bool(value.get("page")) == bool(value.get("url")):
            field, words = (
                ("url", _("Choose a page or write an address, not both."))
                if value.get("page")
                else ("page", _("Choose a page, or write an address below."))
            )
            raise blocks.StructBlockValidationError(block_errors={field: ValidationError(words)})
        return value
