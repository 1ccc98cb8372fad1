"""The table behind /dev/look/: what each template in templates/components/ is shown with.

A new component gets its lines in the file of its purpose, one for each state that it has a look for; the
lines of one component stand together. A component that shows nothing by itself stands in `NOT_SHOWN` with the
reason. The words are invented, and the records plain: the rooms that components belong to lie above core.
"""

from . import buttons, events, forms, giving, letters, lists, people, posts
from .specimen import Specimen

__all__ = ["NOT_SHOWN", "Specimen", "specimens"]

NOT_SHOWN = {
    "styles": "stands in the head of every page",
    "field_notes": "is a part of form_field",
    "stream_rows": "is a list of stream_row",
    "photo": "needs an image record, and a file to make its sizes from; see the block image",
}
FILES = (buttons, lists, posts, letters, forms, people, events, giving)


def specimens() -> list[Specimen]:
    """Return every line of the table; made anew each time, since forms and pages of a list hold state."""
    return [specimen for file in FILES for specimen in file.specimens()]
