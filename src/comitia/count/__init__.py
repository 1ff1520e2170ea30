"""Counting rules and apportionment: pure, exact, and knowing nothing of the rest of comitia."""

from comitia.count.amount import Amount
from comitia.count.apportionment import Apportionment, apportion
from comitia.count.by_size import banded, fixed, per_n
from comitia.count.canonical import canonical_blt, profile_digest
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
    "RULES",
    "Amount",
    "Apportionment",
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
    "count",
    "countback",
    "draw",
    "explain",
    "fixed",
    "from_json",
    "is_transferable",
    "parse_threshold",
    "per_n",
    "profile_digest",
    "recount",
    "result_from_json",
    "result_of",
    "result_to_json",
    "to_json",
]
