"""The programme of an event, whose times stand on the record, and its partners."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

PROSE_FEATURES = ["bold", "ol", "ul", "link"]
TIMES_ELSEWHERE = _("Save the page; then its time is set under “When, where and who may come”.")


@dataclass(frozen=True)
class Person:
    """Somebody in a session, as it is shown. `role` and `state` may be empty."""

    name: str
    talk_title: str = ""
    role: str = ""
    state: str = ""


class PersonValue(blocks.StructValue):
    """Somebody in a session, as editors wrote it."""

    @property
    def name(self) -> str:
        """The speaker's name, or that of the seat."""
        speaker = self.get("speaker")
        return speaker.name if speaker else self.get("seat", "")


class PersonBlock(blocks.StructBlock):
    """Somebody who chairs or speaks in a session."""

    speaker = SnippetChooserBlock("events.Speaker", label=_("Speaker"), required=False)
    seat = blocks.CharBlock(
        label=_("Or a seat without a person"),
        required=False,
        max_length=160,
        help_text=_("As in “a judge, to be named”."),
    )
    part = blocks.ChoiceBlock(
        label=_("Part"), choices=[("speaker", _("Speaks")), ("chair", _("Chairs"))], default="speaker"
    )
    talk_title = blocks.CharBlock(label=_("Title of the talk"), required=False, max_length=250)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if not cleaned.get("speaker") and not cleaned.get("seat"):
            raise blocks.StructBlockValidationError(
                {"speaker": ValidationError(_("Choose a speaker, or name the seat."))}
            )
        return cleaned

    class Meta:
        icon = "user"
        label = _("Person")
        value_class = PersonValue


class PartValue(blocks.StructValue):
    """A session or a stop, as its template shows it."""

    @cached_property
    def people(self) -> list[tuple[str, Person]]:
        """The part that each person has, and the person; without roles, which stand on the page."""
        return [
            (person["part"], Person(person.name, person["talk_title"])) for person in self.get("people", [])
        ]

    @property
    def chairs(self) -> list[Person]:
        """Who chairs."""
        return [person for part, person in self.people if part == "chair"]

    @property
    def speakers(self) -> list[Person]:
        """Who speaks."""
        return [person for part, person in self.people if part == "speaker"]


class SessionBlock(blocks.StructBlock):
    """A part of the programme: a round table, a welcome, a pause."""

    label = blocks.CharBlock(
        label=_("Above the title"), required=False, max_length=60, help_text=_("As in “Round table 1”.")
    )
    title = blocks.CharBlock(label=_("Title"), max_length=200, help_text=TIMES_ELSEWHERE)
    text = blocks.RichTextBlock(label=_("What it is about"), required=False, features=PROSE_FEATURES)
    people = blocks.ListBlock(PersonBlock(), label=_("Chairs and speakers"), default=[])

    class Meta:
        icon = "group"
        group = _("Programme")
        label = _("Session")
        template = "blocks/session.html"
        description = _("A part of the programme with a title, who chairs and who speaks")
        value_class = PartValue
        preview_value = {
            "label": "Round table 1",
            "title": "The price: what demand costs a country",
            "text": "<p>A national budget, line by line.</p>",
            "people": [{"seat": "A judge, to be named", "part": "chair", "talk_title": ""}],
        }


class StopBlock(blocks.StructBlock):
    """A place where a tour stops."""

    title = blocks.CharBlock(label=_("What happens there"), max_length=200, help_text=TIMES_ELSEWHERE)
    text = blocks.RichTextBlock(label=_("Words"), required=False, features=PROSE_FEATURES)
    link = blocks.URLBlock(label=_("Further information on another website"), required=False)

    class Meta:
        icon = "site"
        group = _("Programme")
        label = _("Stop of a tour")
        template = "blocks/stop.html"
        description = _(
            "One of several places and dates; the town and the time stand with the event’s settings"
        )
        value_class = PartValue
        preview_value = {"title": "An evening with the mayor", "text": "<p>Doors open at six.</p>"}


class PartnerBlock(blocks.StructBlock):
    """An organisation or a state that carries an event with us."""

    name = blocks.CharBlock(label=_("Name"), max_length=200)
    role = blocks.CharBlock(
        label=_("Role"),
        max_length=80,
        help_text=_("As in “Co-hosts”, “Co-sponsors” or “In cooperation with”: the heading of its list."),
    )

    class Meta:
        icon = "group"
        label = _("Partner")


class PartnersBlock(blocks.StreamBlock):
    """Who carries an event with us."""

    partner = PartnerBlock()

    class Meta:
        required = False


class ProgrammeBlock(blocks.StreamBlock):
    """Sessions and stops; they are shown in the order of their times."""

    session = SessionBlock()
    stop = StopBlock()

    class Meta:
        required = False
