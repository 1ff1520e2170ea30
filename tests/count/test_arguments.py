"""What callers hand in: whole numbers, shares and lots of the kind that is declared, and everything else refused."""

import json
from collections.abc import Callable
from contextlib import suppress
from fractions import Fraction

import numpy as np
import pytest

from comitia.count import (
    Constraint,
    Constraints,
    Count,
    Lots,
    Options,
    Profile,
    Scores,
    Threshold,
    Vacated,
    apportion,
    banded,
    canonical_blt,
    constrained,
    count,
    count_all,
    countback,
    cube_root_total,
    draw,
    fixed,
    per_n,
    profile_digest,
    result_of,
    result_to_json,
    square_roots,
)

BALLOTS = Profile.from_ballots(3, [(3, (1, 2)), (2, (2, 3)), (1, (3,))])
NO_WHOLE_NUMBERS = (True, 1.0, 1.5, "1", None, np.float64(1), np.bool_(True), Fraction(1))
TOLD: dict[str, Callable[[object], object]] = {
    "max_rounds": lambda n: Options(max_rounds=n),
    "round": lambda n: Options(round=n),
    "decimals": lambda n: Options(decimals=n),
    "marks": lambda n: Options(marks=n),
    "votes": lambda n: Options(votes=n),
    "roll": lambda n: Options(roll=n),
    "order": lambda n: Options(order=(n,)),
    "lots": lambda n: Lots(drawn=((n, 2),)),
    "seats": lambda n: count(BALLOTS, rule="plurality", seats=n),
    "seats of each": lambda n: count_all([BALLOTS], rule="plurality", seats=[n]),
    "seats of a countback": lambda n: Vacated(profile=BALLOTS, rule="scottish-stv", seats=n, candidate=1),
    "seats shared out": lambda n: apportion("hare", n, {"a": 1}),
    "a size": lambda n: apportion("hare", 1, {"a": n}),
    "a floor": lambda n: apportion("hare", 1, {"a": 1}, {"a": n}),
    "a cap": lambda n: apportion("hare", 1, {"a": 1}, 0, {"a": n}),
    "seats for so many": lambda n: per_n({"a": 1}, n),
    "the fewest seats": lambda n: per_n({"a": 1}, 1, minimum=n),
    "the same for each": lambda n: fixed(["a"], n),
    "a band": lambda n: banded({"a": 1}, [(1, None, n)]),
    "members": cube_root_total,
    "a size of a root": lambda n: square_roots({"a": n}),
    "places": lambda n: draw(["", ""], n, "5f"),
    "alternates": lambda n: draw(["", ""], 1, "5f", alternates=n),
    "places of a group": lambda n: draw(["a", "a"], 1, "5f", given={"a": n}),
    "a mark": lambda n: Profile.from_ballots(3, [(1, (n,))]),
    "a mark merged": lambda n: Profile.from_merged(3, {(n,): 1}),
    "withdrawn": lambda n: Profile.from_ballots(3, [], withdrawn=(n,)),
    "withdrawn of points": lambda n: Scores.from_ballots(1, [], withdrawn=(n,)),
    "points": lambda n: Scores.from_ballots(1, [(1, (n,))]),
    "invalid ballots of points": lambda n: Scores.from_ballots(1, [], invalid=n),
}
OPTIONAL = ("a band", "points", "max_rounds", "decimals", "marks", "votes", "roll")


@pytest.mark.parametrize("what", TOLD)
def test_what_is_no_whole_number_is_refused_and_said(what: str) -> None:
    """`True` is no 1 and neither is 1.0, wherever a whole number is expected; the sentence says so."""
    for found in NO_WHOLE_NUMBERS:
        if found is None and what in OPTIONAL:
            continue
        if isinstance(found, str) and what == "lots":
            continue
        with pytest.raises(ValueError, match=r"found .*, expected a whole number"):
            TOLD[what](found)


@pytest.mark.parametrize("what", TOLD)
def test_a_whole_number_of_numpy_is_one(what: str) -> None:
    """What the same number makes is made by one of numpy too."""
    for number in (np.int64(1), np.uint8(1)):
        assert TOLD[what](1) == TOLD[what](number)


def test_the_share_of_a_threshold_is_exact() -> None:
    """0.3 is no three tenths; a whole number is a share, and becomes a fraction."""
    for found in (0.3, True, "1/2", np.float64(0.5)):
        with pytest.raises(ValueError, match=r"found the share of a threshold .*, expected a Fraction or a whole"):
            Threshold(kind="ge", share=found)  # type: ignore[arg-type]  that is what is refused
    assert "ge:1/1" == str(Threshold(kind="ge", share=np.int64(1)))  # type: ignore[arg-type]  a whole number


