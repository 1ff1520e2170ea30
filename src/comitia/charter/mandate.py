"""The section `mandate`: what may end a mandate, and by when it must be accepted."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field

from comitia.charter.term import TermField
from comitia.charter.values import Section, complaint

End = Literal["term", "death", "resignation_effective", "recall", "loss_of_qualification", "unit_dissolved"]
ENDS: tuple[End, ...] = (
    "term",
    "death",
    "resignation_effective",
    "recall",
    "loss_of_qualification",
    "unit_dissolved",
)
ENDS_LATER = frozenset({"absence", "arrears", "session_close"})
"""What the format has besides; the value beside the name may say more (`{absence: {consecutive: 3}}`)."""


def _ends(value: object) -> object:
    given = value if isinstance(value, list | tuple) else [value]
    if not given:
        raise complaint(f"write at least one of {', '.join(ENDS)}, or remove the key")
    for entry in given:
        name = next(iter(entry), None) if isinstance(entry, dict) else entry
        if isinstance(name, str) and name in ENDS_LATER:
            raise complaint(f"the charter format has `{name}`; comitia does not apply it yet: leave it out")
        if entry not in ENDS:
            raise complaint(f"write one of {', '.join(ENDS)}")
    if len(set(given)) != len(given):
        raise complaint("write each once")
    return tuple(given)


Ends = Annotated[tuple[End, ...], BeforeValidator(_ends)]


class Acceptance(Section):
    """By when whoever is elected, appointed or called must accept, and what it means to say nothing."""

    within: TermField = Field(description="how long there is to accept or decline, from the day of the mandate")
    silence: Literal["accepted", "declined"] = Field(description="what it means to have said nothing by then")


class MandateRules(Section):
    """What holds for every mandate, in bodies and posts alike."""

    LATER: ClassVar[frozenset[str]] = frozenset({"kind", "starts", "instructions", "oath", "incompatible"})
    ends: Ends | None = Field(
        None, description="what may end a mandate; all that comitia applies if left out; death ends it in any case"
    )
    acceptance: Acceptance | None = Field(
        None, description="by when a mandate must be accepted; no acceptance is needed if left out"
    )

    def may_end_by(self, end: End) -> bool:
        """Tell whether the charter lets a mandate end in a way."""
        return self.ends is None or end in self.ends


def warnings(rules: MandateRules | None, *, has_terms: bool) -> Iterator[str]:
    """Yield what ends mandates although the list of what may end them leaves it out."""
    if rules is None or rules.ends is None:
        return
    if "death" not in rules.ends:
        yield "mandate.ends: death ends every mandate all the same; add death"
    if "term" not in rules.ends and has_terms:
        yield "mandate.ends: bodies or posts have a term, which ends their mandates all the same; add term"
