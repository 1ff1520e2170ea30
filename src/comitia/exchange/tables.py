"""CSV tables from spreadsheets: UTF-8, a header that names the columns, and errors that name the line."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unicodedata import normalize

from comitia.count.name import is_control

LONGEST_CELL = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend in a file of the run folder; line 0 is the file as a whole."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}" if self.line else f"{self.file}: {self.message}"


class BadInput(Exception):  # noqa: N818  a collection of problems, read as one
    """Files of a run folder cannot be used; every problem found is listed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table: its number in the file from 1, and its cells by column, stripped and in NFC."""

    line: int
    cells: Mapping[str, str]


def read_table(path: Path, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> Iterator[Row]:
    """Yield the rows of a CSV file; raise `BadInput` where it is not one, or a required column is missing."""
    lines = StringIO(_text(path), newline="")  # no more line ends than CSV has: a control character is none
    reader = csv.reader(lines, strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        _check_header(path, header, required)
        places = {name: header.index(name) for name in (*required, *optional) if name in header}
        for cells in reader:
            if any(map(str.strip, cells)):
                yield _row(path, reader.line_num, cells, len(header), places)
    except csv.Error as error:
        raise BadInput([Problem(file=path.name, line=reader.line_num, message=f"not a CSV line: {error}")]) from error


def _text(path: Path) -> str:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"byte {error.object[error.start]:#04x} is not UTF-8: save the file as CSV in UTF-8 encoding"
        raise BadInput([Problem(file=path.name, line=line, message=message)]) from error
    except OSError as error:
        message = f"cannot be read: {error.strerror}"
        raise BadInput([Problem(file=path.name, line=0, message=message)]) from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        message = "holds a zero byte, so it is not text: save the file as CSV in UTF-8 encoding"
        raise BadInput([Problem(file=path.name, line=line, message=message)])
    return text


def _check_header(path: Path, header: list[str], required: tuple[str, ...]) -> None:
    missing = [name for name in required if name not in header]
    mark = next((mark for mark in (";", "\t") if len(header) == 1 and mark in header[0]), None)
    if missing and mark:
        message = "the columns are separated by semicolons or tabs: save the file as CSV with commas"
        raise BadInput([Problem(file=path.name, line=1, message=message)])
    if missing:
        message = f"the first line must name the columns {', '.join(required)}; missing: {', '.join(missing)}"
        raise BadInput([Problem(file=path.name, line=1, message=message)])
    twice = [name for name in header if name and header.count(name) > 1]
    if twice:
        raise BadInput([Problem(file=path.name, line=1, message=f"the column {twice[0]} is there twice")])


def _row(path: Path, line: int, cells: list[str], width: int, places: Mapping[str, int]) -> Row:
    if len(cells) > width or max(map(len, cells)) > LONGEST_CELL:
        message = f"{len(cells)} cells under {width} columns: put text that holds commas in double quotes"
        raise BadInput([Problem(file=path.name, line=line, message=message)])
    found = {name: _cell(cells[place]) if place < len(cells) else "" for name, place in places.items()}
    for name, cell in found.items():
        if not cell.isprintable() and any(map(is_control, cell)):
            message = f"{name} holds a line end or another control character; write it on one line, as plain text"
            raise BadInput([Problem(file=path.name, line=line, message=message)])
    return Row(line=line, cells=found)


def _cell(text: str) -> str:
    """Return a cell without blanks around it, its accents composed: one name is one text, whoever wrote it."""
    stripped = text.strip()
    return stripped if stripped.isascii() else normalize("NFC", stripped)
