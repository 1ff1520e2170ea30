"""The section `mandate`: what binds those who hold one, what ends it, how it is accepted, what does not go with it."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, model_validator

from comitia.charter.term import DURATION, TermField
from comitia.charter.values import Section, complaint, later

Binding = Literal["free", "instructed", "imperative"]
Breach = Literal["report_only", "recall_ground", "void"]
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
    if any(entry in given[:index] for index, entry in enumerate(given)):
        raise complaint("write each once")
    return tuple(given)


def _end(entry: object) -> object:
    name = next(iter(entry), None) if isinstance(entry, dict) else entry
    if isinstance(name, str) and name in ENDS_LATER:
        raise later(name)
    if entry not in ENDS:
        raise complaint(f"write one of {', '.join(ENDS)}")
    return entry


Ends = Annotated[tuple[Annotated[End, BeforeValidator(_end)], ...], BeforeValidator(_ends)]

DECLARED = "declared+P0D"


def _starts(value: object) -> object:
    if isinstance(value, str) and value != DECLARED and re.fullmatch(rf"declared\+{DURATION.pattern}", value):
        raise complaint(
            "the charter format has mandates that start after the declaration; comitia does not apply them yet: "
            f"write {DECLARED}"
        )
    return value


class Acceptance(Section):
    """By when whoever is elected, appointed or called must accept, and what it means to say nothing."""

    within: TermField = Field(description="how long there is to accept or decline, from the day of the mandate")
    silence: Literal["accepted", "declined"] = Field(description="what it means to have said nothing by then")


Forbidden = Literal["stand", "hold", "vote"]
Lapses = Literal["newer_lapses", "older_lapses"]


class Incompatible(Section):
    """What is forbidden to a person who holds one of two offices that do not go together (`not_with`)."""

    forbidden: Forbidden = Field(
        "hold",
        description="stand: to stand for the other, or get it; hold: to hold both; vote: to vote in the body concerned",
    )
    choose_within: TermField | None = Field(
        None, description="with hold: how long a person may hold both, to choose one; not at all if left out"
    )
    if_silent: Lapses | None = Field(
        None, description="with hold: which one ends if the person does not choose; newer_lapses if left out"
    )

    @model_validator(mode="after")
    def _only_with_hold(self) -> "Incompatible":
        for name in ("choose_within", "if_silent"):
            if self.forbidden != "hold" and getattr(self, name) is not None:
                raise complaint(f"{name} goes with forbidden: hold alone: remove it, or write forbidden: hold")
        return self

    @property
    def lapses(self) -> Lapses:
        """Return which of two mandates ends where the person does not choose."""
        return self.if_silent or "newer_lapses"


UNWRITTEN = Incompatible.model_validate({})
"""What holds where the charter writes nothing."""


class Instructions(Section):
    """Who instructs, and what it means that a delegate votes otherwise."""

    by: Literal["electing_body"] = Field("electing_body", description="who instructs: the body that elected or sent")
    recorded: Literal[True] = Field(True, description="each instruction is entered on the record")
    breach: Breach = Field(
        "report_only",
        description="what a vote against one is: reported, a ground for recall as well, or void (imperative only)",
    )


class MandateRules(Section):
    """What holds for every mandate, in bodies and posts alike."""

    LATER: ClassVar[frozenset[str]] = frozenset({"oath"})
    kind: Binding | None = Field(
        None,
        description="free: nobody instructs; instructed: as the body that elected says; imperative: only as it says; "
        "left out, instructions are possible and a breach is reported",
    )
    instructions: Instructions | None = Field(
        None, description="how delegates are instructed; if left out, a breach is reported"
    )
    starts: Annotated[Literal["declared+P0D"] | None, BeforeValidator(_starts)] = Field(
        None, description="declared+P0D: with the declaration of the result, also if left out"
    )
    ends: Ends | None = Field(
        None, description="what may end a mandate; all that comitia applies if left out; death ends it in any case"
    )
    acceptance: Acceptance | None = Field(
        None, description="by when a mandate must be accepted; no acceptance is needed if left out"
    )
    incompatible: Incompatible | None = Field(
        None, description="what follows where two offices do not go together; nobody holds both if left out"
    )

    @model_validator(mode="after")
    def _goes_together(self) -> "MandateRules":
        if self.instructions is not None and self.kind is None:
            raise complaint("say which mandate is instructed: add kind: instructed, or kind: imperative")
        return self

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
    if "unit_dissolved" not in rules.ends:
        yield "mandate.ends: a unit that is dissolved or merged ends its mandates all the same; add unit_dissolved"


def incompatible_of(mandate: MandateRules | None) -> Incompatible:
    """Return what follows where two offices do not go together, as written or as it is where nothing is."""
    return (mandate.incompatible if mandate else None) or UNWRITTEN


def in_words(incompatible: Incompatible, *, any_office: bool) -> Iterator[str]:
    """Yield what follows where two offices do not go together, where any two do not."""
    if not any_office:
        return
    match incompatible.forbidden:
        case "stand":
            yield "who holds an office cannot stand for one that does not go with it, and cannot be given it"
        case "vote":
            yield "who holds an office that does not go with a seat in a body has no vote there"
        case "hold":
            which = "newer" if incompatible.lapses == "newer_lapses" else "older"
            if incompatible.choose_within is None:
                yield f"nobody holds two offices that do not go together: the {which} mandate ends at once"
            else:
                yield (
                    f"who holds two offices that do not go together chooses one within "
                    f"{incompatible.choose_within.words}; otherwise the {which} mandate ends"
                )
