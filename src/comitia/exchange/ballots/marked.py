"""What a file holds before a policy makes ballots of it: marked ballots, and where in the file each kind stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from comitia.count.amount import plain
from comitia.count.limits import MOST_CANDIDATES
from comitia.count.marks import Marks, Place, Places, trimmed
from comitia.count.policy import STRICT, MarksRefusedError, Policy, profile_of, untouched
from comitia.count.weights import Weight, common_part
from comitia.exchange.ballots.file import NO_COMMON_PART, BallotFile, BallotFileError

Where = int | str
"""A line from 1, or a path in the file."""
MOST_PLACES = 2 * MOST_CANDIDATES


class Gathered:
    """The ballots of a file while it is read: equal ones merged, each with the place at which it stands first."""

    __slots__ = ("_path", "_unit", "invalid", "rows", "where")

    def __init__(self, path: str) -> None:
        self._path, self._unit = path, 1
        self.rows: dict[Places, Weight] = {}
        self.where: dict[Places, Where] = {}
        self.invalid: Weight = 0

    def add(self, places: Iterable[Place], weight: Weight, where: Where) -> None:
        """Add ballots with these places; what is empty after the last mark was not skipped."""
        kept = trimmed(tuple(places))
        if kept not in self.rows:
            self.where[kept] = where
        if weight.denominator > 1:
            self.refuse_parts(weight, where)
        self.rows[kept] = self.rows.get(kept, 0) + weight

    def refuse_parts(self, weight: Weight, where: Where) -> None:
        """Refuse weights that have no common part, before they are added up."""
        try:
            self._unit = common_part(self._unit, weight.denominator)
        except ValueError:
            raise refused_at(self._path, where, *NO_COMMON_PART) from None

    def marks(self, candidates: int, withdrawn: Iterable[int] = ()) -> Marks:
        """Return the marked ballots, in the order in which they stand first."""
        rows = tuple((places, plain(weight)) for places, weight in self.rows.items())
        gone = tuple(sorted(set(withdrawn)))
        return Marks(candidates=candidates, rows=rows, invalid=plain(self.invalid), withdrawn=gone)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedFile:
    """The contents of a ballot file as it is marked.

    `seats` is 0 where the file says none. `where` tells for each row of the marks where it stands first. In a file
    that `is_weighted`, equal ballots cannot be told from the weight of one.
    """

    format: str
    path: str
    digest: str
    marks: Marks
    where: tuple[Where, ...] = ()
    seats: int = 0
    names: tuple[str, ...] = ()
    title: str = ""
    parties: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_weighted: bool = False

    def counted(self, policy: Policy = STRICT) -> BallotFile:
        """Return the ballots that a policy makes of the marks. Raises `BallotFileError` where it refuses one."""
        try:
            profile, treatment = profile_of(self.marks, policy)
        except MarksRefusedError as error:
            raise self.refused(error.row, error.found, error.expected) from None
        return BallotFile(
            profile=profile,
            seats=self.seats,
            names=self.names,
            title=self.title,
            withdrawn=self.marks.withdrawn,
            digest=self.digest,
            parties=self.parties,
            treatment=treatment if treatment != untouched(policy) else None,
            notes=self.notes,
        )

    def refused(self, row: int, found: str, expected: str) -> BallotFileError:
        """Return the refusal of a row of the marks, at its place."""
        where = self.where[row] if row < len(self.where) else 1
        return refused_at(self.path, where, found, expected)

    @property
    def known_names(self) -> tuple[str, ...]:
        """Return the names, made up from the numbers where the file names nobody."""
        return self.names or tuple(f"Candidate {number}" for number in range(1, self.marks.candidates + 1))


def refused_at(path: str, where: Where, found: str, expected: str) -> BallotFileError:
    """Return the refusal of what stands at a place of a file."""
    if isinstance(where, str):
        return BallotFileError(path, 1, found, expected, at=where)
    return BallotFileError(path, where, found, expected)
