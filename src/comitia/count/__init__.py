"""Counting rules and apportionment: pure, exact, and knowing nothing of the rest of comitia."""

from comitia.count.amount import Amount
from comitia.count.apportionment import Apportionment, apportion
from comitia.count.by_size import banded, fixed, per_n
from comitia.count.explanation import explain
from comitia.count.lots import Lot, LotRequired, Lots, UnitLot
from comitia.count.options import Options, Threshold, parse_threshold
from comitia.count.profile import Profile
from comitia.count.record import Count, Decision, Stage, from_json, to_json
from comitia.count.rule import Rule
from comitia.count.rules import RULES, check_options, count, is_transferable
from comitia.count.stv.countback import Vacated, countback

__all__ = [
    "RULES",
    "Amount",
    "Apportionment",
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
    "count",
    "countback",
    "explain",
    "fixed",
    "from_json",
    "is_transferable",
    "parse_threshold",
    "per_n",
    "to_json",
]
