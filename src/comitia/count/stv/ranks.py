"""Who stands before whom: ranks by the votes at all stages."""

from collections.abc import Sequence

from comitia.count.amount import Amount


def ranked(one: Sequence[Amount], other: Sequence[Amount]) -> list[int]:
    """Return everyone's rank by one number, equal ones by another: the look at all stages in one number."""
    pairs = list(zip(one, other, strict=True))
    ranks = {pair: rank for rank, pair in enumerate(sorted(set(pairs)))}
    return [ranks[pair] for pair in pairs]
