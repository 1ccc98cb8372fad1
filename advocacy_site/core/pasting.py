"""Pasting into rich text: what is kept, and words that say what was left out (static/js/paste.js)."""

import json

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _


def script() -> str:
    """Return the script element for the admin's editors, with its words in the editor's language."""
    return format_html(
        '<script src="{}" data-words="{}"></script>', static("js/paste.js"), json.dumps(words())
    )


def words() -> dict[str, str]:
    """Return what the script may have to say. Counts follow in brackets, so that no word has two forms."""
    return {
        "kept": _("Kept:"),
        "left": _("Left out:"),
        "nothing": _("Nothing was left out."),
        "headings": _("headings"),
        "lists": _("lists"),
        "links": _("links"),
        "bold": _("bold"),
        "pictures": _("pictures"),
        "pictures_hint": _("upload them as images"),
        "tables": _("tables"),
        "tables_hint": _("their words are kept as paragraphs"),
        "dead_links": _("links that lead to no web page"),
        "dead_links_hint": _("their words are kept"),
        "italics": _("italics"),
        "underlining": _("underlining"),
        "strikethrough": _("crossing out"),
        "colours": _("colours"),
        "comments": _("comments"),
        "deletions": _("words that were marked as deleted"),
    }
