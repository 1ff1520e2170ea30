"""Mandates from documents: who sits where, since when and until when, as spreadsheets of an organisation say.

`mandates.csv`, or any number of files of this form in a folder `mandates/`: one line a place. A line without a person
is a vacant place.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from os.path import lexists
from pathlib import Path

from comitia.charter import out_of_range
from comitia.exchange.tables import BadInput, Problem, Row, read_table

REQUIRED = ("office", "unit", "person", "name", "since", "document")
OPTIONAL = ("until", "role", "file")
ROLES = ("holder", "alternate", "vacant")
DOCUMENTS = "documents"
LONGEST_REFERENCE = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateRow:
    """A line: a holder or an alternate with the document that says so, or a vacant place (`person` is empty).

    `unit` gives the place: the one that elects, or that of an appointed post. `until` is the last day. `document` ends
    with the digest of the file where there is one.
    """

    file: str
    line: int
    office: str
    unit: str
    role: str
    person: str
    name: str
    since: date | None
    until: date | None
    document: str

    def problem(self, message: str) -> Problem:
        """Return a problem of this line."""
        return Problem(file=self.file, line=self.line, message=message)


def read_mandates(folder: Path, problems: list[Problem]) -> list[MandateRow]:
    """Return the lines of all tables of mandates in a run folder; add what is wrong with them to `problems`."""
    rows: list[MandateRow] = []
    digests: dict[str, str] = {}
    for path, name in _tables(folder, problems):
        try:
            for row in read_table(path, REQUIRED, OPTIONAL):
                found = _read(folder, name, row, digests, problems)
                rows += [found] if found else []
        except BadInput as error:
            problems.extend(Problem(file=name, line=each.line, message=each.message) for each in error.problems)
    return rows


def _tables(folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    if lexists(folder / "mandates.csv"):
        yield folder / "mandates.csv", "mandates.csv"
    if not lexists(folder / "mandates"):
        return
    try:
        found = sorted((folder / "mandates").iterdir())
    except OSError as error:
        message = f"cannot be read: {error.strerror}; it must be a folder that you may read"
        problems.append(Problem(file="mandates", line=0, message=message))
        return
    for path in found:
        if path.suffix == ".csv":
            yield path, f"mandates/{path.name}"
        elif not path.name.startswith("."):
            message = "is no table: put CSV files here, and nothing else"
            problems.append(Problem(file=f"mandates/{path.name}", line=0, message=message))


def _read(folder: Path, file: str, row: Row, digests: dict[str, str], problems: list[Problem]) -> MandateRow | None:
    cells = row.cells
    role = (cells.get("role") or ("holder" if cells["person"] else "vacant")).lower()
    wrong = list(_wrong(cells, role))
    days: dict[str, date | None] = {}
    for column in ("since", "until"):
        try:
            days[column] = _day(cells.get(column, ""))
        except ValueError as error:
            wrong.append(f"{column}: {error}")
    if not wrong and role == "holder" and days["since"] is None:
        wrong.append("a holder needs the day since when: write since")
    document = cells["document"]
    try:
        if cells.get("file"):
            document = f"{document} ({_digest(folder, cells['file'], digests)})"
    except ValueError as error:
        wrong.append(str(error))
    problems += [Problem(file=file, line=row.line, message=message) for message in wrong]
    if wrong:
        return None
    return MandateRow(
        file=file,
        line=row.line,
        office=cells["office"],
        unit=cells["unit"],
        role=role,
        person=cells["person"],
        name=cells["name"],
        since=days["since"],
        until=days["until"],
        document=document,
    )


def _wrong(cells: "dict[str, str] | object", role: str) -> Iterator[str]:
    assert isinstance(cells, dict)  # noqa: S101  the cells of a row
    if role not in ROLES:
        yield f"role is {role[:40]!r}: write one of {', '.join(ROLES)}, or leave it empty"
    elif role == "vacant" and (cells["person"] or cells["name"]):
        yield "a vacant place has no person: leave person and name empty, or take the role out"
    elif role != "vacant" and not (cells["person"] and cells["name"]):
        yield f"a line of a {role} needs a person and a name"
    elif role != "vacant" and not cells["document"]:
        yield "say in which document it stands: write document (title, page)"
    if len(cells["person"]) > LONGEST_REFERENCE:
        yield f"the reference of a person has {len(cells['person'])} characters; use at most {LONGEST_REFERENCE}"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        message = f"{text[:40]!r} is not a date: write YYYY-MM-DD"
        raise ValueError(message) from None
    if wrong := out_of_range(day):
        message = f"{day} {wrong}"
        raise ValueError(message)
    return day


def _digest(folder: Path, name: str, digests: dict[str, str]) -> str:
    """Return words that hold to a file in `documents/`: its name and SHA-256; raise `ValueError` if it is not there."""
    if name not in digests:
        path = folder / DOCUMENTS / name
        if Path(name).name != name or not path.is_file():
            message = f"there is no file {name[:60]!r} in {DOCUMENTS}/; put it there, or leave file empty"
            raise ValueError(message)
        try:
            with path.open("rb") as file:
                digests[name] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            message = f"{DOCUMENTS}/{name[:60]} cannot be read: {error.strerror}"
            raise ValueError(message) from error
    return f"{name}, SHA-256 {digests[name]}"
