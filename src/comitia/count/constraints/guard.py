"""Guard and doom: constraints in counts by the single transferable vote.

I. D. Hill, "STV with constraints", Voting matters 9 (1998), has the words: who must be elected for the constraints to
be met is guarded, who can no longer be is doomed; J. Otten, Voting matters 13 (2001), takes several constraints at
once, as here. A set completes the seats that names, of those who continue, as many as there are vacancies, and keeps
all constraints together with the elected.

4. Who continues and is in no set that completes the seats is doomed, and excluded at once: before a surplus passes on,
   the one with the fewest votes first, equal ones as ties fall. The papers pass on as they do by any exclusion.
5. Who is in every such set is guarded. When the lowest is to be excluded, it is the lowest of those who are not.
6. Of several who reach the quota at the same stage, the one with the most votes is elected first, and then each who can
   still be; equal ones as ties fall, where they cannot all be elected. Who cannot is doomed, quota or not.

Whoever is elected leaves a set that completes the seats, and so does whoever is excluded. So the constraints are met
at the end wherever they could be met at the beginning.
"""

from dataclasses import replace

from comitia.count.constraint import Constraints
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision
from comitia.count.stv import meek, scottish_stv, wigm
from comitia.count.stv.arithmetic import EXACT, Decimals
from comitia.count.stv.counting import Counting


class Guarding(Counting):
    """A count that keeps constraints; before any way of counting among the bases of a class."""

    constraints: Constraints

    def result(self) -> Count:
        """Return the record of the count, with its constraints."""
        return replace(super().result(), constraints=self.constraints.all)

    def pass_surplus(self) -> bool:
        """Exclude who is doomed (clause 4), or pass on a surplus where nobody is."""
        return self._exclude_doomed() or super().pass_surplus()  # type: ignore[safe-super]  # that of a rule, never this

    def lowest(self) -> list[int]:
        """Return the lowest of those who are not guarded (clause 5)."""
        everyone, guarded = self.continuing, self._guarded()
        self.continuing = [each for each in everyone if each not in guarded]
        try:
            return super().lowest()
        finally:
            self.continuing = everyone

    def exclude_lowest(self) -> None:
        """Exclude the lowest who is not guarded, and say so where somebody guarded stands lower or as low."""
        guarded, before = self._guarded(), list(self.totals)
        super().exclude_lowest()
        stage = self.stages[-1]
        gone = stage.subjects[0]
        if any(before[each] <= before[gone] for each in guarded):
            said = [
                replace(each, reason="guarded", clause="constraints 5") if each.outcome == "excluded" else each
                for each in stage.decisions
            ]
            self.stages[-1] = replace(stage, decisions=tuple(said))

    def _exclude_doomed(self) -> bool:
        doomed = self.constraints.doomed(self.elected, self.continuing, self._places())
        if not doomed:
            return False
        fewest = min([self.totals[candidate] for candidate in doomed])
        candidate = self.first_of([each for each in doomed if self.totals[each] == fewest], "exclude")
        self.exclude([Decision(candidate=candidate, outcome="excluded", reason="doomed", clause="constraints 4")])
        return True

    def _by_votes(self, candidates: list[int]) -> list[int]:
        """Return who is elected of those who have enough, in the order in which they are (clause 6)."""
        admitted: list[int] = []
        waiting = super()._by_votes(candidates)
        while waiting:
            equal = [each for each in waiting if self.totals[each] == self.totals[waiting[0]]]
            waiting = waiting[len(equal) :]
            admitted += self._admitted(admitted, equal)
        return admitted

    def _admitted(self, before: list[int], equal: list[int]) -> list[int]:
        """Return who is elected of equal ones, after those elected before them at this stage."""
        taken: list[int] = []
        while True:
            elected = [*self.elected, *before, *taken]
            others = [each for each in self.continuing if each not in elected]
            places = min(self.seats - len(elected), len(others))
            able = [e for e in equal if e not in taken and self.constraints.can_take(elected, others, places, e)]
            rest = [each for each in others if each not in able]
            if self.constraints.can_complete([*elected, *able], rest, places - len(able)):
                return [*taken, *able]
            taken.append(self._first_elected(able))

    def _first_elected(self, tied: list[int]) -> int:
        tied = self.leading(tied, max)
        return tied[0] if len(tied) == 1 else self.draws.order("elect", tied, len(self.stages) + 1)[0]

    def _guarded(self) -> list[int]:
        return self.constraints.guarded(self.elected, self.continuing, self._places())

    def _places(self) -> int:
        return min(self.vacant, len(self.continuing))


class _Scottish(Guarding, scottish_stv.ScottishCounting):
    """The Scottish rules within constraints."""


class _Wigm(Guarding, wigm.WigmCounting):
    """The weighted inclusive Gregory method in decimals, within constraints."""


class _ExactWigm(Guarding, wigm.ExactCounting):
    """The same in fractions."""


class _Meek(Guarding, meek.MeekCounting):
    """Meek's method within constraints."""


def _scottish(profile: Profile, seats: int, options: Options, draws: Draws) -> Guarding:
    return _Scottish(profile, seats, options, draws, scottish_stv.ARITHMETIC)


def _wigm(profile: Profile, seats: int, options: Options, draws: Draws) -> Guarding:
    if options.decimals is None:
        return _ExactWigm(profile, seats, options, draws, EXACT)
    return _Wigm(profile, seats, options, draws, Decimals(10**options.decimals))


GUARDED = {"scottish-stv": _scottish, "wigm": _wigm, "meek": _Meek}
"""The rules of the transferable vote that take constraints, and how a count within them begins."""
