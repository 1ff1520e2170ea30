"""The fillers of a vacant place, as the section `vacancy` names them: the name, and what one of them is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, ClassVar, Literal, cast

from comitia.charter.values import FRACTION, as_share, complaint

Filler = Literal["next_alternate", "countback", "next_highest", "left_vacant"]
FILLERS: tuple[Filler, ...] = ("next_alternate", "countback", "next_highest", "left_vacant")
LATER = frozenset({"by_election", "coopted", "acting", "appointed"})
"""What the format has besides; the value beside the name says more (`{by_election: {within: P60D}}`)."""
HARE_CLARK = "hare_clark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """A filler that is told nothing."""

    name: Filler


@dataclass(frozen=True, slots=True, kw_only=True)
class Countback:
    """The papers that had elected who left are counted again; `by` is the rule of that."""

    name: ClassVar[Filler] = "countback"
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextHighest:
    """The next by votes moves up, where these are at least a share of the valid votes; any share where that is None."""

    name: ClassVar[Filler] = "next_highest"
    min_share: Fraction | None


Filling = Plain | Countback | NextHighest
"""One filler with what it is told."""

SCHEMA: Mapping[str, Any] = {
    "anyOf": [
        {"enum": [name for name in FILLERS if name != "countback"]},
        {
            "type": "object",
            "properties": {"countback": {"enum": [HARE_CLARK]}},
            "required": ["countback"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {
                "next_highest": {
                    "type": "object",
                    "properties": {
                        "min_share": {"anyOf": [{"type": "string", "pattern": f"^{FRACTION.pattern}$"}, {"const": 1}]}
                    },
                    "required": ["min_share"],
                    "additionalProperties": False,
                }
            },
            "required": ["next_highest"],
            "additionalProperties": False,
        },
    ]
}


def read(name: object, told: object) -> Filling:
    """Return the filler of a name that is known, with what is written beside it, or complain."""
    match name:
        case "countback":
            if told != HARE_CLARK:
                raise complaint(f"write {{countback: {HARE_CLARK}}}: by the papers that had elected who left")
            return Countback(by=HARE_CLARK)
        case "next_highest":
            return NextHighest(min_share=_min_share(told))
        case _:
            if told is not None:
                raise complaint(f"{name} is told nothing: write it alone")
            return Plain(name=cast("Filler", name))


def _min_share(told: object) -> Fraction | None:
    if told in (None, {}):
        return None
    if not isinstance(told, dict) or set(told) != {"min_share"}:
        raise complaint("next_highest is told min_share or nothing: {next_highest: {min_share: 3/20}}")
    share = as_share(told["min_share"])
    if not share:
        raise complaint("a share of nothing is always reached: write a larger one, or remove min_share")
    return share


def written(filling: Filling) -> object:
    """Return a filler in the one way in which the canonical form has it."""
    match filling:
        case Countback():
            return {"countback": filling.by}
        case NextHighest(min_share=Fraction() as share):
            return {"next_highest": {"min_share": str(share)}}
        case _:
            return filling.name
