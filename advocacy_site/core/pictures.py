"""Pictures without anything but the picture: what every upload is turned into before it is stored.

A photo carries where and when it was taken, by whom and with which device: EXIF, GPS, XMP, comments, a
small copy of the uncropped original. Wagtail keeps all of it in the file and in its renditions. So the
pixels are written anew: turned upright, with the colour profile, without the rest.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, JpegImagePlugin

# What Pillow may try, and the endings that belong to it. SVG, HTML and script are none of them.
ENDINGS = {
    "JPEG": {".jpg", ".jpeg"},
    "PNG": {".png"},
    "WEBP": {".webp"},
    "AVIF": {".avif"},
    "GIF": {".gif"},
}

UNREADABLE = _("This file is damaged, or it is no picture.")
WRONG_ENDING = _("The name of this file says that it is another kind of picture than it is.")
MOVES = _("This picture moves, and readers could not stop it. Upload a still picture, or link to a video.")
TOO_LARGE = _("This picture has more than %(most)s million pixels. Make it smaller before you upload it.")


def without_metadata(content: File, name: str) -> File:
    """Return the picture in `content` as a new file of the same format that holds nothing but the picture.

    `name`: the file's name, whose ending must suit the format. Raises ValidationError, with words for
    editors, for what is no still picture or has too many pixels.
    """
    if getattr(content, "is_only_a_picture", False):
        return content  # the form has done it already: a second writing would cost quality for nothing
    content.seek(0)
    data = content.read()
    try:
        clean = ContentFile(_rewritten(data, PurePath(name).suffix.lower()), name=name)
    except ValidationError:
        raise
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except Exception as error:  # decoders raise almost anything on a broken file
        raise ValidationError(UNREADABLE, code="invalid_image") from error
    clean.is_only_a_picture = True  # type: ignore[attr-defined]  # our mark, see above
    return clean


def clean_upload(upload: UploadedFile) -> None:
    """Take everything but the picture out of `upload` itself, in memory or in its temporary file.

    In place, because Wagtail's form for several pictures stores the request's file as it came when
    another field of the form is not filled in yet. Raises ValidationError as above.
    """
    clean = without_metadata(upload, upload.name or "")
    if clean is upload:
        return
    upload.seek(0)
    upload.truncate()
    upload.write(clean.read())
    upload.size = clean.size
    upload.seek(0)
    upload.is_only_a_picture = True  # type: ignore[attr-defined]  # our mark, see above


def _rewritten(data: bytes, ending: str) -> bytes:
    with Image.open(BytesIO(data), formats=list(ENDINGS)) as source:
        # Pillow calls a JPEG with a second picture in it (depth, small copy) MPO; the first one counts.
        kind = "JPEG" if source.format == "MPO" else str(source.format)
        if ending not in ENDINGS[kind]:
            raise ValidationError(WRONG_ENDING, code="wrong_ending")
        if source.width * source.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
            raise _too_large()
        if kind != "JPEG" and getattr(source, "is_animated", False):
            raise ValidationError(MOVES, code="moves")
        options = _WRITING[kind](source, data)
        profile = source.info.get("icc_profile")
        upright = ImageOps.exif_transpose(source)
    transparency = upright.info.get("transparency")
    upright.info = {} if transparency is None else {"transparency": transparency}
    output = BytesIO()
    upright.save(output, kind, icc_profile=profile, **options)
    return output.getvalue()


def _as_fine_as_it_was(source: Any, _data: bytes) -> dict[str, Any]:
    """Keep a JPEG's own tables: the file neither grows nor loses visibly."""
    return {
        "qtables": source.quantization,
        "subsampling": JpegImagePlugin.get_sampling(source),
        "progressive": True,
        "optimize": True,
    }


def _lossless_if_it_was(_source: Any, data: bytes) -> dict[str, Any]:
    return {"lossless": True} if b"VP8L" in data else {"quality": 90}


def _plain(_source: Any, _data: bytes) -> dict[str, Any]:
    return {}


def _quickly(_source: Any, _data: bytes) -> dict[str, Any]:
    return {"quality": 85, "speed": 8}


_WRITING: dict[str, Callable[[Any, bytes], dict[str, Any]]] = {
    "JPEG": _as_fine_as_it_was,
    "PNG": _plain,
    "WEBP": _lossless_if_it_was,
    "AVIF": _quickly,
    "GIF": _plain,
}


def _too_large() -> ValidationError:
    most = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    return ValidationError(TOO_LARGE, code="too_many_pixels", params={"most": most})
