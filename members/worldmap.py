"""The world as one picture in the page, with the members' countries filled in.

`world.json` was made from world-atlas 2.0.2 (ISC), itself made from Natural Earth 4.1 (public domain): the
shapes are those of countries-110m without Antarctica; a country that it lacks, or draws in less than 30
square units, has a pin in the middle of its largest part (in countries-50m where it lacks it); shapes that
no ISO code claims are land. A point of longitude and latitude in degrees stands at
x = (longitude + 180) / 0.36, y = 22 + (83.645 - latitude) * 3.132, rounded; a shape is cut at the date line.

It is in the page and not a file of its own, because CSS of the page gives it the colours of the scheme, and
because browsers differ in whether a `<use>` of another file passes our CSP.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("world.json")


@dataclass(frozen=True)
class MapCountry:
    """A country with members: its shape, and the place of its pin where it is too small to be seen."""

    label: str
    shape: str
    pin: tuple[int, int] | None


@dataclass(frozen=True)
class WorldMap:
    """What the picture shows. `land`: the outline of all other countries."""

    land: str
    countries: list[MapCountry]


@cache
def _world() -> dict[str, Any]:
    return json.loads(FILE.read_text(encoding="utf-8"))


def world_map(labels: Mapping[str, str]) -> WorldMap:
    """Return the map on which the countries of `labels` (ISO code → words) stand out.

    The few overseas territories that the sources draw as part of another country have no place of their own.
    """
    shapes, pins = _world()["shapes"], _world()["pins"]
    land = "".join(shape for code, shape in shapes.items() if code not in labels)
    countries = [
        MapCountry(label, shapes.get(code, ""), tuple(pins[code]) if code in pins else None)
        for code, label in labels.items()
        if code in shapes or code in pins
    ]
    return WorldMap(land + _world()["unclaimed"], countries)
