"""Words on a record, which has no language of its own: a text for each language of its pages.

What staff must be able to say at once, in every language, and what no older draft of a page may take back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings

Texts = Mapping[str, str]  # by language code


@dataclass(frozen=True)
class Words:
    """A text, and the language that it is written in. False where there is none."""

    text: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    def __str__(self) -> str:
        return self.text


def words_in(texts: Texts, language: str) -> Words:
    """Return the text in `language`, or else in the first language of the site that it was written in."""
    codes = [language, *(code for code, _name in settings.LANGUAGES)]
    found = next((code for code in codes if texts.get(code)), "")
    return Words(texts[found], found) if found else Words()


def add_fields(
    form: Any, name: str, languages: Iterable[str], *, label: str, required: bool = False, **options: Any
) -> None:
    """Give `form` a field for each of `languages`, instead of one for the texts `name` of its instance.

    `label` names the language where there are several. `options`: others of the field.
    """
    texts = getattr(form.instance, name)
    languages = list(languages)
    names = dict(settings.LANGUAGES)
    for number, code in enumerate(languages):
        words = f"{label} ({names[code]})" if len(languages) > 1 else label
        # One language is enough: readers of the others are shown it, marked as such.
        made = forms.CharField(
            label=words, required=required and not number, initial=texts.get(code, ""), **options
        )
        made.widget.attrs |= {"lang": code, "dir": "auto"}
        form.fields[f"{name}_{code}"] = made


def texts_of(form: Any, name: str) -> dict[str, str]:
    """Return the texts `name` as a valid `form` with such fields has them, those of other languages kept."""
    sent = {
        code: form.cleaned_data.get(f"{name}_{code}", "")
        for code, _name in settings.LANGUAGES
        if f"{name}_{code}" in form.fields
    }
    texts = {**getattr(form.instance, name), **sent}
    return {code: text for code, text in texts.items() if text}


def languages_of(action: Any) -> list[str]:
    """Return the languages of the pages of `action`, or the site's first while there is none."""
    codes = set(action.pages.values_list("locale__language_code", flat=True))
    return [code for code, _name in settings.LANGUAGES if code in codes] or [settings.LANGUAGE_CODE]
