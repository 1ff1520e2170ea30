"""Our transferable rules with a clause replaced by what another program does instead.

A difference from a peer is explained where the peer elects the same as our rule with that clause replaced, in every
contest in which that count meets no tie.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from fractions import Fraction

from comitia.count import Lots, Options, Profile
from comitia.count.amount import Amount
from comitia.count.lots import Draws, LotMissingError
from comitia.count.record import Action, Decision
from comitia.count.stv.arithmetic import EXACT, Arithmetic
from comitia.count.stv.gregory import GregoryCounting
from comitia.count.stv.meek import SMALL, MeekCounting
from comitia.count.stv.minneapolis import MinneapolisCounting
from comitia.count.stv.scottish_stv import ScottishCounting
from comitia.count.stv.transferable import Transferable
from comitia.count.stv.wigm import ExactCounting

LOT = Options(ties=("lot",))
Begun = Callable[[Profile, int, Draws], Transferable]


def gregory(kind: type[GregoryCounting], arithmetic: Arithmetic = EXACT) -> Begun:
    """Return how a count of a kind begins, in fractions unless another arithmetic is given, ties by lot."""
    return lambda ballots, seats, draws: kind(ballots, seats, LOT, draws, arithmetic)


def meek(kind: type[MeekCounting]) -> Begun:
    """Return how a count by Meek's method begins, ties by lot."""
    return lambda ballots, seats, draws: kind(ballots, seats, LOT, draws)


def run(begun: Begun, ballots: Profile, seats: int) -> Transferable | None:
    """Return a count that has been run, or None where it meets a tie: a lot, or more at the quota than seats."""
    counting = begun(ballots, seats, Draws(None))
    try:
        counting.run()
    except LotMissingError:
        return None
    return counting if len(counting.elected) <= seats else None


def elected(begun: Begun, ballots: Profile, seats: int) -> list[int] | None:
    """Return whom a count elects, by number, or None where it meets a tie."""
    counting = run(begun, ballots, seats)
    return None if counting is None else sorted(counting.elected)


def outcomes(
    begun: Begun, ballots: Profile, seats: int, drawn: tuple[tuple[int, ...], ...] = ()
) -> set[frozenset[int]]:
    """Return all whom a count may elect, whichever way its lots fall; more than the seats where too many are level."""
    counting = begun(ballots, seats, Draws(Lots(drawn=drawn) if drawn else None))
    try:
        counting.run()
    except LotMissingError as missing:
        tied = [int(each) for each in missing.required.tied]
        orders = [(first, *(each for each in tied if each != first)) for first in tied]
        return {found for order in orders for found in outcomes(begun, ballots, seats, (*drawn, order))}
    return {frozenset(counting.elected)}


class Tally:
    """How many contests were compared, and how many differ by which clause."""

    def __init__(self) -> None:
        self.compared = 0
        self.by: Counter[str] = Counter()

    def explain(self, theirs: list[int], contest: tuple[Profile, int], replaced: Mapping[str, Begun]) -> None:
        """Count a difference under the first clause without which our rule elects the same, else under several."""
        found = [clause for clause, begun in replaced.items() if elected(begun, *contest) == theirs]
        self.by[found[0] if found else "several together"] += 1

    def __str__(self) -> str:
        return f"{self.compared} compared, {self.by.total()} differ: {dict(self.by)}"


class Together(GregoryCounting):
    """All surpluses that wait pass on before anybody else is elected (instead of B.1 of `wigm`)."""

    rule = ScottishCounting.rule
    clauses = ScottishCounting.clauses

    def elect_reached(self, action: Action, done: list[Decision]) -> None:
        """Elect nobody while a surplus waits."""
        if not any(each not in self.passed and self.totals[each] > self.quota for each in self.elected):
            super().elect_reached(action, done)


class Reaching(ExactCounting):
    """Whoever has valid / (seats + 1) is elected, not whoever has more (instead of A.1 of `wigm`)."""

    def reached(self) -> list[int]:
        """Return who has the quota or more."""
        return Transferable.reached(self)


class TogetherExact(Together, ExactCounting):
    """All surpluses pass on together, by the quota of `wigm`."""


class TogetherReaching(Together, Reaching):
    """Both of these."""


class NoMultiple(ExactCounting):
    """Nobody is elected who has just twice the quota, three times, and so on (instead of A.1 of `wigm`)."""

    def reached(self) -> list[int]:
        """Return who has more than the quota, and no multiple of it."""
        return [each for each in super().reached() if Fraction(self.totals[each] / self.quota).denominator > 1]


class TogetherNoMultiple(Together, NoMultiple):
    """Both of these."""


class OneValue(TogetherExact):
    """Notes whether all papers that moved from one candidate had one value, and nobody could leave with the lowest."""

    is_plain = True

    def before_surplus(self, candidate: int) -> None:
        """Look at the papers of a surplus."""
        self._look_at(candidate)
        super().before_surplus(candidate)

    def pass_on(self, candidate: int) -> list[Amount]:
        """Look at the papers of the excluded."""
        self._look_at(candidate)
        return super().pass_on(candidate)

    def choose_lowest(self) -> Decision:
        """Look whether some candidate and all below have no more than the one next above, though not the lowest."""
        votes = sorted((self.totals[each] for each in self.continuing), reverse=True)
        places = range(self.vacant, len(votes) - 1)
        self.is_plain &= all(sum(votes[place:]) > votes[place - 1] for place in places)
        return super().choose_lowest()

    def _look_at(self, candidate: int) -> None:
        self.is_plain &= len({value for _, _, value in self.papers.pile(candidate)}) < 2


class OneByOne(MinneapolisCounting):
    """Nobody is excluded before the surpluses have passed on (instead of 167.70(1)(c) of `minneapolis`)."""

    def exclude_together(self) -> bool:
        """Exclude nobody."""
        return False


class Nearest:
    """Five decimals, rounded to the nearest, and halves to the even (instead of rule 48(3) of `scottish-stv`)."""

    scale = one = 10**5

    def part(self, value: Amount, surplus: Amount, total: Amount) -> Amount:
        """Return value * surplus / total, rounded."""
        return round(Fraction(value * surplus, total))


class Tolerant(MeekCounting):
    """Who is within a millionth of the quota is elected, and of the lowest is tied, once all surpluses have passed."""

    def reached(self) -> list[int]:
        """Return who has the quota, a millionth less, or more."""
        least = self.quota - SMALL * self.profile.unit
        return [each for each in self.continuing if self.totals[each] >= least]

    def lowest(self) -> list[int]:
        """Return who is within a millionth, and the surpluses, of the lowest."""
        fewest = min(self.votes[each] for each in self.continuing)
        most = fewest + self.surplus + SMALL * self.profile.unit
        return [each for each in self.continuing if self.votes[each] <= most]

    def pass_surplus(self) -> bool:
        """Let all surpluses pass on before anybody is elected."""
        waiting, self.continuing = self.continuing, []
        passed = super().pass_surplus()
        self.continuing = waiting
        if passed:
            self.elect_reached("surplus", [])
        return passed

    def elect_reached(self, action: Action, done: list[Decision]) -> None:
        """Elect nobody after an exclusion while surpluses have to pass on."""
        if action != "exclusion" or self.surplus < SMALL * self.profile.unit:
            super().elect_reached(action, done)
