"""`comitia count --group NAME=1,4 --at-least NAME=1`: a count within constraints, and what they changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from comitia.count import (
        Constrained,
        Constraints,
        Count,
        Difference,
        LotRequired,
        Lots,
        Options,
        Profile,
        Result,
        Scores,
    )

Groups = Annotated[
    list[str] | None, typer.Option("--group", help="A group of candidates; once for each.", metavar="NAME=1,4")
]
AtLeast = Annotated[
    list[str] | None, typer.Option("--at-least", help="So many of a group are elected at least.", metavar="NAME=2")
]
AtMost = Annotated[
    list[str] | None, typer.Option("--at-most", help="So many of a group are elected at most.", metavar="NAME=3")
]
FreeLotSeed = Annotated[
    str | None, typer.Option(help="Seed of the lots of the count without the constraints.", metavar="HEX")
]
FreeLot = Annotated[
    list[str] | None,
    typer.Option(help="A lot of the count without the constraints drawn by hand; once for each.", metavar="3,1"),
]


def constraints_of(
    groups: Sequence[str] | None, at_least: Sequence[str] | None, at_most: Sequence[str] | None
) -> "Constraints | None":
    """Return the constraints that the command line gives, if any. Raises ValueError for what is none."""
    from comitia.count import Constraint, Constraints

    members = _named(groups or [], "group", "first-years=1,4,7")
    least, most = (_numbers(given or [], name) for given, name in ((at_least, "at-least"), (at_most, "at-most")))
    for name in [*least, *most]:
        if name not in members:
            raise ValueError(f"there is no group {name!r}: give its candidates with --group {name}=1,4")
    found = [
        Constraint(group=name, members=_candidates(text), at_least=least.get(name, 0), at_most=most.get(name))
        for name, text in members.items()
    ]
    return Constraints(all=tuple(found)) if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The lots and the constraints of a count, and the lots of the same count without them."""

    lots: "Lots | None"
    constraints: "Constraints | None"
    free: "Lots | None" = None

    def __post_init__(self) -> None:
        if self.free is not None and self.constraints is None:
            raise ValueError("found --free-lot or --free-lot-seed, expected --group with it: no constraint is given")

    def count(
        self, profile: "Profile | Scores", rule: str, seats: int, options: "Options"
    ) -> "Constrained | Count | LotRequired":
        """Return the count, within the constraints where there are any, or the lot that it needs."""
        from comitia.count import LotsOfBoth, Scores, constrained, count

        if self.constraints is None:
            return count(profile, rule=rule, seats=seats, options=options, lots=self.lots)
        if isinstance(profile, Scores):  # a rule that counts points
            raise ValueError(f"the rule {rule} takes no constraints")  # noqa: TRY004  it is the rule that is another
        limits, both = self.constraints, LotsOfBoth(within=self.lots, free=self.free)
        return constrained(profile, rule=rule, seats=seats, constraints=limits, options=options, lots=both)


def said(found: "Constrained", names: Sequence[str]) -> list[str]:
    """Return what the constraints changed, in sentences."""
    from comitia.count.explanation.constraints import effect

    asked = (
        []
        if found.missing is None
        else [f"Add --free-lot {','.join(map(str, found.missing.tied))} (in the order drawn), or --free-lot-seed HEX."]
    )
    return [*effect(found, names), *asked]


def beside(found: "Constrained", lots: "Lots | None") -> dict[str, Any]:
    """Return what a record has besides: the count without the constraints, its lots, and what the constraints changed.

    Where that count needs a lot that is not there, it and what they changed are null.
    """
    from comitia.count import lots_to_json, to_json

    changed = {"elected_by": list(found.brought_in), "not_elected": list(found.kept_out), "at": list(found.acted)}
    return {
        "free_lots": lots_to_json(lots),
        "without_constraints": None if found.free is None else to_json(found.free),
        "effect": None if found.free is None else changed,
    }


def effect_again(told: Mapping[str, Any], result: "Result", profile: "Profile | Scores") -> "Difference | None":
    """Return the first difference in what a result within constraints says of the count without them, if it does.

    Raises ValueError for lots of that count that are none.
    """
    from comitia.count import Constrained, Constraints, LotsOfBoth, Scores, constrained, lots_from_json
    from comitia.count.result import first_difference

    was = result.count
    if not was.constraints or isinstance(profile, Scores) or not {"without_constraints", "effect"} & set(told):
        return None
    try:
        lots = lots_from_json(told.get("free_lots"))
    except (LookupError, TypeError) as error:
        raise ValueError(f"found free_lots that are none: {error}") from error
    found = constrained(
        profile,
        rule=was.rule,
        seats=was.seats,
        constraints=Constraints(all=was.constraints),
        options=result.options,
        lots=LotsOfBoth(within=result.lots, free=lots),
    )
    assert isinstance(found, Constrained)  # noqa: S101  it was just counted again with these lots
    again = beside(found, lots)
    had = {name: told.get(name) for name in again}
    return first_difference(had, again) or first_difference(again, had, is_turned=True)


def _named(given: Sequence[str], option: str, example: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in given:
        name, sign, rest = text.partition("=")
        if not sign or not name.strip() or not rest:
            raise ValueError(f"found the {option} {text!r}, expected a name and what it has as in {example}")
        if name.strip() in found:
            raise ValueError(f"the {option} {name.strip()!r} is given twice")
        found[name.strip()] = rest
    return found


def _numbers(given: Sequence[str], option: str) -> dict[str, int]:
    found = _named(given, option, "first-years=2")
    for name, text in found.items():
        if not (text.isascii() and text.isdigit()):
            raise ValueError(f"found the {option} {name}={text!r}, expected a whole number as in first-years=2")
    return {name: int(text) for name, text in found.items()}


def _candidates(text: str) -> tuple[int, ...]:
    numbers = [number.strip() for number in text.split(",")]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise ValueError(f"found the candidates {text!r} of a group, expected numbers as in 1,4")
    return tuple(map(int, numbers))
