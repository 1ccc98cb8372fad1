"""Fields, and what is said after a mistake."""

from django import forms

from .specimen import Specimen


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Name", help_text="As you want it to be read.")
    email = forms.EmailField(label="Email address")
    country = forms.ChoiceField(label="Country", choices=[("", "Choose a country"), ("KE", "Kenya")])
    message = forms.CharField(label="Message", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    display = forms.ChoiceField(
        label="How your name is shown",
        choices=[("full", "Full name"), ("hidden", "Not at all")],
        widget=forms.RadioSelect,
    )
    agree = forms.BooleanField(label="Store my name to count this signature.")


def specimens() -> list[Specimen]:
    """Return the lines of this file."""
    empty = SampleForm(auto_id="empty_%s")
    wrong = SampleForm({"name": "Amara", "email": "amara@"}, auto_id="wrong_%s")
    kinds = {"name": "hint", "country": "select", "display": "choices", "agree": "tick box"}
    return [
        *(Specimen("form_field", state, {"field": empty[name]}) for name, state in kinds.items()),
        Specimen("form_field", "after a mistake", {"field": SampleForm({}, auto_id="alone_%s")["name"]}),
        Specimen("error_summary", "several mistakes", {"form": wrong}),
        Specimen("form_fields", "after mistakes", {"form": wrong}, box_class="form"),
    ]
