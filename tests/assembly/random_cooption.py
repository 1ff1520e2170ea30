"""Random co-options: into places that wait for one, by the body that chooses; rarely where none does."""

from typing import TYPE_CHECKING

from comitia.core.assembly.effects.coopt import Coopt
from comitia.core.mandate.cooption import chosen_by

if TYPE_CHECKING:
    from tests.assembly.random_effects import Proposal, Proposing


def coopting(proposing: "Proposing") -> "Proposal":
    """Return a co-option, with the body that decides it."""
    state, rnd = proposing.house.state, proposing.rnd
    found = [each.declared for each in state.holdings.vacant.declared if each.declared.filler == "coopted"]
    person = next(iter(proposing.persons(1)), "x1")
    if not found:
        return proposing.or_else(Coopt(office="board", unit="union", person=person))
    declared = rnd.choice(found)
    effect = Coopt(office=declared.office, unit=declared.office_unit, person=person)
    held = state.holdings.mandate(declared.mandate)
    chooses = chosen_by(state, held) if held is not None else (None, None)
    return effect, chooses[0] or "congress", chooses[1] or "union"
