"""The Cambridge Compromise: the table of its authors, on the populations of their table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED

from comitia.count import Apportionment, Lots, apportion

REPORT = """
Germany 81802257 96, France 64714074 85, United Kingdom 62008048 81, Italy 60340328 79, Spain 45989016 62,
Poland 38167329 52, Romania 21462186 32, Netherlands 16574989 26, Greece 11305118 19, Belgium 10839905 19,
Portugal 10637713 18, Czech Republic 10506813 18, Hungary 10014324 18, Sweden 9340682 17, Austria 8375290 16,
Bulgaria 7563710 15, Denmark 5534738 12, Slovakia 5424925 12, Finland 5351427 12, Ireland 4467854 11,
Lithuania 3329039 10, Latvia 2248374 8, Slovenia 2046976 8, Estonia 1340127 7, Cyprus 803147 6,
Luxembourg 502066 6, Malta 412970 6
"""


def test_the_table_of_the_report() -> None:
    """751 seats, a base of 5, 96 at most: all 27 Member States as in the table of 2011, with its populations of 2010."""
    rows = [row.rsplit(maxsplit=2) for row in REPORT.replace("\n", " ").split(",")]
    sizes = {name.strip(): int(people) for name, people, _ in rows}
    outcome = apportion("cambridge", 751, sizes, floor=6, cap=96)

    assert isinstance(outcome, Apportionment)
    assert len(sizes) == 27
    assert outcome.seats == {name.strip(): int(seats) for name, _, seats in rows}


@given(
    sizes=st.lists(st.integers(1, 90), min_size=1, max_size=5),
    floor=st.integers(1, 4),
    more=st.integers(0, 15),
    room=st.integers(0, 12),
)
def test_some_divisor_gives_every_seat(sizes: list[int], floor: int, more: int, room: int) -> None:
    """There is a divisor by which base + size / divisor, rounded up and capped, is what each unit has."""
    units = dict(zip("abcde", sizes, strict=False))
    total, cap = floor * len(units) + more, floor + room
    try:
        outcome = apportion("cambridge", total, units, floor, cap, Lots(seed=SEED))
    except ValueError:
        assert cap * len(units) < total
        return
    assert isinstance(outcome, Apportionment)
    base = floor - 1
    # size / d is in (n - 1 - base, n - base], open below a cap and above a seat won at an exact tie
    least = [(units[u], n - base) for u, n in outcome.seats.items() if n < cap]
    won = [(units[u], n - base - 1) for u, n in outcome.seats.items() if n > floor]
    assert all(s * m <= t * k for s, k in least for t, m in won)


def test_one_base_for_all() -> None:
    """Three units of 100, 10 and 1, a floor of 2 (a base of 1), ten seats: 1 + 5.., 1 + 1, 1 + 1 rounded up."""
    outcome = apportion("cambridge", 10, {"a": 100, "b": 10, "c": 1}, floor=2)
    assert isinstance(outcome, Apportionment)
    assert outcome.seats == {"a": 6, "b": 2, "c": 2}
    with pytest.raises(ValueError, match="need 6 seats, and there are 5"):
        apportion("cambridge", 5, {"a": 100, "b": 10, "c": 1}, floor=2)
