"""A list from which persons are drawn: a CSV table with a header, one row a person, told apart by the first column."""

from dataclasses import dataclass
from pathlib import Path

from comitia.exchange.ballots.file import BallotFileError, Lines, csv_row, decoded, digest, plain_lines


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonList:
    """The contents of such a list: names in order, the group of each (an empty text without groups), the SHA-256."""

    names: tuple[str, ...]
    groups: tuple[str, ...]
    digest: str


def read_list(path: Path | str, by: str | None = None) -> PersonList:
    """Return a list, grouped by a column if one is named. Raises `BallotFileError`, and OSError if it is not there."""
    return parse_list(Path(path).read_bytes(), str(path), by)


def parse_list(data: bytes, name: str, by: str | None = None) -> PersonList:
    """Return a list, given its bytes. Raises `BallotFileError` for a line that is amiss."""
    lines = Lines(decoded(plain_lines(data), name), name)
    rows = (csv_row(line, lines) for line in lines)
    header = next(rows, [])
    if not header or not all(header):
        raise lines.refuse(
            "no header" if not any(header) else "a column without a name", "a header of names of columns"
        )
    if by is not None and by not in header[1:]:
        raise lines.refuse(f"the columns {', '.join(header)}", f"a column {by!r} after the first")
    seen: dict[str, int] = {}
    groups = []
    for row in rows:
        if len(row) != len(header):
            raise lines.refuse(f"{len(row)} fields", f"{len(header)}, as in the header")
        _refuse_person(row[0], seen, lines)
        seen[row[0]] = lines.number
        group = "" if by is None else row[header.index(by)]
        if by is not None and not group:
            raise lines.refuse(f"nobody's {by}", f"the {by} of {row[0]}")
        groups.append(group)
    return PersonList(names=tuple(seen), groups=tuple(groups), digest=digest(data))


def _refuse_person(name: str, seen: dict[str, int], lines: Lines) -> None:
    if not name:
        raise lines.refuse("nobody", "who is listed, in the first column")
    if name in seen:
        raise lines.refuse(f"{name!r} again (line {seen[name]})", "each person once; write what tells two apart")


__all__ = ["BallotFileError", "PersonList", "parse_list", "read_list"]
