"""The admin's forms for pictures and documents; each way in (one, several, chooser) uses them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .documents import check_document
from .models.media import COMMONS, SiteImage
from .pictures import UNREADABLE, clean_upload

CHOOSE = ("", _("Choose …"))
NEEDS_ALT = _("Say what the picture shows, or tick “only decoration”.")
NEEDS_CREDIT = _("This licence asks that you name who made the picture.")
HAS_NO_END = _("Only a licence given to us ends on a day: choose “Licensed to us”, or leave this empty.")
NEEDS_REFERENCE = _("Say where the signed consents are, so that they can be found when somebody asks.")


class StillPictureField(WagtailImageField):
    """A picture, stripped of its metadata as soon as it is known to be one."""

    def to_python(self, data: Any) -> Any:
        """Return the upload without metadata. Raises ValidationError, whatever is wrong with it."""
        try:
            upload = super().to_python(data)
        except ValidationError:
            raise
        except Exception as error:  # Wagtail lets decoders' own errors pass, as an answer 500
            raise ValidationError(UNREADABLE, code="invalid_image") from error
        if isinstance(upload, UploadedFile):
            clean_upload(upload)
        return upload


class SiteImageForm(BaseImageForm):
    """What an editor says of a picture: nothing about rights is chosen for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            given = self.fields["file"]
            self.fields["file"] = StillPictureField(
                label=given.label, required=given.required, widget=given.widget
            )
        for name in {"licence", "people_agree"} & set(self.fields):
            self._ask(name)
        if "description" in self.fields:
            self.fields["description"].label = _("What the picture shows")
            self.fields["description"].help_text = _(
                "One sentence, read aloud to people who can’t see the picture. "
                "Without “Picture of”, and without names of people who did not agree to be named."
            )

    def _ask(self, name: str) -> None:
        """Begin a choice with nothing chosen, on a new picture."""
        field = self.fields[name]
        if isinstance(field, forms.TypedChoiceField):
            field.choices = [CHOOSE, *SiteImage._meta.get_field(name).choices]
        if self.instance._state.adding:
            self.initial[name] = field.initial = ""

    def clean(self) -> dict[str, Any]:
        """Say on its field what the database would refuse, and ask for an alternative text."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        decorative, licence = data.get("is_decorative"), data.get("licence")
        if not decorative and not data.get("description", "").strip():
            self._refuse("description", NEEDS_ALT)
        if licence in COMMONS and not data.get("credit"):
            self._refuse("credit", NEEDS_CREDIT)
        if licence and licence != SiteImage.Licence.LICENSED and data.get("licence_ends"):
            self._refuse("licence_ends", HAS_NO_END)
        on_file = data.get("people_agree") == SiteImage.PeopleAgree.ON_FILE
        if on_file and not data.get("consent_reference"):
            self._refuse("consent_reference", NEEDS_REFERENCE)
        return data

    def _refuse(self, name: str, words: Any) -> None:
        """Add an error, unless the form shows only some of the fields and `name` is none of them."""
        if name in self.fields and name not in self.errors:
            self.add_error(name, ValidationError(words, code="required"))

    class Meta(BaseImageForm.Meta):
        widgets = BaseImageForm.Meta.widgets | {"licence_ends": forms.DateInput(attrs={"type": "date"})}


class SiteDocumentForm(BaseDocumentForm):
    """A document, checked by content."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].help_text = _(
                "PDF, Word (docx), OpenDocument (odt), CSV or plain text, at most 10 MB. The file keeps its "
                "author’s name and earlier changes: take them out in the program that made it, if nobody "
                "should read them."
            )

    def clean_file(self) -> Any:
        """Return the file. Raises ValidationError where it is not what its name says."""
        upload = self.cleaned_data["file"]
        if isinstance(upload, UploadedFile):
            check_document(upload, upload.name or "")
        return upload
