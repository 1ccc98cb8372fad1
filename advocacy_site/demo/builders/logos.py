"""Three logos, drawn in flat shapes. The other members show their generated emblem."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from advocacy_site.core.models import SiteImage

SIZE, LARGE = 480, 1920  # drawn large and made smaller, for smooth edges
NIGHT, VIOLET, LILAC, ROSE = "#24114a", "#4a2a8f", "#bfabea", "#f0c9bd"


def logo(name: str, motif: str) -> SiteImage:
    """Return the logo of the member called `name`, drawn where the library has none."""
    title = f"{name}: logo"
    found: SiteImage | None = SiteImage.objects.filter(title=title).first()
    if found:
        return found
    picture = Image.new("RGB", (LARGE, LARGE), LILAC)
    MOTIFS[motif](ImageDraw.Draw(picture))
    stored = BytesIO()
    picture.resize((SIZE, SIZE), Image.Resampling.LANCZOS).save(stored, "PNG", optimize=True)
    return SiteImage.objects.create(
        title=title,
        description=f"Logo of {name}",
        file=ContentFile(stored.getvalue(), name=f"logo-{motif}.png"),
        people_agree=SiteImage.PeopleAgree.NOBODY,
    )


def door(pen: ImageDraw.ImageDraw) -> None:
    """A pointed door, one wing of it open."""
    pen.rectangle((0, 0, LARGE, LARGE), fill=NIGHT)
    pen.pieslice((480, 280, 1440, 1240), 180, 360, fill=ROSE)
    pen.rectangle((480, 760, 1440, 1680), fill=ROSE)
    pen.polygon([(960, 280), (960, 1680), (1260, 1800), (1260, 520)], fill=VIOLET)
    pen.rectangle((240, 1680, 1680, 1760), fill=LILAC)


def steps(pen: ImageDraw.ImageDraw) -> None:
    """Four loaves in an oven, seen as steps."""
    for n in range(4):
        pen.rectangle((240 + n * 360, 1320 - n * 300, 600 + n * 360, 1680), fill=VIOLET if n % 2 else NIGHT)
        pen.pieslice((240 + n * 360, 1140 - n * 300, 600 + n * 360, 1500 - n * 300), 180, 360, fill=ROSE)


def hill(pen: ImageDraw.ImageDraw) -> None:
    """A threshold, and two hills behind it."""
    pen.rectangle((0, 0, LARGE, LARGE), fill=ROSE)
    pen.pieslice((-500, 700, 1300, 2500), 180, 360, fill=LILAC)
    pen.pieslice((700, 900, 2300, 2500), 180, 360, fill=VIOLET)
    pen.rectangle((0, 1560, LARGE, LARGE), fill=NIGHT)


MOTIFS = {"door": door, "steps": steps, "hill": hill}
