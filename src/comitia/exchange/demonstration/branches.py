"""How the branches vote: most with ballots, and some as halls really do it.

A few put up no more names than seats; one sends totals only, one only a list of who was elected; one puts up too few;
in one a lot must fall; one never reports; and in one two candidates have the same name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random

from comitia.count import Count, Lots, Profile, count
from comitia.exchange.ballots import write_blt
from comitia.exchange.demonstration.folder import Paper, Reference, Task, table
from comitia.exchange.demonstration.geography import Place
from comitia.exchange.demonstration.leaning import Leaning, preference

SOME_SEED = "00"
"""To see whether a lot would fall; which lot it then is, the record's own seed says."""


class Fate(Enum):
    """What happens in a branch."""

    ORDINARY = "ballots"
    UNCONTESTED = "no more candidates than seats"
    TOTALS = "only the totals are known"
    LIST = "only the names of those elected are known"
    NEVER_REPORTS = "no return ever comes"
    UNDER_FILLED = "fewer candidates than seats, and a vote all the same"
    LOT = "two candidates with equal votes for the last seat"
    NAMESAKES = "two candidates of the same name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A branch before its vote: its members, with references and names, and where each of them stands."""

    place: Place
    fate: Fate
    members: tuple[tuple[Reference, str], ...]
    leaning_of: Callable[[Reference], Leaning]


def fates(found: Sequence[Place], draw: Random) -> dict[str, Fate]:
    """Return the branches that are unlike the others, in a small society fewer of them."""
    special = [Fate.NEVER_REPORTS, Fate.TOTALS, Fate.LOT, Fate.UNDER_FILLED, Fate.NAMESAKES, Fate.UNCONTESTED]
    if len(found) >= 16:
        special += [Fate.LIST, Fate.UNCONTESTED]
    special += [Fate.UNCONTESTED] * (len(found) // 40)
    chosen = draw.sample([place.unit for place in found], len(special))
    return dict(zip(chosen, special, strict=True))


def paper(task: Task, branch: Branch, draw: Random) -> Paper | None:
    """Return what a branch sends in; None where it never reports."""
    stand = _candidates(task, branch, draw)
    profile = _vote(task, branch, stand, draw)
    match branch.fate:
        case Fate.NEVER_REPORTS:
            return None
        case Fate.UNCONTESTED:
            content = table(("number",), [(str(number),) for number in range(1, len(stand) + 1)])
        case Fate.TOTALS | Fate.LIST:
            content = _document(task, profile, branch.fate)
        case _:
            title = f"District council: election in {branch.place.name}"
            content = write_blt(profile, task.seats, [called for _, called in stand], title)
            return Paper(contest=task.contest, candidates=stand, suffix=".blt", content=content.encode())
    return Paper(contest=task.contest, candidates=stand, suffix=".return.csv", content=content.encode())


def _candidates(task: Task, branch: Branch, draw: Random) -> tuple[tuple[Reference, str], ...]:
    match branch.fate:
        case Fate.UNCONTESTED:
            number = task.seats
        case Fate.UNDER_FILLED:
            number = max(1, task.seats - 2)
        case _:
            number = task.seats + draw.randrange(2, 6)
    if branch.fate is Fate.NAMESAKES:
        return (*branch.members[:2], *draw.sample(branch.members[2:], number - 2))
    return tuple(draw.sample(branch.members, number))


def _vote(task: Task, branch: Branch, stand: Sequence[tuple[Reference, str]], draw: Random) -> Profile:
    voters = draw.sample(branch.members, branch.place.members * draw.randrange(34, 63) // 100)
    places = [branch.leaning_of(reference) for reference, _ in stand]
    ballots = []
    for reference, _ in voters:
        marks = preference(branch.leaning_of(reference), places, draw)
        length = 0 if draw.randrange(60) == 0 else 1 + min(draw.randrange(len(stand)), draw.randrange(len(stand)) + 2)
        ballots.append(tuple(marks[:length]))
    if branch.fate is Fate.LOT:
        ballots = _with_a_lot(task.seats, len(stand), ballots)
    return Profile.from_ballots(len(stand), [(1, marks) for marks in ballots])


def _with_a_lot(seats: int, candidates: int, ballots: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return ballots in which two candidates stand equal throughout and only one of them can be elected.

    Half of the ballots are repeated with the two exchanged: whatever the one has at any stage, the other has too.
    """
    half = ballots[::2]
    for one in range(1, candidates + 1):
        for other in range(one + 1, candidates + 1):
            exchanged = {one: other, other: one}
            made = half + [tuple(exchanged.get(mark, mark) for mark in marks) for marks in half]
            if _one_of_two(seats, candidates, made, {one, other}):
                return made
    raise ValueError("no two candidates can be made equal for the last seat: give another seed")


def _one_of_two(seats: int, candidates: int, ballots: list[tuple[int, ...]], two: set[int]) -> bool:
    counted = _count(Profile.from_ballots(candidates, [(1, marks) for marks in ballots]), seats)
    return len(two & set(counted.elected)) == 1 and any(two == set(lot.tied) for lot in counted.lots)


def _document(task: Task, profile: Profile, fate: Fate) -> str:
    """Return the return form of a branch whose ballots nobody kept."""
    counted = _count(profile, task.seats)
    first = counted.stages[0].totals
    numbers = range(1, profile.candidates + 1)
    elected = {number: "yes" if number in counted.elected else "no" for number in numbers}
    if fate is Fate.LIST:
        return table(("number", "elected"), [(str(number), elected[number]) for number in numbers])
    rows = [(str(number), str(first[number - 1] // counted.scale), elected[number]) for number in numbers]
    rows += [("cast", str(profile.cast), ""), ("blank", str(profile.blank), "")]
    return table(("number", "votes", "elected"), rows)


def _count(profile: Profile, seats: int) -> Count:
    counted = count(profile, rule="scottish-stv", seats=seats, lots=Lots(seed=SOME_SEED))
    assert isinstance(counted, Count)  # noqa: S101  a seed settles every tie
    return counted
