"""Whatever way a picture comes in, what is stored is the picture and nothing else."""

import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from wagtail.images.models import Filter
from wagtail.models import UploadedFile

from advocacy_site.core.models import SiteImage
from advocacy_site.core.pictures import without_metadata

from .. import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _somewhere_to_lie() -> None:
    factories.root_collection()


CANARY = b"Canary"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">Canary</x:xmpmeta>'
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RIGHTS = {"description": "A door", "licence": "own", "people_agree": "nobody"}


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(factories.staff())
    return client


def telling(kind: str) -> bytes:
    """A picture of `kind` with everything in it that gives somebody away."""
    options: dict[str, Any] = {"gps": True, "icc_profile": PROFILE}
    if kind in ("JPEG", "WEBP", "AVIF"):
        options["xmp"] = XMP
    if kind == "JPEG":
        options["comment"] = b"Canary comment"
    if kind == "PNG":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Author", "Canary author")
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", XMP.decode())
    return factories.photo(kind, **options)


def assert_tells_nothing(data: bytes) -> None:
    assert CANARY not in data
    with Image.open(BytesIO(data)) as image:
        assert not image.getexif()
        assert not {"exif", "xmp", "comment", "XML:com.adobe.xmp"} & set(image.info)


def stored(image: SiteImage) -> bytes:
    image.refresh_from_db()
    with image.open_file() as file:
        return file.read()


# --- what is kept and what is not ----------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_place_and_names_are_gone_colours_stay_and_it_stands_upright(kind: str) -> None:
    data = telling(kind)
    assert CANARY in data  # else the test shows nothing
    image = factories.site_image(file=ContentFile(data, name=f"door.{kind.lower()}"))
    assert_tells_nothing(stored(image))
    with Image.open(BytesIO(stored(image))) as picture:
        assert (picture.format, picture.size) == (kind, (40, 60))
        assert picture.info["icc_profile"] == PROFILE
    assert (image.width, image.height) == (40, 60)
    assert image.file_size == len(stored(image))


def test_renditions_tell_nothing_either() -> None:
    image = factories.site_image(file=ContentFile(telling("JPEG"), name="door.jpg"))
    for spec in ("original", "width-30", "width-30|format-webp", "width-30|format-avif", "fill-20x20"):
        with image.get_rendition(Filter(spec)).file.open() as file:
            assert_tells_nothing(file.read())


def test_a_comment_and_the_see_through_parts_of_a_gif() -> None:
    source, output = Image.new("P", (4, 4), 1), BytesIO()
    source.save(output, "GIF", comment=b"Canary comment", transparency=1)
    clean = without_metadata(ContentFile(output.getvalue()), "a.gif").read()
    assert CANARY not in clean
    with Image.open(BytesIO(clean)) as image:
        assert image.convert("RGBA").getpixel((0, 0))[3] == 0


