"""Rolls from the tables of a run folder: who is certified where, by list or only by number."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from comitia.app.persons import Known, NameDiffers, Persons
from comitia.charter import Charter
from comitia.core.record.commitment import roll_digest
from comitia.exchange.folder import RollRow, RunFolder
from comitia.exchange.tables import BadInput, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRoll:
    """The roll of one unit: the number on it, and the persons where they are listed (else None)."""

    roll: str
    unit: str
    electors: int
    persons: Sequence[Known] | None

    @property
    def digest(self) -> str | None:
        """Return the digest of the list, None where there is only a number."""
        return None if self.persons is None else roll_digest([(each.id, each.commitment) for each in self.persons])


def unit_rolls(folder: RunFolder, charter: Charter, persons: Persons) -> list[UnitRoll]:
    """Return the roll of every unit that has one, in the order of units.csv; raise `BadInput` with every problem."""
    problems: list[Problem] = []
    lists = _lists(folder, charter, persons, problems)
    numbers = {row.unit: row for row in folder.units}
    found = []
    for roll, unit in _places(folder, charter):
        listed = lists.get((roll, unit))
        members = numbers[unit].members if _only_roll(charter, numbers[unit].type) == roll else None
        if listed is None and members is None and not any(key[0] == roll for key in lists):
            message = f"{unit} has no members: give their number in the column members, or their names in roll.csv"
            problems.append(Problem(file="units.csv", line=numbers[unit].line, message=message))
        elif listed is not None and members is not None and len(listed) != members:
            message = f"{unit} has {members} members here and {len(listed)} lines in roll.csv; correct one of the two"
            problems.append(Problem(file="units.csv", line=numbers[unit].line, message=message))
        elif listed is None and members is not None:
            found.append(UnitRoll(roll=roll, unit=unit, electors=members, persons=None))
        else:
            found.append(UnitRoll(roll=roll, unit=unit, electors=len(listed or ()), persons=listed or ()))
    if problems:
        raise BadInput(problems)
    return found


def _places(folder: RunFolder, charter: Charter) -> Iterator[tuple[str, str]]:
    for roll in charter.rolls.values():
        for row in folder.units:
            if row.type == roll.unit_type:
                yield roll.id, row.unit


def _lists(
    folder: RunFolder, charter: Charter, persons: Persons, problems: list[Problem]
) -> Mapping[tuple[str, str], list[Known]]:
    types = {row.unit: row.type for row in folder.units}
    lists: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
    seen: dict[tuple[str, str], int] = {}
    for row in folder.roll:
        try:
            roll, person = _roll_of(row, types, charter), persons.named(row.person, row.name)
        except (LookupError, NameDiffers) as error:
            problems.append(Problem(file="roll.csv", line=row.line, message=str(error.args[0])))
            continue
        first = seen.setdefault((roll, row.person), row.line)
        if first != row.line:
            message = f"person {row.person} stands on the roll in line {first} already; keep one of the two"
            problems.append(Problem(file="roll.csv", line=row.line, message=message))
        lists[roll, row.unit].append(person)
    return lists


def _roll_of(row: RollRow, types: Mapping[str, str], charter: Charter) -> str:
    if row.unit not in types:
        raise LookupError(f"there is no unit {row.unit!r} in units.csv")
    if row.roll is None:
        only = _only_roll(charter, types[row.unit])
        if only is None:
            raise LookupError(f"no single roll is kept for each {types[row.unit]}; name it in a column roll")
        return only
    if row.roll not in charter.rolls:
        raise LookupError(f"the charter has no roll {row.roll!r}")
    if charter.rolls[row.roll].unit_type != types[row.unit]:
        raise LookupError(f"the roll {row.roll} is kept for each {charter.rolls[row.roll].unit_type}, not {row.unit}")
    return row.roll


def _only_roll(charter: Charter, unit_type: str) -> str | None:
    kept = [roll.id for roll in charter.rolls.values() if roll.unit_type == unit_type]
    return kept[0] if len(kept) == 1 else None
