"""From rows of contests and returns to links: the rounds of a contest taken together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from comitia.store import models
from comitia.store.queries.chain.model import EVIDENCE, Link

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
    """Return the links that a set of contests makes up, in order of their opening; two queries."""
    returns = {
        contest: (grade, cast, valid, vacant)
        for contest, grade, cast, valid, vacant in models.Return.objects.filter(
            contest__in=contests.order_by().values("id")
        ).values_list(*RETURN)
    }
    none = (None, None, None, 0)
    rounds: dict[str, list[Round]] = {}
    for row in contests.order_by("seq").values_list(*CONTEST):
        grade, cast, valid, vacant = returns.get(row[0], none)
        rounds.setdefault(row[1], []).append(Round(*row, grade=grade, cast=cast, valid=valid, vacant=vacant))
    return tuple(link(each) for each in rounds.values())


def link(rounds: Sequence[Round]) -> Link:
    """Return the link that the rounds of one contest make up, first round first."""
    first, last = rounds[0], rounds[-1]
    electing = [row for row, filled in zip(rounds, _filled(rounds), strict=True) if filled]
    deciding = max(electing, key=lambda row: (row.cast or 0, row.number), default=last)
    return Link(
        contest=first.first,
        deciding=deciding.id,
        round=deciding.number,
        office=first.office,
        office_unit=first.office_unit,
        group=first.group,
        roll=first.roll,
        body=first.body,
        unit=first.unit,
        electors=deciding.electors,
        seats=first.seats,
        filled=sum(_filled(rounds)),
        vacant=_vacant(last),
        evidence=_weakest(electing or [last]),
        cast=deciding.cast,
        valid=deciding.valid,
    )


def _filled(rounds: Sequence[Round]) -> list[int]:
    """Return how many each round elected: what it had to fill, less what the next round has, or what stayed open."""
    left = [*(row.seats for row in rounds[1:]), _open(rounds[-1])]
    return [row.seats - after for row, after in zip(rounds, left, strict=True)]


def _open(last: Round) -> int:
    return last.vacant if last.state == "returned" else last.seats


def _vacant(last: Round) -> int:
    return {"returned": last.vacant, "closed": last.seats}.get(last.state, 0)


def _weakest(rounds: Iterable[Round]) -> str:
    return max((row.evidence for row in rounds), key=EVIDENCE.index)
