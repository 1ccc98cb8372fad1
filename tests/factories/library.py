"""Pictures, documents, figures, and who works on them."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import ExifTags, Image
from wagtail.models import Collection

from advocacy_site.core.models import ContactPerson, Figure, SiteDocument, SiteImage
from advocacy_site.users.models import User

from .tree import locale, numbers


def figure(**fields: Any) -> Figure:
    values = {
        "value": "4 in 5",
        "sentence": "4 in 5 had tried before.",
        "source": "Our count",
        "as_of": date(2025, 12, 31),
        "review_on": date(2026, 12, 31),
        "locale": locale(),
    }
    return Figure.objects.create(**values | fields)


def contact_person(**fields: Any) -> ContactPerson:
    """Somebody who agreed to be named."""
    values = {"name": "Noor Rahman", "email": "noor@daybreak.example", "agreed": True, "locale": locale()}
    return ContactPerson.objects.create(**values | fields)


def photo(
    kind: str = "JPEG", *, size: tuple[int, int] = (60, 40), gps: bool = False, **options: Any
) -> bytes:
    """The bytes of a picture; with `gps` it also says where and by whom it was taken, and which way is up."""
    output = BytesIO()
    picture = Image.new("RGB", size, "#24114a")
    if gps:
        exif = Image.Exif()
        exif[ExifTags.Base.Artist] = "Canary Photographer"
        exif[ExifTags.Base.Orientation] = 6  # a telephone held upright
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (48.0, 51.0, 24.0)
        options |= {"exif": exif}
    picture.save(output, kind, **options)
    return output.getvalue()


def root_collection() -> Collection:
    """Where pictures and documents lie; a transactional test before this one may have taken it away."""
    return Collection.get_first_root_node() or Collection.add_root(name="Root")


def site_image(**fields: Any) -> SiteImage:
    root_collection()
    n = next(numbers)
    values = {"title": f"Image {n}", "file": ContentFile(photo(), name=f"image-{n}.jpg")} | fields
    return SiteImage.objects.create(**values)


def site_document(**fields: Any) -> SiteDocument:
    root_collection()
    n = next(numbers)
    values = {"title": f"Leaflet {n}", "file": ContentFile(b"%PDF-1.7 words", name=f"leaflet-{n}.pdf")}
    return SiteDocument.objects.create(**(values | fields))


def staff(**fields: Any) -> User:
    """A member of staff who may do everything."""
    return User.objects.create_superuser(f"staff-{next(numbers)}@example.org", "pass", **fields)
