"""The charter: an organisation's constitution as data, loaded into frozen models and resolved into elections."""

from comitia.charter.ad_hoc import AD_HOC, AdHoc
from comitia.charter.amend import Amend, Ratify
from comitia.charter.apportion import BALLOTS_CAST, Apportion, Bands, Fixed, PerMember, Total
from comitia.charter.binding import Bound, bound
from comitia.charter.bodies import Alternates, Body, SeatGroup
from comitia.charter.decisions import Challenge, DecisionRule, Decisions
from comitia.charter.describe import describe, presiding
from comitia.charter.discipline import Appeal, Discipline
from comitia.charter.elections import Election, Elector, RuleSpec
from comitia.charter.entrenched import changed as entrenched_change
from comitia.charter.fillers import Acting, ByElection, Coopted, Countback, Filler, NextHighest, filler_name
from comitia.charter.labels import Label
from comitia.charter.load import from_canonical, load, load_text
from comitia.charter.mandate import Breach, Instructions, MandateRules
from comitia.charter.model import Charter
from comitia.charter.posts import Post
from comitia.charter.problems import CharterErrors, Problem
from comitia.charter.procedure import Majority, Procedure, UnitsShare
from comitia.charter.recall import Admissibility, Demand, Petition, Recall, RecallRule
from comitia.charter.resign import Needs, Resign, ResignRule
from comitia.charter.rolls import Roll
from comitia.charter.schema import schema
from comitia.charter.sitting import Quorum, Voting
from comitia.charter.term import Term
from comitia.charter.units import UnitTree, UnitType
from comitia.charter.vacancy import Vacancy
from comitia.charter.values import MOST_SEATS, out_of_range
from comitia.charter.warnings import warnings

__all__ = [
    "AD_HOC",
    "BALLOTS_CAST",
    "MOST_SEATS",
    "Acting",
    "AdHoc",
    "Admissibility",
    "Alternates",
    "Amend",
    "Appeal",
    "Apportion",
    "Bands",
    "Body",
    "Bound",
    "Breach",
    "ByElection",
    "Challenge",
    "Charter",
    "CharterErrors",
    "Coopted",
    "Countback",
    "DecisionRule",
    "Decisions",
    "Demand",
    "Discipline",
    "Election",
    "Elector",
    "Filler",
    "Fixed",
    "Instructions",
    "Label",
    "Majority",
    "MandateRules",
    "Needs",
    "NextHighest",
    "PerMember",
    "Petition",
    "Post",
    "Problem",
    "Procedure",
    "Quorum",
    "Ratify",
    "Recall",
    "RecallRule",
    "Resign",
    "ResignRule",
    "Roll",
    "RuleSpec",
    "SeatGroup",
    "Term",
    "Total",
    "UnitTree",
    "UnitType",
    "UnitsShare",
    "Vacancy",
    "Voting",
    "bound",
    "describe",
    "entrenched_change",
    "filler_name",
    "from_canonical",
    "load",
    "load_text",
    "out_of_range",
    "presiding",
    "schema",
    "warnings",
]
