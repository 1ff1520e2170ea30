"""Whether the figures of a declared countback agree with each other and with its contest, when no box is at hand."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from comitia.core.facts import Facts
from comitia.core.mandate.countback import CountBack, CountbackDeclared, decide_countback
from comitia.count import Count, from_json


def misfit(facts: Facts, event: CountbackDeclared, at: date) -> str | None:
    """Return what does not agree in a countback with a count, or None; refuse one that is not to be made at all."""
    try:
        counted = from_json(event.count if isinstance(event.count, dict) else {})
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        return f"its count cannot be read: {error}"
    bare = decide_countback(facts, CountBack(mandate=event.mandate, profile=None, box=event.box, at=at))[0]
    persons = _persons(facts, event.contest)
    same = replace(bare, standing=event.standing, number=event.number, person=event.person, count=event.count)
    checks = (
        ("it is of another seat, contest, candidate or lot than the vacancy", same == event),
        ("somebody stands who cannot", set(event.standing) <= set(bare.standing)),
        ("its count is by another rule, or for other seats", (counted.rule, counted.seats) == ("countback", 1)),
        ("its count is of another number of candidates", counted.candidates == len(persons)),
        ("its count elects somebody else", counted.elected == (() if event.number is None else (event.number,))),
        ("who is elected does not stand", event.number is None or event.number in event.standing),
        ("who is elected is another person", event.person == persons.get(event.number or 0)),
        ("its stages do not come to the same votes", _is_whole(counted, event.standing)),
    )
    return next((sentence for sentence, holds in checks if not holds), None)


def _persons(facts: Facts, name: str) -> dict[int, str]:
    contest = facts.contest(name)
    candidates = contest.listed.candidates if contest is not None and contest.listed is not None else ()
    return {each.number: each.person for each in candidates}


def _is_whole(counted: Count, standing: tuple[int, ...]) -> bool:
    """Tell whether the votes are those of people who stand, as many at every stage, and elect whom they must."""
    sums = {sum(stage.totals) + stage.not_transferable + stage.lost for stage in counted.stages}
    others = [n for n in range(1, counted.candidates + 1) if n not in standing]
    strangers = any(stage.totals[number - 1] for stage in counted.stages for number in others)
    if len(sums) != 1 or strangers or any(len(stage.totals) != counted.candidates for stage in counted.stages):
        return False
    first, last = counted.stages[0], counted.stages[-1]
    named = sum(first.totals)
    if counted.quota != (Fraction(named, 2) if counted.exact else named // 2 + 1):
        return False
    return not counted.elected or last.totals[counted.elected[0] - 1] == max(last.totals)
