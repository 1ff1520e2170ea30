"""Committees against two other programs that count by the same rules, over some thousands of small made-up contests.

They are installed by `make peers`, apart. Where one is not installed its tests skip, and say so. What differs is on docs/reference/counts-compared.md.
"""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

import pytest

from comitia.count import Count, LotRequired, Lots, Options, Profile, count

CONTESTS = 1_500
ABCVOTING = {
    "sequential-pav": ("seqpav", "standard"),
    "pav": ("pav", "branch-and-bound"),
    "sequential-phragmen": ("seqphragmen", "standard-fractions"),
    "equal-shares": ("equal-shares", "standard-fractions"),
    "equal-shares none": ("equal-shares-without-completion", "standard-fractions"),
}


def contests(seed: int, number: int = CONTESTS) -> Iterator[tuple[Profile, int]]:
    """Yield small contests with no more seats than candidates, some of them with weights, often with ties."""
    chance = Random(seed)  # noqa: S311  the same contests every time
    for _ in range(number):
        candidates = chance.randint(2, 6)
        often = chance.choice((2, 3, 5))
        rows = [
            (chance.choice((1, 1, 2, 3)), [c for c in range(1, candidates + 1) if chance.randrange(often) == 0])
            for _ in range(chance.randint(1, 9))
        ]
        approving = [(weight, marks) for weight, marks in rows if marks]
        if approving:
            yield Profile.from_ballots(candidates, approving), chance.randint(1, candidates)


def outcomes(profile: Profile, seats: int, rule: str) -> set[tuple[int, ...]]:
    """Return every committee that some order of lots brings about."""
    name, _, completion = rule.partition(" ")
    options = Options(completion=completion) if completion else Options()
    found, ahead = set[tuple[int, ...]](), [tuple[tuple[int, ...], ...]()]
    while ahead:
        drawn = ahead.pop()
        lots = Lots(drawn=drawn) if drawn else None
        outcome = count(profile, rule=name, seats=seats, options=options, lots=lots)
        match outcome:
            case Count():
                found.add(tuple(sorted(outcome.elected)))
            case LotRequired():
                tied = [int(each) for each in outcome.tied]
                ahead += [(*drawn, (each, *(other for other in tied if other != each))) for each in tied]
    return found


@pytest.mark.parametrize("rule", ABCVOTING)
def test_abcvoting_elects_the_same(rule: str) -> None:
    """All committees that ties allow are the same there and here, for weights of whole votes."""
    rules = pytest.importorskip("abcvoting.abcrules", reason="abcvoting is not installed (make peers)")
    preferences = pytest.importorskip("abcvoting.preferences")
    name, algorithm = ABCVOTING[rule]
    for profile, seats in contests(1):
        theirs = preferences.Profile(profile.candidates)
        for marks, copies in profile.rows:
            theirs.add_voter(preferences.Voter([mark - 1 for mark in marks], weight=copies))
        committees = rules.compute(name, theirs, seats, algorithm=algorithm, resolute=False, max_num_of_committees=None)
        elected = {tuple(sorted(each + 1 for each in committee)) for committee in committees}
        assert elected == outcomes(profile, seats, rule), (profile.rows, seats)


@pytest.mark.parametrize("rule", ["sequential-pav", "pav"])
def test_votelib_elects_the_same(rule: str) -> None:
    """Where no tie has to be settled, and as many candidates as seats are approved: it does not settle ties."""
    approval = pytest.importorskip("votelib.evaluate.approval", reason="votelib is not installed (make peers)")
    compared = 0
    for profile, seats in contests(2, 4 * CONTESTS):
        approved = {mark for marks, _ in profile.rows for mark in marks}
        here = outcomes(profile, seats, rule)
        if len(here) > 1 or len(approved) < seats or (rule == "pav" and seats == 1):
            continue
        evaluator = approval.ProportionalApproval() if rule == "pav" else approval.SequentialProportionalApproval()
        try:
            elected = evaluator.evaluate({frozenset(marks): copies for marks, copies in profile.rows}, seats)
        except NotImplementedError:
            assert rule == "sequential-pav"  # a tie on the way may lead to the same committee
            continue
        assert {tuple(sorted(elected))} == here, (profile.rows, seats)
        compared += 1
    assert compared > CONTESTS


def test_abcvoting_takes_loads_above_the_seats_for_none() -> None:
    """A vote of a tenth for A: its load is 10, above seats + 1, which there stands for a candidate without voters."""
    rules = pytest.importorskip("abcvoting.abcrules", reason="abcvoting is not installed (make peers)")
    preferences = pytest.importorskip("abcvoting.preferences")
    theirs = preferences.Profile(2)
    theirs.add_voter(preferences.Voter([0], weight=Fraction(1, 10)))
    assert [{1}] == rules.compute("seqphragmen", theirs, 1, algorithm="standard-fractions")
    assert {(1,)} == outcomes(Profile.from_ballots(2, [(Fraction(1, 10), (1,))]), 1, "sequential-phragmen")


def test_votelib_does_not_count_one_seat() -> None:
    """PAV for a single seat ends in an error there; here the most approved is elected."""
    approval = pytest.importorskip("votelib.evaluate.approval", reason="votelib is not installed (make peers)")
    with pytest.raises(IndexError):
        approval.ProportionalApproval().evaluate({frozenset({1}): 2, frozenset({2}): 1}, 1)
    assert {(1,)} == outcomes(Profile.from_ballots(2, [(2, (1,)), (1, (2,))]), 1, "pav")
