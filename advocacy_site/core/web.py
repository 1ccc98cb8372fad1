"""Addresses of web pages, typed by editors: what may be linked to, and the host that a link names."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

HTTPS_WORDS = _("The address begins with https://.")
_is_https = URLValidator(schemes=["https"], message=HTTPS_WORDS, code="scheme")


def web_address(url: str) -> None:
    """Raise ValidationError for an address that is no web page."""
    if not safe_url(url):
        raise ValidationError(_("The address begins with https:// or http://."), code="scheme")


def https_address(url: str) -> None:
    """Raise ValidationError for what is no address, or one that is not encrypted."""
    _is_https(url)


def safe_url(url: str | None) -> str:
    """Return `url` where it is an http(s) address with a host, else "": stored values are not trusted."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return parts.geturl() if parts.scheme in ("http", "https") and parts.hostname else ""


def host_of(url: str | None) -> str:
    """Return the host that a visit to `url` contacts, without "www."; "" for no web address."""
    return (urlsplit(safe_url(url)).hostname or "").removeprefix("www.")
