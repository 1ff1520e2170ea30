"""The founding: the charter, the units and the certified rolls of a run folder come onto the record, in one act.

On a later run the folder must still say what was entered: nothing on the record is changed behind its back.
"""

from collections.abc import Iterator
from datetime import date

from comitia.app.changed_units import roll_changes, unit_changes
from comitia.app.clerk import Clerk
from comitia.app.late_files import changed_files, changed_lists, strangers
from comitia.app.persons import Persons, enroll
from comitia.app.rolls import unit_rolls
from comitia.app.sources import Sources
from comitia.app.takeover import by_contest, changed
from comitia.charter import Charter
from comitia.core.election.apportionment import ApportionSeats, refuse_impossible
from comitia.core.election.organization import FoundOrganization
from comitia.core.election.roll import CertifyRoll
from comitia.core.election.unit import FormUnit
from comitia.core.record.codec import to_json
from comitia.core.refused import Refused
from comitia.core.state import State
from comitia.exchange.folder import RunFolder, UnitRow
from comitia.exchange.tables import BadInput, Problem


def found(clerk: Clerk, folder: RunFolder, charter: Charter, persons: Persons, seed_words: str, at: date) -> None:
    """Enter the founding, within a sitting; raise `BadInput` where the tables do not fit the charter."""
    clerk.enter(FoundOrganization(charter=charter, seed_words=seed_words, at=at), at)
    _form_units(clerk, folder, at)
    if unknown := list(strangers(clerk.state, folder)):
        raise BadInput(unknown)
    rolls = unit_rolls(folder, charter, persons)
    for roll in rolls:
        clerk.enter(CertifyRoll(roll=roll.roll, unit=roll.unit, electors=roll.electors, digest=roll.digest, at=at), at)
    persons.confirm()
    persons.save()
    electors = [(roll.roll, roll.unit, person.id) for roll in rolls for person in roll.persons or ()]
    enroll(electors)
    for elector in electors:
        clerk.state.enroll(*elector)
    _refuse_impossible(clerk.state, at)


def _refuse_impossible(state: State, at: date) -> None:
    """Raise `BadInput` where seats can never be shared out as the charter says: no later run could go on."""
    problems = []
    for election in state.charter.elections:
        if not isinstance(election.seats, int):
            for unit in state.units_of_type(election.scope):
                try:
                    refuse_impossible(
                        state, ApportionSeats(body=election.office, unit=unit, group=election.group, at=at)
                    )
                except Refused as refused:
                    problems.append(Problem(file="charter.yaml", line=0, message=str(refused)))
    if problems:
        raise BadInput(problems)


def _form_units(clerk: Clerk, folder: RunFolder, at: date) -> None:
    problems = [*_no_tree(clerk.state, folder)]
    if problems:
        raise BadInput(problems)
    refused: set[str] = set()
    for row in _parents_first(folder):
        if row.parent in refused:
            refused.add(row.unit)  # it has its place once the unit above has one
            continue
        try:
            clerk.enter(FormUnit(unit=row.unit, type=row.type, parent=row.parent, name=row.name, at=at), at)
        except Refused as error:
            refused.add(row.unit)
            problems.append(Problem(file="units.csv", line=row.line, message=str(error)))
        problems += _idle_members(clerk.state, row)
    if problems:
        raise BadInput(problems)


def _no_tree(state: State, folder: RunFolder) -> Iterator[Problem]:
    """Yield why the units cannot be a tree: the root is missing, or units lie within themselves."""
    root = next(kind for kind in state.charter.unit_types.values() if kind.parent is None)
    if not any(row.type == root.id for row in folder.units):
        message = f"there is no unit of the type {root.id}; list the {root.label.one}, without a parent"
        yield Problem(file="units.csv", line=1, message=message)
    rows, settled = {row.unit: row for row in folder.units}, set[str]()
    for row in folder.units:
        way: list[str] = []
        above: UnitRow | None = row
        while above is not None and above.unit not in settled and above.unit not in way:
            way.append(above.unit)
            above = rows.get(above.parent or "")
        if above is not None and above.unit in way:
            circle = " in ".join([*way[way.index(above.unit) :], above.unit])
            message = f"the unit lies within itself: {circle}; correct one of these parents"
            yield Problem(file="units.csv", line=above.line, message=message)
        settled.update(way)


def _idle_members(state: State, row: UnitRow) -> Iterator[Problem]:
    """Yield a problem where it cannot be told which roll a number of members is for."""
    kept = [roll.id for roll in state.charter.rolls.values() if roll.unit_type == row.type]
    if row.members is not None and len(kept) > 1:
        message = f"{' and '.join(kept)} are kept for each {row.type}, so members says nothing; list them in roll.csv"
        yield Problem(file="units.csv", line=row.line, message=message)


def _parents_first(folder: RunFolder) -> Iterator[UnitRow]:
    """Yield the lines of units.csv, each after its parent; those whose parents form no tree come as they stand."""
    waiting = {row.unit: row for row in folder.units}
    for row in folder.units:
        path: list[UnitRow] = []
        above: UnitRow | None = row
        while above is not None and above.unit in waiting:
            path.append(waiting.pop(above.unit))
            above = waiting.get(above.parent or "")
        yield from reversed(path)


def refuse_other_words(state: State, seed_words: str) -> None:
    """Raise `BadInput` where words for lots are given that are not those of the founding."""
    assert state.organization is not None  # noqa: S101  asked on a record that has begun
    if seed_words and seed_words != state.organization.seed_words:
        message = "the words for lots are those of the founding, and cannot be given later; leave --seed out"
        raise BadInput([Problem(file="--seed", line=0, message=message)])


def refuse_changes(state: State, folder: RunFolder, charter: Charter, persons: Persons, sources: Sources) -> None:
    """Raise `BadInput` where a folder no longer says what the record holds."""
    problems = [*_charter_changes(state, charter)]
    if not problems:
        problems += unit_changes(state, folder)
        problems += [problem for row in folder.units for problem in _idle_members(state, row)]
    if not problems:
        problems += [
            Problem(file="roll.csv" if roll.digest else "units.csv", line=0, message=message)
            for roll in unit_rolls(folder, charter, persons)
            for message in roll_changes(state, roll)
        ]
    if not problems:
        problems += changed_lists(state, folder, persons)
    if not problems:
        problems += [*strangers(state, folder), *changed_files(state, folder, sources)]
        problems += changed(state, by_contest(state, folder.mandates), persons)
    persons.drop()
    if problems:
        raise BadInput(problems)


def _charter_changes(state: State, charter: Charter) -> Iterator[Problem]:
    assert state.organization is not None  # noqa: S101  asked on a record that has begun
    if state.organization.organization != charter.id:
        message = f"this database keeps the record of {state.organization.organization}; name another with --db"
        yield Problem(file="charter.yaml", line=0, message=message)
    elif state.adopted is not None and state.adopted.digest != charter.digest():
        now = state.adopted.edition
        earlier = charter.edition != now and state.editions.get(charter.edition) == to_json(charter.canonical())
        message = (
            f"is edition {charter.edition}, and edition {now} is in force by amendment; put that in the folder"
            if earlier
            else f"differs from edition {now}, which is in force; a charter changes by amendment only"
        )
        yield Problem(file="charter.yaml", line=0, message=message)
