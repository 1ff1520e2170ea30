"""When an ended mandate can be given back: its place is free, its holder can have it, and what gave it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comitia.core.election.not_with import clashing
from comitia.core.election.own import own
from comitia.core.facts import Facts
from comitia.core.mandate.ending import MandateEnded, RestoreMandate, is_undone, rests_on, sits
from comitia.core.mandate.ex_officio import OVER, goes_on
from comitia.core.mandate.grace import resuming
from comitia.core.mandate.held import Held
from comitia.core.mandate.incompatibility import may_be_restored
from comitia.core.mandate.leaving_unit import is_electorate_gone
from comitia.core.mandate.office import places


def restoring(facts: Facts, held: Held, motion: str | None, at: date) -> Iterator[RestoreMandate]:
    """Yield that a mandate is given back: its term runs, older ones leave it a place, and its holder is free to."""
    is_over = held.ends is not None and held.ends <= at
    is_gone = facts.holdings.members.is_expelled(held.person) or facts.course.is_dead(held.person)
    if held.is_live or is_over or is_gone or is_electorate_gone(facts, held):
        return
    there = places(facts, held.office, held.office_unit)
    older = [each for each in own(facts, held.office, held.office_unit, at) if each.number < held.number]
    support = rests_on(facts, held)
    is_supported = support is None or sits(facts, held.person, *support, at) or any(resuming(facts, held, at))
    is_there = any(each.person == held.person for each in own(facts, held.office, held.office_unit, at))
    has_place = there is not None and len(older) < there and all(each.place != held.place for each in older)
    if held.by is not None:  # it comes back with its post, or what it did not go with is gone
        has_place = held.ended is not None and held.ended.cause != OVER and goes_on(facts, held, at)
    is_free = not is_there and may_be_restored(facts, held, at)
    if has_place and is_supported and stands(facts, held.source) and is_free:
        yield RestoreMandate(mandate=held.mandate, motion=motion, at=at)


def no_longer_beside(facts: Facts, ended: MandateEnded, at: date) -> Iterator[RestoreMandate]:
    """Yield what a person had lost beside a mandate that a reversed decision ends, and that goes with all others.

    What was lost by a decision that is reversed itself is given back with that.
    """
    found_with = [each for each in facts.holdings.incompatibilities if ended.mandate in {each.older, each.newer}]
    for found in found_with if ended.cause == "reversed" else ():
        lost = facts.holdings.mandate(found.newer if found.older == ended.mandate else found.older)
        if lost is None or lost.ended is None or lost.ended.cause != "incompatible" or is_undone(facts, lost):
            continue
        if not clashing(facts, lost.person, lost.office, at):
            yield from restoring(facts, lost, ended.motion, at)


def stands(facts: Facts, source: str) -> bool:
    """Tell whether what gave a mandate, or made a post, stands: a contest, or a decision that is not reversed."""
    motion = facts.proceedings.motion(source)
    return motion is None or motion.state != "reversed"
