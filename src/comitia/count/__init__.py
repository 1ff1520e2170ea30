"""Counting rules and apportionment: pure, exact, and knowing nothing of the rest of comitia.

How a count is explained is loaded when it is asked for: who counts a ballot file at a terminal waits for less.
"""

from typing import TYPE_CHECKING

from comitia.count.amount import Amount
from comitia.count.apportion import (
    METHODS,
    Apportionment,
    apportion,
    banded,
    cube_root_total,
    fixed,
    passing,
    per_n,
    square_roots,
)
from comitia.count.batch import count_all
from comitia.count.canonical import canonical_blt, profile_digest
from comitia.count.constraint import Constraint, Constraints
from comitia.count.constraints import CONSTRAINABLE, Constrained, LotsOfBoth, constrained
from comitia.count.count_back import Vacated, countback
from comitia.count.countback_result import (
    COUNTBACK_FORMAT,
    CountbackResult,
    countback_from_json,
    countback_to_json,
    recount_back,
)
from comitia.count.lots import Lot, LotRequired, Lots, UnitLot, lots_from_json, lots_to_json, typed
from comitia.count.options import Options, Threshold, parse_threshold
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage, from_json, to_json
from comitia.count.result import Difference, Result, recount, result_from_json, result_of, result_to_json
from comitia.count.rule import Rule
from comitia.count.rules import RULES, check_options, count, is_transferable
from comitia.count.scores import Scores
from comitia.count.sortition import GroupDrawn, Sortition, draw

if TYPE_CHECKING:
    from comitia.count.explanation.sentences import explain

__all__ = [
    "CONSTRAINABLE",
    "COUNTBACK_FORMAT",
    "METHODS",
    "RULES",
    "Amount",
    "Apportionment",
    "Constrained",
    "Constraint",
    "Constraints",
    "Count",
    "CountbackResult",
    "Decision",
    "Difference",
    "GroupDrawn",
    "Lot",
    "LotRequired",
    "Lots",
    "LotsOfBoth",
    "Options",
    "Profile",
    "Result",
    "Rule",
    "Scores",
    "Sortition",
    "Stage",
    "Threshold",
    "UnitLot",
    "Vacated",
    "apportion",
    "banded",
    "canonical_blt",
    "check_options",
    "constrained",
    "count",
    "count_all",
    "countback",
    "countback_from_json",
    "countback_to_json",
    "cube_root_total",
    "draw",
    "explain",
    "fixed",
    "from_json",
    "is_transferable",
    "lots_from_json",
    "lots_to_json",
    "parse_threshold",
    "passing",
    "per_n",
    "profile_digest",
    "recount",
    "recount_back",
    "result_from_json",
    "result_of",
    "result_to_json",
    "square_roots",
    "to_json",
    "typed",
]


def __getattr__(name: str) -> object:
    if name != "explain":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from comitia.count.explanation.sentences import explain  # noqa: PLC0415  as said above

    return explain
