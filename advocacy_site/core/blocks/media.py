"""Blocks that are looked at: pictures and video."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.telepath import register
from wagtail.images.blocks import ImageBlockAdapter

from .choosers import PictureBlock
from .links import LinkValue, https_address
from .samples import sample_picture
from .text import PROSE_FEATURES, LineBlock

PROVIDERS = {  # host → the name that people know
    "youtube.com": "YouTube",
    "m.youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "youtube-nocookie.com": "YouTube",
    "vimeo.com": "Vimeo",
    "player.vimeo.com": "Vimeo",
}


def provider(host: str) -> str:
    """Return the name by which people know the site of a video: YouTube, Vimeo, or its `host`."""
    return PROVIDERS.get(host, host)


class ImageValue(blocks.StructValue):
    """A picture with its words."""

    @property
    def alt(self) -> str:
        """What stands for the picture: nothing where it only decorates."""
        return "" if self.get("decorative") else self.get("alt_text") or ""


class ImageBlock(blocks.StructBlock):
    """A picture with caption and credit, for readers who see it and for those who don't."""

    image = PictureBlock(label=_("Picture"))
    decorative = blocks.BooleanBlock(
        label=_("Only decorates"), required=False, help_text=_("Says nothing that the text doesn’t say.")
    )
    alt_text = LineBlock(
        label=_("Alternative text"),
        max_length=250,
        required=False,
        help_text=_("What one sees and why it matters here, for those who don’t see it."),
    )
    caption = LineBlock(label=_("Caption"), max_length=300, required=False)
    credit = LineBlock(
        label=_("Credit"), max_length=120, required=False, help_text=_("Where it differs from the library’s.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Pictures and video")
        template = "blocks/image.html"
        description = _("A picture with alternative text, caption and credit")
        value_class = ImageValue

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "image": sample_picture(),
                "alt_text": "Six windows in a dark house; light in all of them.",
                "caption": "The house in Harbour Street, the evening before it opened.",
                "credit": "Noor Petrov",
            }
        )

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not value.get("alt_text") and not value.get("decorative"):
            words = _("Say what one sees, or tick that the picture only decorates.")
            raise blocks.StructBlockValidationError(block_errors={"alt_text": ValidationError(words)})
        return value


# Wagtail's own script for its image block: offers the library's description, locks the line for decoration.
register(ImageBlockAdapter(), ImageBlock)


class ImagePairBlock(blocks.StructBlock):
    """Two pictures side by side, for what only the two together tell."""

    first = ImageBlock(label=_("First picture"))
    second = ImageBlock(label=_("Second picture"))

    class Meta:
        icon = "grid"
        label = _("Two pictures")
        group = _("Pictures and video")
        template = "blocks/image_pair.html"
        description = _("Two pictures side by side")

    def get_preview_value(self) -> Any:
        return self.normalize({name: child.get_preview_value() for name, child in self.child_blocks.items()})


class VideoValue(LinkValue):
    """A video on another site."""

    @property
    def provider(self) -> str:
        """The name by which people know the site."""
        return provider(self.host)


class VideoBlock(blocks.StructBlock):
    """A video that is elsewhere. Nothing is loaded from there before one asks for it."""

    title = LineBlock(label=_("Title"), max_length=160)
    date = blocks.DateBlock(label=_("Date"), required=False)
    url = blocks.URLBlock(
        label=_("Address"),
        validators=[https_address],
        help_text=_("The video’s own page, on YouTube, Vimeo or elsewhere."),
    )
    poster = PictureBlock(label=_("Poster"), required=False, help_text=_("A still from the video."))
    transcript = blocks.RichTextBlock(
        label=_("Transcript"),
        required=False,
        features=PROSE_FEATURES,
        help_text=_("What is said and shown, for those who can’t hear or may not be overheard."),
    )

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Pictures and video")
        template = "blocks/video.html"
        description = _("A video with its date and transcript; says which site will be contacted")
        value_class = VideoValue

    def get_preview_value(self) -> Any:
        return self.normalize(
            {
                "title": "Ninety minutes that move beliefs",
                "date": date(2026, 5, 4),
                "url": "https://www.youtube.com/watch?v=xxxxxxxxxxx",
                "poster": sample_picture(),
                "transcript": "<p>A coach speaks to eleven young men in a changing room.</p>",
            }
        )
