"""Amounts in a record that somebody else wrote: what `written` writes is read, and nothing else."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import profile

from comitia.count import Count, count, from_json, to_json
from comitia.count.amount import read, written

WRONG = [
    "1e9",
    "1e100000000",
    "inf",
    "nan",
    "1/0",
    "0/0",
    "1/2/3",
    "1_000",
    " 1",
    "1 ",
    "+1",
    "",
    "-",
    ".5",
    "5.",
    "1.5/2",
]


@pytest.mark.parametrize("text", [*WRONG, "١", "½", "1.1234567", "9" * 4301, 1.5, None, True, [1]])
def test_what_is_no_amount_is_refused(text: Any) -> None:
    with pytest.raises(ValueError, match="expected an amount"):
        read(text, 10**5)


@given(st.integers(-(10**20), 10**20), st.sampled_from([1, 100, 10**5, 10**9]), st.sampled_from([1, 6, 35]))
def test_what_is_written_is_read(total: int, scale: int, unit: int) -> None:
    assert read(written(total, scale, unit), scale, unit) == total


@given(st.fractions())
def test_a_fraction_is_read(total: Fraction) -> None:
    assert read(written(total, 1), 1) == total


def _record() -> dict[str, Any]:
    found = count(profile(3, "4 AB, 2 BC, 1 CA"), rule="copeland", seats=1)
    assert isinstance(found, Count)
    return to_json(found)


@pytest.mark.parametrize("text", ["1e100000000", "1/0"])
def test_points_of_a_comparison_are_amounts(text: str) -> None:
    told = _record()
    told["comparison"]["points"][0] = text
    with pytest.raises(ValueError, match="expected an amount"):
        from_json(told)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *[("scale", "xx"), ("scale", 10**40), ("unit", 0), ("unit", 10**40), ("candidates", 10**9)],
        *[("candidates", "3"), ("elected", [999]), ("elected", ["x"]), ("runners_up", [True])],
    ],
)
def test_numbers_out_of_bounds_are_refused(name: str, value: Any) -> None:
    with pytest.raises(ValueError, match="expected a whole number from 1"):
        from_json(_record() | {name: value})
