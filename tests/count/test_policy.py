"""Marked ballots and policies: what becomes of equal ranks, skipped places and repeated candidates, by hand."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comitia.count import Options, Profile, count
from comitia.count.limits import MOST_EQUAL_BALLOTS
from comitia.count.marks import UNREADABLE, Marks, Places, marks_of
from comitia.count.policy import MarksRefusedError, Met, Policy, profile_of
from comitia.count.weights import Weight

A, B, C, D = 1, 2, 3, 4


def marks(*rows: tuple[Places, Weight], withdrawn: tuple[int, ...] = ()) -> Marks:
    return Marks(candidates=4, rows=rows, withdrawn=withdrawn)


def rankings(places: Places, policy: Policy, withdrawn: tuple[int, ...] = ()) -> dict[tuple[int, ...], Fraction] | str:
    """Return what one ballot comes to: shares of rankings, or that it is blank or invalid."""
    profile, _ = profile_of(marks((places, 1), withdrawn=withdrawn), policy)
    if profile.blank or profile.invalid:
        assert profile.cast == profile.unit
        return "blank" if profile.blank else "invalid"
    return {ranking: Fraction(copies, profile.unit) for ranking, copies in profile.rows}


@pytest.mark.parametrize(
    ("places", "policy", "expected"),
    [
        (((A,), (B, C), (D,)), "split", {(A, B, C, D): Fraction(1, 2), (A, C, B, D): Fraction(1, 2)}),
        (((A,), (B, C), (D,)), "set", {(A, B, C, D): 1}),
        (((A,), (C, B), (D,)), "set", {(A, B, C, D): 1}),
        (((A,), (B, C), (D,)), "skip", {(A, D): 1}),
        (((A,), (B, C), (B,)), "skip", {(A, B): 1}),
        (((A,), (B, C), (D,)), "end", {(A,): 1}),
        (((A,), (B, C), (D,)), "invalid", "invalid"),
        (((A,), UNREADABLE, (D,)), "skip", {(A, D): 1}),
        (((A,), UNREADABLE, (D,)), "end", {(A,): 1}),
        (((B, C),), "end", "invalid"),
        (((B, C),), "skip", "invalid"),
        ((), "skip", "blank"),
    ],
)
def test_equal_ranks(places: Places, policy: str, expected: object) -> None:
    """An overvote that is passed over marks nobody; a ballot on which no mark is left is invalid, not blank."""
    assert expected == rankings(places, Policy(equal=policy, skipped="pass", repeated="first"))  # type: ignore[arg-type]  # known words


@pytest.mark.parametrize(
    ("places", "policy", "expected"),
    [
        (((A,), (), (B,)), "pass", {(A, B): 1}),
        (((A,), (), (B,)), "end", {(A,): 1}),
        (((A,), (), (B,)), "end_at_two", {(A, B): 1}),
        (((A,), (), (), (B,)), "end_at_two", {(A,): 1}),
        (((A,), (), (B,), (), (C,)), "end_at_two", {(A, B, C): 1}),
        (((), (A,)), "end", "invalid"),
        (((), (), (A,)), "end_at_two", "invalid"),
        (((A,), (), ()), "refuse", {(A,): 1}),
        (((), ()), "refuse", "blank"),
    ],
)
def test_skipped_places(places: Places, policy: str, expected: object) -> None:
    """What is empty after the last mark is no skip."""
    assert expected == rankings(places, Policy(skipped=policy))  # type: ignore[arg-type]  # known words


@pytest.mark.parametrize(
    ("places", "policy", "expected"),
    [
        (((A,), (B,), (A,), (C,)), "first", {(A, B, C): 1}),
        (((A,), (B,), (A,), (C,)), "end", {(A, B): 1}),
        (((A,), (B,), (A,), (C,)), "invalid", "invalid"),
        (((A,), (A, B), (C,)), "first", {(A, B, C): 1}),
        (((A,), (A, B), (C,)), "end", {(A,): 1}),
    ],
)
def test_repeated_candidates(places: Places, policy: str, expected: object) -> None:
    assert expected == rankings(places, Policy(equal="split", repeated=policy))  # type: ignore[arg-type]  # known words


def test_nothing_is_looked_at_beyond_the_end_of_a_ballot() -> None:
    """The overvote at the third place would be refused; the ballot has ended at the skip before it."""
    assert rankings(((A,), (), (B, C)), Policy(skipped="end")) == {(A,): 1}


def test_marks_for_the_withdrawn_are_passed_over_first() -> None:
    """B has withdrawn: A=B is a plain mark for A, B alone is no skip, and B twice is no repeat."""
    strict = Policy()
    assert rankings(((A, B), (C,)), strict, (B,)) == {(A, C): 1}
    assert rankings(((A,), (B,), (C,), (B,)), strict, (B,)) == {(A, C): 1}
    assert rankings(((B,), (B,)), strict, (B,)) == "blank"


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (
            ((A,), (B, C)),
            "found the equal ranks '2=3', expected one candidate at each place, or a policy for overvotes",
        ),
        (((A,), UNREADABLE), "found several marks at one place, expected one candidate"),
        (
            ((A,), (), (B,)),
            "found a skipped place before a mark, expected a mark at each place up to the last, or a policy for skips",
        ),
        (
            ((A,), (B,), (A,)),
            "found candidate 1 twice on one ballot, expected each candidate at most once, or a policy for repeats",
        ),
    ],
)
def test_what_no_policy_decides_is_refused_at_its_row(places: Places, said: str) -> None:
    with pytest.raises(MarksRefusedError) as refused:
        profile_of(marks((((A,),), 3), (places, 1)))
    assert (str(refused.value).startswith(said), refused.value.row) == (True, 1)


def test_marks_that_are_not_said_cannot_be_split() -> None:
    with pytest.raises(MarksRefusedError, match="not for whom, expected marks to split"):
        profile_of(marks(((UNREADABLE,), 1)), Policy(equal="split"))


def test_eight_equal_ranks_are_too_many_to_split() -> None:
    """Seven have 5,040 orders; eight would make 40,320 of one ballot."""
    seven = Marks(candidates=9, rows=((((1, 2, 3, 4, 5, 6, 7),), 1),))
    profile, _ = profile_of(seven, Policy(equal="split"))
    assert (profile.size, profile.unit, profile.valid) == (5040, 5040, 5040)
    eight = Marks(candidates=9, rows=((((1, 2, 3, 4, 5, 6, 7, 8),), 1),))
    with pytest.raises(MarksRefusedError, match=r"expected at most 5,040 strict orders of one ballot"):
        profile_of(eight, Policy(equal="split"))


def test_orders_in_all_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many different ballots with equal ranks would fill the memory: here ten with two orders each are too many."""
    monkeypatch.setattr("comitia.count.policy.MOST_ORDERS_IN_ALL", 19)
    ties = [(tuple(two), (3,)) for two in permutations(range(4, 9), 2)]
    rows = tuple((places, 1) for places in ties[:10])
    profile_of(Marks(candidates=10, rows=rows[:9]), Policy(equal="split"))
    with pytest.raises(MarksRefusedError, match="strict orders in all"):
        profile_of(Marks(candidates=10, rows=rows), Policy(equal="split"))


