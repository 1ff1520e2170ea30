"""Constraints in words: what they say, and what they changed beside the same count without them."""

from collections.abc import Callable, Iterator, Sequence

from comitia.count.constraint import Constraint
from comitia.count.constraints import Constrained
from comitia.count.lots import LotRequired
from comitia.count.name import told_apart

Name = Callable[[int], str]


def said(constraints: Sequence[Constraint], name: Name) -> Iterator[str]:
    """Yield a sentence for each constraint."""
    for each in constraints:
        least = [f"at least {each.at_least}"] if each.at_least else []
        most = [] if each.at_most is None else [f"at most {each.at_most}"]
        words = " and ".join([*least, *most])
        among = ", ".join(map(name, each.members))
        yield f"{words[:1].upper()}{words[1:]} of those elected are of {each.group}: {among}."


def _missing(lot: LotRequired | None, name: Name) -> str:
    which = "a lot" if lot is None else f"lot {lot.draw} among {', '.join(name(int(each)) for each in lot.tied)}"
    return f"Without the constraints this count needs {which}, which is not here, so what they changed is not shown."


def effect(found: Constrained, names: Sequence[str] = ()) -> list[str]:
    """Return what the constraints changed, beside the same count without them."""
    known = told_apart(names)

    def name(candidate: int) -> str:
        return known[candidate - 1] if candidate <= len(known) else f"Candidate {candidate}"

    if found.free is None:
        return [_missing(found.missing, name)]
    without = ", ".join(map(name, found.free.elected)) or "nobody"
    if not found.brought_in and not found.kept_out:
        return [f"Without the constraints the same are elected: {without}."]
    stages = [str(number) for number in found.acted]
    where = f"stage {stages[0]}" if len(stages) == 1 else f"stages {', '.join(stages)}"
    sentences = [f"Without the constraints are elected: {without}."]
    if found.brought_in:
        sentences.append(f"Elected by the constraints: {', '.join(map(name, found.brought_in))}.")
    if found.kept_out:
        sentences.append(f"Not elected by them: {', '.join(map(name, found.kept_out))}.")
    return [*sentences, f"They decided at {where}."]
