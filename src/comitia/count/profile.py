"""All ballots of a contest, equal ones merged, as the counting rules read them.

A profile keeps its ballots as sorted rows for small contests and packed into keys for large ones, and makes another
form of them, such as a table of marks, when a rule asks for it. It knows numbers only: the names belong to whoever
holds the profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from comitia.count.amount import Amount
from comitia.count.argument import share
from comitia.count.fault import fault, first_fault, in_whole_numbers, weighed, weighed_apart
from comitia.count.few_digits import are_few, merged_lines
from comitia.count.form import SPACED, Form
from comitia.count.limits import MOST_CANDIDATES
from comitia.count.weights import Weight, in_units, without

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    from comitia.count.merging import Run

Row = tuple[tuple[int, ...], int]
Paper = tuple[tuple[int, ...], int, Amount]
"""A ranking, how many papers have it, and the value of each."""


class Profile:
    """The ballots of one contest; it never changes once made.

    `candidates` counts the numbers 1..n, `withdrawn` names those who left the contest (marks for them are passed
    over, and they cannot be elected). A ballot without a mark is `blank`; `invalid` ballots have no marks here.
    Ballots may weigh more or less than one vote: `valid`, `blank`, `invalid` and what each ranking has are whole
    numbers of 1/`unit` of a vote, which is 1 unless a weight is a fraction.
    """

    __slots__ = ("_packed", "_rows", "_table", "blank", "candidates", "invalid", "unit", "valid", "withdrawn")

    candidates: int
    blank: int
    invalid: int
    valid: int
    withdrawn: tuple[int, ...]
    unit: int
    _rows: tuple[Row, ...] | None
    _packed: Run | None
    _table: tuple[NDArray[Any], NDArray[np.int64]] | None

    def __init__(  # noqa: PLR0913  the five numbers of a contest and one of two forms of its ballots
        self,
        *,
        candidates: int,
        valid: int,
        blank: int = 0,
        invalid: int = 0,
        withdrawn: tuple[int, ...] = (),
        unit: int = 1,
        rows: tuple[Row, ...] | None = None,
        packed: Run | None = None,
    ) -> None:
        fields = {
            "candidates": candidates,
            "valid": valid,
            "blank": blank,
            "invalid": invalid,
            "withdrawn": withdrawn,
            "unit": unit,
            "_rows": rows,
            "_packed": packed,
            "_table": None,
        }
        for name, value in fields.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a profile never changes: {name} cannot be set")

    @classmethod
    def from_ballots(
        cls,
        candidates: int,
        ballots: Iterable[tuple[Weight, Sequence[int]]],
        *,
        invalid: int = 0,
        withdrawn: Iterable[int] = (),
    ) -> Profile:
        """Return the profile of (how many, ranking) pairs; a ranking is candidate numbers from 1, best first.

        How many may be a fraction: the weight of a ballot. Equal rankings are merged, an empty one is blank. Raises
        ValueError for an unknown or repeated candidate, and for a weight of 0 or less.
        """
        merged: dict[tuple[int, ...], Weight] = {}
        for copies, marks in ballots:
            weight, ranking = weighed_apart(copies), in_whole_numbers(marks)
            merged[ranking] = merged.get(ranking, 0) + weight
        return cls._from_plain(candidates, merged, invalid, withdrawn)

    @classmethod
    def from_merged(
        cls,
        candidates: int,
        merged: Mapping[tuple[int, ...], Weight],
        *,
        invalid: Weight = 0,
        withdrawn: Iterable[int] = (),
    ) -> Profile:
        """Return the profile of rankings and how many ballots have each; same errors as `from_ballots`."""
        whole = {in_whole_numbers(row): weighed(weight) for row, weight in merged.items()}
        return cls._from_plain(candidates, whole, invalid, withdrawn)

    @classmethod
    def _from_plain(
        cls, candidates: int, merged: Mapping[tuple[int, ...], Weight], invalid: Weight, withdrawn: Iterable[int]
    ) -> Profile:
        gone = tuple(sorted({*in_whole_numbers(withdrawn)}))
        check_numbers(candidates, invalid, gone)
        for ranking in merged:
            if ranking and (wrong := fault(ranking, candidates)):
                raise ValueError(wrong)
        left = without(gone, merged) if gone else merged
        spoilt = share(invalid, "invalid ballots")
        whole, unit = in_units(left, spoilt)
        return cls.from_checked(candidates, whole, invalid=int(spoilt * unit), withdrawn=gone, unit=unit)

    @classmethod
    def from_checked(
        cls,
        candidates: int,
        merged: Mapping[tuple[int, ...], int],
        *,
        invalid: int = 0,
        withdrawn: tuple[int, ...] = (),
        unit: int = 1,
    ) -> Profile:
        """Return the profile of rankings that are known to be sound: whoever calls has looked at each of them."""
        rows = sorted(merged.items())
        blank = rows.pop(0)[1] if rows and not rows[0][0] else 0
        valid = sum([copies for _, copies in rows])
        return cls(
            candidates=candidates,
            valid=valid,
            blank=blank,
            invalid=invalid,
            withdrawn=withdrawn,
            unit=unit,
            rows=tuple(rows),
        )

    @classmethod
    def from_digits(cls, candidates: int, text: bytes | memoryview, form: Form = SPACED) -> Profile | None:
        """Return the profile of ballots written as ``COUNT C C C 0``, or in another form, one a line.

        Returns None when anything is amiss: whoever reads the file finds out what, and where.
        """
        if are_few(text):
            merged = merged_lines(candidates, bytes(text), form)
            return None if merged is None else cls.from_checked(candidates, merged)
        from comitia.count import digits  # noqa: PLC0415  numpy is loaded for large contests only

        run = digits.run_of_text(candidates, text, form)
        return None if run is None else cls._from_run(candidates, run)

    @classmethod
    def from_array(cls, candidates: int, marks: ArrayLike) -> Profile:
        """Return the profile of an array (ballots, places) of candidate numbers from 1, best first, 0 after the last.

        A row of 0 is a blank ballot. Raises ValueError that names the first ballot (from 1) with a fault, and for more
        than 254 candidates.
        """
        from comitia.count import arrays  # noqa: PLC0415  numpy is loaded for large contests only

        check_numbers(candidates, 0, ())
        run = arrays.run_of_array(candidates, marks)
        if run is None:
            raise ValueError(first_fault(arrays.rows_of(marks), candidates))
        return cls._from_run(candidates, run)

    @classmethod
    def _from_run(cls, candidates: int, run: Run) -> Profile:
        marked, blank = run.without_blank()
        return cls(candidates=candidates, valid=marked.ballots, blank=blank, packed=marked)

    @property
    def cast(self) -> int:
        """Return how many ballots were cast: valid, blank and invalid."""
        return self.valid + self.blank + self.invalid

    @property
    def standing(self) -> tuple[int, ...]:
        """Return the candidates who have not withdrawn."""
        everyone = range(1, self.candidates + 1)
        return tuple([c for c in everyone if c not in self.withdrawn] if self.withdrawn else everyone)

    @property
    def size(self) -> int:
        """Return how many different rankings there are."""
        return len(self._rows) if self._rows is not None else len(self.packed.copies)

    @property
    def has_table(self) -> bool:
        """Return whether the ballots are held as arrays: what adds them up takes the table, where there are some."""
        return self._packed is not None or self._table is not None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return (ranking, how many), sorted by ranking."""
        if self._rows is None:
            rankings, counts = self.table
            stripped = (tuple(filter(None, ranking)) for ranking in rankings.tolist())
            object.__setattr__(self, "_rows", tuple(zip(stripped, counts.tolist(), strict=True)))
        return self._rows or ()

    @property
    def table(self) -> tuple[NDArray[Any], NDArray[np.int64]]:
        """Return the rankings, 0 after the last mark and in the whole last column, and how many have each."""
        if self._table is None:
            from comitia.count import table  # noqa: PLC0415  numpy is loaded for large contests only

            packed, rows = self._packed, self._rows
            made = (
                table.from_rows(self.candidates, rows or ())
                if packed is None
                else table.from_run(self.candidates, packed)
            )
            object.__setattr__(self, "_table", made)
        assert self._table is not None  # noqa: S101  set just above
        return self._table

    @property
    def packed(self) -> Run:
        """Return the rankings as keys, in order, and how many have each; ValueError for more than 254 candidates."""
        if self._packed is None:
            from comitia.count import table  # noqa: PLC0415  numpy is loaded for large contests only

            object.__setattr__(self, "_packed", table.to_run(self.candidates, self.table))
        assert self._packed is not None  # noqa: S101  set just above
        return self._packed

    @property
    def rankings(self) -> NDArray[Any]:
        """Return the rankings as a table (rows, longest) of candidate numbers, 0 where there is no mark."""
        return self.table[0][:, :-1]

    @property
    def counts(self) -> NDArray[np.int64]:
        """Return how many ballots have each ranking of `rankings`."""
        return self.table[1]

    def ballots(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield (how many, ranking) for each different ranking, sorted by ranking; blank ballots are not among them."""
        return ((copies, ranking) for ranking, copies in self.rows)

    def __reduce__(self) -> tuple[Callable[..., Profile], tuple[object, ...]]:
        numbers = (self.candidates, self.valid, self.blank, self.invalid, self.withdrawn, self.unit)
        return _again, (*numbers, self._rows, self._packed)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Profile) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return (
            f"Profile(candidates={self.candidates}, valid={self.valid}, blank={self.blank}, "
            f"invalid={self.invalid}, withdrawn={self.withdrawn}, unit={self.unit}, rankings={self.size})"
        )

    def _key(self) -> tuple[int, int, int, int, tuple[int, ...], tuple[Row, ...]]:
        return self.candidates, self.unit, self.blank, self.invalid, self.withdrawn, self.rows


def _again(*fields: Any) -> Profile:
    """Return the profile that was taken apart to be sent to another process."""
    names = ("candidates", "valid", "blank", "invalid", "withdrawn", "unit", "rows", "packed")
    return Profile(**dict(zip(names, fields, strict=True)))


def check_numbers(candidates: int, invalid: Weight, withdrawn: tuple[int, ...]) -> None:
    """Raise ValueError when these cannot be the numbers of a contest."""
    if type(candidates) is not int:
        raise ValueError(f"found {candidates!r} candidates, expected a whole number")
    if not 1 <= candidates <= MOST_CANDIDATES:
        raise ValueError(f"found {candidates} candidates, expected a number from 1 to {MOST_CANDIDATES}")
    if share(invalid, "invalid ballots") < 0:
        raise ValueError(f"found {invalid} invalid ballots, expected 0 or more")
    if withdrawn and not 1 <= withdrawn[0] <= withdrawn[-1] <= candidates:
        raise ValueError(f"found the withdrawn candidates {withdrawn}, expected numbers from 1 to {candidates}")
