"""From rows of contests and returns to links: the rounds of a contest taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from comitia.store import models
from comitia.store.queries.chain.model import EVIDENCE, Link
from comitia.store.queries.order import in_order

CONTEST = (
    "id", "first", "round", "office", "office_unit", "group", "roll", "body", "unit", "electors", "seats", "state",
)  # fmt: skip
RETURN = ("contest", "grade", "cast", "valid", "vacant")


@dataclass(frozen=True, slots=True)
class Round:
    """One row of a contest, with the figures of its return where it has one."""

    id: str
    first: str
    number: int
    office: str
    office_unit: str
    group: int
    roll: str | None
    body: str | None
    unit: str
    electors: int
    seats: int
    state: str
    grade: str | None
    cast: int | None
    valid: int | None
    vacant: int

    @property
    def evidence(self) -> str:
        """Return the grade of the return, or why there is none."""
        if self.grade is None:
            return "not_held" if self.state == "closed" else "awaited"
        return "no_votes" if self.grade == "ballots_counted" and self.cast == 0 else self.grade


def links(contests: QuerySet[models.Contest]) -> tuple[Link, ...]:
    """Return the links that a set of contests makes up, in order of their opening, and of their units; two queries."""
    returns: dict[str, tuple[Any, ...]] = {
        contest: tuple(figures)
        for contest, *figures in models.Return.objects.filter(contest__in=contests.order_by().values("id")).values_list(
            *RETURN
        )
    }
    none = (None, None, None, 0)
    rounds: dict[str, list[Round]] = {}
    for row in in_order(contests).values_list(*CONTEST):
        rounds.setdefault(row[1], []).append(Round(*row, *returns.get(row[0], none)))
    return tuple(link(each) for each in rounds.values())


def link(rounds: Sequence[Round]) -> Link:
    """Return the link that the rounds of one contest make up, first round first."""
    last = rounds[-1]
    if len(rounds) == 1:
        return _link(last, last, last.seats - _open(last), last.evidence)
    left = [*(row.seats for row in rounds[1:]), _open(last)]
    electing = [row for row, after in zip(rounds, left, strict=True) if row.seats > after] or [last]
    deciding = max(electing, key=lambda row: (row.cast or 0, row.number))
    weakest = max((row.evidence for row in electing), key=tuple(EVIDENCE).index)
    return _link(last, deciding, rounds[0].seats - _open(last), weakest)


def _link(last: Round, deciding: Round, filled: int, evidence: str) -> Link:
    return Link(
        contest=last.first,
        deciding=deciding.id,
        round=deciding.number,
        office=last.office,
        office_unit=last.office_unit,
        group=last.group,
        roll=last.roll,
        body=last.body,
        unit=last.unit,
        electors=deciding.electors,
        seats=filled + _open(last),
        filled=filled,
        vacant=0 if last.state == "open" else _open(last),
        evidence=evidence,
        cast=deciding.cast,
        valid=deciding.valid,
    )


def _open(last: Round) -> int:
    """Return the seats that nobody has won: those the last return left vacant, all of them where there is none."""
    return last.vacant if last.state == "returned" else last.seats
