"""Mails from templates, in the words and the direction of the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import get_language_bidi

from .kinds import Mail
from .models import Outbox


def render_mail(
    template: str,
    subject: str,
    row: Outbox,
    context: dict[str, Any],
    headers: Mapping[str, str] | None = None,
) -> Mail:
    """Return the mail that `template`, a path without ending, makes as text and as HTML of `context`.

    `context` may hold a blank `site_name`, for a mail that does not say whose it is.
    """
    context = (
        {"site_name": settings.WAGTAIL_SITE_NAME}
        | context
        | {
            "subject": subject,
            "language": row.language,
            "dir": "rtl" if get_language_bidi() else "ltr",
        }
    )
    return Mail(
        subject=subject,
        text=render_to_string(f"{template}.txt", context),
        html=render_to_string(f"{template}.html", context),
        headers=headers or {},
    )


def unsubscribe_headers(url: str) -> dict[str, str]:
    """Return the headers by which a mail program stops mail with one press (RFC 8058).

    `url`: of a mailed link that does it for a POST of `List-Unsubscribe=One-Click` (core.links.is_one_click).
    """
    return {"List-Unsubscribe": f"<{url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
