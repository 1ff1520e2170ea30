"""Rules that are not transferable give the same count of a profile held as rows and of one that is packed."""

import random
from fractions import Fraction
from importlib.util import find_spec
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, WITH_MARKS, few, fit, profiles

from comitia.count import RULES, Lots, Options, Profile, compiled, count, votes
from comitia.count.committees.grouping import approvals_of
from comitia.count.limits import MOST_IN_A_FLOAT, MOST_PACKED
from comitia.count.pairwise import matrix, table_pairs
from comitia.count.stv import papers

PLAIN = [name for name in WITH_MARKS if not RULES[name].transfers]
TOLD = [
    ("borda", Options(unranked="zero")),
    ("borda", Options(unranked="modified")),
    ("irv", Options(until="two")),
    ("irv", Options(ties=("first_stage", "lot"))),
    ("minimax", Options(strength="opposition")),
    ("schulze", Options(strength="margins")),
    ("equal-shares", Options(completion="none")),
    ("exhaustive", Options(drop="none")),
    ("exhaustive", Options(round=2, max_rounds=3)),
    ("two-round", Options(round=2)),
]
SUMS = (votes.first_marks, votes.all_marks, votes.place_sums, votes.is_ranked)


def as_table(ballots: Profile) -> Profile:
    """Return the same profile in arrays: packed and without rows, or with a table where there are too many candidates."""
    if ballots.candidates <= MOST_PACKED:
        return _held(ballots, rows=None, packed=ballots.packed)
    held = as_rows(ballots)
    assert held.table is held.table
    return held


def as_rows(ballots: Profile) -> Profile:
    """Return the same profile with rows, not packed."""
    return _held(ballots, rows=ballots.rows, packed=None)


def _held(ballots: Profile, rows: Any, packed: Any) -> Profile:
    return Profile(
        candidates=ballots.candidates,
        valid=ballots.valid,
        blank=ballots.blank,
        invalid=ballots.invalid,
        withdrawn=ballots.withdrawn,
        unit=ballots.unit,
        rows=rows,
        packed=packed,
    )


def made(candidates: int, number: int, longest: int | None = None) -> Profile:
    """Return ballots that rank some of the candidates, the same ones each time."""
    source = random.Random(candidates)  # noqa: S311  for the same ballots each time
    ballots = []
    for _ in range(number):
        length = source.randint(1, longest or candidates)
        ballots.append((source.randint(1, 9), source.sample(range(1, candidates + 1), length)))
    return Profile.from_ballots(candidates, ballots)


def check(rule: str, ballots: Profile, seats: int, options: Options = Options()) -> None:  # noqa: B008  frozen
    lots, seats = Lots(seed=SEED), fit(rule, seats)
    rows, table = as_rows(ballots), as_table(ballots)
    assert not rows.has_table
    one = count(rows, rule=rule, seats=seats, options=options, lots=lots)
    with patch.object(papers, "SMALL", -1):
        other = count(table, rule=rule, seats=seats, options=options, lots=lots)

    assert one == other
    assert table._rows is None or table.candidates > MOST_PACKED


@st.composite
def weighed(draw: st.DrawFn) -> Profile:
    """Draw a profile from which candidates have withdrawn, and whose ballots may weigh parts of a vote."""
    ballots = draw(profiles(most_rows=20))
    gone = draw(st.sets(st.integers(1, ballots.candidates), max_size=2))
    part = draw(st.sampled_from([1, Fraction(1, 3), Fraction(7, 10)]))
    rows = [(copies * part if copies % 2 else copies, ranking) for copies, ranking in ballots.ballots()]
    rows += [(1, ())] * ballots.blank
    return Profile.from_ballots(ballots.candidates, rows, invalid=ballots.invalid, withdrawn=gone)


@pytest.mark.parametrize("rule", PLAIN)
@few
@given(ballots=weighed(), seats=st.integers(1, 3))
def test_a_table_gives_the_same_count(rule: str, ballots: Profile, seats: int) -> None:
    """Whatever is withdrawn, weighs a part of a vote, ties, or is blank; and no rows are made of the table."""
    check(rule, ballots, seats)


@pytest.mark.parametrize(("rule", "options"), TOLD)
@few
@given(ballots=weighed())
def test_a_table_gives_the_same_count_whatever_is_told(rule: str, options: Options, ballots: Profile) -> None:
    """By the options that change what is added up."""
    check(rule, ballots, 2, options)


@pytest.mark.parametrize("rule", PLAIN)
def test_many_rankings_give_the_same_count(rule: str) -> None:
    """Some thousand different rankings of eight."""
    check(rule, made(8, 4_000), 3)


@given(weighed())
def test_votes_are_the_same_by_rows_and_by_table(ballots: Profile) -> None:
    """Each of the sums that the rules rest on."""
    rows, table = as_rows(ballots), as_table(ballots)
    for each in SUMS:
        assert each(rows) == each(table)
    for most in (1, 2, ballots.candidates):
        assert votes.by_length(rows, most) == votes.by_length(table, most)


@pytest.mark.parametrize("rule", ["sequential-pav", "sequential-phragmen", "equal-shares"])
@pytest.mark.parametrize("candidates", [16, 17, 62, 63, 130, 400])
def test_sets_of_many_candidates_are_told_apart(rule: str, candidates: int) -> None:
    """In one word or several, with a place for each set or not, and where numbers are larger than a byte."""
    ballots = made(candidates, 300, longest=3)
    turned = [(5, ranking[::-1]) for _, ranking in ballots.ballots()]
    twice = Profile.from_ballots(candidates, [*ballots.ballots(), *turned])

    assert len(approvals_of(as_table(twice)).weights) < twice.size
    check(rule, twice, 6)


@pytest.mark.parametrize("candidates", [150, 400])
def test_few_ballots_with_many_marks_are_added_up_alike(candidates: int) -> None:
    """More pairs and lengths than ballots."""
    ballots = made(candidates, 12)

    assert matrix.of_rows(ballots) == table_pairs.before(ballots)
    for rule in ("borda", "block", "equal-and-even", "approval"):
        check(rule, ballots, 90)


def test_votes_beyond_the_numbers_of_a_table_are_counted_exactly() -> None:
    """A total of more than 2**53 votes, and odd, is not rounded."""
    half = MOST_IN_A_FLOAT // 2
    rows = (((1,), half), ((1, 2), half), ((2, 1), 1))
    table = as_table(Profile(candidates=2, valid=2 * half + 1, rows=rows))

    assert [0, 2 * half + 1, half + 1] == votes.all_marks(table)
    assert ((0, 2 * half), (1, 0)) == matrix.pairs(table).votes


@pytest.mark.skipif(find_spec("numba") is None, reason="numba is not installed")
@pytest.mark.parametrize("candidates", [1, 5, 300])
def test_pairs_are_the_same_by_compiled_loops(candidates: int) -> None:
    """From a table of one byte a mark, and of two."""
    ballots = made(candidates, 500, longest=min(candidates, 9))
    with patch.object(compiled, "pays", return_value=False):
        plain = table_pairs.before(ballots)
    with patch.object(compiled, "pays", return_value=True):
        assert plain == table_pairs.before(ballots)
    assert plain == matrix.of_rows(ballots)