def test_weights_without_a_common_part_are_refused() -> None:
    primes = (999983, 999979, 999961, 999959, 999953)
    rows = tuple((((number,),), Fraction(1, prime)) for number, prime in enumerate(primes, 1))
    with pytest.raises(MarksRefusedError, match="weights with no common part"):
        profile_of(Marks(candidates=5, rows=rows))


def test_what_the_policy_did_is_told() -> None:
    """10 with an overvote at the end, 2 with nothing else, 3 with a skip, 4 plain."""
    found = marks((((A,), (B, C)), 10), (((B, C),), 2), (((A,), (), (B,)), 3), (((A,),), 4))
    profile, treatment = profile_of(found, Policy(equal="end", skipped="end_at_two"))
    assert (treatment.equal, treatment.skipped) == (Met(ballots=12, acted=12), Met(ballots=3, acted=0))
    assert (treatment.repeated, treatment.emptied) == (Met(), 2)
    assert (profile.valid, profile.invalid) == (17, 2)


def test_a_weight_and_an_overvote_together_stay_exact() -> None:
    """A ballot of 3/2 votes, B and C equal: 3/4 each; an invalid one of 1/3 is counted in the same parts."""
    found = marks((((B, C),), Fraction(3, 2)), (((A,),), 1))
    profile, _ = profile_of(found, Policy(equal="split"))
    assert (profile.unit, dict(profile.rows)) == (4, {(A,): 4, (B, C): 3, (C, B): 3})
    profile, _ = profile_of(marks((((B, C),), Fraction(1, 3)), (((A,),), 1)), Policy(equal="invalid"))
    assert (profile.unit, profile.valid, profile.invalid) == (3, 3, 1)


def test_unknown_policies_are_refused() -> None:
    with pytest.raises(ValueError, match="found the policy 'halve' for equal ranks, expected one of: refuse, split"):
        Policy(equal="halve")  # type: ignore[arg-type]  # what is tested


