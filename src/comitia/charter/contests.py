"""The section `contests`: the counting rule of several offices, written once."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.problems import Fault
from comitia.charter.rule import Rule
from comitia.charter.values import AS_TUPLE, Name, Section, complaint

OF_A_KIND = ("delegate", "post")
"""The sections that are for all offices of a kind where they name none."""


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
    applies_to: Annotated[tuple[Name, ...] | None, AS_TUPLE] = Field(
        None,
        description="the bodies and posts it is for; if left out, `delegate` is for all elected bodies, and `post` for "
        "all elected posts, that nothing else gives a rule",
    )
    rule: Rule = Field(description="the counting rule")

    @model_validator(mode="after")
    def _named_or_of_a_kind(self) -> "ContestRules":
        if self.applies_to is None and self.id not in OF_A_KIND:
            raise complaint("say what it is for: add applies_to (only delegate and post may leave it out)")
        return self

    @property
    def offices(self) -> tuple[str, ...]:
        """Return the bodies and posts that it names."""
        return self.applies_to or ()


def rule_for(office: str, contests: Mapping[str, ContestRules]) -> Rule | None:
    """Return the rule that the section `contests` gives an office, or None."""
    return next((entry.rule for entry in contests.values() if office in entry.offices), None)


def faults(contests: Mapping[str, ContestRules], offices: Mapping[str, str]) -> Iterator[Fault]:
    """Yield offices that do not exist, are not elected, or are named twice; `offices` says why one is not."""
    seen: dict[str, str] = {}
    for name, entry in contests.items():
        for index, office in enumerate(entry.offices):
            here = ("contests", name, "applies_to", index)
            if office not in offices:
                known = ", ".join(office for office, reason in offices.items() if not reason)
                yield Fault(path=here, message=f"there is no body or post `{office}`: write one of {known}")
            elif offices[office]:
                yield Fault(path=here, message=f"{office} is {offices[office]}: remove it")
            elif office in seen:
                yield Fault(path=here, message=f"{office} is already named by contests.{seen[office]}: name it once")
            seen.setdefault(office, name)
