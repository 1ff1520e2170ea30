"""An act of the past: a session, a motion, an election, a resignation and what became of it, as documents tell it.

It changes nothing that holds today: mandates of today were taken over, or begun on this record. It is not refused for
breaking a rule, since it happened; what breaches can be seen are flagged (`breach`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from comitia.core.history.testimony import Outcome, Testimony

Kind = Literal[
    "session", "motion", "election", "resignation", "settlement", "removal", "end", "post_created", "post_abolished"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

OUTCOMES: Mapping[Kind, tuple[Outcome, ...]] = {
    "session": ("held", "put_off", "unknown"),
    "motion": ("carried", "lost", "withdrawn", "put_off", "unknown"),
    "election": ("elected", "not_elected", "unknown"),
    "resignation": ("tendered",),
    "settlement": ("accepted", "refused", "withdrawn", "lapsed", "unknown"),
    "removal": ("carried", "lost", "unknown"),
    "end": ("ended",),
    "post_created": ("created",),
    "post_abolished": ("abolished",),
}
"""What can have become of each kind of act."""

BASES = ("for_plus_against", "valid", "present", "entitled")
"""What the votes for something can have to be a share of: for and against, also abstaining, those present, all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A body or post of a unit, by the ids of the charter, or by one of its own where the charter knows it no more."""

    office: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Demanded:
    """What the rules of that time asked of a vote, as documents give them; `words` is a commitment to them.

    `share` is a fraction such as `1/2`, more than which, or with `or_more` at least which, had to vote for it, of `of`
    (one of `BASES`). `quorum` is how many had to be present.
    """

    share: str | None
    or_more: bool
    of: str
    quorum: int | None
    words: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnterPastAct:
    """Enter an act of the past.

    `when` is in EDTF. `within` is the session that it was an act of, `of` the act that it answers. `by` is the body
    that met or decided, `places` are the offices that it is about. `text` is a commitment to what was put or written.
    """

    kind: Kind
    when: str
    within: str | None
    of: str | None
    by: Place | None
    places: tuple[Place, ...]
    persons: tuple[str, ...]
    text: str | None
    outcome: Outcome
    demanded: Demanded | None
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PastActEntered:
    """An act of the past is entered as `past-N`.

    `touches` are the acts of later days that were on the record before and that it bears on, each with the reason.
    """

    act: str
    kind: Kind
    when: str
    within: str | None
    of: str | None
    by: Place | None
    places: tuple[Place, ...]
    persons: tuple[str, ...]
    text: str | None
    outcome: Outcome
    demanded: Demanded | None
    testimonies: tuple[Testimony, ...]
    touches: Mapping[str, str]
