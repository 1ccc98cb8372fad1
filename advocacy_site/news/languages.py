"""The language that a text is written in, where it is not the language of the page around it."""

from dataclasses import dataclass

from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

# What members and their partners write in. A further one needs its code here, and a migration.
CODES = (
    *("ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hi", "hr"),
    *("hu", "hy", "id", "it", "ja", "ka", "ko", "lt", "lv", "mk", "mn", "nb", "ne", "nl", "pl", "pt", "ro"),
    *("ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi"),
)
CHOICES = [(code, _(LANG_INFO[code]["name"])) for code in sorted(CODES)]


@dataclass(frozen=True)
class ForeignLanguage:
    """What a reader and a screen reader need to know of a text in another language."""

    code: str
    direction: str
    name: str


def foreign(code: str) -> ForeignLanguage | None:
    """Return `code` with its direction and its name in the active language, or None if it is that one."""
    if not code or code == (get_language() or ""):
        return None
    info = get_language_info(code)
    return ForeignLanguage(code, "rtl" if info["bidi"] else "ltr", info["name_translated"])