def test_things_of_another_kind_are_refused_and_what_is_expected_is_said() -> None:
    """Lots and options that are none end in a sentence, by whatever way a count is made."""
    wrong: dict[str, Callable[[], object]] = {
        "found lots '5f', expected Lots": lambda: count(BALLOTS, rule="irv", seats=1, lots="5f"),  # type: ignore[arg-type]
        "found options {}, expected Options": lambda: count(BALLOTS, rule="irv", seats=1, options={}),  # type: ignore[arg-type]
        "found options None, expected Options": lambda: count(BALLOTS, rule="irv", seats=1, options=None),  # type: ignore[arg-type]
        "found threshold 'gt:1/2', expected Threshold": lambda: Options(threshold="gt:1/2"),  # type: ignore[arg-type]
        "found average 1, expected bool": lambda: Options(average=1),  # type: ignore[arg-type]
        "found ties 'lot', expected tuple": lambda: Options(ties="lot"),  # type: ignore[arg-type]
        "found the order 5, expected several": lambda: Options(order=5),  # type: ignore[arg-type]
        "found the lots 5, expected several": lambda: Lots(drawn=5),  # type: ignore[arg-type]
        r"found ties \(\), expected the ways": lambda: Options(ties=()),
        r"found the lot 3, expected the order drawn, such as \(3, 1\)": lambda: Lots(drawn=(3, 1)),  # type: ignore[arg-type]
        "a lot seed is up to 256 digits": lambda: Lots(seed=5),  # type: ignore[arg-type]
    }
    for said, call in wrong.items():
        with pytest.raises(ValueError, match=said):
            call()


def test_lots_of_another_kind_are_refused_wherever_they_are_taken() -> None:
    """The count within constraints, the countback and apportionment take the same lots."""
    least = Constraints(all=(Constraint(group="c", members=(3,), at_least=1),))
    vacated = Vacated(profile=BALLOTS, rule="scottish-stv", seats=2, candidate=1)
    for call in (
        lambda: constrained(BALLOTS, rule="plurality", seats=1, constraints=least, lots={}),  # type: ignore[arg-type]
        lambda: countback(vacated, [2, 3], {}),  # type: ignore[arg-type]
        lambda: apportion("hare", 1, {"a": 1, "b": 1}, lots={}),  # type: ignore[arg-type]
    ):
        with pytest.raises(ValueError, match=r"found lots \{\}, expected Lots"):
            call()


def test_a_count_for_seats_of_numpy_can_be_written() -> None:
    """The record holds plain numbers, so that its JSON is that of the same count."""
    plain, other = (
        count(BALLOTS, rule="limited", seats=seats, options=Options(marks=seats - 2)) for seats in (3, np.int64(3))
    )
    assert isinstance(plain, Count)
    assert isinstance(other, Count)

    told = result_to_json(result_of(BALLOTS, other, Options(marks=np.int64(1)), None, "1"))
    assert json.dumps(result_to_json(result_of(BALLOTS, plain, Options(marks=1), None, "1"))) == json.dumps(told)


def test_the_digest_of_a_profile_does_not_hang_on_what_was_made_before() -> None:
    """Marks of numpy are plain ones; a mark that is `True` or 1.0 never comes to be one."""
    for first in ([True, 2], [1.0, 2], [np.int64(1), np.int64(2)]):
        with suppress(ValueError):
            profile_digest(Profile.from_ballots(3, [(1, first)]), 1)  # type: ignore[list-item]  that is what is refused
    assert "3 1\n1 1 2 0\n0\n" == canonical_blt(Profile.from_ballots(3, [(1, [1, 2])]), 1)


@pytest.mark.parametrize("weight", [1.5, 2.0, np.float64(2)])
def test_a_weight_that_may_have_been_rounded_is_refused(weight: object) -> None:
    """One and a half is a fraction; whole numbers of numpy are taken."""
    for made in (
        lambda: Profile.from_merged(3, {(1,): weight}),  # type: ignore[dict-item]  that is what is refused
        lambda: Scores.from_ballots(1, [(1, (3,)), (2, (3,)), (weight, (4,))]),  # type: ignore[list-item]
    ):
        with pytest.raises(ValueError, match="found the weight"):
            made()
    assert Profile.from_merged(3, {(1,): 2}) == Profile.from_merged(3, {(1,): np.int64(2)})


@pytest.mark.parametrize("small", [np.int8, np.uint8])
def test_small_numbers_of_numpy_are_made_plain_before_they_are_added_up(small: type) -> None:
    """Two hundred and more do not fit in them: as weights, as what is left without the withdrawn, as the invalid."""
    hundred = small(100)
    thrice = [(hundred, [1]), (hundred, [1]), (hundred, [1])]
    assert Profile.from_ballots(2, thrice) == Profile.from_ballots(2, [(300, [1])])
    merged = {(1, 2): hundred, (2,): hundred, (2, 1): hundred}
    assert Profile.from_merged(2, merged, withdrawn=[1]).rows == (((2,), 300),)
    assert 300 == Profile.from_merged(2, {(1,): Fraction(1, 3)}, invalid=hundred).invalid
    assert Scores.from_ballots(1, [(hundred, [5]), (hundred, [5]), (hundred, [5])]).rows == (((5,), 300),)


def test_what_is_true_weighs_nothing() -> None:
    for make in (Profile.from_ballots, Scores.from_ballots):
        with pytest.raises(ValueError, match="found the weight True, expected a Fraction or a whole number"):
            make(1, [(True, [1])])
