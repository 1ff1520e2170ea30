"""Constraints where the most votes win: plurality, block vote, approval and others of one stage.

1. In order of votes, a candidate is elected who can be: with those elected so far, so that others of those who stand
   can still complete the seats within all constraints. As many seats are filled as without constraints.
2. Who cannot is passed over.
3. Of candidates with equal votes all who can are elected; where they cannot all be elected together, they are taken in
   the order of one lot among all of them who can, and each of them is elected who still can be.

So whoever is passed over could not have been elected without leaving out somebody with more votes. Runners-up stand in
order of votes, those passed over among them: for whoever moves up later, constraints are looked at then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from comitia.count.amount import Amount
from comitia.count.constraint import Constraints
from comitia.count.equals import equals, in_order
from comitia.count.lots import Draws
from comitia.count.record import Count, Decision


@dataclass(slots=True, kw_only=True)
class _Chosen:
    """Who is elected so far and why, who was passed over, and who lost a lot."""

    elected: list[int] = field(default_factory=list)
    passed: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)

    def still(self, pool: Iterable[int]) -> list[int]:
        """Return who has been neither elected nor passed over."""
        return [each for each in pool if each not in self.elected and each not in self.passed]


def by_votes(free: Count, constraints: Constraints, draws: Draws) -> Count:
    """Return the count as it is within the constraints, from one without them. Raises `LotMissingError` at a tie."""
    totals = free.stages[0].totals
    pool = sorted({*free.elected, *free.runners_up})
    chosen = _choose(free, pool, constraints, draws)
    others = [each for each in pool if each not in chosen.elected and each not in chosen.lost]
    rest = in_order(others, lambda each: totals[each - 1], draws, 1)
    stage = replace(free.stages[0], decisions=tuple(chosen.decisions))
    return replace(
        free,
        stages=(stage,),
        elected=tuple(chosen.elected),
        runners_up=(*_merged(totals, chosen.lost, rest),),
        lots=tuple(draws.taken),
        constraints=constraints.all,
    )


def _choose(free: Count, pool: list[int], constraints: Constraints, draws: Draws) -> _Chosen:
    chosen, places = _Chosen(), min(free.seats, len(pool))
    totals = free.stages[0].totals
    for group in equals(pool, lambda each: totals[each - 1]):
        left = places - len(chosen.elected)
        if not left:
            break
        still = chosen.still(pool)
        able = [each for each in group if constraints.can_take(chosen.elected, still, left, each)]
        _pass_over(chosen, [each for each in group if each not in able])
        rest = [each for each in chosen.still(pool) if each not in able]
        if constraints.can_complete([*chosen.elected, *able], rest, left - len(able)):
            _elect(chosen, able, ("constraint", "constraints 1") if chosen.passed else None, free)
        else:
            order = draws.order("elect", able, 1, min(left, len(able) - 1))
            taken = _taken(chosen, order, pool, left, constraints)
            clause = "constraints 3" if chosen.passed else _by_lot(free, draws)
            _elect(chosen, taken, (draws.how, clause), free)
    return chosen


def _taken(chosen: _Chosen, order: Iterable[int], pool: list[int], left: int, constraints: Constraints) -> list[int]:
    """Return who is elected of equal ones in the order of their lot; who is not has lost it, or is passed over (3)."""
    taken: list[int] = []
    for each in order:
        still = [other for other in chosen.still(pool) if other not in taken]
        if len(taken) == left:
            chosen.lost.append(each)
        elif constraints.can_take([*chosen.elected, *taken], still, left - len(taken), each):
            taken.append(each)
        else:
            chosen.lost.append(each)
            _pass_over(chosen, [each])
    return taken


def _elect(chosen: _Chosen, candidates: Iterable[int], why: tuple[str, str] | None, free: Count) -> None:
    """Elect candidates for this reason and clause, or for those that they have without constraints."""
    own = {decision.candidate: (decision.reason, decision.clause) for decision in free.stages[0].decisions}
    for candidate in candidates:
        reason, clause = own[candidate] if why is None else why
        chosen.elected.append(candidate)
        chosen.decisions.append(Decision(candidate=candidate, outcome="elected", reason=reason, clause=clause))


def _by_lot(free: Count, draws: Draws) -> str:
    """Return the clause of the rule by which a lot decides, as the count without constraints has it."""
    found = (decision.clause for decision in free.stages[0].decisions if decision.reason == draws.how)
    return next(found, f"{free.rule} 3")


def _pass_over(chosen: _Chosen, candidates: Iterable[int]) -> None:
    for candidate in candidates:
        chosen.passed.append(candidate)
        chosen.decisions.append(
            Decision(candidate=candidate, outcome="excluded", reason="passed_over", clause="constraints 2")
        )


def _merged(totals: tuple[Amount, ...], lost: list[int], rest: list[int]) -> list[int]:
    """Return the runners-up by votes, those who lost a lot in its order, before others with as many."""
    return sorted([*lost, *rest], key=lambda candidate: -totals[candidate - 1])
