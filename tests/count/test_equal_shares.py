"""The method of equal shares: worked examples, and each stage against the definition, ballot by ballot."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.count.approving import WEIGHTS, ballots_of, cohesive, least_rho, weighed
from tests.count.ballots import SEED, needs, profiles, run
from tests.count.test_sequential_pav import BOOK

from comitia.count import Count, LotRequired, Lots, Options, Profile, Stage, count, explain
from comitia.count.committees.equal_shares import WORDING
from comitia.count.support import Support

F = Fraction
TWELFTH = "3 CD, 2 AB, 2 AC, 1 BD"
"""Example 2.12 of Lackner and Skowron (2023), for three seats."""
NOTHING_ELSE = Options(completion="none")


def clauses(outcome: Count) -> list[tuple[int, str, str]]:
    """Return who was elected, why and by which clause."""
    return [(each.candidate, each.reason, each.clause.split()[1]) for s in outcome.stages for each in s.decisions]


def test_an_example_of_the_book() -> None:
    """3/8 each. C costs its five 1/5; A costs 13/40, where two have 7/40 left; D is completed at 1/40 more."""
    outcome = run("equal-shares", 4, TWELFTH, 3)
    first, second, third = [stage.support for stage in outcome.stages]

    assert [(3, "least_rho", "2"), (1, "least_rho", "2"), (4, "least_load", "4")] == clauses(outcome)
    assert first is not None
    assert (F(1, 4), F(1, 3), F(1, 5), F(1, 4)) == first.rho
    assert (F(3, 2), F(9, 8), F(15, 8), F(3, 2)) == first.money
    assert second is not None
    assert (F(13, 40), F(1, 3), None, None) == second.rho
    assert ((2, F(13, 40)), (2, F(7, 40))) == second.payments
    assert third is not None
    assert (F(0), F(19, 40), F(0), F(9, 10)) == third.money
    assert (None, F(7, 40), None, F(1, 40)) == third.loads
    assert ((1, F(2, 5)), (3, F(1, 5))) == third.payments


def test_the_running_example_of_the_book() -> None:
    """Four seats, 1/3 each: A costs 1/8, then no money is enough; B and C need 1/96 more, then C 37/384, D 7/24."""
    outcome = run("equal-shares", 8, BOOK, 4, lots=Lots(drawn=((2, 3),)))

    assert (1, 2, 3, 4) == outcome.elected
    assert [F(1, 96), F(37, 384), F(7, 24)] == [
        stage.support.loads[stage.subjects[0] - 1] for stage in outcome.stages[1:] if stage.support
    ]


def test_seats_that_money_does_not_buy_can_stay_vacant() -> None:
    """The same with completion none: A alone is elected, three seats stay vacant, and nobody moves up."""
    outcome = run("equal-shares", 8, BOOK, 4, NOTHING_ELSE)
    assert ((1,), 3, ()) == (outcome.elected, outcome.vacant, outcome.runners_up)
    assert ("final", (None,) * 8) == (outcome.stages[-1].action, outcome.stages[-1].support.rho)  # type: ignore[union-attr]
    assert "Nobody's voters have enough left for a seat: the most is 23/24 (equal-shares 6)." == explain(outcome)[-2]

    nobody = run("equal-shares", 3, "1 A, 1 B, 1 C", 2, NOTHING_ELSE)
    assert ((), 2, ()) == (nobody.elected, nobody.vacant, nobody.runners_up)
    assert (1, 1, 1) == nobody.stages[0].totals


def test_a_right_to_a_seat_by_size_is_a_seat() -> None:
    """Of 10 votes for 5 seats two are worth a seat: five pairs, a seat each, without a lot even where seats may be vacant."""
    outcome = run("equal-shares", 5, "2 A, 2 B, 2 C, 2 D, 2 E", 5)
    assert {1, 2, 3, 4, 5} == set(outcome.elected)
    assert all(reason == "least_rho" for _, reason, _ in clauses(outcome))


class Ledger:
    """The money of each ballot, as the definition has it paid."""

    def __init__(self, profile: Profile, seats: int) -> None:
        self.ballots, self.unit = ballots_of(profile), profile.unit
        self.money = [F(seats * profile.unit, profile.valid or 1)] * len(self.ballots)

    def rho(self, left: list[int]) -> dict[int, Fraction]:
        """Return rho for each of those left whose voters have enough."""
        return {each: rho for each in left if (rho := least_rho(self.ballots, self.money, each)) is not None}

    def loads(self, left: list[int]) -> dict[int, Fraction | None]:
        """Return what a vote for each of those left needs more."""
        return {each: self._load(each) for each in left}

    def costs(self, candidate: int, most: Fraction) -> Fraction:
        """Let each voter pay so much, or all there is, and return what it comes to."""
        return self._pay({v: min(self.money[v], most) for v in self._voters(candidate)})

    def takes(self, candidate: int, more: Fraction) -> Fraction:
        """Let each voter pay all there is and so much more, and return what it comes to."""
        return self._pay({v: self.money[v] + more for v in self._voters(candidate)})

    def _pay(self, paid: dict[int, Fraction]) -> Fraction:
        self.money = [has - paid.get(v, 0) for v, has in enumerate(self.money)]
        return sum((self.ballots[v][0] * amount for v, amount in paid.items()), F(0))

    def _voters(self, candidate: int) -> list[int]:
        return [v for v, (_, marks) in enumerate(self.ballots) if candidate in marks]

    def _load(self, candidate: int) -> Fraction | None:
        voters = self._voters(candidate)
        has = sum(self.ballots[v][0] * self.money[v] for v in voters)
        return (1 - has) / sum(self.ballots[v][0] for v in voters) if voters else None


@pytest.mark.parametrize("completion", ["phragmen", "none"])
@given(drawn=profiles(), seats=st.integers(1, 5), weight=WEIGHTS)
def test_every_stage_is_that_of_the_definition(completion: str, drawn: Profile, seats: int, weight: Fraction) -> None:
    """Money is kept ballot by ballot: a seat costs one, rho is least, and a completion begins where no rho is left."""
    profile, options = weighed(drawn, weight), Options(completion=completion)
    outcome = count(profile, rule="equal-shares", seats=seats, options=options, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    ledger, left = Ledger(profile, seats), list(profile.standing)
    for stage in [stage for stage in outcome.stages if stage.decisions]:
        check_stage(stage, ledger, left)
        assert "phragmen" == completion or (stage.support and stage.support.rho)
        left.remove(stage.subjects[0])
    if completion == "phragmen":
        assert len(outcome.elected) == (min(seats, profile.candidates) if profile.valid else 0)
    elif outcome.vacant:
        assert {} == ledger.rho(left)
        assert () == outcome.runners_up


def check_stage(stage: Stage, ledger: Ledger, left: list[int]) -> None:
    """Compare what a stage says with the ledger, and have the seat paid."""
    [decision] = stage.decisions
    found, rho = stage.support or Support(), ledger.rho(left)
    assert rho == {each: amount for each, amount in enumerate(found.rho, 1) if amount is not None}
    assert decision.clause in WORDING.says
    if rho:
        assert rho[decision.candidate] == min(rho.values())
        assert 1 == ledger.costs(decision.candidate, rho[decision.candidate])
    else:
        loads = ledger.loads(left)
        least = min((load for load in loads.values() if load is not None), default=None)
        assert loads[decision.candidate] == least
        assert loads == {each: found.loads[each - 1] for each in left}
        assert (1 if least is not None else 0) == ledger.takes(decision.candidate, least or F(0))
    paid = sum(votes * amount for votes, amount in found.payments)
    assert (ledger.unit if stage.totals[decision.candidate - 1] else 0) == paid


@pytest.mark.parametrize("completion", ["phragmen", "none"])
@given(profile=profiles(most_candidates=6), seats=st.integers(1, 4))
def test_extended_justified_representation(completion: str, profile: Profile, seats: int) -> None:
    """In a group with a right to so many seats that agrees on so many, somebody approves so many of the elected."""
    options = Options(completion=completion)
    outcome = count(profile, rule="equal-shares", seats=seats, options=options, lots=Lots(seed=SEED))
    assert isinstance(outcome, Count)
    for deserved, common in cohesive(profile, seats) if seats <= profile.candidates else ():
        group = {frozenset(marks) for marks, _ in profile.rows if common <= set(marks)}
        for most in range(deserved):
            few = [marks for marks in group if len(marks & set(outcome.elected)) <= most]
            size = sum(copies for marks, copies in profile.rows if frozenset(marks) in few)
            assert size * seats < deserved * profile.valid


def test_who_is_first_matters_where_seats_may_stay_vacant() -> None:
    """A and B are level for two seats: with completion none a lot says who pays first, else both are elected without one."""
    assert LotRequired(question="elect", tied=(1, 2), draw=1) == needs("equal-shares", 2, "1 A, 1 B", 2, NOTHING_ELSE)
    assert () == run("equal-shares", 2, "1 A, 1 B", 2).lots