def test_a_second_picture_inside_a_photo_is_left_behind() -> None:
    output = BytesIO()
    Image.new("RGB", (8, 8)).save(output, "MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))])
    with Image.open(BytesIO(without_metadata(ContentFile(output.getvalue()), "a.jpg").read())) as image:
        assert image.format == "JPEG"


# --- every way in ----------------------------------------------------------------


def test_uploading_one_picture(admin: Client) -> None:
    data = RIGHTS | {"title": "Door", "file": SimpleUploadedFile("door.jpg", telling("JPEG"))}
    assert admin.post(reverse("wagtailimages:add"), data).status_code == 302
    image = SiteImage.objects.get()
    assert_tells_nothing(stored(image))
    assert image.file_hash
    assert (image.width, image.height) == (40, 60)


def test_taking_a_new_file_for_an_old_picture(admin: Client) -> None:
    image = factories.site_image(description="A door")
    data = RIGHTS | {"title": "Door", "file": SimpleUploadedFile("new.jpg", telling("JPEG"))}
    assert admin.post(reverse("wagtailimages:edit", args=[image.pk]), data).status_code == 302
    assert_tells_nothing(stored(image))


def test_uploading_in_the_chooser(admin: Client) -> None:
    data = RIGHTS | {"title": "Door", "file": SimpleUploadedFile("door.jpg", telling("JPEG"))}
    data = {f"image-chooser-upload-{name}": value for name, value in data.items()}
    response = admin.post(reverse("wagtailimages_chooser:create"), data)
    assert response.json()["step"] == "chosen"
    assert_tells_nothing(stored(SiteImage.objects.get()))


def test_uploading_several_keeps_nothing_while_they_wait_for_their_words(
    admin: Client, settings: Any
) -> None:
    settings.FILE_UPLOAD_HANDLERS = [
        "django.core.files.uploadhandler.TemporaryFileUploadHandler"
    ]  # large ones
    upload = SimpleUploadedFile("door.jpg", telling("JPEG"))
    data = {"title": "Door", "collection": factories.root_collection().pk, "files[]": upload}
    answer = admin.post(reverse("wagtailimages:add_multiple"), data).json()
    assert answer["success"]
    waiting = UploadedFile.objects.get()
    with default_storage.open(waiting.file.name) as file:
        assert_tells_nothing(file.read())
    data = {
        f"uploaded-image-{waiting.pk}-{name}": value for name, value in (RIGHTS | {"title": "Door"}).items()
    }
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    assert admin.post(url, data).json()["success"]
    assert_tells_nothing(stored(SiteImage.objects.get()))


def test_saving_the_file_by_itself() -> None:
    image = factories.site_image()
    image.file.save("new.jpg", ContentFile(telling("JPEG")))
    assert_tells_nothing(stored(image))
    assert (image.width, image.height) == (40, 60)


def test_saving_a_large_upload_in_code() -> None:
    upload = TemporaryUploadedFile("door.jpg", "image/jpeg", 0, None)
    upload.write(telling("JPEG"))
    upload.seek(0)
    assert_tells_nothing(stored(factories.site_image(file=upload)))
    upload.close()


# --- what is refused, with words ----------------------------------------------------------------


def moving(kind: str) -> bytes:
    output = BytesIO()
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "green")]
    frames[0].save(output, kind, save_all=True, append_images=frames[1:])
    return output.getvalue()


def bomb(side: int = 20_000) -> bytes:
    """A PNG of a few bytes that says it has `side` times `side` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    header = side.to_bytes(4) * 2 + bytes([8, 2, 0, 0, 0])
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def text_bomb() -> bytes:
    """A small PNG whose compressed words fill more memory than Pillow allows."""
    info = PngInfo()
    info.add_text("Comment", "0" * 2_000_000, zip=True)
    return factories.photo("PNG", pnginfo=info)


REFUSED = {
    "svg": ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    "svg as png": ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "html": ("a.html", b"<!doctype html><script>alert(1)</script>"),
    "html as jpg": ("a.jpg", b"<!doctype html><script>alert(1)</script>"),
    "only the first bytes of a jpeg": ("a.jpg", b"\xff\xd8\xff\xe0" + b"x" * 300),
    "half a jpeg": ("a.jpg", factories.photo(size=(900, 900))[:2000]),
    "half a png": ("a.png", factories.photo("PNG", size=(900, 900))[:60]),
    "jpeg as png": ("a.png", factories.photo("JPEG")),
    "moving gif": ("a.gif", moving("GIF")),
    "moving webp": ("a.webp", moving("WEBP")),
    "moving png": ("a.png", moving("PNG")),
    "too many pixels": ("a.png", bomb(6_400)),
    "bomb": ("a.png", bomb()),
    "bomb of words": ("a.png", text_bomb()),
    "nothing": ("a.jpg", b""),
}


@pytest.mark.filterwarnings("default::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_still_picture_is_refused_with_words(admin: Client, case: str) -> None:
    name, data = REFUSED[case]
    fields = RIGHTS | {"title": "Door", "file": SimpleUploadedFile(name, data)}
    response = admin.post(reverse("wagtailimages:add"), fields)
    assert response.status_code == 200
    assert response.context["form"].errors["file"], case
    upload = SimpleUploadedFile(name, data)
    several = {"title": "Door", "collection": factories.root_collection().pk, "files[]": upload}
    answer = admin.post(reverse("wagtailimages:add_multiple"), several)
    assert not answer.json()["success"]
    assert not SiteImage.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(
    "case", ["html as jpg", "half a jpeg", "jpeg as png", "moving gif", "too many pixels", "bomb"]
)
def test_code_cannot_store_it_either(case: str) -> None:
    name, data = REFUSED[case]
    with pytest.raises(ValidationError):
        SiteImage().file.save(name, ContentFile(data), save=False)


def test_a_file_of_too_many_bytes_is_refused_with_words(admin: Client, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 500
    fields = RIGHTS | {"title": "Door", "file": SimpleUploadedFile("a.jpg", factories.photo(size=(900, 900)))}
    response = admin.post(reverse("wagtailimages:add"), fields)
    assert "too big" in str(response.context["form"].errors["file"])
