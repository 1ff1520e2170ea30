"""What a rule may be told: how ties fall, what counts as enough, who drops out, how many rounds.

Each rule declares what it takes (`Rule.options`); anything else is refused by name, for the charter and the
command line alike.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, cast

from comitia.count.argument import of_kind, several, share, whole

CHOICES = ("until", "strength", "unranked", "equal_pair")
"""Options that are one word of a few; which, each rule says (`Rule.choices`)."""
_NAMES = (
    "ties",
    "order",
    "threshold",
    "drop",
    "max_rounds",
    "decimals",
    "completion",
    "marks",
    "votes",
    "advance",
    "average",
    "roll",
    *CHOICES,
)
NUMBERS = ("max_rounds", "round", "decimals", "marks", "votes", "roll")
"""Options that are whole numbers."""
_THRESHOLD = re.compile(r"(gt|ge):([0-9]{1,9})/([0-9]{1,9})(?::(valid|cast|roll))?")
Base = Literal["valid", "cast", "roll"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A share to be exceeded (`gt`) or reached (`ge`): of the valid ballots, of all cast, or of the roll."""

    kind: Literal["gt", "ge"]
    share: Fraction
    of: Base = "valid"

    def __post_init__(self) -> None:
        object.__setattr__(self, "share", share(self.share, "the share of a threshold"))
        if self.kind not in {"gt", "ge"}:
            raise ValueError(f"a threshold is gt (more than) or ge (at least), not {self.kind!r}")
        if not 0 <= self.share <= 1:
            raise ValueError(f"a threshold is a share between 0 and 1, not {self.share}")
        if self.of not in {"valid", "cast", "roll"}:
            raise ValueError(
                f"a threshold is a share of the valid ballots, of all cast or of the roll, not {self.of!r}"
            )

    def is_met(self, votes: int, ballots: int) -> bool:
        """Return whether these votes of so many ballots (or electors) meet the threshold; no votes never do."""
        have, need = votes * self.share.denominator, self.share.numerator * ballots
        return votes > 0 and (have > need if self.kind == "gt" else have >= need)

    def __str__(self) -> str:
        base = "" if self.of == "valid" else f":{self.of}"
        return f"{self.kind}:{self.share.numerator}/{self.share.denominator}{base}"


MAJORITY = Threshold(kind="gt", share=Fraction(1, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a count is told; None stands for the rule's own way.

    `ties`: ("earlier_stage", "lot"), ("first_stage", "lot") or ("lot",), or "order" in place of "lot": then `order` is
    that of all candidates, agreed before the count. `threshold`: what is enough. `drop`: "last" or
    "none", who leaves after a round without result. `max_rounds`: in that round the highest are elected. `round`: the
    number of the first round counted here, when earlier rounds were held. `decimals`: to so many is reckoned, without
    it exactly. `completion`: "phragmen" or "none", how seats are filled that the money of voters does not buy.
    `marks`: up to so many a ballot has. `votes`: so many a ballot may give away. `advance`: who goes on to
    a second round. `average`: points are averaged over the ballots that give any. `roll`: the electors, for a
    threshold of them.
    `until`: "majority" or "two", when an instant runoff ends. `strength`: "winning", "margins" or
    "opposition", how strong a pair is. `unranked`: "average", "zero" or "modified", what those get whom a ballot leaves
    out. `equal_pair`: "half", "nothing" or "full", what each of an equal pair gets.
    """

    ties: tuple[str, ...] | None = None
    threshold: Threshold | None = None
    drop: str | None = None
    max_rounds: int | None = None
    round: int = 1
    order: tuple[int, ...] | None = None
    decimals: int | None = None
    completion: str | None = None
    marks: int | None = None
    votes: int | None = None
    advance: Threshold | None = None
    average: bool | None = None
    roll: int | None = None
    until: str | None = None
    strength: str | None = None
    unranked: str | None = None
    equal_pair: str | None = None

    def __post_init__(self) -> None:
        for name in NUMBERS:
            if name == "round" or getattr(self, name) is not None:
                object.__setattr__(self, name, whole(getattr(self, name), name))
        for name, kind in (("threshold", Threshold), ("advance", Threshold), ("average", bool), ("ties", tuple)):
            if getattr(self, name) is not None:
                of_kind(getattr(self, name), kind, name)
        if self.ties == ():
            raise ValueError("found ties (), expected the ways in which they fall, such as ('earlier_stage', 'lot')")
        if self.order is not None:
            order = tuple(whole(each, "a candidate in the agreed order") for each in several(self.order, "the order"))
            object.__setattr__(self, "order", order)

    def given(self) -> tuple[str, ...]:
        """Return the names of the options that are set."""
        names = [name for name in _NAMES if getattr(self, name) is not None]
        return tuple(names) if self.round == 1 else (*names, "round")


NONE = Options()


def parse_threshold(text: str) -> Threshold:
    """Return the threshold written as ``gt:1/2`` or ``ge:2/3``. Raises ValueError for anything else."""
    match = _THRESHOLD.fullmatch(text)
    if not match or not int(match[3]):
        raise ValueError(
            f"found the threshold {text!r}, expected gt:1/2 (more than a half), ge:2/3 (at least), gt:1/2:roll ..."
        )
    share = Fraction(int(match[2]), int(match[3]))
    return Threshold(kind="gt" if match[1] == "gt" else "ge", share=share, of=cast("Base", match[4] or "valid"))
