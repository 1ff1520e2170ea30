"""Constraints: so many of those elected are of a group at least, or at most, and what that changes in a count."""

from collections.abc import Mapping

from comitia.count.constraint import Constraint, Constraints
from comitia.count.constraints.constrained import CONSTRAINABLE, Constrained, LotsOfBoth, constrained

CLAUSES: Mapping[str, str] = {
    "constraints 1": "In order of votes, whoever can be elected so that others can still complete the seats within all "
    "constraints is elected.",
    "constraints 2": "Whoever cannot is passed over.",
    "constraints 3": "Of equal votes all who can are elected; where they cannot all be, they are taken in the order of "
    "a lot, each who still can.",
    "constraints 4": "Who is in no set of candidates that completes the seats within all constraints is doomed: "
    "excluded at once, before a surplus passes on, the one with the fewest votes first.",
    "constraints 5": "Who is in every such set is guarded: not excluded, and the lowest of the others is.",
    "constraints 6": "Of those who reach the quota at the same stage, the one with the most votes is elected first, "
    "and then each who still can be.",
}

__all__ = ["CLAUSES", "CONSTRAINABLE", "Constrained", "Constraint", "Constraints", "LotsOfBoth", "constrained"]
