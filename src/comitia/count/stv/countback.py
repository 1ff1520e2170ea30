"""Countback: who follows one of those elected by single transferable vote, counted from the papers of that seat.

The rule of Hare-Clark, in use in Tasmania since 1917: Electoral Act 2004 (Tas), Schedule 6, and Local Government Act
1993 (Tas), section 307 and Schedule 8; likewise Electoral Act 1992 (ACT), Schedule 4, Part 4.3. Only the papers that
had elected the one who left are looked at, so that the same voters choose who follows, and nobody else's seat is
touched. The first count is that of `scottish_stv`, and what follows from that is this wording:

1. The papers are all those that lay with the elected candidate when the seat was settled: before the surplus was passed
   on, where one was; else at the end of the count. Each has the value that it had there. A surplus passes on the same
   part of every paper, so the part that stayed with the seat has the same proportions.
2. Each paper counts for the first, in its whole order, of those who stand now: also one whom it ranks before the
   candidate who left, and who was excluded then. A paper that names none of them is not transferable.
3. Who has more than half of the value of the papers that name somebody who stands is elected.
4. Until then the one with the fewest votes is excluded, and the papers pass on at their value, by rules 50 to 52 of the
   first count; ties fall as they do there, by lots of their own.
5. Where no paper names anybody who stands, nobody is elected.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from comitia.count.amount import Amount
from comitia.count.lots import Draws, LotMissingError, LotRequired, Lots
from comitia.count.options import NONE, Options
from comitia.count.profile import Paper, Profile
from comitia.count.record import Count
from comitia.count.stv.papers import ValuedPapers
from comitia.count.stv.scottish_stv import ARITHMETIC, ScottishCounting
from comitia.count.stv.scottish_stv import WORDING as FIRST
from comitia.count.wording import Wording

RULE = "countback"
COUNTED_BACK = ("scottish-stv",)
"""The rules whose counts have papers of a seat."""
WORDING = Wording(
    says={
        **FIRST.says,
        "countback 3": "Whoever has more than half of the votes on the ballots that name somebody who stands is "
        "elected.",
        "countback 5": "Where no ballot names anybody who stands, nobody is elected.",
    },
    by={"exclusion": "rule 50"},
    way=(
        "Only the ballots that had elected the candidate who left are counted again, each at the value that it had "
        "there.",
        "Each counts for the first candidate on it who stands now. Whoever has more than half is elected; until then "
        "the one with the fewest votes is excluded, and the ballots pass on.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacated:
    """The count in which a candidate was elected, and the candidate whose papers are looked at."""

    profile: Profile
    seats: int
    candidate: int
    lots: Lots
    options: Options = NONE


def countback(vacated: Vacated, standing: Collection[int], lots: Lots | None = None) -> Count | LotRequired:
    """Return the countback of a seat among those who stand for it, or the lot that it needs.

    `ballots` of the count are the papers of the seat. Raises ValueError where the candidate was not elected, stands
    again, or where somebody stands who did not stand then.
    """
    found = papers_of(vacated)
    if not set(standing) <= set(vacated.profile.standing) - {vacated.candidate}:
        raise ValueError(f"found {sorted(standing)}, expected candidates of that count without {vacated.candidate}")
    try:
        return _recount(vacated, found, frozenset(standing), Draws(lots))
    except LotMissingError as missing:
        return missing.required


def papers_of(vacated: Vacated) -> list[Paper]:
    """Return the papers that lay with an elected candidate when the seat was settled (clause 1)."""
    counting = _First(vacated)
    counting.run()
    if vacated.candidate not in counting.elected:
        raise ValueError(f"candidate {vacated.candidate} was not elected in that count, so there are no papers of it")
    return counting.papers.pile(vacated.candidate) if counting.kept is None else counting.kept


class _First(ScottishCounting):
    """The count as it was, with a note of the papers of one seat."""

    def __init__(self, vacated: Vacated) -> None:
        super().__init__(vacated.profile, vacated.seats, vacated.options, Draws(vacated.lots), ARITHMETIC)
        self.candidate = vacated.candidate
        self.kept: list[Paper] | None = None

    def before_transfer(self, candidate: int) -> None:
        """Take note of the papers of the seat before its surplus is passed on."""
        if candidate == self.candidate:
            self.kept = self.papers.pile(candidate)


class _Again(ScottishCounting):
    """The countback: the papers of one seat, for one successor."""

    clauses = replace(ScottishCounting.clauses, quota=f"{RULE} 3")

    def __init__(self, profile: Profile, given: list[Paper], options: Options, draws: Draws) -> None:
        super().__init__(profile, 1, options, draws, ARITHMETIC)
        self.papers = ValuedPapers(profile.candidates, given, ARITHMETIC)
        self.quota = sum(copies * value for ranking, copies, value in given if ranking) // 2 + 1


def _recount(vacated: Vacated, found: list[Paper], standing: frozenset[int], draws: Draws) -> Count:
    given = _for(standing, found)
    counts = [(copies, ranking) for ranking, copies, _ in given if ranking]
    gone = set(range(1, vacated.profile.candidates + 1)) - standing
    profile = Profile.from_ballots(vacated.profile.candidates, counts, withdrawn=gone)
    counting = _Again(profile, given, vacated.options, draws)
    counting.run()
    return Count(
        rule=RULE,
        seats=1,
        candidates=profile.candidates,
        ballots=sum(copies for _, copies, _ in given),
        blank=0,
        invalid=0,
        scale=ARITHMETIC.scale,
        unit=profile.unit,
        quota=counting.quota,
        stages=tuple(counting.stages),
        elected=tuple(counting.elected),
        runners_up=(),
        lots=tuple(draws.taken),
    )


def _for(standing: frozenset[int], found: Iterable[Paper]) -> list[Paper]:
    """Return papers with nobody on them but those who stand, equal ones of the same value merged."""
    merged: dict[tuple[tuple[int, ...], Amount], int] = {}
    for ranking, copies, value in found:
        key = tuple(mark for mark in ranking if mark in standing), value
        merged[key] = merged.get(key, 0) + copies
    return [(ranking, copies, value) for (ranking, value), copies in sorted(merged.items())]
