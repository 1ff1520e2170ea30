"""The Schulze method: whoever has the stronger path against each of the others.

Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
election method, Social Choice and Welfare 36 (2011), and The Schulze Method of Voting (2018), section 2. The clauses
are ours, and follow its definitions. Its strength by winning votes is that of section 2.1: first the votes for, then
fewer against; where nobody wins a pair, there is no link (so weak a link would decide nothing). Section 5 offers a
ranking of candidates or of links to choose among several winners; here a lot among them does, or an order agreed.
"""

from collections.abc import Mapping

from comitia.count.comparison import Comparison, Strength
from comitia.count.lots import Draws
from comitia.count.options import Options
from comitia.count.pairwise.matrix import Pairs, order_of, pairs
from comitia.count.pairwise.result import Reasons, Standing, layers, one_seat
from comitia.count.profile import Profile
from comitia.count.record import Count

CLAUSES: Mapping[str, str] = {
    "schulze 1": "A candidate beats another where more votes rank the one before the other than the other way round.",
    "schulze 2": "A path leads from candidate to candidate, each of whom beats the next; it is as strong as its "
    "weakest link.",
    "schulze 3": "A candidate is elected to whom nobody has a stronger path than the candidate has to them.",
    "schulze 4": "Where there are several such candidates, a lot among them decides, or the order agreed.",
}
Paths = dict[tuple[int, int], Strength]
_REASONS = Reasons(reason="strongest_paths", clause="schulze 3", equals="schulze 4")


def count(profile: Profile, seats: int, options: Options, draws: Draws) -> Count:  # noqa: ARG001  one signature
    """Return the count of one seat. Raises `LotMissingError`."""
    found = pairs(profile)
    paths = strongest(found, options.strength or "winning")
    standing = Standing(groups=ranking(found, paths), reasons=_REASONS)
    compared = Comparison(
        among=found.among, pairs=found.votes, smith=found.smith(), paths=_table(paths, profile.candidates)
    )
    return one_seat("schulze", profile, draws, standing, compared)


def strongest(found: Pairs, by: str) -> Paths:
    """Return the strength of the strongest path of each candidate to each other that it has one to.

    Strengths are held against each other by their places from the weakest on; 0 is no path.
    """
    import numpy as np  # noqa: PLC0415  numpy is loaded where there is much to compare

    links = {pair: found.strength(*pair, by) for pair in found.won()}
    strengths = sorted(set(links.values()), key=order_of)
    place_of = {strength: place for place, strength in enumerate(strengths, 1)}
    table = np.zeros((max(found.among, default=0) + 1,) * 2, dtype=np.int32)
    for pair, strength in links.items():
        table[pair] = place_of[strength]
    for through in found.among:
        np.maximum(table, np.minimum.outer(table[:, through], table[through]), out=table)
    np.fill_diagonal(table, 0)
    rows: list[list[int]] = table.tolist()
    return {
        (one, other): strengths[place - 1] for one, row in enumerate(rows) for other, place in enumerate(row) if place
    }


def ranking(found: Pairs, paths: Paths) -> list[list[int]]:
    """Return candidates from the best on, those together to whom nobody who is left has a stronger path."""

    def is_before(one: int, other: int) -> bool:
        forth, back = paths.get((one, other)), paths.get((other, one))
        return forth is not None and (back is None or order_of(forth) > order_of(back))

    return layers(found.among, is_before)


def _table(paths: Paths, candidates: int) -> tuple[tuple[Strength, ...], ...]:
    numbers = range(1, candidates + 1)
    return tuple(tuple(paths.get((one, other), ()) for other in numbers) for one in numbers)
