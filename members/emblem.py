"""The sign of a member without a logo: four shapes in four colours, always the same for the same member."""

from uuid import UUID

# Each shape fills a quarter of 32 by 32, from its upper left corner.
SHAPES = (
    "m0 32v-16a16 16 0 0 1 32 0v16z",  # a door
    "h32v32z",  # a corner
    "m0 16a16 16 0 0 1 32 0z",  # a sun that rises
    "h32v6h-32zm0 13h32v6h-32zm0 13h32v6h-32z",  # three lines
    "m0 32a32 32 0 0 1 32-32v32z",  # a hill
    "a32 32 0 0 1 32 32h-32z",  # its other side
    "m0 32v-8h8v-8h8v-8h8v-8h8v32z",  # steps
    "m0 16a16 16 0 1 1 32 0a16 16 0 1 1-32 0z",  # a whole circle
)
QUARTERS = ("M0 0", "M32 0", "M0 32", "M32 32")
COLOURS = "abcd"
Emblem = tuple[tuple[str, str], ...]


def emblem_of(key: UUID) -> Emblem:
    """Return the (colour class, path) of the four quarters for a member's `translation_key`."""
    number = key.int
    quarters = []
    for start in QUARTERS:
        number, shape = divmod(number, len(SHAPES))
        number, colour = divmod(number, len(COLOURS))
        quarters.append((COLOURS[colour], start + SHAPES[shape]))
    return tuple(quarters)
