"""What constraints have to do with how close it was: who could be elected at all, and who could not be excluded."""

from collections.abc import Iterator, Sequence

from comitia.count.constraint import Constraints
from comitia.count.explanation.margin import Field, Margin
from comitia.count.record import Count, Stage


def electable(field: Field, number: int, left: Sequence[int]) -> list[int]:
    """Return who of those left after a stage can be elected within the constraints; all where there are none."""
    if not field.count.constraints:
        return list(left)
    elected, places = field.elected(number), _places(field, number, left)
    if places < 1:
        return []
    barred = Constraints(all=field.count.constraints).doomed(elected, left, places)
    return [each for each in left if each not in barred]


def excludable(field: Field, number: int, left: Sequence[int]) -> list[int]:
    """Return whom of those left after a stage no constraint guards; all where there are none."""
    if not field.count.constraints:
        return list(left)
    guarded = Constraints(all=field.count.constraints).guarded(
        field.elected(number), left, _places(field, number, left)
    )
    return [each for each in left if each not in guarded]


def last_place(count: Count, stage: Stage) -> Iterator[Margin]:
    """Yield who came nearest to being elected instead of others, where the most votes win within constraints.

    Each candidate left is held against the elected from the last on: level with one of them, they would be looked at
    together, after those with more votes only, and the first for whom there is room then is the one to reach.
    """
    constraints, totals = Constraints(all=count.constraints), stage.totals
    pool = sorted({*count.elected, *count.runners_up})
    upwards = sorted(count.elected, key=lambda each: (totals[each - 1], each))
    found: dict[int, tuple[int, ...]] = {}
    for each in count.runners_up:
        for one in upwards:
            if totals[one - 1] < totals[each - 1]:
                continue
            more = [other for other in count.elected if totals[other - 1] > totals[one - 1]]
            others = [other for other in pool if other not in more]
            if constraints.can_take(more, others, len(count.elected) - len(more), each):
                found[each] = (int(totals[one - 1] - totals[each - 1]), one)
                break
    if found:
        least = min(votes for votes, _ in found.values())
        one = min(one for votes, one in found.values() if votes == least)
        level = tuple(each for each in sorted(found) if found[each] == (least, one))
        yield Margin(stage=stage.number, kind="last_place", candidate=one, against=level, votes=least)


def _places(field: Field, number: int, left: Sequence[int]) -> int:
    return min(field.count.seats - len(field.elected(number)), len(left))
