"""The tables.

Four kinds, kept apart: the record (`Chain`, `Entry`); who keeps it (`Keeper`); what it commits to but does not hold
(`Person`, `Text`, `Elector`, `Box`); and the derived tables (`DERIVED`), which a replay of the record rebuilds row by
row.
"""

from django.db import models

from comitia.store.models.decisions import Act, Edition, Mandate, Motion, NamedVote, Vote
from comitia.store.models.elections import (
    Alternate,
    Apportionment,
    Candidate,
    Contest,
    Organization,
    Return,
    Roll,
    Unit,
)
from comitia.store.models.history import Mention, Passage, PastAct, PastFlag
from comitia.store.models.record import Box, Chain, Elector, Entry, Keeper, Person, Text

__all__ = [
    "DERIVED",
    "Act",
    "Alternate",
    "Apportionment",
    "Box",
    "Candidate",
    "Chain",
    "Contest",
    "Edition",
    "Elector",
    "Entry",
    "Keeper",
    "Mandate",
    "Mention",
    "Motion",
    "NamedVote",
    "Organization",
    "Passage",
    "PastAct",
    "PastFlag",
    "Person",
    "Return",
    "Roll",
    "Text",
    "Unit",
    "Vote",
]

DERIVED: tuple[type[models.Model], ...] = (
    Organization,
    Unit,
    Roll,
    Apportionment,
    Contest,
    Candidate,
    Return,
    Mandate,
    Alternate,
    Edition,
    Act,
    Motion,
    Vote,
    NamedVote,
    PastAct,
    PastFlag,
    Mention,
    Passage,
)
"""The tables that a replay of the record rebuilds."""
