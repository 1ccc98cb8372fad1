"""The editor's form of an action page."""

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm

from .text import LETTER_WORDS


class ActionPageForm(WagtailAdminPageForm):
    """Asks for the words of a letter only where the page reads as one (see LetterPanel)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.reads_as_letter(self.instance.ordered_annexes):
            for name in LETTER_WORDS:
                self.fields.pop(name, None)
            self.formsets.pop("annexes", None)
