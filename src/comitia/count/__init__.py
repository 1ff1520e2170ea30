"""Counting rules and apportionment: pure, exact, and knowing nothing of the rest of comitia."""

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
from comitia.count.constraints import CONSTRAINABLE, Constrained, constrained
from comitia.count.count_back import Vacated, countback
from comitia.count.explanation import explain
from comitia.count.lots import Lot, LotRequired, Lots, UnitLot
from comitia.count.options import Options, Threshold, parse_threshold
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage, from_json, to_json
from comitia.count.result import Difference, Result, recount, result_from_json, result_of, result_to_json
from comitia.count.rule import Rule
from comitia.count.rules import RULES, check_options, count, is_transferable
from comitia.count.scores import Scores
from comitia.count.sortition import GroupDrawn, Sortition, draw

__all__ = [
    "CONSTRAINABLE",
    "METHODS",
    "RULES",
    "Amount",
    "Apportionment",
    "Constrained",
    "Constraint",
    "Constraints",
    "Count",
    "Decision",
    "Difference",
    "GroupDrawn",
    "Lot",
    "LotRequired",
    "Lots",
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
    "cube_root_total",
    "draw",
    "explain",
    "fixed",
    "from_json",
    "is_transferable",
    "parse_threshold",
    "passing",
    "per_n",
    "profile_digest",
    "recount",
    "result_from_json",
    "result_of",
    "result_to_json",
    "square_roots",
    "to_json",
]
