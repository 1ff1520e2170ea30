"""Small profiles drawn at random for comparison with other programs, and whom a rule may elect, however lots fall."""

import random
from collections.abc import Iterator

from comitia.count import LotRequired, Lots, Options, Profile, count

PROFILES = 4_000
"""So many profiles a comparison; the same ones each time."""


def drawn(salt: str, *, full: bool, most: int = 5, number: int = PROFILES) -> Iterator[Profile]:
    """Yield profiles of 2 to `most` candidates; each ballot ranks all of them, or from one on."""
    source = random.Random(salt)  # noqa: S311  for the same profiles each time
    for _ in range(number):
        candidates = source.randint(2, most)
        rankings = []
        for _ in range(source.randint(1, 9)):
            order = source.sample(range(1, candidates + 1), candidates)
            rankings.append((source.randint(1, 6), order if full else order[: source.randint(1, candidates)]))
        yield Profile.from_ballots(candidates, rankings)


def possible(rule: str, ballots: Profile, options: Options, given: tuple[tuple[int, ...], ...] = ()) -> set[int]:
    """Return all whom the lots that the count asks for may elect to one seat, looked at one after the other."""
    lots = Lots(drawn=given) if given else None
    outcome = count(ballots, rule=rule, seats=1, options=options, lots=lots)
    if not isinstance(outcome, LotRequired):
        return set(outcome.elected)
    tied = [int(each) for each in outcome.tied]
    found: set[int] = set()
    for first in tied:
        order = (first, *(each for each in tied if each != first))
        found |= possible(rule, ballots, options, (*given, order))
    return found


def certain(rule: str, ballots: Profile, options: Options) -> int | None:
    """Return who is elected to one seat where no lot is needed, else None."""
    outcome = count(ballots, rule=rule, seats=1, options=options)
    return None if isinstance(outcome, LotRequired) else outcome.elected[0]
