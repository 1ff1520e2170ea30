"""The charter: an organisation's constitution as data, loaded into frozen models and resolved into elections."""

from comitia.charter.apportion import BALLOTS_CAST, Apportion, Bands, Fixed, PerMember, Total
from comitia.charter.bodies import Alternates, Body, SeatGroup
from comitia.charter.describe import describe
from comitia.charter.elections import Election, Elector, RuleSpec
from comitia.charter.labels import Label
from comitia.charter.load import from_canonical, load, load_text
from comitia.charter.model import Charter
from comitia.charter.posts import Post
from comitia.charter.problems import CharterErrors, Problem
from comitia.charter.rolls import Roll
from comitia.charter.schema import schema
from comitia.charter.term import Term
from comitia.charter.units import UnitTree, UnitType
from comitia.charter.values import MOST_SEATS, out_of_range
from comitia.charter.warnings import warnings

__all__ = [
    "BALLOTS_CAST",
    "MOST_SEATS",
    "Alternates",
    "Apportion",
    "Bands",
    "Body",
    "Charter",
    "CharterErrors",
    "Election",
    "Elector",
    "Fixed",
    "Label",
    "PerMember",
    "Post",
    "Problem",
    "Roll",
    "RuleSpec",
    "SeatGroup",
    "Term",
    "Total",
    "UnitTree",
    "UnitType",
    "describe",
    "from_canonical",
    "load",
    "load_text",
    "out_of_range",
    "schema",
    "warnings",
]
