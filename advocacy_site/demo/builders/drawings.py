"""Draws the demo's pictures: flat shapes in the pigments of the sky before sunrise, and never the sun."""

from collections.abc import Callable, Sequence
from io import BytesIO
from math import sqrt

from PIL import Image, ImageDraw

NIGHT, INK, VIOLET, IRIS = "#1a0b35", "#24114a", "#4a2a8f", "#6d4bb8"
LILAC, MIST, ROSE, PAPER = "#bfabea", "#e7def4", "#ecb8c8", "#fcf6ea"
WIDE, TALL = (1600, 1000), (1200, 1500)
FINER = 2  # drawn larger and made smaller, so that edges are smooth
QUALITY = 70

Brush = ImageDraw.ImageDraw


def draw(name: str) -> bytes:
    """Return the picture `name`, a key of `DRAWINGS`, as a JPEG of some tens of kilobytes."""
    size, ground, paint = DRAWINGS[name]
    picture = Image.new("RGB", (size[0] * FINER, size[1] * FINER), ground)
    paint(ImageDraw.Draw(picture))
    output = BytesIO()
    picture.resize(size, Image.Resampling.BOX).save(output, "JPEG", quality=QUALITY, optimize=True)
    return output.getvalue()


def _box(brush: Brush, x: float, y: float, width: float, height: float, colour: str) -> None:
    brush.rectangle([n * FINER for n in (x, y, x + width, y + height)], fill=colour)


def _disc(brush: Brush, x: float, y: float, radius: float, colour: str) -> None:
    brush.ellipse([n * FINER for n in (x - radius, y - radius, x + radius, y + radius)], fill=colour)


def _shape(brush: Brush, points: Sequence[tuple[float, float]], colour: str) -> None:
    brush.polygon([(x * FINER, y * FINER) for x, y in points], fill=colour)


def _horizon(brush: Brush) -> None:
    rings = [(820, INK), (650, "#3b2179"), (490, VIOLET), (350, IRIS), (230, LILAC), (130, PAPER)]
    for radius, colour in rings:
        _disc(brush, 1010, 640, radius, colour)
    _box(brush, 0, 640, 1600, 360, INK)
    ripples = [(900, 660, 330, 12, PAPER), (850, 700, 470, 16, LILAC), (790, 745, 520, 24, IRIS)]
    for x, y, width, height, colour in [*ripples, (700, 805, 640, 34, LILAC), (590, 880, 860, 50, VIOLET)]:
        _box(brush, x, y, width, height, colour)


def _steps(brush: Brush) -> None:
    _disc(brush, 1230, 270, 230, MIST)
    _disc(brush, 1230, 220, 110, PAPER)
    _box(brush, 1120, 220, 220, 170, PAPER)
    shades = [LILAC, "#9f86d6", "#8465c6", IRIS, "#5a38a3", VIOLET, "#3b2179", INK]
    for number, colour in enumerate(shades):
        _box(brush, 1050 - 130 * number, 380 + 72 * number, 1600, 72, colour)
    _box(brush, 0, 956, 1600, 44, NIGHT)


def _windows(brush: Brush) -> None:
    lit = {(1, 2): MIST, (2, 5): LILAC, (5, 1): ROSE, (7, 4): ROSE, (10, 2): MIST, (12, 5): PAPER}
    dark = ["#3b2179", "#331d6c", "#2f1b63"]
    for column in range(14):
        for row in range(7):
            x, y = 56 + column * 108, 44 + row * 138
            _box(brush, x, y, 76, 100, lit.get((column, row), dark[column % 3]))
            if (column, row) in lit:
                _box(brush, x + 35, y, 6, 100, INK)
                _box(brush, x, y + 46, 76, 6, INK)


def _doors(brush: Brush) -> None:
    _box(brush, 0, 780, 1600, 220, NIGHT)
    for number, colour in enumerate([NIGHT, ROSE, MIST, MIST, PAPER]):
        x, top = 60 + number * 304, 300 - 22 * number
        for grown, shade in [(18, VIOLET), (0, colour)]:
            _disc(brush, x + 122, top + 122, 122 + grown, shade)
            _box(brush, x - grown, top + 122, 244 + 2 * grown, 658 - top, shade)
        leaf = 244 * (5 - number) / 6
        arch = [(x + n, top + 122 - sqrt(122**2 - (n - 122) ** 2)) for n in range(round(leaf) + 1)]
        _shape(brush, [(x, 780), *arch, (x + leaf, 780)], INK)
        if number:
            light = [
                (x + leaf, 780),
                (x + 244, 780),
                (x + 300, 820 + 40 * number),
                (x + leaf, 820 + 40 * number),
            ]
            _shape(brush, light, colour)


def _tides(brush: Brush) -> None:
    _disc(brush, 260, 560, 400, MIST)
    _disc(brush, 930, 500, 360, ROSE)
    waves = [(1440, 610, 410, IRIS), (560, 830, 430, VIOLET), (1240, 930, 450, "#3b2179")]
    for x, y, radius, colour in [*waves, (120, 1020, 390, INK), (830, 1130, 390, NIGHT)]:
        _disc(brush, x, y, radius, colour)


def _threads(brush: Brush) -> None:
    colours = [VIOLET, NIGHT, IRIS, INK, "#3b2179", "#c98aa6"]
    for number in range(7):
        start, cross, end = 60 + 120 * number, 120 + (number * 397) % 760, 320 + 46 * number
        points = [(x * FINER, _between(start, cross, end, x) * FINER) for x in range(-20, 1621, 20)]
        width = (38 if number % 3 == 0 else 24) * FINER
        brush.line(points, fill=colours[number % len(colours)], width=width, joint="curve")


def _between(start: float, cross: float, end: float, x: float) -> float:
    """Return the height at `x` of a thread that eases from `start` by `cross` to `end`."""
    first, second, left, width = (start, cross, 0, 760) if x < 760 else (cross, end, 760, 540)
    part = min(1.0, max(0.0, (x - left) / width))
    return first + (second - first) * part * part * (3 - 2 * part)


def _figure(sky: str, coat: str, head: str) -> Callable[[Brush], None]:
    def paint(brush: Brush) -> None:
        _disc(brush, 600, 760, 520, sky)
        _box(brush, 520, 860, 160, 300, head)
        _disc(brush, 600, 1560, 480, coat)
        _disc(brush, 600, 700, 210, head)

    return paint


# name → size, ground, and what is painted on it
DRAWINGS: dict[str, tuple[tuple[int, int], str, Callable[[Brush], None]]] = {
    "horizon": (WIDE, NIGHT, _horizon),
    "steps": (WIDE, ROSE, _steps),
    "windows": (WIDE, INK, _windows),
    "doors": (WIDE, "#3b2179", _doors),
    "tides": (WIDE, LILAC, _tides),
    "threads": (WIDE, MIST, _threads),
    "portrait-dawn": (TALL, MIST, _figure(ROSE, VIOLET, INK)),
    "portrait-dusk": (TALL, INK, _figure(IRIS, NIGHT, LILAC)),
}
