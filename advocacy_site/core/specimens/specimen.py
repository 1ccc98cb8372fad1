"""A line of the table behind /dev/look/."""

from dataclasses import dataclass, field
from typing import Any

from .. import languages


@dataclass(frozen=True)
class Specimen:
    """One component in one state.

    `list_class`: of the list around it, for a component that is an `<li>`; `box_class`: of a box around it;
    `language`: of its words, where it is shown as on a page in that language (a code of settings.LANGUAGES).
    """

    component: str
    state: str
    context: dict[str, Any] = field(default_factory=dict)
    list_class: str = ""
    box_class: str = ""
    language: str = ""

    @property
    def template(self) -> str:
        return f"components/{self.component}.html"

    @property
    def direction(self) -> str:
        """The direction in which `language` is written: "ltr" or "rtl"; "" without one."""
        return languages.direction(self.language) if self.language else ""
