"""Ranked pairs: the strongest pairs are locked first, and none that would lead in a circle.

Sources: T. N. Tideman, Independence of clones as a criterion for voting rules, Social Choice and Welfare 4 (1987);
T. M. Zavist and T. N. Tideman, Complete independence of clones in the ranked pairs rule, Social Choice and Welfare 6
(1989), by which one order of all candidates, drawn by lot, settles all equal pairs. The clauses are ours. The lot is
drawn only where the seat may hang on it: where equal pairs within the Smith set cannot all be locked, or where those
locked leave more than one candidate unbeaten. Which of equal pairs goes first is the place of their winners in that
order, then that of their losers.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from comitia.count.comparison import Comparison, Locked
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.pairwise.matrix import Pairs, order_of, pairs
from comitia.count.pairwise.result import Reasons, Standing, layers, one_seat
from comitia.count.profile import Profile
from comitia.count.record import Count

CLAUSES: Mapping[str, str] = {
    "ranked-pairs 1": "The pairs that somebody wins are taken from the strongest on: by the margin, or by the votes "
    "for the winner and then by fewer against.",
    "ranked-pairs 2": "A pair is locked unless the loser is already before the winner by pairs that are locked.",
    "ranked-pairs 3": "Equal pairs are taken by the order of all candidates that is drawn by lot or agreed: that of "
    "the winner placed first, of the same winner that of the loser placed first; pairs that nobody wins come last, "
    "in the same way.",
    "ranked-pairs 4": "The candidate is elected whom nobody is before by the pairs that are locked.",
}
Pair = tuple[int, int]


class Locking:
    """The pairs locked so far, and who is before whom by them: the bits of those below each, and of those above."""

    def __init__(self, among: Sequence[int]) -> None:
        self.below: dict[int, int] = dict.fromkeys(among, 0)
        self.above: dict[int, int] = dict.fromkeys(among, 0)
        self.taken: list[Locked] = []

    def is_before(self, one: int, other: int) -> bool:
        """Return whether one is before the other by the pairs locked."""
        return bool(self.below[one] >> other & 1)

    def take(self, winner: int, loser: int) -> None:
        """Lock a pair, unless it would lead in a circle."""
        holds = not self.is_before(loser, winner)
        self.taken.append(Locked(winner=winner, loser=loser, holds=holds))
        if holds and not self.is_before(winner, loser):
            over, under = self.above[winner] | 1 << winner, self.below[loser] | 1 << loser
            fresh = under & ~self.below[winner]
            for one in _numbers(over & ~self.above[loser]):
                self.below[one] |= under
            for one in _numbers(fresh):
                self.above[one] |= over


def _numbers(bits: int) -> Iterator[int]:
    while bits:
        number = bits.bit_length() - 1
        yield number
        bits ^= 1 << number


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of one seat. Raises `LotMissingError`."""
    found = pairs(profile)
    by = options.strength or "margins"
    smith = found.smith()
    order: tuple[int, ...] = ()
    reason = "locked"
    if profile.valid and hangs_on_order(found, smith, by):
        order = draws.order("pairs", list(found.among), 1)
        reason = f"locked_{draws.how}"
    elif profile.valid and hangs_on_order(found, found.among, by):
        order = draws.runners_up(list(found.among), 1)
    locking = lock(found, by, order)
    standing = Standing(
        groups=layers(found.among, locking.is_before),
        reasons=Reasons(reason=reason, clause="ranked-pairs 4", equals="ranked-pairs 3"),
    )
    compared = Comparison(among=found.among, pairs=found.votes, smith=smith, locked=tuple(locking.taken))
    return one_seat("ranked-pairs", profile, draws, standing, compared)


def lock(found: Pairs, by: str, order: Sequence[int]) -> Locking:
    """Return the pairs locked, equal ones by an order; without an order, none hangs on one."""
    locking = Locking(found.among)
    place = {candidate: number for number, candidate in enumerate(order or found.among)}

    def places(pair: Pair) -> Pair:
        return place[pair[0]], place[pair[1]]

    for group in _groups(found, found.among, by):
        for pair in sorted(group, key=places):
            locking.take(*pair)
    if order:
        turned = [(a, b) if place[a] < place[b] else (b, a) for a, b in found.equal()]
        for pair in sorted(turned, key=places):
            locking.take(*pair)
    return locking


def hangs_on_order(found: Pairs, among: Sequence[int], by: str) -> bool:
    """Return whether the order of equal pairs may matter among candidates: a circle of pairs, or no single order."""
    locking = Locking(among)
    for group in _groups(found, among, by):
        before = len(locking.taken)
        possible = [pair for pair in group if not locking.is_before(pair[1], pair[0])]
        for pair in possible:
            locking.take(*pair)
        if not all(each.holds for each in locking.taken[before:]):
            return True
    return any(len(layer) > 1 for layer in layers(among, locking.is_before))


def _groups(found: Pairs, among: Sequence[int], by: str) -> Iterator[list[Pair]]:
    """Yield the pairs that somebody wins, from the strongest on, equal ones together."""

    def strength(pair: Pair) -> tuple[int, ...]:
        return order_of(found.strength(*pair, by))

    kept = set(among)
    won = sorted((pair for pair in found.won() if kept.issuperset(pair)), key=strength, reverse=True)
    for _, group in groupby(won, key=strength):
        yield list(group)
