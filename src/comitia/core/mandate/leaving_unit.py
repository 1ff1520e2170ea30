"""What becomes of mandates when a unit is no more.

Those in its bodies and posts end, and what rests on them falls by its own rule. Those that its members gave elsewhere
end with them where it was dissolved; where it was merged they are kept for the rest of the term, since whoever gave
them is still there.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from comitia.core.election.unit_change import UnitDissolved, UnitMerged
from comitia.core.facts import Facts
from comitia.core.mandate.ending import EndMandate, upper_first
from comitia.core.mandate.held import Held
from comitia.core.mandate.office import contest_of_place


def leaving_with(facts: Facts, gone: UnitMerged | UnitDissolved, at: date) -> Iterator[EndMandate]:
    """Yield the end of every mandate in a unit that is no more, and of those that its members gave if dissolved.

    One that has fallen meanwhile with another is left out.
    """
    is_dissolved = isinstance(gone, UnitDissolved)
    ending = tuple(
        held
        for held in facts.holdings.live()
        if held.can_end_on(at) and (held.office_unit == gone.unit or (is_dissolved and is_electorate_gone(facts, held)))
    )
    for held in upper_first(facts, ending):
        now = facts.holdings.mandate(held.mandate)
        if now is not None and now.can_end_on(at):
            yield EndMandate(mandate=held.mandate, cause="unit_dissolved", motion=gone.motion, at=at)


def is_electorate_gone(facts: Facts, held: Held) -> bool:
    """Tell whether those who gave the place of a mandate are in no unit any more: nobody fills its place."""
    contest = contest_of_place(facts, held)
    return contest is not None and facts.successor(contest.opened.electorate.unit) is None
