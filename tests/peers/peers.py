"""Random small contests for comparing counts with other programs, and all outcomes that lots can bring.

How many contests are compared is `PEER_TRIALS`, 200 unless it is set; the figures of docs/reference/counts-compared.md are
those of 4,000.
"""

import os
from collections.abc import Iterator
from itertools import permutations
from random import Random
from typing import Any

import pytest
from tests.count.pairwise_profiles import drawn

from comitia.count import Count, LotRequired, Lots, Options, Profile, Scores, count

TRIALS = int(os.environ.get("PEER_TRIALS", "200"))
NONE = Options()
Points = list[tuple[int, list[int]]]
Marks = list[tuple[int, list[int]]]


def points(seed: str, highest: int = 5, candidates: int = 5) -> Iterator[Points]:
    """Yield ballots that give points to each candidate, (how many, points) pairs; ties are frequent among them."""
    for trial in range(TRIALS):
        random = Random(f"{seed} {trial}")  # noqa: S311  made-up ballots
        number, top = random.randint(2, candidates), random.randint(1, highest)
        rows = random.randint(1, 7)
        found = [(random.randint(1, 3), [random.randint(0, top) for _ in range(number)]) for _ in range(rows)]
        if all(any(row[c] for _, row in found) for c in range(number)):
            yield found


def rankings(seed: str, most: int | None = None, candidates: int = 5, *, full: bool = False) -> Iterator[Marks]:
    """Yield ballots that rank up to `most` candidates, every candidate ranked by some; `full` ones rank all."""
    for trial in range(TRIALS):
        random = Random(f"{seed} {trial}")  # noqa: S311  made-up ballots
        number = random.randint(2, candidates)
        found = []
        for _ in range(random.randint(1, 8)):
            order = random.sample(range(1, number + 1), number)
            length = number if full else random.randint(1, min(most or number, number))
            found.append((random.randint(1, 4), order[:length]))
        if {c for _, row in found for c in row} == set(range(1, number + 1)):
            yield found


def contests(salt: str, number: int = TRIALS, *, short: bool = True) -> Iterator[tuple[Profile, int]]:
    """Yield contests for 2 to 4 seats with more candidates named than seats, half of them with rankings cut short."""
    source = Random(salt)  # noqa: S311  for the same contests each time
    for full in (True, not short):
        for ballots in drawn(f"{salt} {full}", full=full, most=8, number=number // 2):
            seats = source.randint(2, 4)
            if len({mark for ranking, _ in ballots.rows for mark in ranking}) > seats:
                yield ballots, seats


def profile_of(ballots: Profile) -> Any:
    """Return the profile as pref_voting has it."""
    profiles: Any = pytest.importorskip("pref_voting.profiles_with_ties")
    ranks = [{mark: place for place, mark in enumerate(ranking, 1)} for ranking, _ in ballots.rows]
    numbers = list(range(1, ballots.candidates + 1))
    return profiles.ProfileWithTies(ranks, rcounts=[copies for _, copies in ballots.rows], candidates=numbers)


def by_points(rule: str, ballots: Points, seats: int = 1, options: Options = NONE) -> Count | LotRequired:
    """Return our count of such ballots, or the lot it needs."""
    profile = Scores.from_ballots(len(ballots[0][1]), ballots)
    return count(profile, rule=rule, seats=seats, options=options)


def by_marks(rule: str, ballots: Marks, seats: int = 1, options: Options = NONE) -> Count | LotRequired:
    """Return our count of such ballots, or the lot it needs."""
    return count(_profile(ballots), rule=rule, seats=seats, options=options)


def whoever_lots_elect(rule: str, ballots: Marks, drawn: tuple[tuple[int, ...], ...] = ()) -> set[int]:
    """Return all who can win one seat, whichever way the lots fall."""
    lots = Lots(drawn=drawn) if drawn else None
    found = count(_profile(ballots), rule=rule, seats=1, lots=lots)
    if isinstance(found, Count):
        return set(found.elected)
    orders = permutations(map(int, found.tied))
    return {winner for order in orders for winner in whoever_lots_elect(rule, ballots, (*drawn, order))}


def _profile(ballots: Marks) -> Profile:
    return Profile.from_ballots(max(c for _, row in ballots for c in row), ballots)


def winner_by_pyrankvote(program: Any, ballots: Profile) -> str:
    """Return the number of the one whom pyrankvote elects by instant runoff."""
    names = [program.Candidate(str(number)) for number in range(1, ballots.candidates + 1)]
    papers = [
        program.Ballot(ranked_candidates=[names[mark - 1] for mark in marks])
        for copies, marks in ballots.ballots()
        for _ in range(copies)
    ]
    [found] = program.instant_runoff_voting(names, papers).get_winners()
    return str(found.name)
