"""How close each seat was by rules that fill one after the other from approvals: exact, from the record."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from comitia.count.amount import Amount, plain
from comitia.count.explanation.margin import Field, Kind, Margin
from comitia.count.record import Stage


def seat(field: Field, stage: Stage) -> Iterator[Margin]:
    """Yield how far who came next was from a seat; nothing where as many were left as seats."""
    left, seats = field.standing(stage.number), field.count.seats
    if stage.action != "seat" or not left or (len(left) + 1 <= seats - len(field.elected(stage.number - 1)) and left):
        return
    found = stage.support
    if found is None:
        return
    one = stage.subjects[0]
    kind: Kind
    if found.rho:
        kind, apart = "rho", _apart(found.rho, one, left)
    elif found.money:
        kind, apart = "load", _apart(found.loads, one, left)
    elif found.loads:
        kind, apart = "seat", _without_load(field, stage, left)
    else:
        totals = stage.totals
        is_last = len(field.elected(stage.number)) == seats
        kind, apart = "seat", {} if is_last else {each: totals[one - 1] - totals[each - 1] for each in left}
    if apart:
        least = min(apart.values())
        level = tuple(each for each in left if apart.get(each) == least)
        yield Margin(stage=stage.number, kind=kind, candidate=one, against=level, votes=plain(Fraction(least)))


def _apart(amounts: tuple[Amount | None, ...], one: int, left: list[int]) -> Mapping[int, Amount]:
    """Return by how much each is above the elected; without those for whom there is no amount."""
    least = amounts[one - 1]
    if least is None:
        return {}
    known = {each: amounts[each - 1] for each in left}
    return {each: amount - least for each, amount in known.items() if amount is not None}


def _without_load(field: Field, stage: Stage, left: list[int]) -> Mapping[int, Amount]:
    """Return how many votes more, which carry no load yet, would have made the load of each that of the elected.

    The load of `votes` is (1 + what they carry) / votes, so that with more votes of no load it is votes / more of that.
    """
    loads = stage.support.loads if stage.support else ()
    least = loads[stage.subjects[0] - 1]
    if not least:
        return {}
    found: dict[int, Amount] = {}
    for each in left:
        load, votes = loads[each - 1], stage.totals[each - 1]
        found[each] = Fraction(field.count.unit, least) if load is None else votes * (Fraction(load, least) - 1)
    return found
