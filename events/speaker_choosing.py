"""How editors choose a speaker on an event's page, and enter whoever is new without leaving it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Locale
from wagtail.snippets.views.chooser import ChooseView, SnippetChooserViewSet, SnippetCreateView
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import Speaker


class NewSpeakerForm(forms.ModelForm):
    """What a programme needs of somebody; her portrait is added where she is listed."""

    locale = forms.ModelChoiceField(Locale.objects.all(), label=_("Language"), empty_label=None)

    def save(self, commit: bool = True) -> Speaker:
        self.instance.locale = self.cleaned_data["locale"]
        speaker: Speaker = super().save(commit)
        return speaker

    class Meta:
        model = Speaker
        fields = ["name", "is_pseudonym", "biography"]
        widgets = {"biography": forms.Textarea(attrs={"rows": 3})}


class InTheLanguageOfThePage:
    """Offers the language of the page for somebody new, as the list offers who has a row in it."""

    request: Any

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        code = self.request.GET.get("locale", "")
        locale = Locale.objects.filter(language_code=code).first() or Locale.get_default()
        return super().get_creation_form_kwargs() | {"initial": {"locale": locale}}  # type: ignore[misc] # of the view


class ChooseSpeakerView(InTheLanguageOfThePage, ChooseView):
    """The list in alphabetical order, and the form beside it."""


class CreateSpeakerView(InTheLanguageOfThePage, SnippetCreateView):
    """Enters somebody, and leaves the trace in the log that her own screen leaves."""

    def save_form(self, form: NewSpeakerForm) -> Speaker:
        speaker = form.save()
        log(speaker, "wagtail.create", user=self.request.user)
        return speaker


class SpeakerChooserViewSet(SnippetChooserViewSet):
    """Who is known, and a form for whoever is not."""

    choose_view_class = ChooseSpeakerView
    create_view_class = CreateSpeakerView
    creation_form_class = NewSpeakerForm
    creation_tab_label = _("Somebody new")
    create_action_label = _("Enter and choose")
    search_tab_label = _("Who is known")


class SpeakerViewSet(SnippetViewSet):
    """People who speak. A long list to choose from, because a search brings names into addresses and logs."""

    model = Speaker
    chooser_per_page = 200
    chooser_viewset_class = SpeakerChooserViewSet
