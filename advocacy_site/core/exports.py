"""What every export of persons' rows has: the question what for, and a file that is sent while it is made."""

from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import clock
from .spreadsheets import FORMATS, Row

ROWS_AT_ONCE = 500


def without_address(reason: str) -> str:
    """Return `reason`, for the log. Raises ValidationError where an address seems to be in it."""
    if "@" in reason:
        raise ValidationError(_("The log holds no addresses. Say it without."))
    return reason


class ExportForm(forms.Form):
    """What for, and in which format."""

    purpose = forms.CharField(
        label=gettext_lazy("What for"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy(
            "Stays in the log for two years, beside your name. Write no names or addresses of people."
        ),
    )
    ending = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[("csv", "CSV"), ("xlsx", "XLSX")],
        initial="csv",
        widget=forms.RadioSelect,
    )

    def clean_purpose(self) -> str:
        """Refuse an address: the log holds none."""
        return without_address(self.cleaned_data["purpose"])


def as_file(table: Iterator[Row], ending: str, about: str) -> StreamingHttpResponse:
    """Return the answer; the name of its file, with the key it is `about`, tells a passer-by nothing."""
    content_type, write = FORMATS[ending]
    name = f"export-{about}-{clock.today():%Y-%m-%d}.{ending}"
    return StreamingHttpResponse(
        write(table),
        content_type=content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
        },
    )
