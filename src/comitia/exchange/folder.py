"""A run folder: what an organisation hands over for its elections.

`charter.yaml`, `units.csv`, `roll.csv`, `candidates.csv`, `calendar.csv`, `mandates.csv` of an organisation that begins
in mid-term, and in `contests/` one file a contest: the ballots (`<id>.blt` or `<id>.csv`), or what a document says of
it (`<id>.return.csv`). Only the charter and the units must be there at first; more files may
follow. Reading checks the form of the tables; whether they fit the charter is for the rules.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from os.path import lexists
from pathlib import Path

from comitia.charter import out_of_range
from comitia.core.election.unit import ID
from comitia.exchange.mandates import MandateRow, read_mandates
from comitia.exchange.tables import BadInput, Problem, Row, read_table

RETURN = ".return.csv"
LONGEST_REFERENCE = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """A line of units.csv; `members` is None where the column is empty."""

    line: int
    unit: str
    type: str
    parent: str | None
    name: str
    members: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollRow:
    """A line of roll.csv; `roll` is None where the column is missing or empty."""

    line: int
    person: str
    unit: str
    name: str
    roll: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateRow:
    """A line of candidates.csv."""

    line: int
    number: int
    person: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """A line of calendar.csv."""

    line: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFolder:
    """The tables of a run folder, and the files of its contests by contest id."""

    path: Path
    units: Sequence[UnitRow]
    roll: Sequence[RollRow]
    candidates: Mapping[str, Sequence[CandidateRow]]
    calendar: Mapping[str, CalendarRow]
    files: Mapping[str, Path]
    mandates: Sequence[MandateRow]


def read_folder(path: Path) -> RunFolder:
    """Return the tables of a run folder, or raise `BadInput` with every problem found in them."""
    if not path.is_dir():
        raise BadInput([Problem(file=str(path), line=0, message="there is no such folder")])
    for name in ("charter.yaml", "units.csv"):
        if not lexists(path / name):
            raise BadInput([Problem(file=str(path / name), line=0, message="a run folder needs this file")])
    problems: list[Problem] = []
    folder = RunFolder(
        path=path,
        units=_units(path / "units.csv", problems),
        roll=_roll(path / "roll.csv", problems),
        candidates=_candidates(path / "candidates.csv", problems),
        calendar=_calendar(path / "calendar.csv", problems),
        files=_files(path / "contests", problems),
        mandates=read_mandates(path, problems),
    )
    if problems:
        raise BadInput(problems)
    return folder


def _units(path: Path, problems: list[Problem]) -> list[UnitRow]:
    units, seen = list[UnitRow](), dict[str, int]()
    for row in _rows(path, ("unit", "type", "parent", "name"), ("members",), problems):
        cells = row.cells
        members = _number(path, row, "members", problems) if cells.get("members") else None
        first = seen.setdefault(cells["unit"].casefold(), row.line)
        if not ID.fullmatch(cells["unit"]):
            problems.append(_id_problem(path, row, "unit"))
        elif first != row.line:
            same = "" if cells["unit"] in {each.unit for each in units} else ": capitals make no difference in an id"
            problems.append(_problem(path, row, f"unit {cells['unit']} stands in line {first} already{same}"))
        elif not cells["name"]:
            problems.append(_problem(path, row, f"unit {cells['unit']} has no name"))
        units.append(
            UnitRow(
                line=row.line,
                unit=cells["unit"],
                type=cells["type"],
                parent=cells["parent"] or None,
                name=cells["name"],
                members=members,
            )
        )
    return units


def _roll(path: Path, problems: list[Problem]) -> list[RollRow]:
    electors = []
    for row in _rows(path, ("person", "unit", "name"), ("roll",), problems):
        cells = row.cells
        if not cells["person"] or not cells["name"]:
            problems.append(_problem(path, row, "a line of the roll needs a person and a name"))
        elif len(cells["person"]) > LONGEST_REFERENCE:
            problems.append(_too_long(path, row))
        electors.append(
            RollRow(
                line=row.line,
                person=cells["person"],
                unit=cells["unit"],
                name=cells["name"],
                roll=cells.get("roll") or None,
            )
        )
    return electors


def _candidates(path: Path, problems: list[Problem]) -> dict[str, list[CandidateRow]]:
    lists: defaultdict[str, list[CandidateRow]] = defaultdict(list)
    seen = dict[tuple[str, int], int]()
    for row in _rows(path, ("contest", "number", "person", "name"), (), problems):
        cells = row.cells
        number = _number(path, row, "number", problems)
        if number is None:
            continue
        first = seen.setdefault((cells["contest"], number), row.line)
        if not cells["person"] or not cells["name"]:
            problems.append(_problem(path, row, "a candidate needs a person and a name"))
        elif len(cells["person"]) > LONGEST_REFERENCE:
            problems.append(_too_long(path, row))
        elif first != row.line:
            problems.append(_problem(path, row, f"{cells['contest']} has a number {number} in line {first} already"))
        lists[cells["contest"]].append(
            CandidateRow(line=row.line, number=number, person=cells["person"], name=cells["name"])
        )
    return {contest: sorted(rows, key=lambda row: row.number) for contest, rows in lists.items()}


def _calendar(path: Path, problems: list[Problem]) -> dict[str, CalendarRow]:
    days: dict[str, CalendarRow] = {}
    for row in _rows(path, ("contests", "date"), (), problems):
        try:
            day = date.fromisoformat(row.cells["date"])
        except ValueError:
            problems.append(_problem(path, row, f"{row.cells['date']!r} is not a date: write YYYY-MM-DD"))
            continue
        if wrong := out_of_range(day):
            problems.append(_problem(path, row, f"{day} {wrong}"))
        first = days.setdefault(row.cells["contests"], CalendarRow(line=row.line, day=day))
        if first.line != row.line:
            problems.append(_problem(path, row, f"{row.cells['contests']} has a day in line {first.line} already"))
    return days


def _files(path: Path, problems: list[Problem]) -> dict[str, Path]:
    files: dict[str, Path] = {}
    if not lexists(path):
        return files
    try:
        found = [(file, file.is_file()) for file in sorted(path.iterdir()) if not _is_of_the_system(file.name)]
    except OSError as error:
        message = f"cannot be read: {error.strerror}; it must be a folder that you may read"
        problems.append(Problem(file="contests", line=0, message=message))
        return files
    for file, is_file in found:
        contest = contest_of(file)
        if not is_file:
            message = "is no file that can be read: put one ballot file a contest here, and nothing else"
            problems.append(Problem(file=f"contests/{file.name}", line=0, message=message))
        elif contest is None:
            message = "is no ballot file: name it <contest>.blt, <contest>.csv or <contest>.return.csv"
            problems.append(Problem(file=f"contests/{file.name}", line=0, message=message))
        elif contest in files:
            message = f"the contest {contest} has a file already, {files[contest].name}; keep one of the two"
            problems.append(Problem(file=f"contests/{file.name}", line=0, message=message))
        else:
            files[contest] = file
    return files


def _is_of_the_system(name: str) -> bool:
    """Tell whether a file is one that desktops leave in every folder."""
    return name.startswith(".") or name.lower() in {"thumbs.db", "desktop.ini"}


def contest_of(file: Path) -> str | None:
    """Return the id of the contest that a file in `contests/` is for, or None for a file of another kind."""
    if file.name.endswith(RETURN):
        return file.name.removesuffix(RETURN)
    return file.stem if file.suffix in (".blt", ".csv") else None


def _rows(path: Path, required: tuple[str, ...], optional: tuple[str, ...], problems: list[Problem]) -> list[Row]:
    if not lexists(path):
        return []
    try:
        return list(read_table(path, required, optional))
    except BadInput as error:
        problems.extend(error.problems)
        return []


def _number(path: Path, row: Row, column: str, problems: list[Problem]) -> int | None:
    text = row.cells[column]
    if text.isascii() and text.isdecimal() and len(text) <= 12:
        return int(text)
    problems.append(_problem(path, row, f"{column} must be a whole number of at most 12 digits, found {text[:40]!r}"))
    return None


def _id_problem(path: Path, row: Row, column: str) -> Problem:
    message = f"{column} {row.cells[column]!r} is no id: use letters, digits, - and _, up to 50, without spaces or dots"
    return _problem(path, row, message)


def _too_long(path: Path, row: Row) -> Problem:
    found = len(row.cells["person"])
    return _problem(path, row, f"the reference of a person has {found} characters; use at most {LONGEST_REFERENCE}")


def _problem(path: Path, row: Row, message: str) -> Problem:
    return Problem(file=path.name, line=row.line, message=message)
