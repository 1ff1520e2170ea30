"""What must hold of units whatever was done before: a forest at every moment, and what is undone is as it was (I7)."""

from datetime import date

from comitia.core.election.unit_change import UnitDissolved, UnitEstablished, UnitMerged, below
from comitia.core.state import State


def check_tree(state: State) -> None:
    """I7: each unit has one parent of the type that the charter wants, and is found below it, once; what is gone is not."""
    kinds = state.charter.unit_types
    every = [unit for kind in kinds for unit in state.units_of_type(kind)]
    assert len(every) == len(set(every)), f"I7: {every}"
    assert sorted(every) == sorted(unit for kind in kinds for unit in state.units_within("union", kind)), "I7: a forest"
    for name in every:
        unit = state.unit(name)
        assert unit is not None, f"I7: {name} is listed, and not there"
        assert state.gone(name) is None, f"I7: {name} is there and gone"
        parent = state.unit(unit.parent) if unit.parent is not None else None
        assert (parent.type if parent else None) == kinds[unit.type].parent, f"I7: {unit} lies in {parent}"
        above = [each for each in every if name in state.units_within(each, unit.type)]
        assert sorted(above) == sorted(_way_up(state, name)), f"I7: {name} lies in {above}"
    for held in state.holdings.live():
        gone = state.gone(held.office_unit)
        assert gone is None or not held.can_end_on(date.max), f"I7: {held} in a unit that is gone"


def _way_up(state: State, name: str) -> list[str]:
    unit, way = state.unit(name), []
    while unit is not None:
        way.append(unit.unit)
        unit = state.unit(unit.parent) if unit.parent is not None else None
    return way


def is_still_changed(state: State, act: UnitEstablished | UnitMerged | UnitDissolved) -> bool:
    """Tell whether a unit is there that a reversed decision formed, or gone that it ended, though it could be put back."""
    if isinstance(act, UnitEstablished):
        is_empty = not [*below(state, act.unit)] and not state.is_regrouped(act.unit)
        return state.unit(act.unit) is not None and is_empty and act.split_from is None
    own = (each.unit for each in state.proceedings.acts_of(act.motion) if isinstance(each, UnitEstablished))
    gone = state.gone(act.unit)
    if gone is None or gone.motion != act.motion or act.unit in own:
        return False
    return state.successor(gone.unit.parent or "") is not None
