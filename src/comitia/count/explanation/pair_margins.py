"""How close it was by rules that compare candidates in pairs: exact, from the pairs of the record.

A vote turned round ranked one of a pair before the other, and now ranks the other before the one: it changes the lead
by two. `turned` changes one pair and leaves the others as they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain

from comitia.count.explanation.margin import Field, Margin
from comitia.count.options import Options
from comitia.count.pairwise import copeland, minimax, ranked_pairs, schulze
from comitia.count.pairwise.matrix import Pairs
from comitia.count.pairwise.result import layers
from comitia.count.record import Count, Stage

MOST_TURNED = {"schulze": 40, "ranked-pairs": 8, "minimax": 60, "copeland": 60}
"""For so many candidates the pair is looked for: each is tried, and the rule applied again."""
Best = Callable[[Pairs], Sequence[int]]


def pairs_of(count: Count) -> Pairs | None:
    """Return the pairs of a count, where it has any."""
    return None if count.comparison is None else Pairs(count.comparison.among, count.comparison.pairs)


def bottom_two(field: Field, stage: Stage, before: Stage | None) -> Iterator[Margin]:
    """Yield by how much the excluded lost to the other of the two last, and was behind the next above both.

    Nothing where equal votes leave open, on the record, who the other of the two was.
    """
    found = pairs_of(field.count)
    gone = [d.candidate for d in stage.decisions if d.outcome == "excluded" and d.reason.startswith(("loses", "pair_"))]
    if found is None or before is None or len(gone) != 1:
        return
    [candidate], totals = gone, before.totals
    rest = sorted((each for each in field.standing(stage.number - 1) if each != candidate), key=lambda c: totals[c - 1])
    if len(rest) > 1 and totals[rest[0] - 1] == totals[rest[1] - 1]:
        return
    votes = found.margin(rest[0], candidate)
    yield Margin(stage=stage.number, kind="pair", candidate=candidate, against=(rest[0],), votes=votes)
    if len(rest) > 1:
        above = totals[rest[1] - 1]
        level = tuple(sorted(each for each in rest if totals[each - 1] == above))
        votes = int(above - totals[candidate - 1])
        yield Margin(stage=stage.number, kind="bottom", candidate=candidate, against=level, votes=votes)


def outside_smith(field: Field, stage: Stage) -> Iterator[Margin]:
    """Yield the closest pair of one in the Smith set and one outside it: once level, the other is in the set, too."""
    found, compared = pairs_of(field.count), field.count.comparison
    if found is None or compared is None or not any(d.reason == "outside_smith" for d in stage.decisions):
        return
    outside = [each for each in compared.among if each not in compared.smith]
    leads = sorted((found.margin(one, other), other, one) for one in compared.smith for other in outside)
    votes, candidate, _ = leads[0]
    against = tuple(one for lead, other, one in leads if (lead, other) == (votes, candidate))
    yield Margin(stage=stage.number, kind="smith", candidate=candidate, against=against, votes=votes)


def turned(count: Count, options: Options) -> Iterator[Margin]:
    """Yield how few votes turned round in one pair of the elected would have left them no longer sure of the seat."""
    found = pairs_of(count)
    if found is None or count.rule not in MOST_TURNED or not count.elected or len(found.among) < 2:
        return
    best = _best(count.rule, options)
    one = count.elected[0]
    first = sorted(best(found))
    if first != [one]:
        level = tuple(each for each in first if each != one)
        if level:
            yield Margin(stage=1, kind="turned", candidate=one, against=level, votes=0)
        return
    if len(found.among) > MOST_TURNED[count.rule]:
        return
    least, against = None, list[int]()
    for other in found.among:
        votes = None if other == one else _least(found, (one, other), best, least, count.rule)
        if votes is not None:
            against = [*against, other] if votes == least else [other]
            least = votes
    if least is not None:
        yield Margin(stage=1, kind="turned", candidate=one, against=tuple(against), votes=least)


def with_turned(found: Pairs, one: int, other: int, votes: int) -> Pairs:
    """Return the pairs with so many votes that rank one before the other turned round."""
    rows = [list(row) for row in found.votes]
    rows[one - 1][other - 1] -= votes
    rows[other - 1][one - 1] += votes
    return Pairs(found.among, tuple(map(tuple, rows)))


def _least(found: Pairs, pair: tuple[int, int], best: Best, most: int | None, rule: str) -> int | None:
    """Return the fewest votes turned round that do, up to `most`; None where there are none."""
    one, other = pair
    top = found.over(one, other) if most is None else min(most, found.over(one, other))

    def does(votes: int) -> bool:
        return list(best(with_turned(found, one, other, votes))) != [one]

    if rule == "ranked-pairs":  # lots may be needed at one number and not at the next, so that all are looked at
        return next((votes for votes in _turns(found, pair) if votes <= top and does(votes)), None)
    if top < 1 or not does(top):
        return None
    low, high = 0, top
    while high - low > 1:
        half = (low + high) // 2
        low, high = (low, half) if does(half) else (half, high)
    return high


def _turns(found: Pairs, pair: tuple[int, int]) -> list[int]:
    """Return the numbers of votes turned round at which the pair comes to be as strong as another, or just passes it.

    Between them the order of all pairs by their strength stays as it is, by either way to measure it.
    """
    one, other = pair
    ahead, behind = found.over(one, other), found.over(other, one)
    lead, leads = ahead - behind, [(found.margin(*each), found.over(*each)) for each in found.won() if each != pair]
    by_margin = chain.from_iterable((lead - each, lead + each) for each, _ in [(0, 0), *leads])
    by_votes = chain.from_iterable((ahead - each, each - behind) for _, each in leads)
    places = {*(-(-each // 2) for each in by_margin), *by_votes, 0}
    return sorted(votes for votes in {*places, *(each + 1 for each in places)} if votes > 0)


def _best(rule: str, options: Options) -> Best:
    """Return what tells who is best by a rule: one, or several who tie or between whom a lot may decide."""
    strength = options.strength
    if rule == "schulze":
        return lambda found: schulze.ranking(found, schulze.strongest(found, strength or "winning"))[0]
    if rule == "minimax":
        return lambda found: _lowest(minimax.defeats(found, strength or "winning"))
    if rule == "copeland":
        worth = copeland.WORTH[options.equal_pair or "half"]
        return lambda found: _lowest({c: -points for c, points in found.scores(worth).items()})
    return lambda found: _unbeaten(found, strength or "margins")


def _unbeaten(found: Pairs, by: str) -> Sequence[int]:
    """Return who is before all by the pairs locked; all of the Smith set where that may hang on a lot."""
    smith = found.smith()
    if ranked_pairs.hangs_on_order(found, smith, by):
        return smith
    return layers(found.among, ranked_pairs.lock(found, by, ()).is_before)[0]


def _lowest(numbers: Mapping[int, int | Fraction]) -> list[int]:
    least = min(numbers.values())
    return [each for each, number in numbers.items() if number == least]
