"""Apportionment beside `apportionment` and `votelib`, where no lot is needed."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.peers.drawn import thousands

from comitia.count import Apportionment, apportion

apportionment: Any = pytest.importorskip("apportionment.methods", reason="apportionment is not here: make peers")
proportional: Any = pytest.importorskip("votelib.evaluate.proportional", reason="votelib is not here: make peers")
quotas: Any = pytest.importorskip("votelib.component.quota")
divisor: Any = pytest.importorskip("votelib.component.divisor")

SIZES = st.lists(st.integers(1, 500), min_size=2, max_size=6)
NAMES = {
    "hare": "largest_remainder",
    "dhondt": "dhondt",
    "sainte-lague": "saintelague",
    "sainte-lague-1.4": "modified_saintelague",
    "huntington-hill": "huntington",
    "adams": "adams",
    "dean": "dean",
    "quota": "quota",
}
DIVISORS = {
    "dhondt": "d_hondt",
    "sainte-lague": "sainte_lague",
    "imperiali": "imperiali",
    "danish": "danish",
    "macau": "macau",
}
QUOTAS = {
    "hare": "hare",
    "droop": "droop",
    "hagenbach-bischoff": "hagenbach_bischoff",
    "hagenbach-bischoff-rounded": "hagenbach_bischoff_rounded",
    "imperiali-quota": "imperiali",
}


@pytest.mark.parametrize("method", NAMES)
@thousands
@given(SIZES, st.integers(1, 30))
def test_the_same_seats_as_by_apportionment(method: str, sizes: list[int], total: int) -> None:
    """Its fractions where it has them; it names the modified method and Huntington-Hill by numbers with a point."""
    theirs = apportionment.compute(NAMES[method], sizes, total, fractions=True)

    assert ours(method, sizes, total) == [int(seats) for seats in theirs]


@pytest.mark.parametrize("method", DIVISORS)
@thousands
@given(SIZES, st.integers(1, 30))
def test_the_same_seats_as_by_votelib_divisors(method: str, sizes: list[int], total: int) -> None:
    """Highest averages by the divisors of the same name."""
    theirs = proportional.HighestAverages(DIVISORS[method]).evaluate(dict(enumerate(sizes)), total)

    assert ours(method, sizes, total) == [theirs.get(unit, 0) for unit in range(len(sizes))]


@pytest.mark.parametrize(("method", "first"), [("sainte-lague-1.4", "1.4"), ("sainte-lague-1.2", "1.2")])
@thousands
@given(SIZES, st.integers(1, 30))
def test_the_same_seats_as_by_votelib_with_a_first_divisor(
    method: str, first: str, sizes: list[int], total: int
) -> None:
    """Its modified first divisor, in fractions."""
    divisors = divisor.modified_first_coef(divisor.sainte_lague, Decimal(first))
    theirs = proportional.HighestAverages(divisors).evaluate(dict(enumerate(sizes)), total)

    assert ours(method, sizes, total) == [theirs.get(unit, 0) for unit in range(len(sizes))]


@pytest.mark.parametrize("method", QUOTAS)
@thousands
@given(SIZES, st.integers(1, 30))
def test_the_same_seats_as_by_votelib_quotas(method: str, sizes: list[int], total: int) -> None:
    """Largest remainders by the quotas of the same name, seats over taken back from the smallest remainders.

    Not compared: fewer votes than it takes for the quota to be one, or for a remainder for each seat left, where it
    divides by zero or leaves seats; equal smallest remainders, of which it takes back one where two are over; and a
    list with more quotas than there are seats, which it sets to none before it begins again.
    """
    assume(sum(sizes) > 2 * total + 2)
    found = ours(method, sizes, total)
    quota = quotas.get(QUOTAS[method])(sum(sizes), total)
    left = [size % quota for size in sizes if size >= quota]
    assume(sum(int(size / quota) for size in sizes) <= total or len(set(left)) == len(left))
    assume(total - sum(int(size / quota) for size in sizes) <= len(sizes))
    assume(all(int(size / quota) <= total for size in sizes))
    evaluator = proportional.LargestRemainder(QUOTAS[method], on_overaward="subtract")
    theirs = evaluator.evaluate(dict(enumerate(sizes)), total)

    assert found == [theirs.get(unit, 0) for unit in range(len(sizes))]


def ours(method: str, sizes: list[int], total: int) -> list[int]:
    outcome = apportion(method, total, {f"u{number}": size for number, size in enumerate(sizes)})
    assume(isinstance(outcome, Apportionment))
    assert isinstance(outcome, Apportionment)
    return list(outcome.seats.values())
