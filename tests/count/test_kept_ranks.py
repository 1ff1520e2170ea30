"""Marked ballots by a policy that stay marked: the rankings are those of the profile that the policy makes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.count.kept_ranks import decided
from comitia.count.marks import UNREADABLE, Marks
from comitia.count.policy import MarksRefusedError, Policy, profile_of

PLACES = st.lists(st.lists(st.integers(1, 4), max_size=2, unique=True).map(tuple), max_size=5).map(tuple)
POLICIES = st.builds(
    Policy,
    equal=st.sampled_from(["split", "skip", "end", "invalid"]),
    skipped=st.sampled_from(["pass", "end", "end_at_two"]),
    repeated=st.sampled_from(["first", "end", "invalid"]),
)


@given(rows=st.lists(st.tuples(PLACES, st.integers(1, 5)), max_size=8), policy=POLICIES)
def test_a_policy_that_decides_all_makes_the_rankings_of_its_profile(
    rows: list[tuple[tuple[tuple[int, ...], ...], int]], policy: Policy
) -> None:
    """The same ballots, invalid ones and treatment, whatever is marked."""
    marks = Marks(candidates=4, rows=tuple(rows), withdrawn=(4,))
    profile, treatment = profile_of(marks, policy)
    kept, also = decided(marks, policy)

    assert treatment == also
    assert (profile, treatment) == (profile_of(kept, Policy())[0], also)
    assert Fraction(profile.cast, profile.unit) == sum(n for _, n in rows)


def test_equal_ranks_that_no_policy_decides_are_kept() -> None:
    """In the order of numbers, without the withdrawn; where a file does not say who is equal, it is refused."""
    rows = ((((3, 1), (), (2, 4)), 2), (((1, 3), (2,)), 1))
    kept, treatment = decided(Marks(candidates=4, rows=rows, withdrawn=(4,)), Policy(skipped="pass"))

    assert ((((1, 3), (2,)), 3),) == kept.rows
    assert (3, 0) == (treatment.equal.ballots, treatment.equal.acted)
    with pytest.raises(MarksRefusedError, match="several marks at one place"):
        decided(Marks(candidates=4, rows=(((UNREADABLE,), 1),)), Policy(skipped="pass"))
