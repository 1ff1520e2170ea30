"""Countback: who follows one of those elected by single transferable vote, counted from the papers of that seat.

The rule of Hare-Clark, in use in Tasmania since 1917: Electoral Act 2004 (Tas), Schedule 6, and Local Government Act
1993 (Tas), section 307 and Schedule 8; likewise Electoral Act 1992 (ACT), Schedule 4, Part 4.3. Only the papers that
had elected the one who left are looked at, so that the same voters choose who follows, and nobody else's seat is
touched. It goes with every rule of the single transferable vote, in this wording:

1. The papers are all those that lay with the elected candidate when the seat was settled: before the surplus was passed
   on, where one was; else at the end of the count. Each has the value that it had there. Where a surplus passes on the
   same part of every paper, the part that stayed with the seat has the same proportions. By Meek's method the papers
   are all that name the candidate, each at what the candidate kept of it at the end.
2. Each paper counts for the first, in its whole order, of those who stand now: also one whom it ranks before the
   candidate who left, and who was excluded then. A paper that names none of them is not transferable.
3. Who has more than half of the value of the papers that name somebody who stands is elected.
4. Until then the one with the fewest votes is excluded, and the papers pass on at their value, in decimals or
   fractions as in the first count; whoever is left alone is elected. Ties fall as they do there, by lots of their own.
5. Where no paper names anybody who stands, nobody is elected.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction

from comitia.count.amount import Amount
from comitia.count.argument import of_kind, whole
from comitia.count.lots import Draws, LotMissingError, LotRequired, Lots, refuse_unneeded
from comitia.count.options import NONE, Options
from comitia.count.profile import Paper, Profile
from comitia.count.record import Count
from comitia.count.rules import find_rule
from comitia.count.stv.arithmetic import EXACT
from comitia.count.stv.gregory import GregoryCounting
from comitia.count.stv.papers import ValuedPapers
from comitia.count.stv.transferable import Clauses, Transferable
from comitia.count.wording import Wording

RULE = "countback"
WORDING = Wording(
    says={
        "countback 3": "Whoever has more than half of the votes on the ballots that name somebody who stands is "
        "elected.",
        "countback 4": "Until then the candidate with the fewest votes is excluded and the ballots pass on; whoever is "
        "left alone is elected. Of equals, the one leaves whom the rule of the first count would exclude.",
        "countback 5": "Where no ballot names anybody who stands, nobody is elected.",
    },
    by={"exclusion": "countback 4", "quota": "countback 3"},
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
    rule: str
    seats: int
    candidate: int
    lots: Lots | None = None
    options: Options = NONE

    def __post_init__(self) -> None:
        of_kind(self.options, Options, "options")
        object.__setattr__(self, "seats", whole(self.seats, "seats"))
        object.__setattr__(self, "candidate", whole(self.candidate, "the candidate"))


def countback(vacated: Vacated, standing: Collection[int], lots: Lots | None = None) -> Count | LotRequired:
    """Return the countback of a seat among those who stand for it, or the lot that it needs.

    `ballots` of the count are the papers of the seat. Raises ValueError where the candidate was not elected, stands
    again, where somebody stands who did not stand then, where papers do not pass on by the rule, where the lots of the
    first count are missing, and where a lot drawn by hand is not needed by its count.
    """
    first = _first(vacated)
    if not set(standing) <= set(vacated.profile.standing) - {vacated.candidate}:
        raise ValueError(f"found {sorted(standing)}, expected candidates of that count without {vacated.candidate}")
    draws = Draws(lots, vacated.options.order or ())
    try:
        found = _recount(vacated, first, frozenset(standing), draws)
    except LotMissingError as missing:
        return missing.required
    refuse_unneeded(lots, len(draws.taken), " of the countback")
    return found


def papers_of(vacated: Vacated) -> list[Paper]:
    """Return the papers that lay with an elected candidate when the seat was settled (clause 1)."""
    return _first(vacated).papers_of_seat()


def _first(vacated: Vacated) -> Transferable:
    """Return the count in which the seat was filled, with its papers."""
    rule = find_rule(vacated.rule)
    if rule.counting is None:
        raise ValueError(f"papers do not pass on by the rule {vacated.rule}, so there are no papers of one seat")
    draws = Draws(vacated.lots, vacated.options.order or ())
    counting = rule.counting(vacated.profile, vacated.seats, vacated.options, draws)
    counting.seat = vacated.candidate
    try:
        counting.run()
    except LotMissingError as missing:
        number, tied = missing.required.draw, ", ".join(map(str, missing.required.tied))
        raise ValueError(f"the first count needs its lot {number}, among {tied}") from missing
    if vacated.lots is not None and vacated.lots.drawn:  # those of its runners-up are drawn with its result
        refuse_unneeded(vacated.lots, len(counting.result().lots), " of the first count")
    if vacated.candidate not in counting.elected:
        raise ValueError(f"candidate {vacated.candidate} was not elected in that count, so there are no papers of it")
    return counting


class _Again(GregoryCounting):
    """The countback: the papers of one seat, for one successor."""

    rule = RULE
    clauses = Clauses(
        quota=f"{RULE} 3", last=f"{RULE} 4", lowest=f"{RULE} 4", look_back=f"{RULE} 4", by_lot=f"{RULE} 4"
    )

    def __init__(
        self, profile: Profile, given: list[Paper], first: Transferable, options: Options, draws: Draws
    ) -> None:
        is_whole = all(isinstance(value, int) for _, _, value in given)
        super().__init__(profile, 1, options, draws, first.arithmetic if is_whole else EXACT)
        self.looks = first.looks
        self.papers = ValuedPapers(profile.candidates, given, self.arithmetic)
        self.named: Amount = sum(copies * value for ranking, copies, value in given if ranking)
        self.quota = Fraction(self.named, 2) if self.arithmetic is EXACT else self.named // 2 + 1

    def _remaining(self) -> list[int]:
        """Return nobody: a countback has no runners-up, and draws no lots for any."""
        return []

    def reached(self) -> list[int]:
        """Return who has enough to be elected: more than half of what names somebody who stands (clause 3)."""
        return [candidate for candidate in self.continuing if 2 * self.totals[candidate] > self.named]


def _recount(vacated: Vacated, first: Transferable, standing: frozenset[int], draws: Draws) -> Count:
    given = _for(standing, first.papers_of_seat())
    counts: dict[tuple[int, ...], int] = {}
    for ranking, copies, _ in given:
        if ranking:
            counts[ranking] = counts.get(ranking, 0) + copies
    gone = tuple(sorted(set(range(1, vacated.profile.candidates + 1)) - standing))
    profile = Profile.from_checked(vacated.profile.candidates, counts, withdrawn=gone, unit=vacated.profile.unit)
    counting = _Again(profile, given, first, vacated.options, draws)
    counting.run()
    return replace(
        counting.result(), ballots=sum(copies for _, copies, _ in given), runners_up=(), quota=counting.quota
    )


def _for(standing: frozenset[int], found: Iterable[Paper]) -> list[Paper]:
    """Return papers with nobody on them but those who stand, equal ones of the same value merged."""
    merged: dict[tuple[tuple[int, ...], Amount], int] = {}
    for ranking, copies, value in found:
        key = tuple(mark for mark in ranking if mark in standing), value
        merged[key] = merged.get(key, 0) + copies
    return [(ranking, copies, value) for (ranking, value), copies in sorted(merged.items())]
