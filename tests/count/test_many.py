"""Many councils at once: each comes to what it comes to alone, by compiled loops and by numpy, with lots and without."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import SEED, few

from comitia.count import Count, LotRequired, Lots, Profile, compiled, count
from comitia.count.many import OwnLots, Pluralities, SourceOf, pluralities, tallies
from comitia.count.many import lots as many_lots

OWN = OwnLots(seed=SEED)
NUMBA = pytest.param(True, marks=pytest.mark.skipif(not find_spec("numba"), reason="numba is not installed"))
Councils = Sequence[Sequence[int]]


@pytest.fixture(params=[False, NUMBA], ids=["numpy", "numba"])
def path(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Count by one path, whatever would pay, and in pieces of about 40 ballots."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "pays", lambda _: request.param)
        patch.setattr(tallies, "PIECE", 40)
        patch.setattr(tallies, "SMALL_PIECE", 40)
        yield request.param


def alone(ballots: Sequence[int], candidates: int, seats: int, lots: Lots | None) -> Count | LotRequired:
    """Return the count of one council, ballot by ballot."""
    profile = Profile.from_ballots(candidates, [(1, (mark,) if mark else ()) for mark in ballots])
    return count(profile, rule="plurality", seats=seats, lots=lots)


def row(councils: Councils, **told: object) -> Pluralities:
    """Return the outcome of councils of any sizes."""
    flat = [mark for council in councils for mark in council]
    starts = np.cumsum([0, *map(len, councils)])[:-1]
    return pluralities(np.array(flat, dtype=np.uint8), starts=starts, **told)  # type: ignore[arg-type]  # as told


def check(outcome: Pluralities, councils: Councils, lots: SourceOf | None) -> None:
    """Compare every column, and the record of each council, with what it comes to alone."""
    assert len(outcome) == len(councils)
    for council, ballots in enumerate(councils):
        own = None if lots is None else lots(council)
        expected = alone(ballots, outcome.candidates, outcome.seats, own)
        elected = tuple(filter(None, outcome.elected[council].tolist()))
        assert outcome.totals[council].tolist() == [list(ballots).count(c + 1) for c in range(outcome.candidates)]
        assert (outcome.valid[council], outcome.blank[council]) == (
            len(ballots) - list(ballots).count(0),
            list(ballots).count(0),
        )
        assert outcome.count(council) == expected
        if isinstance(expected, LotRequired):
            assert (outcome.lot(council), elected) == (expected, ())
        else:
            drawn = [lot for lot in expected.lots if lot.question == "elect"]
            assert (outcome.lot(council), elected) == (drawn[0] if drawn else None, expected.elected)
    undecided = [n for n in range(len(councils)) if isinstance(outcome.count(n), LotRequired)]
    assert outcome.ties.undecided.tolist() == undecided


@few
@given(data=st.data(), candidates=st.integers(1, 30), seats=st.integers(1, 9), with_lots=st.booleans())
@pytest.mark.parametrize("compiles", [False, NUMBA])
def test_councils_come_to_what_they_come_to_alone(
    compiles: bool, data: st.DataObject, candidates: int, seats: int, with_lots: bool
) -> None:
    """Of any sizes, empty ones, ones with blank ballots only and equal totals among them."""
    marks = st.integers(0, min(candidates, data.draw(st.integers(1, 30))))
    councils = data.draw(st.lists(st.lists(marks, max_size=12), max_size=6))
    lots = OWN if with_lots else None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(compiled, "pays", lambda _: compiles)
        patch.setattr(tallies, "PIECE", 7)
        patch.setattr(tallies, "SMALL_PIECE", 7)
        patch.setattr(tallies, "MANY", data.draw(st.sampled_from([0, 100])))
        check(row(councils, candidates=candidates, seats=seats, lots=lots), councils, lots)


@pytest.mark.parametrize("seats", [1, 3])
@pytest.mark.parametrize(("candidates", "size"), [(4, (200, 20)), (10, (200, 85)), (25, (200, 30)), (300, (40, 40))])
def test_hundreds_of_councils(path: bool, candidates: int, size: tuple[int, int], seats: int) -> None:  # noqa: ARG001  the path
    """Many of them tied, with a source of lots, with one for every other council, and with none."""
    kind = np.uint8 if candidates < 256 else np.uint16
    marks = np.random.default_rng(candidates).integers(0, candidates + 1, size, dtype=kind)
    for lots in (OWN, None, lambda council: OWN(council) if council % 2 else None):
        outcome = pluralities(marks, candidates=candidates, seats=seats, lots=lots)
        assert len(outcome.ties) > 20
        check(outcome, marks.tolist(), lots)


def test_a_council_longer_than_a_block(path: bool) -> None:  # noqa: ARG001  the path
    """With 200,000 ballots for one candidate no counter runs over, and with 17,000 of another the blocks add up."""
    outcome = row([[2] * 200_000, [1] * 17_000 + [0] * 3], candidates=2)
    assert (outcome.totals.tolist(), outcome.blank.tolist()) == ([[0, 200_000], [17_000, 0]], [0, 3])
    assert outcome.elected.tolist() == [[2], [1]]


def test_numbers_of_other_kinds_are_taken_as_they_are(path: bool) -> None:  # noqa: ARG001  the path
    """Lists, and numbers of 64 bits, of more candidates than a byte holds; every second voter of a table, too."""
    marks = np.random.default_rng(7).integers(0, 301, (20, 40))
    check(pluralities(marks, candidates=300, lots=OWN), marks.tolist(), OWN)
    check(pluralities(marks.tolist(), candidates=300, lots=OWN), marks.tolist(), OWN)
    narrow = np.minimum(marks, 9).astype(np.uint8)[:, ::2]
    check(pluralities(narrow, candidates=9, lots=OWN), narrow.tolist(), OWN)


def test_lots_drawn_by_hand_and_of_different_councils(path: bool) -> None:  # noqa: ARG001  the path
    """A source may hold orders drawn by hand; one that draws among others is refused, as for one council."""
    councils = [[1, 2], [1, 2], [3, 1, 1], [2, 3]]
    by_hand = [Lots(drawn=((2, 1),)), Lots(drawn=((1, 2),)), None, Lots(seed=SEED)]
    check(row(councils, candidates=3, lots=by_hand.__getitem__), councils, by_hand.__getitem__)
    with pytest.raises(ValueError, match="lot 1 is among 2, 3, and the order drawn is 2, 1"):
        row(councils, candidates=3, lots=lambda _: by_hand[0])


@pytest.mark.parametrize("piece", [40, 10_000])
def test_a_mark_beyond_the_candidates_is_refused(
    path: bool,  # noqa: ARG001  the path
    piece: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first council and voter are named, whatever the kind of the numbers and the piece in which they stand."""
    monkeypatch.setattr(tallies, "PIECE", piece)
    monkeypatch.setattr(tallies, "SMALL_PIECE", piece)
    marks = np.ones((50, 30), dtype=np.int64)
    marks[41, 7], marks[43, 0] = 12, 13
    for kind in (np.uint8, np.uint16, np.int8, np.int64, np.uint64):
        for candidates in (3, 11):
            with pytest.raises(ValueError, match=rf"council 41, voter 7: found candidate 12, .* 0 to {candidates}"):
                pluralities(marks.astype(kind), candidates=candidates)
    with pytest.raises(ValueError, match=r"council 43, voter 0: found candidate 13"):
        pluralities(marks.astype(np.uint8), candidates=12)
    with pytest.raises(ValueError, match=r"council 41, voter 7: found candidate 300, expected a number from 0 to 40"):
        pluralities(np.where(marks > 1, 300, marks).astype(np.uint16), candidates=40)
    with pytest.raises(ValueError, match=r"council 2, voter 0: found candidate -1"):
        pluralities(np.array([1, 1, -1, 1]), starts=[0, 2, 2], candidates=1)


