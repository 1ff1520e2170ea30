"""Profiles: merged, sorted, the same from rows and from digits, and closed against change."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.ballots import profile, profiles

from comitia.count import Profile


def test_equal_rankings_are_merged_and_sorted() -> None:
    found = Profile.from_ballots(3, [(2, [3, 1]), (1, []), (4, (1,)), (1, [3, 1])], invalid=2)
    assert list(found.ballots()) == [(4, (1,)), (3, (3, 1))]
    assert (found.valid, found.blank, found.invalid, found.cast) == (7, 1, 2, 10)
    assert found.rankings.tolist() == [[1, 0], [3, 1]]
    assert found.counts.tolist() == [4, 3]


@pytest.mark.parametrize(
    ("ballots", "sentence"),
    [
        ([(1, [4])], "found candidate 4, expected a number from 1 to 3"),
        ([(1, [0])], "found candidate 0"),
        ([(1, [2, 1, 2])], "found candidate 2 twice on one ballot"),
        ([(0, [1])], "found 0 equal ballots"),
        ([(10**13, [1])], "found 10000000000000 equal ballots"),
    ],
)
def test_bad_ballots_are_refused(ballots: list[tuple[int, list[int]]], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Profile.from_ballots(3, ballots)


def test_bad_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="found 0 candidates"):
        Profile.from_ballots(0, [])
    with pytest.raises(ValueError, match="found -1 invalid ballots"):
        Profile.from_ballots(1, [], invalid=-1)
    with pytest.raises(ValueError, match="found the withdrawn candidates"):
        Profile.from_ballots(2, [], withdrawn=[3])


def test_marks_for_the_withdrawn_are_passed_over() -> None:
    found = profile(3, "2 AB, 3 B, 4 A, 1 CA", withdrawn=(1,))
    assert list(found.ballots()) == [(5, (2,)), (1, (3,))]
    assert (found.blank, found.standing, found.withdrawn) == (4, (2, 3), (1,))


def test_a_profile_never_changes() -> None:
    with pytest.raises(AttributeError, match="valid cannot be set"):
        profile(1, "1 A").valid = 5
    assert len({profile(2, "1 A, 1 B"), profile(2, "1 B, 1 A")}) == 1
    assert profile(2, "1 A") != profile(3, "1 A")
    assert "candidates=2" in repr(profile(2, "1 A"))


def test_a_profile_can_be_sent_to_another_process() -> None:
    for sent in (profile(3, "2 AB, 3 B, 1 -", withdrawn=(3,)), Profile.from_digits(3, b"2 1 2 0\n1 0\n")):
        assert pickle.loads(pickle.dumps(sent)) == sent  # noqa: S301  our own bytes


@given(profiles(most_candidates=70, most_rows=15), st.randoms(use_true_random=False))
def test_digits_and_rows_give_the_same_profile(ballots: Profile, random: object) -> None:
    """The short way through numpy and the plain one agree, whatever the order of the lines."""
    lines = [f"{copies} {''.join(f'{mark} ' for mark in marks)}0\n" for copies, marks in ballots.ballots()]
    lines += ["1 0\n"] * ballots.blank
    random.shuffle(lines)  # type: ignore[attr-defined]
    if not lines:
        return
    found = Profile.from_digits(ballots.candidates, "".join(lines).encode())
    assert found is not None
    assert found == Profile.from_ballots(ballots.candidates, [*ballots.ballots(), *[(1, ())] * ballots.blank])
    assert found.rankings.tolist() == ballots.rankings.tolist()


@pytest.mark.parametrize(
    "text", [b"1 4 0\n", b"1 2 2 0\n", b"0 1 0\n", b"1 1\n", b"1 0 1 0\n", b"", b"1 00 0\n", b"9999999999999 1 0\n"]
)
def test_digits_with_anything_amiss_are_left_to_the_careful_reader(text: bytes) -> None:
    assert Profile.from_digits(3, text) is None
