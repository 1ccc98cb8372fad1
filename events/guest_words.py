"""Who comes along, in words: for the form's sender, for its owner, and for staff."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import Guest
    from .wishes import Companion


def guests_in_words(guests: "Iterable[Guest | Companion]") -> str:
    """Return the names of `guests`, with who wants no photo."""
    no_photo = _("no photo")
    return ", ".join(f"{guest.name} ({no_photo})" if guest.no_photo else guest.name for guest in guests)
