"""Uploads that are small and come to much: weights that are parts of a vote, orders, names that stand twice."""

from fractions import Fraction
from itertools import count, islice

import pytest

from comitia.count.marks import Marks
from comitia.count.policy import MarksRefusedError, Policy, profile_of
from comitia.count.profile import Profile, in_units
from comitia.exchange.ballots.blt import marked_blt
from comitia.exchange.ballots.file import BallotFileError
from comitia.exchange.ballots.json_text import parse_json
from comitia.exchange.ballots.own_json import marked_json
from comitia.exchange.ballots.points_csv import parse_points

NO_PART = "found weights with no common part, expected parts of a vote down to 1/1000000000000000000000000"
PRIMES = list(islice((n for n in count(2) if all(n % d for d in range(2, n))), 19))
"""The product of the first 18 is below 10**24, that of 19 above."""


def test_weights_of_one_ranking_have_a_common_part() -> None:
    lines = "\n".join(f"1/{each} 1 0" for each in PRIMES)
    with pytest.raises(BallotFileError, match=f"^x.blt:20: {NO_PART}"):
        marked_blt(f'1 1\n{lines}\n0\n"A"\n"T"\n'.encode(), "x.blt")


def test_weights_of_points_have_a_common_part() -> None:
    lines = "\n".join(f"1/{each},{each % 6}" for each in PRIMES)
    with pytest.raises(BallotFileError, match=f"^x.csv:20: {NO_PART}"):
        parse_points(f"weight,A\n{lines}\n".encode(), "x.csv")


def test_the_invalid_have_a_common_part_with_the_others() -> None:
    ballots = ",".join(f'{{"count": "1/{each}", "places": [1]}}' for each in PRIMES[:18])
    head = '{"format": "comitia-ballots/1", "candidates": [{"name": "A"}]'
    text = f'{head}, "ballots": [{ballots}], "invalid": "1/67"}}'
    with pytest.raises(BallotFileError, match=f"invalid: {NO_PART}"):
        marked_json(text.encode(), "x.json")


def test_a_profile_has_a_unit_that_can_be_written() -> None:
    with pytest.raises(ValueError, match=NO_PART):
        in_units({(each,): Fraction(1, each) for each in PRIMES})
    with pytest.raises(ValueError, match=NO_PART):
        Profile.from_ballots(19, [(Fraction(1, each), [at]) for at, each in enumerate(PRIMES, 1)])


def test_orders_are_not_many_and_long_at_once() -> None:
    """A group of seven on a ballot with 1,993 more: 5,040 orders of 2,000 marks."""
    places = (tuple(range(1, 8)), *((each,) for each in range(8, 2001)))
    with pytest.raises(MarksRefusedError, match="longer orders in all, expected at most 10,000,000 marks"):
        profile_of(Marks(candidates=2000, rows=((places, 1),)), Policy(equal="split"))


def test_the_first_key_that_stands_twice_is_named() -> None:
    keys = ",".join(f'"{each}": 1' for each in [*range(9), 5, 3])
    with pytest.raises(BallotFileError, match="the key '5' twice"):
        parse_json(f"{{{keys}}}".encode(), "x.json")
