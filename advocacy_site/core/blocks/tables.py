"""A table of words and numbers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.contrib.typed_table_block.blocks import (
    TypedTable,
    TypedTableBlock,
    TypedTableBlockValidationError,
)
from wagtail_localize.segments.types import StringSegmentValue

from .text import LineBlock


class TableBlock(TypedTableBlock):
    """A table with a caption, a heading over each column, and the first cell of a row as its heading."""

    text = LineBlock(label=_("Words"), required=False)
    number = LineBlock(label=_("Numbers"), required=False)

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Lists")
        template = "blocks/table.html"
        description = _("A table with a caption and column headings; the first column names the rows")
        preview_value = {
            "caption": "Beds for people who leave, in shelters of our members",
            "columns": [
                {"type": "text", "heading": "Country"},
                {"type": "number", "heading": "2024"},
                {"type": "number", "heading": "2025"},
            ],
            "rows": [
                {"values": ["Kenya", "112", "140"]},
                {"values": ["Poland", "86", "94"]},
                {"values": ["Morocco", "1,020", "1,310"]},
            ],
        }

    def clean(self, value: TypedTable) -> TypedTable:
        """Refuse a table that a screen reader can't announce."""
        table = super().clean(value)
        errors = []
        if not table.caption.strip():
            errors.append(_("Say in the caption what the table shows."))
        if not table.columns or not all(column["heading"].strip() for column in table.columns):
            errors.append(_("Every column needs a heading."))
        if errors:
            raise TypedTableBlockValidationError(non_block_errors=errors)
        return table

    # wagtail-localize knows no tables and asks for these two.

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """Return the words of `table`, each with its place: "caption", "heading.1", "cell.0.1"."""
        places = {"caption": table.caption}
        places |= {f"heading.{n}": column["heading"] for n, column in enumerate(table.columns)}
        for n, row in enumerate(table.row_data):
            places |= {f"cell.{n}.{m}": cell for m, cell in enumerate(row["values"])}
        return [StringSegmentValue(place, words) for place, words in places.items() if words]

    def restore_translated_segments(self, table: TypedTable, segments: list[Any]) -> TypedTable:
        """Return `table` with the words of `segments` in their places."""
        for segment in segments:
            kind, *numbers = segment.path.split(".")
            words, at = segment.render_text(), [int(number) for number in numbers]
            if kind == "caption":
                table.caption = words
            elif kind == "heading":
                table.columns[at[0]]["heading"] = words
            else:
                table.row_data[at[0]]["values"][at[1]] = words
        return table
