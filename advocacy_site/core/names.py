"""What a name may be: any script, and nothing that harms where it is shown, exported or mailed."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PERSON_LENGTH = (2, 100)
ORGANISATION_LENGTH = 200
BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"  # Hangul fillers: letters that nobody sees
ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE)
# Of people only: organisations are called so.
DOMAIN = re.compile(r"\w\.(?:com|org|net|info|ru|xyz)\b", re.IGNORECASE)


def is_harmful(character: str) -> bool:
    """Return whether `character` can't be in a name: control, unassigned, or turning the writing direction.

    The two joiners stay: Persian and Indian names need them.
    """
    if character in "\u200c\u200d":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Cn")


def clean_person_name(value: str) -> str:
    """Return a person's name, NFC, white space folded. Raises ValidationError."""
    name = _clean(value)
    if not PERSON_LENGTH[0] <= len(name) <= PERSON_LENGTH[1]:
        raise ValidationError(_("Write your name in 2 to 100 characters."), code="length")
    if not any(unicodedata.category(sign)[0] == "L" and sign not in BLANK_LETTERS for sign in name):
        raise ValidationError(_("Write your name with letters."), code="letters")
    if DOMAIN.search(name):
        raise ValidationError(_("A name holds no links and no < or >."), code="link")
    return name


def clean_organisation_name(value: str) -> str:
    """Return an organisation's name, NFC, white space folded. Raises ValidationError."""
    name = _clean(value)
    if len(name) > ORGANISATION_LENGTH:
        raise ValidationError(_("A name has at most 200 characters."), code="length")
    if not any(unicodedata.category(sign)[0] in "LN" and sign not in BLANK_LETTERS for sign in name):
        raise ValidationError(_("A name has letters or digits."), code="letters")
    return name


def plain_name(name: str) -> str:
    """Return what two spellings of a name have in common: no capitals, white space folded."""
    return " ".join(name.casefold().split())


def clean_line(value: str) -> str:
    """Return a line that somebody wrote about themselves: a town, a role. Empty stays empty.

    Raises ValidationError.
    """
    return _clean(value)


def clean_comment(value: str) -> str:
    """Return a comment, NFC, its paragraphs kept. Raises ValidationError.

    A comment may begin with any sign: whoever writes it into a spreadsheet has to look to that.
    """
    if any(is_harmful(character) for character in re.sub(r"[\t\r\n]", " ", value)):
        raise ValidationError(_("Use letters only, without control characters."), code="control")
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", value).splitlines())
    comment = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if "<" in comment or ">" in comment or ADDRESS.search(comment) or DOMAIN.search(comment):
        raise ValidationError(_("A comment holds no links and no < or >."), code="link")
    return comment


def _clean(value: str) -> str:
    """Refuse what no name has: links, tags, control characters, and a first character that a spreadsheet
    takes for a formula."""
    if any(is_harmful(character) for character in value.replace("\t", " ")):
        raise ValidationError(_("Use letters only, without control characters."), code="control")
    name = " ".join(unicodedata.normalize("NFC", value).split())
    if name and name[0] in "=+-@":
        raise ValidationError(_("This can’t begin with = + - or @."), code="formula")
    if "<" in name or ">" in name or ADDRESS.search(name):
        raise ValidationError(_("Write no links here, and no < or >."), code="link")
    return name
