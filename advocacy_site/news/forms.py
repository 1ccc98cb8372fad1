"""What editors type, cleaned."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from advocacy_site.core.languages import choices
from advocacy_site.safety.audience import AudienceForm


class NewsPageForm(AudienceForm):
    """A post: hashtags lose their mark and spaces, however they were pasted."""

    def clean_hashtags(self) -> list[str]:
        names = ("".join(name.replace("#", " ").split()) for name in self.cleaned_data["hashtags"])
        return sorted({name for name in names if name})


class SpokespersonForm(WagtailAdminModelForm):
    """A spokesperson: languages are ticked and kept as a list of codes."""

    languages: Any = forms.MultipleChoiceField(
        label=_("Speaks to the press in"), choices=choices, widget=forms.CheckboxSelectMultiple
    )
