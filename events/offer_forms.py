"""Forms for what one can choose when registering: tickets, and days and sessions with their own places."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advocacy_site.core.dates import with_weekday
from advocacy_site.core.questions import digest
from advocacy_site.core.record_words import add_fields, languages_of, texts_of

from .desk import session_in_words
from .models import Event, TicketType
from .programme import drafted

MOST_PLACES = 1_000_000
MOST_DAYS = 31  # of one event that are offered apart
KEPT = ("kind", "price", "currency", "pay_url", "bank_details", "capacity", "position", "is_offered")
PAID = (TicketType.Kind.SOLIDARITY, TicketType.Kind.PAID)


class TicketForm(forms.ModelForm):
    """One kind of ticket, its name in each language of the event's pages. Its code is written, never read."""

    code = forms.CharField(
        label=gettext_lazy("Code"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    pay_url = forms.URLField(
        label=gettext_lazy("Where to pay"),
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("On another website."),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Places"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=gettext_lazy("Empty: no limit."),
    )
    position = forms.IntegerField(label=gettext_lazy("Position"), min_value=0, max_value=1_000, initial=0)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["code"] = ""
        self._had_code = bool(self.instance.code)
        self._before = {name: getattr(self.instance, name) for name in KEPT}
        self._shown = digest([str(value) for value in (*self._before.values(), self.instance.names)])
        self.fields["seen"].initial = self._shown
        self.fields["price"].required = False
        self.fields["price"].help_text = _("Only of tickets that are paid, as the three fields below.")
        self.fields["bank_details"].widget.attrs["rows"] = 3
        if self._had_code:
            self.fields["code"].help_text = _("One is stored. Empty: it stays. Capitals do not matter.")
        elif self.instance.kind == TicketType.Kind.CODE:
            self.fields["code"].help_text = _("The one that is stored can’t be read. Choose another.")
        else:
            self.fields["code"].help_text = _("Whoever has it comes with this ticket; no reason is asked.")
        languages = languages_of(self.instance.event)
        add_fields(self, "names", languages, label=_("Name"), required=True, max_length=80)
        self.order_fields(["kind", *(f"names_{code}" for code in languages)])

    def clean_currency(self) -> str:
        """Return it as ISO 4217 writes it."""
        currency: str = self.cleaned_data["currency"].upper()
        if currency and not (len(currency) == 3 and currency.isascii() and currency.isalpha()):
            raise ValidationError(_("Three letters, as in EUR."))
        return currency

    def clean(self) -> dict[str, Any]:
        """Refuse what contradicts itself, on the field; and a form that another change has overtaken."""
        data = super().clean() or {}
        if not self.instance._state.adding and data.get("seen") != self._shown:
            raise ValidationError(
                _("Somebody changed this ticket while you had it open. Please open it again."), code="stale"
            )
        kind = data.get("kind")
        if kind in PAID:
            self._check_price(data)
        elif kind:
            data |= {"price": 0, "currency": "", "pay_url": "", "bank_details": ""}
        if kind == TicketType.Kind.CODE and not data.get("code") and not self._had_code:
            self.add_error("code", _("A ticket with a code needs one."))
        return data

    def _check_price(self, data: dict[str, Any]) -> None:
        if not data.get("price") or data["price"] <= 0:
            self.add_error("price", _("Write what it costs."))
        if not data.get("currency") and "currency" not in self.errors:
            self.add_error("currency", _("Write the currency."))
        if not data.get("pay_url") and not data.get("bank_details"):
            self.add_error("pay_url", _("Say how it is paid: here, or by bank transfer."))

    def values(self) -> dict[str, Any]:
        """Return all that the record keeps. Call it after is_valid()."""
        data = self.cleaned_data
        is_code = data["kind"] == TicketType.Kind.CODE
        code = {"code": data["code"]} if is_code and data["code"] else {} if is_code else {"code": ""}
        return {name: data[name] for name in KEPT} | code | {"names": texts_of(self, "names")}

    def changes(self) -> dict[str, Any]:
        """Return only what is different now."""
        stored = self._before | {"names": self.instance.names, "code": None if self._had_code else ""}
        return {name: value for name, value in self.values().items() if value != stored[name]}

    def _post_clean(self) -> None:
        """Leave the instance as it is stored: services write, and the database has the last word."""

    class Meta:
        model = TicketType
        fields = [*KEPT[:5], "code", *KEPT[5:]]


class PartForm(forms.Form):
    """A day or a session that one can register for apart."""

    what = forms.ChoiceField(label=gettext_lazy("Day or session"))
    capacity = forms.IntegerField(
        label=gettext_lazy("Places"),
        required=False,
        min_value=1,
        max_value=MOST_PLACES,
        help_text=gettext_lazy("Empty: no limit."),
    )

    def __init__(self, data: Any = None, *, event: Event) -> None:
        super().__init__(data)
        self.sessions = {str(row.pk): row for row in event.sessions.filter(part=None)}
        taken = set(event.parts.exclude(day=None).values_list("day", flat=True))
        days = [day for day in days_of(event) if day not in taken]
        titles = {key: title for key, (title, _is_stop) in drafted(event).items()}
        self.fields["what"].choices = [  # type: ignore[attr-defined] # a ChoiceField
            *((day.isoformat(), with_weekday(day)) for day in days),
            *((key, session_in_words(row, event, titles)) for key, row in self.sessions.items()),
        ]

    @property
    def has_choices(self) -> bool:
        """Whether there is a day or a session left to choose."""
        return bool(self.fields["what"].choices)  # type: ignore[attr-defined] # a ChoiceField

    def values(self) -> dict[str, Any]:
        """Return what the service takes. Call it after is_valid()."""
        what = self.cleaned_data["what"]
        session = self.sessions.get(what)
        day = None if session else date.fromisoformat(what)
        return {"session": session, "day": day, "capacity": self.cleaned_data["capacity"]}


class PlacesForm(forms.Form):
    """How many places there are, and how many the form showed."""

    capacity = forms.IntegerField(required=False, min_value=1, max_value=MOST_PLACES)
    seen = forms.IntegerField(required=False)


def days_of(event: Event) -> list[date]:
    """Return the days of `event` as its place counts them; none where it has one day or no date."""
    if event.starts_at is None or event.ends_at is None:
        return []
    first = event.starts_at.astimezone(event.zone).date()
    last = (event.ends_at - timedelta(microseconds=1)).astimezone(event.zone).date()
    number = min((last - first).days + 1, MOST_DAYS)
    return [first + timedelta(days=n) for n in range(number)] if number > 1 else []
