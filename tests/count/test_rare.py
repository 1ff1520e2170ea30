"""Rare rankings cut short or withheld: no ranking is left that fewer than so many ballots have."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import profiles

from comitia.count import Profile
from comitia.count.marks import Marks, Places, marks_of
from comitia.count.rare import merge_rare, withhold_rare

ABC: Places = ((1,), (2,), (3,))
AB: Places = ((1,), (2,))
A: Places = ((1,),)
B: Places = ((2,),)
C: Places = ((3,),)


def marks(*rows: tuple[Places, int]) -> Marks:
    return Marks(candidates=3, rows=rows)


def test_rankings_are_cut_until_enough_share_them() -> None:
    """ABC (1) joins AB (1) to two, which is too few for three, and then A (2): four. B (2) can be cut no further."""
    found = merge_rare(marks((ABC, 1), (AB, 1), (A, 2), (B, 2), (C, 3)), 3)
    assert dict(found.marks.rows) == {A: 4, C: 3}
    assert (found.merged, found.withheld) == (2, 2)


def test_a_ranking_stops_where_enough_share_it() -> None:
    found = merge_rare(marks((ABC, 1), (AB, 2), (A, 9)), 3)
    assert (dict(found.marks.rows), found.merged, found.withheld) == ({AB: 3, A: 9}, 1, 0)


def test_ballots_cut_and_still_rare_are_withheld_and_not_said_to_be_merged() -> None:
    found = merge_rare(marks((ABC, 1), (C, 5)), 3)
    assert (dict(found.marks.rows), found.merged, found.withheld) == ({C: 5}, 0, 1)


def test_a_skip_is_never_the_end() -> None:
    """A, nobody, C is cut to A, not to A and nobody."""
    found = merge_rare(marks((((1,), (), (3,)), 1), (A, 2)), 3)
    assert (dict(found.marks.rows), found.merged) == ({A: 3}, 1)


def test_withholding_leaves_out_the_rare_whole() -> None:
    found = withhold_rare(marks((ABC, 2), (A, 9), ((), 1)), 3)
    assert (dict(found.marks.rows), found.merged, found.withheld) == ({A: 9}, 0, 3)


def test_what_cannot_be_reduced_is_refused() -> None:
    with pytest.raises(ValueError, match="found 1 ballots that share a ranking, expected 2 or more"):
        merge_rare(marks((A, 1)), 1)
    with pytest.raises(ValueError, match="a weight can tell whose it is"):
        withhold_rare(Marks(candidates=3, rows=((A, Fraction(3, 2)),)), 2)


@given(profiles(), st.integers(2, 12))
def test_nobody_stands_alone(profile: Profile, least: int) -> None:
    """Every ranking left has enough ballots, is a beginning of one that was there, and no ballot is lost unsaid."""
    before = marks_of(profile)
    for found in (merge_rare(before, least), withhold_rare(before, least)):
        rows = dict(found.marks.rows)
        assert all(copies >= least for copies in rows.values())
        assert sum(rows.values()) + found.withheld == profile.valid + profile.blank
        assert all(any(was[: len(places)] == places for was, _ in before.rows) for places in rows)


@given(profiles(), st.integers(2, 12))
def test_merging_keeps_more_than_withholding(profile: Profile, least: int) -> None:
    """It withholds no ballot that withholding would leave."""
    before = marks_of(profile)
    merged, withheld = merge_rare(before, least), withhold_rare(before, least)
    assert merged.withheld <= withheld.withheld
    left = dict(merged.marks.rows)
    assert all(left.get(places, 0) >= copies for places, copies in withheld.marks.rows)
