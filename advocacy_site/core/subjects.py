"""What things are called that rooms name as "<kind>:<key>", as in a consent or a suppression."""

from collections import defaultdict
from collections.abc import Iterable

from .registry import subject_names


def names_of(subjects: Iterable[str]) -> dict[str, str]:
    """Return the name of each of `subjects` in the active language, by subject. One query for each kind.

    Nothing for those that are gone, whose kind nobody knows, or that are empty.
    """
    keys: dict[str, set[str]] = defaultdict(set)
    for subject in subjects:
        kind, _colon, key = subject.partition(":")
        keys[kind].add(key)
    return {
        f"{kind}:{key}": name
        for kind, asked in keys.items()
        if kind in subject_names
        for key, name in subject_names[kind](asked).items()
    }
