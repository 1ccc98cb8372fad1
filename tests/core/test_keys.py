"""Counted keys, as forms bring them back."""

import pytest

from advocacy_site.core.keys import counted_key


@pytest.mark.parametrize(
    "text", ["", "x", "-1", "+1", " 1", "1_0", "²", "٣", str(2**63), "9" * 19, "9" * 5000]
)
def test_what_the_database_never_counted_is_no_key(text: str) -> None:
    assert counted_key(text) is None


@pytest.mark.parametrize("key", [0, 1, 2**63 - 1])
def test_a_key_is_read(key: int) -> None:
    assert counted_key(str(key)) == key
