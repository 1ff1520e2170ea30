"""Seats by a unit's own size: per N, bands, the same for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.count import banded, fixed, per_n


def test_one_for_each_hundred() -> None:
    """Parts count, do not count, or count from a half on."""
    sizes = {"a": 0, "b": 49, "c": 50, "d": 100, "e": 101, "f": 250}
    assert list(per_n(sizes, 100, "up").seats.values()) == [0, 1, 1, 1, 2, 3]
    assert per_n(sizes, 100, "part_counts").seats == per_n(sizes, 100, "up").seats
    assert list(per_n(sizes, 100, "down").seats.values()) == [0, 0, 0, 1, 1, 2]
    assert list(per_n(sizes, 100, "half-up").seats.values()) == [0, 0, 1, 1, 1, 3]
    assert list(per_n(sizes, 100, "up", 1, 2).seats.values()) == [1, 1, 1, 1, 2, 2]


@given(st.integers(0, 10**6), st.integers(1, 10**4))
def test_rounding_is_exact(size: int, per: int) -> None:
    """Up, down and half-up bracket the exact share, whatever the numbers."""
    up, down, half = (per_n({"a": size}, per, how).seats["a"] for how in ("up", "down", "half-up"))
    assert down * per <= size <= up * per < size + per
    assert half == (up if 2 * (size - down * per) >= per else down)


def test_bands() -> None:
    """The band a size falls in says the seats; the last one may have no end; a maximum holds for all."""
    bands = [[1, 200, 1], [201, 400, 2], [401, None, 4]]
    assert list(banded({"a": 1, "b": 200, "c": 201, "d": 9_000}, bands).seats.values()) == [1, 1, 2, 4]
    assert banded({"d": 9_000}, bands, 3).seats == {"d": 3}


@pytest.mark.parametrize(
    ("bands", "sentence"),
    [
        ([[1, 200, 1], [200, 400, 2]], "the band from 200 begins before the one above it has ended"),
        ([[1, None, 1], [200, 400, 2]], "the band from 200 begins before"),
        ([[1, 200]], r"found the band \[1, 200\], expected"),
        ([[9, 2, 1]], r"found the band \[9, 2, 1\], expected 0 <= lowest <= highest"),
        ([[1, 9, 1]], "a has 10 members, and no band holds that number"),
    ],
)
def test_bad_bands_are_refused(bands: list[list[int | None]], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        banded({"a": 10}, bands)


def test_the_same_for_each() -> None:
    assert fixed(["a", "b"], 2).seats == {"a": 2, "b": 2}
    with pytest.raises(ValueError, match="found -1 seats"):
        fixed(["a"], -1)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"per": 0}, "the number is 1 or more"),
        ({"per": 5, "rounding": "nearest"}, "expected one of: up, part_counts, down, half-up"),
        ({"per": 5, "minimum": 3, "maximum": 2}, "a minimum of 3 and a maximum of 2 do not fit"),
    ],
)
def test_bad_numbers_are_refused(told: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        per_n({"a": 1}, **told)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="the size of a is -1"):
        per_n({"a": -1}, 5)
