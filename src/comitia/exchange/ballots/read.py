"""Reading a ballot file, told by what its name ends in, by its contents where endings are shared, or by a format."""

from collections.abc import Callable, Sequence
from pathlib import Path

from comitia.count import compiled
from comitia.count.marks import marks_of
from comitia.count.policy import STRICT, Policy
from comitia.exchange.ballots.abif import marked_abif
from comitia.exchange.ballots.blt import marked_blt, parse_blt
from comitia.exchange.ballots.cef import marked_cef
from comitia.exchange.ballots.cvr import marked_cvr
from comitia.exchange.ballots.file import BallotFile, BallotFileError, plain_lines
from comitia.exchange.ballots.marked import MarkedFile
from comitia.exchange.ballots.own_json import MARK, marked_json
from comitia.exchange.ballots.preflib import KINDS, marked_preflib
from comitia.exchange.ballots.scottish_csv import parse_csv
from comitia.exchange.ballots.table_csv import has_ranks, marked_grid_csv, marked_rank_csv

FORMATS = ("blt", "scottish-csv", "rank-csv", "grid-csv", *KINDS, "abif", "cvotes", "cvr", "json")
MOST_BYTES = 1 << 28
_LAYOUTS: dict[str, Callable[[bytes, str], BallotFile]] = {".blt": parse_blt, ".csv": parse_csv}
_MARKED: dict[str, Callable[[bytes, str], MarkedFile]] = {
    "blt": marked_blt,
    "rank-csv": marked_rank_csv,
    "grid-csv": marked_grid_csv,
    "abif": marked_abif,
    "cvotes": marked_cef,
    "json": marked_json,
}


def read_ballots(path: Path | str) -> BallotFile:
    """Return the contents of a BLT file or a Scottish CSV, as they go on record.

    Raises `BallotFileError`, and OSError when it cannot be opened.
    """
    return parse_ballots(Path(path).read_bytes(), str(path))


def read_all(paths: Sequence[Path | str]) -> list[BallotFile]:
    """Return the contents of many such files, read by the way that all of them together pay for. Errors as above."""
    read = [(Path(path).read_bytes(), str(path)) for path in paths]
    with compiled.batch(sum(len(data) for data, _ in read)):
        return [parse_ballots(data, name) for data, name in read]


def parse_ballots(data: bytes, name: str) -> BallotFile:
    """Return the contents of such a file, given its bytes and its name. Raises `BallotFileError`."""
    ending = _ending(name)
    if ending not in _LAYOUTS:
        raise BallotFileError(name, 1, f"a file that ends in {ending!r}", "a name that ends in .blt or .csv")
    return _LAYOUTS[ending](data, name)


def read_counted(
    path: Path | str, policy: Policy = STRICT, layout: str | None = None, contest: str | None = None
) -> BallotFile:
    """Return the ballots of a file of any format, as a policy makes them of the marks. Errors as of `read_ballots`."""
    data, name = _bytes(path), str(path)
    layout = layout_of(data, name, layout)
    _check_contest(layout, name, contest)
    if layout == "blt":
        return parse_blt(data, name, policy)
    if layout == "scottish-csv":
        return parse_csv(data, name)
    return parse_marked(data, name, layout, contest).counted(policy)


def read_marked(path: Path | str, layout: str | None = None, contest: str | None = None) -> MarkedFile:
    """Return a file of any format as it is marked. Errors as of `read_ballots`."""
    data, name = _bytes(path), str(path)
    return parse_marked(data, name, layout, contest)


def parse_marked(data: bytes, name: str, layout: str | None = None, contest: str | None = None) -> MarkedFile:
    """Return the contents of a file of any format, given its bytes and its name. Raises `BallotFileError`."""
    layout = layout_of(data, name, layout)
    _check_contest(layout, name, contest)
    if layout == "cvr":
        return marked_cvr(data, name, contest)
    if layout in KINDS:
        return marked_preflib(data, name, layout)
    if layout == "scottish-csv":
        return _as_marked(parse_csv(data, name), name, layout)
    return _MARKED[layout](data, name)


def layout_of(data: bytes, name: str, told: str | None = None) -> str:
    """Return the format of a file: as told, or by the ending of its name and, where that is shared, by its contents."""
    if told is not None:
        if told not in FORMATS:
            raise ValueError(f"found the format {told!r}, expected one of: {', '.join(FORMATS)}")
        return told
    ending = _ending(name).removeprefix(".")
    if ending in {"blt", "abif", "cvotes", *KINDS}:
        return ending
    if ending == "csv":
        return _csv_layout(data)
    if ending == "json":
        return "json" if MARK in data else "cvr"
    known = ", ".join(f".{each}" for each in ("blt", "csv", "json", "abif", "cvotes", *KINDS))
    raise BallotFileError(name, 1, f"a file that ends in {_ending(name)!r}", f"one of {known}, or --format")


def _ending(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""


def _bytes(path: Path | str) -> bytes:
    with Path(path).open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BallotFileError(str(path), 1, f"more than {MOST_BYTES:,} bytes", "a smaller file")
    return data


def _check_contest(layout: str, name: str, contest: str | None) -> None:
    if contest is not None and layout != "cvr":
        raise BallotFileError(name, 1, f"a file of one contest ({layout})", "no --contest, or a report of several")


def _csv_layout(data: bytes) -> str:
    """Return which of the CSV layouts it is, by the first line that is not empty, or how it names candidates."""
    start = plain_lines(data)[:200_000].decode("utf-8", errors="replace")
    first = next((line for line in start.split("\n") if line.strip()), "")
    cells = [cell.strip().strip('"') for cell in first.split(",")]
    if all(cell.isdigit() or not cell for cell in cells):
        return "rank-csv" if _are_ranks(cells, start) and b'"Candidate 1"' not in data else "scottish-csv"
    if has_ranks(cells):
        return "rank-csv"
    return "scottish-csv" if b'\n"Candidate 1"' in data else "grid-csv"


def _are_ranks(cells: list[str], text: str) -> bool:
    """Return whether a first line of numbers alone heads columns of ranks: 1 to the last, with names in a line below.

    The other layout that begins with numbers has candidates and seats there, and below them numbers until its names.
    """
    if cells != [str(number) for number in range(1, len(cells) + 1)]:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    return any(cell.strip(' "') and not cell.strip(' "').isdigit() for line in lines[1:] for cell in line.split(","))


def _as_marked(file: BallotFile, name: str, layout: str) -> MarkedFile:
    """Return the plain ballots of a file as marked ones."""
    return MarkedFile(
        format=layout,
        path=name,
        digest=file.digest,
        marks=marks_of(file.profile),
        seats=file.seats,
        names=file.names,
        title=file.title,
        parties=file.parties,
    )
