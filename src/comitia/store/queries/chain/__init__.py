"""How somebody was elected: the contests below a mandate, step by step, down to the votes of those on a roll."""

from comitia.store.queries.chain.evidence import evidence
from comitia.store.queries.chain.load import chain, mandates_of_person, unit_names
from comitia.store.queries.chain.model import Chain, Group, Holding, Link, Step, Tally, Win, tally
from comitia.store.queries.chain.words import Span, electors, how_won, in_words, name_of, plain

__all__ = [
    "Chain",
    "Group",
    "Holding",
    "Link",
    "Span",
    "Step",
    "Tally",
    "Win",
    "chain",
    "electors",
    "evidence",
    "how_won",
    "in_words",
    "mandates_of_person",
    "name_of",
    "plain",
    "tally",
    "unit_names",
]
