"""The money of ballots, in seats: what each has left of it, and what a candidate would cost those who approve.

A seat costs one, however many approve. A ballot's class is how much money it has. All amounts are whole numbers of
1/`whole` of a seat, and `whole` grows with each payment, so that nothing is rounded; money below nothing is a load.
"""

from collections.abc import Callable
from fractions import Fraction
from math import gcd

from comitia.count.committees.approvals import Approvals

Payments = tuple[tuple[int, Fraction], ...]
"""What weight of ballots paid how much for each unit of it, most first."""


class Purses:
    """The money of each class of ballots, the same for all at first: so much for each unit of weight."""

    __slots__ = ("_next", "approvals", "money", "whole")

    def __init__(self, approvals: Approvals, money: Fraction) -> None:
        self.approvals = approvals
        self.whole = money.denominator
        self.money = {0: money.numerator}
        self._next = 1

    def together(self, candidate: int) -> Fraction:
        """Return what the voters of a candidate have together."""
        return Fraction(self._together(candidate), self.whole)

    def load(self, candidate: int) -> Fraction | None:
        """Return how much below nothing all voters of a candidate are once they share the seat; None without voters."""
        votes = self.approvals.votes(candidate)
        return Fraction(self.whole - self._together(candidate), votes * self.whole) if votes else None

    def rho(self, candidate: int) -> Fraction | None:
        """Return what a voter of a candidate pays at most, who pays that or all there is; None if it is too little."""
        held, money = self.approvals.held[candidate], self.money
        due, votes = self.whole, sum(held.values())
        for each in sorted(held, key=money.__getitem__):
            if due <= money[each] * votes:
                return Fraction(due, votes * self.whole)
            due -= money[each] * held[each]
            votes -= held[each]
        return None

    def share(self, candidate: int, load: Fraction) -> Payments:
        """Let the voters of a candidate share the seat, until all of them have the same load."""
        return self._pay(candidate, load, lambda _, all_of_them: -all_of_them)

    def pay(self, candidate: int, rho: Fraction) -> Payments:
        """Let each voter of a candidate pay so much for the seat, or all there is."""
        return self._pay(candidate, rho, lambda money, most: money - min(money, most))

    def _together(self, candidate: int) -> int:
        held = self.approvals.held[candidate]
        return sum([self.money[each] * votes for each, votes in held.items()])

    def _pay(self, candidate: int, amount: Fraction, left: Callable[[int, int], int]) -> Payments:
        self._refine(amount.denominator)
        most = amount.numerator * (self.whole // amount.denominator)
        held = dict(self.approvals.held[candidate])
        known = {money: each for each, money in self.money.items()}
        to: dict[int, int] = {}
        paid: dict[int, int] = {}
        for each, votes in held.items():
            rest = left(self.money[each], most)
            cost = self.money[each] - rest
            paid[cost] = paid.get(cost, 0) + votes
            to[each] = known.setdefault(rest, self._next)
            if to[each] == self._next:
                self._next += 1
        payments = tuple((paid[cost], Fraction(cost, self.whole)) for cost in sorted(paid, reverse=True) if cost)
        self.money = {each: money for money, each in known.items()}
        self.approvals.move(candidate, to)
        self._forget()
        return payments

    def _refine(self, by: int) -> None:
        """Make the whole a multiple of a number."""
        more = by // gcd(by, self.whole)
        self.whole *= more
        self.money = {each: money * more for each, money in self.money.items()}

    def _forget(self) -> None:
        """Keep no class without ballots, and no larger numbers than needed."""
        used = self.approvals.classes()
        common = gcd(self.whole, *[self.money[each] for each in used])
        self.whole //= common
        self.money = {each: self.money[each] // common for each in used}