@pytest.mark.parametrize(
    ("marks", "told", "why"),
    [
        ([1, 2], {}, "found marks in 1 dimensions"),
        ([[1, 2]], {"starts": [0]}, "found marks in 2 dimensions"),
        ([1, 2], {"starts": [1]}, "starts begin with 0 and never fall"),
        ([1, 2], {"starts": [0, 2, 1]}, "starts begin with 0 and never fall"),
        ([1, 2], {"starts": [0, 3]}, "up to the 2 ballots"),
        ([1, 2], {"starts": []}, "starts begin with 0"),
        ([1, 2], {"starts": [0, 0.5]}, "one row of whole numbers"),
        ([[1.0]], {}, "marks of the kind float64, expected whole numbers"),
        ([[True]], {}, "marks of the kind bool"),
        ([[1]], {"seats": 0}, "found 0 seats"),
        ([[1]], {"candidates": 0}, "found 0 candidates"),
    ],
)
def test_what_is_no_set_of_councils_is_refused(marks: object, told: dict[str, object], why: str) -> None:
    """Each in a sentence that says what was expected."""
    with pytest.raises(ValueError, match=why):
        pluralities(marks, **{"candidates": 3, **told})  # type: ignore[arg-type]  # wrong on purpose


def test_no_councils_and_no_voters() -> None:
    """Nobody is elected where nobody voted, and nothing is in the columns where there is no council."""
    assert pluralities(np.zeros((3, 0), dtype=np.uint8), candidates=2, seats=2).elected.tolist() == [[0, 0]] * 3
    empty = pluralities([], starts=[], candidates=2, lots=OWN)
    assert (len(empty), empty.totals.shape, empty.elected.shape, len(empty.ties)) == (0, (0, 2), (0, 1), 0)


def test_equal_ties_do_not_fall_alike() -> None:
    """Of 400 councils in which 1 and 2 are tied, about half go to each; anyone can redo a lot with sha256."""
    outcome = pluralities(np.tile([1, 2], (400, 1)), candidates=2, lots=OWN)
    assert 150 < outcome.elected[:, 0].tolist().count(1) < 250

    digests = {n: sha256(f"comitia-lot/1 {SEED}00000025 1 {n}".encode()).hexdigest() for n in (1, 2)}
    assert outcome.ties.order[0x25].tolist() == sorted(digests, key=digests.__getitem__)


def test_digests_that_begin_alike_are_compared_to_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Eight equal bytes at the beginning decide nothing, and of the other words the first that differs."""

    class Alike:
        def __init__(self, text: bytes) -> None:
            self.digest = lambda: bytes(8) + bytes([9 - text[-1] % 4]) + bytes(22) + text[-1:]

    monkeypatch.setattr(many_lots, "sha256", Alike)
    assert pluralities([[1, 2, 3]], candidates=3, lots=OWN).ties.order.tolist() == [[3, 2, 1]]


@pytest.mark.parametrize("seed", ["", "5G", "a" * 249])
def test_a_seed_that_is_none_is_refused(seed: str) -> None:
    """Also one with which a council's would be too long."""
    with pytest.raises(ValueError, match="a lot seed is up to 256 digits"):
        OwnLots(seed=seed)


def test_a_council_is_numbered_from_the_end_too() -> None:
    """As elsewhere with rows: -1 is the last, and its lots are those of its number."""
    outcome = pluralities([[1, 2]] * 3, candidates=2, lots=OWN)
    assert (outcome.count(-1), outcome.lot(-1)) == (outcome.count(2), outcome.lot(2))
    for number in (3, -4):
        with pytest.raises(IndexError):
            outcome.lot(number)
