"""Images and documents: our own models from the first migration, since changing later is painful."""

from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Image,
    ImageQuerySet,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)

from .. import clock
from ..documents import check_document
from ..pictures import without_metadata

COMMONS = ["cc-by", "cc-by-sa", "cc-by-nd", "cc-by-nc", "cc-by-nc-sa", "cc-by-nc-nd"]


class PictureFile(WagtailImageFieldFile):
    """The one door to the stored files: forms, choosers, imports and code all end in `save` here."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store `content` without its metadata. Raises ValidationError for what is no still picture."""
        super().save(name, without_metadata(content, name), save)


class PictureField(WagtailImageField):
    """An image field that stores pictures only."""

    attr_class = PictureFile


class SiteImageQuerySet(ImageQuerySet):
    """Which pictures a page may show."""

    def licensed(self) -> "SiteImageQuerySet":
        """Those whose licence has not ended."""
        return self.exclude(licence_ends__lt=clock.today())


class SiteImage(AbstractImage):
    """An uploaded picture: what it shows, whose it is, and whether the people on it agree."""

    class Licence(models.TextChoices):
        OWN = "own", _("Our own")
        LICENSED = "licensed", _("Licensed to us")
        CC_BY = "cc-by", _("Creative Commons Attribution (CC BY)")
        CC_BY_SA = "cc-by-sa", _("Creative Commons Attribution, share alike (CC BY-SA)")
        CC_BY_ND = "cc-by-nd", _("Creative Commons Attribution, no changes (CC BY-ND)")
        CC_BY_NC = "cc-by-nc", _("Creative Commons Attribution, non-commercial (CC BY-NC)")
        CC_BY_NC_SA = "cc-by-nc-sa", _("Creative Commons, non-commercial, share alike (CC BY-NC-SA)")
        CC_BY_NC_ND = "cc-by-nc-nd", _("Creative Commons, non-commercial, no changes (CC BY-NC-ND)")
        PUBLIC_DOMAIN = "public-domain", _("Public domain or CC0")

    class PeopleAgree(models.TextChoices):
        NOBODY = "nobody", _("Nobody can be recognised")
        ON_FILE = "on-file", _("Everybody agreed, and we hold the proof")
        MISSING = "missing", _("Not yet, or we don’t know")

    file = PictureField(
        verbose_name=_("file"), upload_to=get_upload_to, width_field="width", height_field="height"
    )
    is_decorative = models.BooleanField(
        _("only decoration"),
        default=False,
        help_text=_("Tick this if a reader who can’t see the picture misses nothing."),
    )
    credit = models.CharField(
        _("credit"),
        max_length=160,
        blank=True,
        help_text=_("Who made it, as it should stand beside the picture. Creative Commons asks for it."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=13,
        choices=Licence.choices,
        default=Licence.OWN,
        help_text=_("What allows us to show this picture."),
    )
    licence_ends = models.DateField(
        _("licence ends on"),
        null=True,
        blank=True,
        help_text=_("For licensed pictures: the last day on which we may show it. Empty if there is none."),
    )
    people_agree = models.CharField(
        _("people shown have agreed"),
        max_length=7,
        choices=PeopleAgree.choices,
        default=PeopleAgree.MISSING,  # what nobody has said is not taken for a yes
        help_text=_("A back, a tattoo or a room can be recognised too."),
    )
    consent_reference = models.CharField(
        _("where the consent is"),
        max_length=120,
        blank=True,
        help_text=_("Number or place of the signed consents, such as “Folder 14, no. 3”. No names."),
    )

    objects = SiteImageQuerySet.as_manager()
    admin_form_fields = (
        *("title", "file", "description", "is_decorative", "credit", "licence", "licence_ends"),
        *("people_agree", "consent_reference"),
        *(name for name in Image.admin_form_fields if name not in ("title", "file", "description")),
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        constraints = [
            models.CheckConstraint(
                name="image_licence_is_known",
                condition=models.Q(licence__in=["own", "licensed", *COMMONS, "public-domain"]),
            ),
            models.CheckConstraint(
                name="image_consent_is_known",
                condition=models.Q(people_agree__in=["nobody", "on-file", "missing"]),
            ),
            models.CheckConstraint(
                name="image_commons_has_credit",
                condition=~models.Q(licence__in=COMMONS) | ~models.Q(credit=""),
            ),
            models.CheckConstraint(
                name="image_only_licences_end",
                condition=models.Q(licence="licensed") | models.Q(licence_ends__isnull=True),
            ),
            models.CheckConstraint(
                name="image_consent_has_reference",
                condition=~models.Q(people_agree="on-file") | ~models.Q(consent_reference=""),
            ),
        ]

    @property
    def is_licensed(self) -> bool:
        """Whether pages may show it today."""
        return self.licence_ends is None or self.licence_ends >= clock.today()

    @property
    def is_printable(self) -> bool:
        """Whether others may be given it to print: its licence lasts, and everybody on it agrees."""
        return self.is_licensed and self.people_agree != self.PeopleAgree.MISSING

    @property
    def default_alt_text(self) -> str:
        """What stands in `alt` where a page gives no words of its own."""
        return "" if self.is_decorative else self.description or self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store the file first, so that size, width and height are those of the picture we keep."""
        columns = kwargs.get("update_fields")
        new_file = bool(self.file) and not self.file._committed
        if new_file and (columns is None or "file" in columns):
            self.file.save(self.file.name, self.file.file, save=False)
            self._set_image_file_metadata()
            self.file.close()
        super().save(*args, **kwargs)


class SiteRendition(AbstractRendition):
    """A picture in one size and format, made from a SiteImage."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            ),
        ]


def private_storage() -> Storage:
    """Return where files lie that only a view may hand out: never below MEDIA_URL."""
    return storages["private"]


class CheckedFile(FieldFile):
    """A document's file: whoever stores one ends here."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Store `content`. Raises ValidationError unless it is what the ending of `name` says."""
        check_document(content, name)
        super().save(name, content, save)


class CheckedFileField(models.FileField):
    """A file field that stores documents only."""

    attr_class = CheckedFile


class SiteDocument(AbstractDocument):
    """An uploaded file that readers download."""

    file = CheckedFileField(upload_to="documents", storage=private_storage, verbose_name=_("file"))

    admin_form_fields = Document.admin_form_fields
