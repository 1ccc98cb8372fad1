"""The forms of updates to signers: what is told, to whom, and what staff saw before they start."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from advocacy_site.core import countries

from .brought import names_of_sources
from .forms import MomentField
from .models import Action, Signature, SignerMailing, Tally
from .services.counting import INTERNATIONAL, UNKNOWN
from .services.mailings import SEGMENT, Seen
from .tellable import Thing, things_to_tell

NAMES = dict(settings.LANGUAGES)


def languages_in_words(codes: Any) -> str:
    """Return the names of languages, in the site's order."""
    return ", ".join(str(name) for code, name in settings.LANGUAGES if code in codes)


def segment_choices(action: Action) -> dict[str, list[tuple[str, str]]]:
    """Return what each part of a segment can be, in words: what signers of `action` have. Two queries."""
    cells = Tally.objects.filter(
        action=action, dimension__in=[Tally.Dimension.COUNTRY, Tally.Dimension.SOURCE]
    )
    found: dict[str, set[str]] = {}
    for dimension, key in cells.values_list("dimension", "key"):
        found.setdefault(dimension, set()).add(key)
    of_countries = found.get(Tally.Dimension.COUNTRY, set())
    sources, names = found.get(Tally.Dimension.SOURCE, set()), names_of_sources()
    return {
        "languages": [(code, str(name)) for code, name in settings.LANGUAGES],
        "countries": _with_none(
            [(code, name) for code, name in countries.choices() if code in of_countries],
            _("No country: international, or not asked") if of_countries & {UNKNOWN, INTERNATIONAL} else "",
        ),
        "sources": _with_none(
            sorted(((key, names.get(key, key)) for key in sources if key), key=lambda choice: choice[1]),
            _("Nobody: no member’s link") if "" in sources else "",
        ),
        "kinds": [(value, str(label)) for value, label in Signature.Kind.choices],
    }


class MailingForm(forms.Form):
    """What is told, and to whom. Nothing ticked in a part means everybody."""

    tells = forms.ChoiceField(label=gettext_lazy("What we tell"), widget=forms.RadioSelect)
    fallback = forms.ChoiceField(
        label=gettext_lazy("Whose language has no words yet"),
        required=False,
        help_text=gettext_lazy(
            "A language has words where its page says all of it. Translate it first if you can."
        ),
    )
    languages = forms.MultipleChoiceField(label=gettext_lazy("Only those who signed in"))
    countries = forms.MultipleChoiceField(label=gettext_lazy("Only those from"))
    sources = forms.MultipleChoiceField(label=gettext_lazy("Only those who came by the link of"))
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Only"),
        help_text=gettext_lazy("Of organisations, those who let them sign and agreed that we write."),
    )

    def __init__(
        self, action: Action, *args: Any, mailing: SignerMailing | None = None, **kwargs: Any
    ) -> None:
        if mailing:
            kept = {name: getattr(mailing, name) for name in ("tells", "fallback", *SEGMENT)}
            kwargs["initial"] = kept | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        self.things = {thing.key: thing for thing in things_to_tell(action)}
        fields: Any = self.fields
        fields["tells"].choices = [(thing.key, _label(thing)) for thing in self.things.values()]
        codes = {code for thing in self.things.values() for code in thing.words}
        written = [
            (code, _("Write in %(language)s") % {"language": NAMES[code]}) for code in NAMES if code in codes
        ]
        fields["fallback"].choices = [("", _("Leave them out")), *written]
        for name, choices in segment_choices(action).items():
            fields[name].required = False
            fields[name].widget = forms.CheckboxSelectMultiple()
            fields[name].choices = choices
            if len(choices) < 2:
                del fields[name]
        if action.signers != Action.Signers.BOTH:
            del fields["kinds"]

    def clean(self) -> dict[str, Any]:
        """Refuse a fallback in which this is not told."""
        data = super().clean() or {}
        thing, fallback = self.things.get(data.get("tells", "")), data.get("fallback")
        if thing and fallback and fallback not in thing.words:
            self.add_error("fallback", _("It has no words in this language either."))
        return data

    @property
    def segment(self) -> dict[str, list[str]]:
        """The parts of the segment, as a valid form has them."""
        return {name: self.cleaned_data.get(name, []) for name in SEGMENT}


class StartForm(forms.Form):
    """What the screen showed when the button was pressed."""

    total = forms.IntegerField(min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput)
    as_of = MomentField()
    fingerprint = forms.CharField(max_length=64, widget=forms.HiddenInput)

    @property
    def seen(self) -> Seen | None:
        """The same as values; None where somebody invented it."""
        if (
            not self.is_valid()
            or self.cleaned_data["as_of"] is None
            or self.cleaned_data["as_of"].tzinfo is None
        ):
            return None
        return Seen(**self.cleaned_data)


def segment_in_words(mailing: SignerMailing) -> list[str]:
    """Return one line for each part of the segment that names something."""
    choices = segment_choices(mailing.action)
    lines = {
        "languages": _("Only those who signed in: %(values)s"),
        "countries": _("Only those from: %(values)s"),
        "sources": _("Only those who came by: %(values)s"),
        "kinds": _("Only: %(values)s"),
    }
    return [
        line
        % {"values": ", ".join(dict(choices[name]).get(value, value) for value in getattr(mailing, name))}
        for name, line in lines.items()
        if getattr(mailing, name)
    ]


def _label(thing: Thing) -> str:
    return _("%(day)s: %(title)s (%(languages)s)") % {
        "day": date_format(thing.date),
        "title": thing.title,
        "languages": languages_in_words(thing.words),
    }


def _with_none(choices: list[tuple[str, str]], words: str) -> list[tuple[str, str]]:
    """Return `choices`, and `words` for the empty value where there are any."""
    return [*choices, ("", words)] if words else choices
