"""How what editors wrote in rich text becomes HTML."""

from typing import Any

from django.conf import settings
from django.utils.html import format_html
from wagtail.rich_text import LinkHandler


class OutsideLink(LinkHandler):
    """A link by address. It opens plainly; `rel` says that it leads to another site."""

    identifier = "external"

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, Any]) -> str:
        address = attrs["href"]
        is_ours = address == settings.SITE_URL or address.startswith(f"{settings.SITE_URL}/")
        return format_html('<a href="{}">' if is_ours else '<a href="{}" rel="external">', address)
