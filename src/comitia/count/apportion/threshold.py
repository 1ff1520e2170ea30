"""Thresholds of an apportionment: who takes part, by a share of all votes.

- T1 A list takes part whose votes meet the threshold: at least (`ge`) or more than (`gt`) the share.
- T2 The share is of `of`, which says how many votes there are in all: with those for lists that are not in question
  here, or blank ones, if the law has it so. Without it, it is of the votes of all lists given.
- T3 Who is exempt takes part with any vote at all, and the votes count in the sum all the same.
- T4 Who takes no part has no seats, no floor and no share in the quotas: what is left of the sizes is apportioned.
"""

from collections.abc import Iterable, Mapping

from comitia.count.options import Threshold


def passing(
    votes: Mapping[str, int], threshold: Threshold, *, of: int | None = None, exempt: Iterable[str] = ()
) -> dict[str, int]:
    """Return the votes of those who take part, in the order given.

    Raises ValueError for a threshold of all cast or of the roll, where `of` is less than what the lists have together,
    and where somebody exempt is not there.
    """
    if threshold.of != "valid":
        raise ValueError(f"found the threshold {threshold}, expected a share of the votes: `of` says how many they are")
    cast, free = sum(votes.values()), set(exempt)
    if of is not None and of < cast:
        raise ValueError(f"the threshold is of {of} votes, and the lists have {cast} together")
    if unknown := sorted(free - set(votes)):
        raise ValueError(f"exempt from the threshold is {unknown[0]}, which has no votes here")
    whole = cast if of is None else of
    return {name: n for name, n in votes.items() if threshold.is_met(n, whole) or (name in free and n)}
