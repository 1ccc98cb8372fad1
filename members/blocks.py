"""Blocks of a member's page beside its body."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from advocacy_site.core.web import HTTPS_WORDS, host_of, https_address


class LinkValue(blocks.StructValue):
    """A link, and the host that a press on it leads to."""

    @property
    def host(self) -> str:
        """The host without "www."."""
        return host_of(self["url"])


class LinkBlock(blocks.StructBlock):
    """The member's website, or its page in a social network."""

    label = blocks.CharBlock(
        label=_("Words"), max_length=60, help_text=_("As in “Website, in Arabic and French”.")
    )
    url = blocks.URLBlock(label=_("Address"), validators=[https_address])

    class Meta:
        icon = "link"
        group = _("Links")
        template = "blocks/member_link.html"
        description = _("A page of the member elsewhere; its host is named")
        preview_value = {"label": "Website", "url": "https://lantern.example/"}
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        """Refuse an address without a host, on its field."""
        cleaned = super().clean(value)
        if not cleaned.host:
            error = {"url": ValidationError(HTTPS_WORDS)}
            raise blocks.StructBlockValidationError(block_errors=error)
        return cleaned


class LinksBlock(blocks.StreamBlock):
    """The links in the editor's order."""

    link = LinkBlock()

    class Meta:
        required = False
        max_num = 12
