"""How close it was who goes on to a second round or a runoff: exact, from the record."""

from collections.abc import Iterator

from comitia.count.explanation.margin import Field, Margin, ahead
from comitia.count.record import Stage


def advance(field: Field, stage: Stage) -> Iterator[Margin]:
    """Yield by how much the last who goes on was before the first who does not; nothing where a share decides it."""
    going = [d.candidate for d in stage.decisions if d.outcome == "advances" and d.reason != "share"]
    left = [each for each in field.standing(stage.number) if each not in going]
    if not going or not left or any(d.reason == "share" for d in stage.decisions):
        return
    last = min(going, key=lambda each: (stage.totals[each - 1], each))
    yield ahead(stage, "advance", last, left)
