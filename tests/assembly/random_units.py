"""Random changes of units: mostly where they belong, and of units that are there."""

from random import Random

from comitia.core.assembly.effect import Effect
from comitia.core.assembly.effects.units import DissolveTheUnit, FormTheUnit, MergeUnits, MoveTheUnit, SplitUnit
from comitia.core.election.unit_change import below
from comitia.core.state import State

NEW = tuple(f"u{number}" for number in range(1, 40))


def random_change(state: State, rnd: Random) -> Effect:
    """Return a change of units; now and then of one that is gone, or to a place where it cannot lie."""
    branches, regions = list(state.units_of_type("branch")), list(state.units_of_type("region"))
    units = branches + regions * 2 or ["nowhere"]
    unit = rnd.choice(units) if rnd.random() < 0.95 else rnd.choice(("union", "nowhere", *NEW[:3]))
    alike = branches if unit in branches else regions
    kind = rnd.choice((_form, _move, _merge, _split, _split, _dissolve))
    return kind(state, rnd, unit, alike or units)


def _new(state: State, rnd: Random) -> str:
    free = [unit for unit in NEW if state.unit(unit) is None and state.gone(unit) is None]
    return free[0] if free and rnd.random() < 0.95 else rnd.choice(("quay", "no id", NEW[0]))


def _form(state: State, rnd: Random, unit: str, alike: list[str]) -> Effect:
    regions = list(state.units_of_type("region")) or ["east"]
    if rnd.random() < 0.3:
        return FormTheUnit(id=_new(state, rnd), type="region", parent="union", name="New")
    parent = rnd.choice(regions) if rnd.random() < 0.95 else rnd.choice((unit, *alike))
    return FormTheUnit(id=_new(state, rnd), type="branch", parent=parent, name=rnd.choice(("New", "New", "")) or "New")


def _move(state: State, rnd: Random, unit: str, alike: list[str]) -> Effect:
    branches, regions = list(state.units_of_type("branch")), list(state.units_of_type("region"))
    if rnd.random() < 0.9 and branches and regions:
        return MoveTheUnit(unit=rnd.choice(branches), parent=rnd.choice(regions))
    return MoveTheUnit(unit=unit, parent=rnd.choice(("union", *alike)))


def _merge(state: State, rnd: Random, unit: str, alike: list[str]) -> Effect:  # noqa: ARG001  as every kind
    units = tuple(rnd.sample(alike, min(len(alike), rnd.choice((1, 1, 2)))))
    into = [each for each in alike if each not in units] or alike
    return MergeUnits(units=units, into=rnd.choice(into))


def _split(state: State, rnd: Random, unit: str, alike: list[str]) -> Effect:  # noqa: ARG001  as every kind
    new = _new(state, rnd)
    there = list(below(state, unit))
    moved = tuple(rnd.sample(there, rnd.randint(0, len(there))))
    return SplitUnit(unit=unit, new=(new,), names=("Half",), below=moved, to=(new,) * len(moved))


def _dissolve(state: State, rnd: Random, unit: str, alike: list[str]) -> Effect:  # noqa: ARG001  as every kind
    return DissolveTheUnit(unit=unit)
