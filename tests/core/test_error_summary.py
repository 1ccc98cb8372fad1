"""The list of what has to be put right names each question that it is about."""

import re

from django import forms
from django.template.loader import render_to_string


class Questions(forms.Form):
    """One of each sort that a summary words in its own way."""

    name = forms.CharField(label="Your name")
    days = forms.MultipleChoiceField(
        label="I take part in", widget=forms.CheckboxSelectMultiple, choices=[("a", "A")]
    )
    travel = forms.ChoiceField(label="How do you travel?", widget=forms.RadioSelect, choices=[("b", "B")])
    agreed = forms.BooleanField(
        label="I agree that you keep this", error_messages={"required": "Please agree"}
    )


def test_several_ticks_name_their_question_and_a_single_tick_says_it_itself() -> None:
    html = render_to_string("components/error_summary.html", {"form": Questions({})})
    assert re.findall(r">([^<]+)</a>", html) == [
        "Your name: This field is required.",
        "I take part in: This field is required.",
        "How do you travel? This field is required.",
        "Please agree",
    ]
