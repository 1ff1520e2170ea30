"""The section `contests`: the counting rule of several offices, written once."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.problems import Fault
from comitia.charter.rule import Rule
from comitia.charter.values import AS_TUPLE, Name, Section


class ContestRules(Section):
    """One rule for the offices that it names."""

    LATER: ClassVar[frozenset[str]] = frozenset(
        {
            "stand",
            "method",
            "secrecy",
            "electorate_role",
            "returning_officer",
            "tellers",
            "boxes",
            "recount",
            "contestable",
            "retain_ballots",
            "fill",
            "if_uncontested",
        }
    )
    id: SkipJsonSchema[str]
    applies_to: Annotated[tuple[Name, ...], AS_TUPLE] = Field(description="the bodies and posts it is for")
    rule: Rule = Field(description="the counting rule")


def rule_for(office: str, contests: Mapping[str, ContestRules]) -> Rule | None:
    """Return the rule that the section `contests` gives an office, or None."""
    return next((entry.rule for entry in contests.values() if office in entry.applies_to), None)


def faults(contests: Mapping[str, ContestRules], offices: Mapping[str, str]) -> Iterator[Fault]:
    """Yield offices that do not exist, are not elected, or are named twice; `offices` says why one is not."""
    seen: dict[str, str] = {}
    for name, entry in contests.items():
        for index, office in enumerate(entry.applies_to):
            here = ("contests", name, "applies_to", index)
            if office not in offices:
                known = ", ".join(office for office, reason in offices.items() if not reason)
                yield Fault(path=here, message=f"there is no body or post `{office}`: write one of {known}")
            elif offices[office]:
                yield Fault(path=here, message=f"{office} is {offices[office]}: remove it")
            elif office in seen:
                yield Fault(path=here, message=f"{office} is already named by contests.{seen[office]}: name it once")
            seen.setdefault(office, name)
