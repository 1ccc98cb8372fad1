"""Blocks of several entries: what folds, people, a round-up of countries, a timeline, a table."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .. import countries, languages
from .choosers import PagePicker, PictureBlock
from .shelf import shelf_for
from .text import PROSE_FEATURES, LineBlock, LinesBlock


class AnnexBlock(blocks.StructBlock):
    """One line that unfolds."""

    title = LineBlock(label=_("Title"), max_length=160)
    text = blocks.RichTextBlock(label=_("Text"), features=PROSE_FEATURES)

    class Meta:
        icon = "collapse-down"
        label = _("Annex")
        group = _("Lists")
        template = "blocks/annex.html"
        description = _("A title that unfolds its text")
        preview_value = {"title": "A. Amendments, line by line", "text": "<p>Article 1, after “causes” …</p>"}


class AccordionBlock(blocks.ListBlock):
    """Annexes, questions with answers: long things that few read whole."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(AnnexBlock(), **kwargs)

    class Meta:
        icon = "list-ul"
        label = _("Annexes")
        group = _("Lists")
        template = "blocks/accordion.html"
        description = _("Annexes or answers, each folded under its title")
        preview_value = [
            {"title": "A. Amendments, line by line", "text": "<p>Article 1, after “causes” …</p>"},
            {"title": "B. What it costs, and what it costs not to", "text": "<p>From nine treasuries.</p>"},
        ]


class PersonBlock(blocks.StructBlock):
    """A person as an office holder: name, role, organisation."""

    name = LineBlock(label=_("Name"), max_length=120)
    role = LineBlock(label=_("Role"), max_length=160, required=False)
    organisation = LineBlock(label=_("Organisation"), max_length=160, required=False)
    portrait = PictureBlock(label=_("Portrait"), required=False)

    class Meta:
        icon = "user"
        label = _("Person")
        group = _("Lists")
        template = "blocks/person.html"
        description = _("A person with role and organisation")
        preview_value = {"name": "Amara Lindqvist", "role": "Midwife", "organisation": "Harbour House"}


class PeopleBlock(blocks.ListBlock):
    """Who speaks, who leads, whom to ask."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(PersonBlock(), **kwargs)

    class Meta:
        icon = "group"
        label = _("People")
        group = _("Lists")
        template = "blocks/people.html"
        description = _("People with role, organisation and portrait")
        preview_value = [
            {"name": "Amara Lindqvist", "role": "Midwife", "organisation": "Harbour House"},
            {"name": "Yusuf Ní Bhriain", "role": "Chair of the survivor council"},
            {"name": "Wanjiru Marchetti", "role": "Lawyer", "organisation": "Juristes du matin"},
        ]


class MemberAtWorkValue(blocks.StructValue):
    """A line of a round-up."""

    @property
    def country_name(self) -> str:
        return countries.name(self.get("country"))

    @property
    def own_direction(self) -> str:
        return languages.direction(self.get("own_language"))


class MemberAtWorkBlock(blocks.StructBlock):
    """What one organisation does in its country."""

    member = PagePicker("members.MemberPage", label=_("Member"), required=False)
    name = LineBlock(
        label=_("Name"),
        max_length=160,
        required=False,
        help_text=_("For an organisation without a page here, or where another name fits better."),
    )
    own_name = LineBlock(label=_("Name in its own script"), max_length=160, required=False)
    own_language = blocks.ChoiceBlock(
        label=_("Language of that name"), choices=languages.choices, required=False
    )
    country = blocks.ChoiceBlock(label=_("Country"), choices=countries.choices)
    text = LinesBlock(label=_("What it does"), max_length=600)

    class Meta:
        icon = "site"
        label = _("Member at work")
        group = _("Lists")
        template = "blocks/member_at_work.html"
        description = _("What one organisation does in its country")
        value_class = MemberAtWorkValue
        preview_value = {
            "name": "Dar el Fajr",
            "own_name": "دار الفجر",
            "own_language": "ar",
            "country": "MA",
            "text": "Opens the house at night and calls those who have not called for a week.",
        }

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        errors = {}
        if not value.get("member") and not value.get("name"):
            errors["name"] = ValidationError(_("Choose a member above, or write a name."))
        if value.get("own_name") and not value.get("own_language"):
            errors["own_language"] = ValidationError(_("Screen readers need the language of that name."))
        if errors:
            raise blocks.StructBlockValidationError(block_errors=errors)
        return value

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add `page`, the member's page if anybody may read it, and `name`."""
        context = super().get_context(value, parent_context)
        member = value.get("member")
        shown = shelf_for([member], context.get("request")).visible if member else {}
        context["page"] = shown.get(member.pk) if member else None
        context["name"] = value.get("name") or (context["page"].title if context["page"] else "")
        return context


class RoundUpBlock(blocks.ListBlock):
    """What many members do at the same time, country by country."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(MemberAtWorkBlock(), **kwargs)

    class Meta:
        icon = "globe"
        label = _("Round-up")
        group = _("Lists")
        template = "blocks/round_up.html"
        description = _("What several members do, country by country")
        preview_value = [
            {
                "name": "Dar el Fajr",
                "own_name": "دار الفجر",
                "own_language": "ar",
                "country": "MA",
                "text": "Opens the house at night and calls those who have not called for a week.",
            },
            {"name": "Hilos", "country": "ES", "text": "Answers by text message in four languages."},
        ]


class MomentBlock(blocks.StructBlock):
    """A day and what happened on it."""

    date = blocks.DateBlock(label=_("Date"))
    text = blocks.RichTextBlock(label=_("What happened"), features=["bold", "link", "document-link"])
    setback = blocks.BooleanBlock(
        label=_("A setback"), required=False, help_text=_("We write down what failed, too.")
    )

    class Meta:
        icon = "date"
        label = _("Day")
        group = _("Lists")
        template = "blocks/moment.html"
        description = _("A day and what happened on it")
        preview_value = {
            "date": date(2026, 6, 11),
            "text": "<p>The first eleven people start on full contracts.</p>",
        }


class TimelineBlock(blocks.ListBlock):
    """Days in the editor's order, setbacks included."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(MomentBlock(), **kwargs)

    class Meta:
        icon = "history"
        label = _("Timeline")
        group = _("Lists")
        template = "blocks/timeline.html"
        description = _("What happened on which day; newest first reads best")
        preview_value = [
            {
                "date": date(2026, 9, 2),
                "text": "<p>The bill falls at its second reading.</p>",
                "setback": True,
            },
            {"date": date(2026, 6, 11), "text": "<p>The first eleven people start on full contracts.</p>"},
            {"date": date(2024, 5, 20), "text": "<p>Two shelters write one page together.</p>"},
        ]
