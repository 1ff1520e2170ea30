"""CSV tables with a row for each ballot: a column a rank, with names (`rank-csv`), or a column a candidate, with ranks.

In `rank-csv` the columns called ``rank1``, ``Rank 2``, ``choice 3`` or ``1`` say whom a ballot ranks there: a name,
several parted by ``|``, the word ``overvote``, or nothing (``undervote`` and ``skipped`` say so too). A column
``count`` says how many equal ballots a row is; where one called ``valid`` or ``invalid`` says that a row is none, it is
counted as invalid. All other columns are passed over. In `grid-csv` each column after those for ids and precincts is a
candidate, and a cell is the rank the ballot gives, or nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from comitia.count.limits import MOST_CANDIDATES
from comitia.count.marks import UNREADABLE, Place
from comitia.exchange.ballots.file import BallotFileError, Lines, csv_row, decoded, digest, plain_lines
from comitia.exchange.ballots.marked import Gathered, MarkedFile

_RANK = re.compile(r"(?:rank|choice|preference|ranking)?[ _]?([1-9][0-9]{0,3})", re.ASCII | re.IGNORECASE)
_NOBODY = {"", "undervote", "skipped"}
_NO_CANDIDATE = re.compile(
    r"|(?:.*[ _])?(?:[iI][dD])|[A-Za-z]*[a-z]ID|(?i:ballot|batch|precinct|row[ _]?number)", re.ASCII
)
"""What a column before the candidates is called; Ward and Box could be names of people, and are none of these."""
_NUMBERS = {"weight", "weights", "votes", "copies", "ballots", "quantity", "multiplicity", "number of votes"}
"""Columns that may say how many ballots a row is: passing over one would be a wrong count."""
_TRUTH = {"t": True, "true": True, "yes": True, "1": True, "f": False, "false": False, "no": False, "0": False}
_LONGEST_CELL = 1_000


def has_ranks(header: Sequence[str]) -> bool:
    """Return whether a line has a column that is called a rank, or all of them by number."""
    return any(not cell.isdigit() and _RANK.fullmatch(cell) for cell in header) or _is_rank_table(header)


def _is_rank_table(header: Sequence[str]) -> bool:
    """Return whether a line has the columns of ranks 1 to the last, each once, whatever else it has."""
    ranks = sorted(_rank_columns(header))
    return bool(ranks) and ranks == list(range(1, len(ranks) + 1))


def marked_rank_csv(data: bytes, name: str) -> MarkedFile:
    """Return the marked ballots of a table with a column a rank. Raises `BallotFileError`."""
    return _marked(data, name, "rank-csv", _RankTable)


def marked_grid_csv(data: bytes, name: str) -> MarkedFile:
    """Return the marked ballots of a table with a column a candidate. Raises `BallotFileError`."""
    return _marked(data, name, "grid-csv", _GridTable)


def _marked(
    data: bytes, name: str, layout: str, kind: "Callable[[list[str], Lines], _RankTable | _GridTable]"
) -> MarkedFile:
    lines = Lines(decoded(plain_lines(data), name), name)
    rows = _rows(lines)
    header = next(rows, None)
    if header is None:
        raise BallotFileError(name, 1, "no text", "a line with the names of the columns")
    if told := next((cell for cell in header if cell.lower() in _NUMBERS), None):
        raise lines.refuse(f"the column {told!r}", "a column count where a row is several equal ballots (rank-csv)")
    table = kind(header, lines)
    for row in rows:
        if len(row) > len(header) and any(row[len(header) :]):
            raise lines.refuse(f"{len(row)} cells", f"{len(header)}, as the first line has")
        table.take(row + [""] * (len(header) - len(row)))
    ballots, names = table.gathered()
    return MarkedFile(
        format=layout,
        path=name,
        digest=digest(data),
        marks=ballots.marks(len(names)),
        where=tuple(ballots.where.values()),
        names=names,
    )


def _rows(lines: Lines) -> Iterator[list[str]]:
    """Yield the cells of each row that is not empty; a row is a line."""
    for line in lines:
        found = csv_row(line, lines)
        if len(line) > _LONGEST_CELL and max(map(len, found)) > _LONGEST_CELL:
            raise lines.refuse("a cell of more than 1,000 characters", "a name or a number in each cell")
        if any(found):
            yield found


def _rank_columns(header: Sequence[str]) -> list[int]:
    return [int(match[1]) for cell in header if (match := _RANK.fullmatch(cell))]


class _RankTable:
    """The rows of a table with a column a rank."""

    def __init__(self, header: list[str], lines: Lines) -> None:
        self.lines = lines
        if not _is_rank_table(header):
            raise lines.refuse("no such columns", "columns rank1, rank2 and so on, each once")
        at = {int(match[1]): number for number, cell in enumerate(header) if (match := _RANK.fullmatch(cell))}
        self.columns = [at[rank] for rank in sorted(at)]
        self.known = {what: self._column(header, what) for what in ("count", "valid", "invalid")}
        self._rows: dict[tuple[tuple[str, ...], ...], tuple[int, int]] = {}
        self._names: set[str] = set()
        self._cells: dict[str, tuple[str, ...]] = {}
        self.invalid = 0

    def _column(self, header: list[str], what: str) -> int | None:
        places = [number for number, cell in enumerate(header) if cell.lower() == what]
        if len(places) > 1:
            raise self.lines.refuse(f"{len(places)} columns {what!r}", "one")
        return places[0] if places else None

    def take(self, row: list[str]) -> None:
        """Take a ballot."""
        count = self.known["count"]
        copies = 1 if count is None else int(self.lines.weight(row[count]))
        if count is not None and str(copies) != row[count]:
            raise self.lines.refuse(repr(row[count][:40]), "a whole number of equal ballots")
        if self._is_invalid(row):
            self.invalid += copies
            return
        places = tuple([self._known_place(row[column]) for column in self.columns])
        before, line = self._rows.get(places, (0, self.lines.number))
        self._rows[places] = (before + copies, line)

    def _is_invalid(self, row: list[str]) -> bool:
        for what, is_so in (("valid", False), ("invalid", True)):
            column = self.known[what]
            if column is None:
                continue
            said = _TRUTH.get(row[column].lower())
            if said is None:
                raise self.lines.refuse(repr(row[column][:40]), f"true or false in the column {what!r}")
            if said is is_so:
                return True
        return False

    def _known_place(self, cell: str) -> tuple[str, ...]:
        """Return the place that a cell says; few different ones stand in many rows."""
        place = self._cells.get(cell)
        if place is None:
            place = self._cells[cell] = self._place(cell)
        return place

    def _place(self, cell: str) -> tuple[str, ...]:
        if cell.lower() in _NOBODY:
            return ()
        if cell.lower() == "overvote":
            return ("",)
        names = tuple(name.strip() for name in cell.split("|"))
        if "" in names or len(set(names)) < len(names):
            raise self.lines.refuse(repr(cell[:60]), "names parted by |, each once")
        self._names |= set(names)
        if len(self._names) > MOST_CANDIDATES:
            raise self.lines.refuse(f"{len(self._names)} different names", f"at most {MOST_CANDIDATES} candidates")
        return names

    def gathered(self) -> tuple[Gathered, tuple[str, ...]]:
        """Return the ballots by number, and the names in the order of the alphabet."""
        names = tuple(sorted(self._names))
        if not names:
            raise self.lines.refuse("no name in any row", "at least one candidate")
        number = {"": UNREADABLE[0], **{name: place for place, name in enumerate(names, 1)}}
        ballots = Gathered(self.lines.path)
        ballots.invalid = self.invalid
        for places, (copies, line) in self._rows.items():
            ballots.add([tuple(sorted(number[name] for name in place)) for place in places], copies, line)
        return ballots, names


class _GridTable:
    """The rows of a table with a column a candidate."""

    def __init__(self, header: list[str], lines: Lines) -> None:
        self.lines = lines
        first = next((place for place, cell in enumerate(header) if not _NO_CANDIDATE.fullmatch(cell)), None)
        if first is None:
            raise lines.refuse("no column of a candidate", "columns of ids and precincts, then one a candidate")
        self.first, self.names = first, tuple(header[first:])
        if "count" in map(str.lower, header):
            raise lines.refuse("the column count", "a row for each ballot, where each column is a candidate")
        if "" in self.names or len(set(self.names)) < len(self.names) or len(self.names) > MOST_CANDIDATES:
            expected = f"a name of its own for each of up to {MOST_CANDIDATES} candidates"
            raise lines.refuse("columns without a name, with one name, or too many", expected)
        self.ballots = Gathered(lines.path)

    def take(self, row: list[str]) -> None:
        """Take a ballot."""
        cells = row[self.first : self.first + len(self.names)]
        places: dict[int, list[int]] = {}
        for number, cell in enumerate(cells, 1):
            if cell.lower() not in _NOBODY:
                places.setdefault(self.lines.whole(cell, "a rank", len(self.names)), []).append(number)
        last = max(places, default=0)
        ranked: list[Place] = [tuple(places.get(rank, ())) for rank in range(1, last + 1)]
        self.ballots.add(ranked, 1, self.lines.number)

    def gathered(self) -> tuple[Gathered, tuple[str, ...]]:
        """Return the ballots, and the names in the order of the columns."""
        return self.ballots, self.names
