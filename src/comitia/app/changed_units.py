"""A run folder beside units that decisions have changed: it must list them as they are now, or is told how they are.

The rolls of units that were formed or split by decision are certified by the number that the folder gives.
"""

from collections.abc import Iterator
from datetime import date

from comitia.app.clerk import Clerk
from comitia.app.persons import Persons
from comitia.app.rolls import UnitRoll, unit_rolls
from comitia.charter import Charter
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit_change import fate
from comitia.core.state import State
from comitia.exchange.folder import RunFolder
from comitia.exchange.tables import Problem


def unit_changes(state: State, folder: RunFolder) -> Iterator[Problem]:
    """Yield the lines of units.csv that are not what the record holds now, and the units that have none."""
    for row in folder.units:
        unit = state.unit(row.unit)
        if unit is None:
            yield Problem(file="units.csv", line=row.line, message=f"{_why_not(state, row.unit)}; take the line out")
        elif (unit.type, unit.parent, unit.name) != (row.type, row.parent, row.name):
            message = f"{row.unit} is on the record as {unit.type}, {unit.parent}, {unit.name!r}; restore the line"
            yield Problem(file="units.csv", line=row.line, message=message)
    listed = {row.unit for row in folder.units}
    for kind in state.charter.unit_types:
        for missing in (unit for unit in state.units_of_type(kind) if unit not in listed):
            message = f"{missing} is on the record but not in the file; restore it"
            yield Problem(file="units.csv", line=0, message=message)


def _why_not(state: State, unit: str) -> str:
    if state.gone(unit) is None:
        return f"{unit} was not there at the founding, and units are formed later by a decision only"
    return f"{unit}: {fate(state, unit)}"


def certify_anew(clerk: Clerk, folder: RunFolder, charter: Charter, persons: Persons, at: date) -> None:
    """Certify the rolls of units that have none, or none that tells who is left there, by their numbers."""
    state = clerk.state
    if all(
        state.roll(roll.id, unit) for roll in charter.rolls.values() for unit in state.units_of_type(roll.unit_type)
    ):
        return
    missing = [each for each in unit_rolls(folder, charter, persons) if state.roll(each.roll, each.unit) is None]
    persons.drop()
    with clerk.sitting():
        for each in missing:
            clerk.enter(CertifyRoll(roll=each.roll, unit=each.unit, electors=each.electors, digest=None, at=at), at)


def roll_changes(state: State, roll: UnitRoll) -> Iterator[str]:
    """Yield why the roll of a unit is not what was certified, or not what those of merged units come to."""
    certified = state.roll(roll.roll, roll.unit)
    if certified is None:
        if roll.persons is not None:
            yield (
                f"the roll of {roll.unit} is certified by its number, since units were formed or split: give that in "
                "the column members of units.csv, and no names here"
            )
    elif not state.is_certified(roll.roll, roll.unit):
        are_there = all(state.is_on_roll(roll.roll, roll.unit, person.id) for person in roll.persons or ())
        if roll.electors != certified.electors or not are_there:
            number = certified.electors
            yield f"the rolls of {roll.unit} and of what was merged into it come to {number} electors; write that"
    elif (certified.electors, certified.digest) != (roll.electors, roll.digest):
        was = certified.electors
        yield f"the roll of {roll.unit} was certified with {was} electors and is now another; restore it"
