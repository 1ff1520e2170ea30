"""How what is told of one act goes together: by its sources, and by what was entered on the act itself.

That something differs is asked here alone: the flag that an act is contested and the table on its page say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Literal, TypeVar

from comitia.core.history.figure import FIGURES, Figure
from comitia.core.history.past_act import PastActEntered
from comitia.core.history.testimony import Outcome, Testimony
from comitia.core.record.when import When, when

State = Literal["agree", "open", "differ", "one"]
"""Sources say the same, may mean the same, do not (or not what was entered), or a single one says it, and it fits."""
Told = TypeVar("Told")


def agreement(entered: PastActEntered, told: Sequence[Testimony]) -> Iterator[tuple[str, State]]:
    """Yield, for each thing that a source tells of (`when`, `outcome`, a figure), how it goes together."""
    days = [when(each.when) for each in told if each.when is not None]
    if days:
        yield "when", _state(days, When.may_be, when(entered.when))
    outcomes = [each.outcome for each in told if each.outcome is not None]
    if outcomes:
        yield "outcome", _state(outcomes, _may_be, entered.outcome)
    for name in FIGURES:  # not as they were written: the record sorts them
        figures = [each.figures[name] for each in told if name in each.figures]
        if figures:
            yield name, _state(figures, Figure.may_be)


def _may_be(one: Outcome, other: Outcome) -> bool:
    """Tell whether two outcomes can be one; one that is not known can be any."""
    return one == other or "unknown" in {one, other}


def _state(told: Sequence[Told], fits: Callable[[Told, Told], bool], *entered: Told) -> State:
    """Return how what sources say goes together; what was entered must fit too, and makes no agreement by itself."""
    if any(not fits(one, other) for one, other in combinations([*entered, *told], 2)):
        return "differ"
    if len(told) == 1:
        return "one"
    return "agree" if all(each == told[0] for each in told) else "open"