@st.composite
def marked(draw: st.DrawFn, candidates: int = 4) -> Marks:
    """Draw marked ballots with anything on them."""
    place = st.lists(st.integers(1, candidates), max_size=3, unique=True).map(lambda found: tuple(sorted(found)))
    places = st.lists(place, max_size=5).map(tuple)
    weight = st.one_of(st.integers(1, 9), st.fractions(min_value=Fraction(1, 9), max_value=5, max_denominator=9))
    rows = draw(st.lists(st.tuples(places, weight), max_size=12))
    gone = draw(st.lists(st.integers(1, candidates), max_size=1))
    return Marks(candidates=candidates, rows=tuple(rows), withdrawn=tuple(gone))


POLICIES = st.builds(
    Policy,
    equal=st.sampled_from(["split", "set", "skip", "end", "invalid"]),
    skipped=st.sampled_from(["pass", "end", "end_at_two"]),
    repeated=st.sampled_from(["first", "end", "invalid"]),
)


@given(marked(), POLICIES)
def test_no_ballot_is_lost_or_made(found: Marks, policy: Policy) -> None:
    """Valid, blank and invalid are what was there, whatever the policy; and what acted was met."""
    profile, treatment = profile_of(found, policy)
    assert Fraction(profile.cast, profile.unit) == sum(weight for _, weight in found.rows)
    for met in (treatment.equal, treatment.skipped, treatment.repeated):
        assert 0 <= met.acted <= met.ballots


@given(marked(), POLICIES)
def test_a_policy_has_nothing_left_to_do_on_what_it_made(found: Marks, policy: Policy) -> None:
    profile, _ = profile_of(found, policy)
    again, treatment = profile_of(marks_of(profile))
    assert (again, treatment.is_needed) == (profile, False)


@given(marked())
def test_split_gives_each_of_the_equal_the_same(found: Marks) -> None:
    """First preferences: a ballot's first group shares its weight evenly."""
    profile, _ = profile_of(found, Policy(equal="split", skipped="pass", repeated="first"))
    firsts = dict.fromkeys(range(1, 5), Fraction(0))
    for ranking, copies in profile.rows:
        firsts[ranking[0]] += Fraction(copies, profile.unit)
    expected = dict.fromkeys(range(1, 5), Fraction(0))
    for places, weight in found.rows:
        groups = [[mark for mark in place if mark not in found.withdrawn] for place in places]
        first = next((group for group in groups if group), [])
        for mark in first:
            expected[mark] += Fraction(weight, len(first))
    assert expected == firsts


def test_a_million_millions_with_parts_do_not_overflow() -> None:
    """The largest weights, in parts of a vote beyond 64 bits, count by every transferable rule exactly."""
    rows = tuple(
        (((first,), (second,)), Fraction(MOST_EQUAL_BALLOTS * 7 - first, 9_999_991))
        for first, second in ((1, 2), (2, 3), (3, 1))
    )
    profile, _ = profile_of(Marks(candidates=3, rows=rows))
    assert profile.valid == sum(int(weight * 9_999_991) for _, weight in rows)
    for rule, options in (
        ("wigm", Options()),
        ("scottish-stv", Options()),
        ("meek", Options()),
        ("plurality", Options()),
    ):
        found = count(profile, rule=rule, seats=1, options=options)
        assert found.elected == (1,) or rule == "meek", rule  # type: ignore[union-attr]  # no tie among these


def test_many_rankings_with_parts_do_not_overflow_either() -> None:
    """5,040 different rankings of 10^12 votes and a part of 1/10^12 each: too much for 64 bits, and exact all the same."""
    rows = tuple(
        (tuple((mark,) for mark in order), MOST_EQUAL_BALLOTS - 1 + Fraction(number, 10**12))
        for number, order in enumerate(permutations(range(1, 8)), 1)
    )
    profile, _ = profile_of(Marks(candidates=7, rows=rows))
    firsts = [
        sum((weight for places, weight in rows if places[0] == (first,)), start=Fraction(0)) for first in range(1, 8)
    ]
    for rule in ("scottish-stv", "plurality"):
        found = count(profile, rule=rule, seats=2)
        assert [Fraction(total) / found.one for total in found.stages[0].totals] == firsts  # type: ignore[union-attr]  # no tie


def test_parts_that_come_to_whole_votes_are_whole_votes() -> None:
    """With A withdrawn, half a vote for A and half a blank one are one blank vote: the same ballots, the same profile."""
    found = marks((((A,),), Fraction(1, 2)), ((), Fraction(1, 2)), withdrawn=(A,))
    profile, _ = profile_of(found)
    assert (profile.unit, profile.blank) == (1, 1)


def test_plain_ballots_are_the_profile_they_were() -> None:
    profile = Profile.from_ballots(3, [(4, (1, 2)), (2, ()), (1, (3,))], invalid=2)
    assert profile_of(marks_of(profile))[0] == profile
