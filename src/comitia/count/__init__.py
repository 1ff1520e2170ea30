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
from comitia.count.constraint import Constraint, Constraints
from comitia.count.constraints import CONSTRAINABLE, Constrained, constrained
from comitia.count.countback import Vacated, countback
from comitia.count.explanation import explain
from comitia.count.lots import Lot, LotRequired, Lots, UnitLot
from comitia.count.options import Options, Threshold, parse_threshold
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage, from_json, to_json
from comitia.count.rules import RULES, Rule, check_options, count, is_transferable

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
    "Lot",
    "LotRequired",
    "Lots",
    "Options",
    "Profile",
    "Rule",
    "Stage",
    "Threshold",
    "UnitLot",
    "Vacated",
    "apportion",
    "banded",
    "check_options",
    "constrained",
    "count",
    "countback",
    "cube_root_total",
    "explain",
    "fixed",
    "from_json",
    "is_transferable",
    "parse_threshold",
    "passing",
    "per_n",
    "square_roots",
    "to_json",
]
