"""The section `mandate`: what holds for every mandate; so far, what follows where two offices do not go together."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from comitia.charter.term import TermField
from comitia.charter.values import Section, complaint

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


class Mandate(Section):
    """What holds for every mandate."""

    LATER: ClassVar[frozenset[str]] = frozenset({"kind", "starts", "ends", "instructions", "oath", "acceptance"})
    incompatible: Incompatible | None = Field(
        None, description="what follows where two offices do not go together; nobody holds both if left out"
    )


def incompatible_of(mandate: Mandate | None) -> Incompatible:
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
