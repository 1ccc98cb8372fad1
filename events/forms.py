"""Forms of registering: they clean, and show nothing that a cache must not hold."""

import uuid
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from advocacy_site.core.addresses import normalise
from advocacy_site.core.country_field import CountryChoice
from advocacy_site.core.names import PERSON_LENGTH, clean_comment, clean_person_name
from advocacy_site.core.questions import REQUIRED, LineField, question_field
from advocacy_site.core.trap import Trap

from .desk import Desk
from .listening import language, unpack
from .models.places import TicketType
from .wishes import Companion, Need, Needs, Wish

OPTIONAL = _("You can leave this empty.")


class PersonField(forms.CharField):
    """The name of somebody."""

    def __init__(self, label: Any, *, autocomplete: str = "off", **kwargs: Any) -> None:
        attrs = {"class": "input", "autocomplete": autocomplete, "maxlength": PERSON_LENGTH[1]}
        super().__init__(
            label=label,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"required": _("Write your name")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        name = super().clean(value)
        return clean_person_name(name) if name else ""


class NeedsField(forms.CharField):
    """Some sentences about what somebody needs."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Anything else that you need"),
            required=False,
            max_length=500,
            widget=forms.Textarea(attrs={"class": "input", "rows": 3, "maxlength": 500}),
            help_text=OPTIONAL,
        )

    def clean(self, value: Any) -> str:
        return clean_comment(super().clean(value))


def _ticks(label: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": REQUIRED},
        **kwargs,
    )


def _one(label: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={"required": REQUIRED},
        **kwargs,
    )


class DetailsForm(forms.Form):
    """What an event asks of whoever comes, beside the address."""

    kept = Wish(name="")  # what stays where the form does not ask for it
    name = PersonField(_("Your name, as on the badge"), autocomplete="name")

    def __init__(self, data: Any = None, *, desk: Desk, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.desk = desk
        event = desk.event
        if event.asks_legal_name:
            self.fields["legal_name"] = PersonField(_("Your name, as in your papers"))
            self.fields["legal_name"].help_text = _("For the door only. Erased the day after.")
        self._ask_tickets()
        if desk.parts:
            days = [(str(part.pk), words) for part, words in desk.parts]
            self.fields["parts"] = _ticks(_("I take part in"), days)
        self._ask_guests(desk.most_guests)
        self._ask_person()
        for question in desk.questions:
            self.fields[f"question_{question.key}"] = question_field(question)
        self.fields["no_reminders"] = forms.BooleanField(label=_("Send me no reminders"), required=False)

    def _ask_tickets(self) -> None:
        tickets = self.desk.tickets
        if not tickets:
            return
        choices = [(str(ticket.pk), _ticket_words(ticket, self.desk)) for ticket in tickets]
        self.fields["ticket"] = _one(_("Ticket"), choices)
        kinds = {ticket.kind for ticket in tickets}
        if TicketType.Kind.CODE in kinds:
            self.fields["code"] = LineField(_("Code, if you have one"), "off", required=False)
        if TicketType.Kind.SOLIDARITY in kinds:
            self.fields["amount"] = forms.DecimalField(
                label=_("How much you pay for a solidarity ticket, for each person"),
                required=False,
                max_digits=10,
                decimal_places=2,
                min_value=Decimal(0),
                help_text=OPTIONAL,
                widget=forms.NumberInput(attrs={"class": "input", "inputmode": "decimal", "step": "0.01"}),
            )

    def _ask_guests(self, number: int) -> None:
        for n in range(1, number + 1):
            label = _("Name of guest %(number)d") % {"number": n}
            self.fields[f"guest_{n}"] = PersonField(label, required=False, help_text=OPTIONAL)
            if self.desk.event.asks_legal_name:
                label = _("Name of guest %(number)d, as in the papers") % {"number": n}
                self.fields[f"guest_{n}_legal"] = PersonField(label, required=False)
            if self._is_on_site:
                label = _("No photos of guest %(number)d, please") % {"number": n}
                self.fields[f"guest_{n}_no_photo"] = forms.BooleanField(label=label, required=False)

    @property
    def _is_on_site(self) -> bool:
        return self.desk.event.effective_mode != self.desk.event.Mode.ONLINE

    def _ask_person(self) -> None:
        event, asked = self.desk.event, self.desk.event.asked
        if "organisation" in asked:
            self.fields["organisation"] = LineField(
                _("Your organisation"), "organization", required=asked["organisation"]
            )
        if "role" in asked:
            self.fields["role"] = LineField(_("Your role"), "organization-title", required=asked["role"])
        if "country" in asked:
            self.fields["country"] = CountryChoice(required=asked["country"])
        languages = unpack(event.languages)
        if len(languages) > 1:
            choices = [(code, language(code).name) for code in languages]
            self.fields["listening"] = _one(_("I would like to listen in"), choices, required=False)
        if self._is_on_site:
            self.fields["no_photo"] = forms.BooleanField(label=_("No photos of me, please"), required=False)
        if event.asks_press:
            self.fields["press"] = forms.BooleanField(label=_("I report for the press"), required=False)
            self.fields["outlet"] = LineField(_("For which paper or station"), "off", required=False)

    def clean(self) -> dict[str, Any]:
        """Put what only two fields together can show on one of them."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("press") and not data.get("outlet"):
            self.add_error("outlet", _("Say for whom you report"))
        ticket = self.chosen_ticket
        amount = data.get("amount")
        if ticket and ticket.kind != TicketType.Kind.SOLIDARITY:
            data["amount"] = None
        elif ticket and amount is not None and amount < ticket.price:
            self.add_error("amount", _("Pay at least what the ticket costs"))
        return data

    @property
    def chosen_ticket(self) -> TicketType | None:
        """The ticket that was chosen, if any."""
        wanted = self.cleaned_data.get("ticket")
        return next((ticket for ticket in self.desk.tickets if str(ticket.pk) == wanted), None)

    def wish(self, **more: Any) -> Wish:
        """Return what was asked for, beside what is kept. Call it after is_valid()."""
        data = self.cleaned_data
        plain = ("name", "legal_name", "code", "organisation", "role", "country", "listening", "outlet")
        flags = ("no_photo", "press", "no_reminders")
        shown = {name: data[name] for name in (*plain, *flags) if name in self.fields}
        asked = {question.key for question in self.desk.questions}
        return replace(
            self.kept,
            ticket=uuid.UUID(data["ticket"]) if data.get("ticket") else None,
            amount=data.get("amount"),
            parts=tuple(uuid.UUID(part) for part in data.get("parts", [])),
            guests=self._guests(),
            answers=(
                *((row, data[f"question_{row.key}"]) for row in self.desk.questions),
                *((row, answer) for row, answer in self.kept.answers if row.key not in asked),
            ),
            **shown,
            **more,
        )

    def _guests(self) -> tuple[Companion, ...]:
        data = self.cleaned_data
        kept = {guest.name: guest for guest in self.kept.guests}
        names = [(n, data[f"guest_{n}"]) for n in range(1, self.desk.most_guests + 1)]
        return tuple(
            Companion(
                name,
                data.get(f"guest_{n}_legal", kept[name].legal_name if name in kept else ""),
                data.get(f"guest_{n}_no_photo", name in kept and kept[name].no_photo),
            )
            for n, name in names
            if name
        )


def _ticket_words(ticket: TicketType, desk: Desk) -> str:
    words = ticket.name_in(desk.language)
    price = f"{ticket.price} {ticket.currency}" if ticket.is_paid else ""
    if price and desk.most_guests:
        price = str(_("%(price)s for each person") % {"price": price})
    if ticket.kind == TicketType.Kind.SOLIDARITY:
        price = str(_("%(price)s or more") % {"price": price})
    return ", ".join(part for part in (words, price, str(_("full")) if ticket.free == 0 else "") if part)


class NeedsForm(DetailsForm):
    """The same, and what somebody needs to take part, with the consent to store it."""

    def __init__(self, data: Any = None, *, desk: Desk) -> None:
        super().__init__(data, desk=desk)
        wording = desk.access_wording
        if wording:
            self.fields["needs"] = _ticks(_("To take part I need"), Need.choices, required=False)
            self.fields["needs_words"] = NeedsField()
            self.fields["agree_access"] = forms.BooleanField(label=wording.text, required=False)
            self.fields["access_wording"] = forms.IntegerField(
                widget=forms.HiddenInput, required=False, initial=wording.pk
            )
        self.order_fields(["name", "legal_name", "email"])

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.needs and not data.get("agree_access"):
            self.add_error("agree_access", _("Agree that we store what you need, or leave it empty"))
        return data

    @property
    def needs(self) -> Needs:
        """What was asked for to take part."""
        data = self.cleaned_data
        return Needs(tuple(data.get("needs", [])), data.get("needs_words", ""))

    @property
    def agreed_to_what_stands(self) -> bool:
        """Whether the consent, if one was given, is to today's words. Call it after is_valid()."""
        wording = self.desk.access_wording
        return not self.needs or (wording is not None and self.cleaned_data["access_wording"] == wording.pk)

    def full_wish(self) -> Wish:
        """Return what was asked for, with what is needed to take part. Call it after is_valid()."""
        return self.wish(
            needs=self.needs, access_wording=self.cleaned_data.get("access_wording") if self.needs else None
        )


class RegisterForm(Trap, NeedsForm):
    """What somebody fills in to register."""

    email = forms.CharField(
        label=_("Email"),
        max_length=254,
        help_text=_("We send one message so that you can confirm. Never shown."),
        widget=forms.EmailInput(attrs={"class": "input", "autocomplete": "email"}),
        error_messages={"required": _("Write your email address")},
    )

    def clean_email(self) -> str:
        return normalise(self.cleaned_data["email"])


class ConfirmForm(forms.Form):
    """The button behind the mailed link: which form the page showed."""

    requested_at = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def clean_requested_at(self) -> datetime:
        try:
            return datetime.fromisoformat(self.cleaned_data["requested_at"])
        except ValueError as error:
            raise forms.ValidationError(REQUIRED) from error
