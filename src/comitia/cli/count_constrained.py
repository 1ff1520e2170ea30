"""`comitia count --group NAME=1,4 --at-least NAME=1`: a count within constraints, and what they changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from comitia.count import Constrained, Constraints, Count, LotRequired, Lots, Options, Profile, Scores

Groups = Annotated[
    list[str] | None, typer.Option("--group", help="A group of candidates; once for each.", metavar="NAME=1,4")
]
AtLeast = Annotated[
    list[str] | None, typer.Option("--at-least", help="So many of a group are elected at least.", metavar="NAME=2")
]
AtMost = Annotated[
    list[str] | None, typer.Option("--at-most", help="So many of a group are elected at most.", metavar="NAME=3")
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
    """The lots and the constraints of a count."""

    lots: "Lots | None"
    constraints: "Constraints | None"

    def count(
        self, profile: "Profile | Scores", rule: str, seats: int, options: "Options"
    ) -> "Constrained | Count | LotRequired":
        """Return the count, within the constraints where there are any, or the lot that it needs."""
        from comitia.count import Scores, constrained, count

        if self.constraints is None:
            return count(profile, rule=rule, seats=seats, options=options, lots=self.lots)
        if isinstance(profile, Scores):  # a rule that counts points
            raise ValueError(f"the rule {rule} takes no constraints")  # noqa: TRY004  it is the rule that is another
        limits = self.constraints
        return constrained(profile, rule=rule, seats=seats, constraints=limits, options=options, lots=self.lots)


def said(found: "Constrained", names: Sequence[str]) -> list[str]:
    """Return what the constraints changed, in sentences."""
    from comitia.count.explanation.constraints import effect

    return effect(found, names)


def beside(found: "Constrained") -> dict[str, Any]:
    """Return what a record has besides: the count without the constraints, and what they changed."""
    from comitia.count import to_json

    return {
        "without_constraints": None if found.free is None else to_json(found.free),
        "effect": {"elected_by": list(found.brought_in), "not_elected": list(found.kept_out), "at": list(found.acted)},
    }


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
