"""Random rules of recall."""

from random import Random

RULES = (
    "petition: {share: 1/4, of: electing_body, within: P30D}",
    "petition: {share: 1/10, of: electorate, within: P7D}, hearing: required",
    "petition: {n: 1, of: electorate}, admissibility: {by: board, within: P14D}, hearing: required",
    "petition: {n: 1}, admissibility: {by: congress, within: P7D, silence: rejected}",
    "move: {n: 2, of: congress}, cooling: P7D",
    "replaces: constructive, hearing: required",
    "petition: {n: 2, of: roll.members}, replaces: constructive",
    "by: board, max_per_term: 2, not_last: P1M",
    "quorum: 2, notice: P3D, cooling: P7D",
)
MAJORITIES = ('pass: "> 1/3 of cast"', 'pass: "> 1/2 of filled_seats"', 'pass: ">= 1/3 of members of electing body"')


def random_rules(rnd: Random) -> str:
    """Return the section of a charter, or nothing."""
    kinds = [f"{kind}: {{{_rule(rnd)}}}" for kind in ("delegate", "post") if rnd.random() < 0.7]
    return f"recall: {{{', '.join(kinds)}}}\n" if kinds else ""


def _rule(rnd: Random) -> str:
    rule = rnd.choice(RULES)
    return f"{rule}, {rnd.choice(MAJORITIES)}" if rnd.random() < 0.6 else rule
