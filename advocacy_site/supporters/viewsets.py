"""The admin's screens for consent wordings."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Locale

from .models import MEMBERS_NAME, ConsentWording, Purpose


class ConsentWordingForm(forms.ModelForm):
    """New words for a purpose, in a language that is chosen here."""

    locale = forms.ModelChoiceField(Locale.objects.all(), label=_("Language"), empty_label="")

    class Meta:
        model = ConsentWording
        fields = ["purpose", "text"]
        help_texts = {
            "text": _(
                "Takes the place of today’s words on every form as soon as you save. "
                "Signatures keep the words they were given with. Saved words can’t be changed. "
                "Where a member is to write, {member} stands for its name."
            )
        }

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        self.instance.locale = self.cleaned_data.get("locale")
        text, is_members = self.cleaned_data.get("text"), self.cleaned_data.get("purpose") == Purpose.MEMBER
        if text and is_members != (MEMBERS_NAME in text):
            words = _("Write {member} where the name of the member stands: it is another one for each link.")
            self.add_error("text", ValidationError(words if is_members else _("No member is named here.")))
        return data


class ConsentWordingViewSet(ModelViewSet):
    """The words of each consent, newest first: looked at and added, never changed.

    Not a snippet, because wagtail-localize would copy the English words into the other language first,
    where they could never be changed again. Each language's words are added as a row of their own.
    """

    model = ConsentWording
    icon = "clipboard-list"
    menu_label = _("Consent wordings")
    add_to_settings_menu = True
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["purpose", "version", "locale", "text", "created_at"]
    list_display = ["__str__", "locale", "created_at"]
    list_filter = ["purpose"]

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return ConsentWordingForm
