"""How close the best committee was: which candidate not elected the next best one has, and by how much it is behind."""

from collections.abc import Iterator
from fractions import Fraction

from comitia.count.amount import plain
from comitia.count.explanation.margin import Margin
from comitia.count.record import Count, Stage


def committee(count: Count, stage: Stage) -> Iterator[Margin]:
    """Yield how far the best committee with anybody not elected was from the one elected; nothing where all are."""
    found = stage.support
    if found is None or found.score is None:
        return
    left = {
        each: score for each, score in enumerate(found.rivals, 1) if score is not None and each not in count.elected
    }
    if left:
        most = max(left.values())
        yield Margin(
            stage=stage.number,
            kind="committee",
            candidate=count.elected[-1],
            against=tuple(each for each, score in left.items() if score == most),
            votes=plain(Fraction(found.score - most)),
        )
