"""What the clauses of a rule's source say, in our words: each rule module declares it as data, once.

`says` has one sentence for each clause that a decision or a stage can name. `by` names the clause under which what a
stage does is done (`first`, `surplus`, `exclusion`, `round`). `way` tells somebody who has never seen such a count
how it works; a transferable rule needs none of its own unless it differs from the others. `rounding` says what becomes
of what is smaller than the last decimal; without it such parts are cut off. `each` is what a transfer value
is of: a vote, or a paper where papers are counted. Where papers stay in parcels, `last_received` is the clause by which
a surplus goes on from the papers received last alone, and `first_papers` that by which first preferences go on apart.
`unnamed` is the clause by which a candidate whom no ballot names is taken out. `defines` names the clauses that say
what the method is, though no decision is made under them: what a path is, when a pair is locked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of one rule."""

    says: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    by: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    way: tuple[str, ...] = ()
    rounding: str = ""
    each: str = "vote"
    last_received: str = ""
    first_papers: str = ""
    unnamed: str = ""
    defines: tuple[str, ...] = ()


SILENT = Wording()


def worded(
    clauses: Mapping[str, str], prefix: str, way: str, rounding: str = "", defines: tuple[str, ...] = ()
) -> Wording:
    """Return the words of one rule, of clauses that several share a table of: those that begin with its name."""
    says = {clause: words for clause, words in clauses.items() if clause.startswith(f"{prefix} ")}
    by = {"first": f"{prefix} 1", "points": f"{prefix} 1", "round": f"{prefix} 1"}
    return Wording(says=says, by=by, way=(way,), rounding=rounding, defines=defines)
