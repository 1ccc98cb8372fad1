"""In which order the parts of a line stand where scripts of both directions meet.

The Unicode Bidirectional Algorithm (UAX 9) for one line, without its explicit marks, which are taken out:
nobody may turn the words beside a name. Paired brackets (rule N0) follow the line's own direction.
"""

import unicodedata

EXPLICIT = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C])
STRONG_RTL = ("R", "AL")


def runs(text: str, base: int) -> list[tuple[str, int]]:
    """Return the parts of one line from left to right, each in reading order with its direction (0 or 1).

    `base`: the direction of the line.
    """
    text = text.translate(EXPLICIT)
    if not base and text.isascii():
        return [(text, 0)]
    parts = _parts(text, _levels(text, base))
    highest = max((level for _text, level in parts), default=0)
    for level in range(highest, 0, -1):  # L2
        parts = _turned(parts, level)
    return [(part, level % 2) for part, level in parts]


def _parts(text: str, levels: list[int]) -> list[tuple[str, int]]:
    parts: list[tuple[str, int]] = []
    for sign, level in zip(text, levels, strict=True):
        if parts and parts[-1][1] == level:
            parts[-1] = (parts[-1][0] + sign, level)
        else:
            parts.append((sign, level))
    return parts


def _turned(parts: list[tuple[str, int]], level: int) -> list[tuple[str, int]]:
    turned: list[tuple[str, int]] = []
    group: list[tuple[str, int]] = []
    for part in [*parts, ("", -1)]:
        if part[1] >= level:
            group.append(part)
            continue
        turned += [*reversed(group), part]
        group = []
    return turned[:-1]


def _levels(text: str, base: int) -> list[int]:
    kinds = _weak([unicodedata.bidirectional(sign) or "L" for sign in text], "R" if base else "L")
    kinds = _neutral(kinds, "R" if base else "L")
    levels = [_level(kind, base) for kind in kinds]
    for at in range(len(text) - 1, -1, -1):  # L1
        if not text[at].isspace():
            break
        levels[at] = base
    return levels


def _level(kind: str, base: int) -> int:
    """I1 and I2."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)


def _weak(kinds: list[str], start: str) -> list[str]:
    """W1 to W7."""
    strong, before = start, start
    for at, kind in enumerate(kinds):
        resolved = before if kind in ("NSM", "BN") else kind
        before = resolved
        if resolved in ("L", *STRONG_RTL):
            strong = resolved
        kinds[at] = "AN" if resolved == "EN" and strong == "AL" else resolved
    kinds = ["R" if kind == "AL" else kind for kind in kinds]
    _separators(kinds)
    _terminators(kinds)
    strong = start
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[at] = "L"
        elif kind not in ("EN", "AN"):
            kinds[at] = "ON"
    return kinds


def _separators(kinds: list[str]) -> None:
    for at in range(1, len(kinds) - 1):
        same = kinds[at - 1] == kinds[at + 1]
        if same and (
            (kinds[at] in ("ES", "CS") and kinds[at - 1] == "EN")
            or (kinds[at] == "CS" and kinds[at - 1] == "AN")
        ):
            kinds[at] = kinds[at - 1]


def _terminators(kinds: list[str]) -> None:
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):
        step = -1 if order.step == 1 else 1
        for at in order:
            if kinds[at] == "ET" and kinds[at + step] == "EN":
                kinds[at] = "EN"


def _neutral(kinds: list[str], base: str) -> list[str]:
    """N1 and N2."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        if end > at:
            before = _side(kinds[at - 1]) if at else base
            after = _side(kinds[end]) if end < len(kinds) else base
            kinds[at:end] = [before if before == after else base] * (end - at)
        at = end + 1
    return kinds


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
