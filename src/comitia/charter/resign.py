"""The section `resign`: whether a holder leaves by saying so, or once the electing body accepts, and by when."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from comitia.charter.procedure import SIMPLE
from comitia.charter.term import DURATION, Term, TermField, as_term
from comitia.charter.values import Name, Positive, Section, complaint

NOTICE = "notice "
AT_ONCE = ("on_receipt", "on_date")


def _effective(value: object) -> object:
    if value in AT_ONCE:
        return value
    if not isinstance(value, str) or not value.startswith(NOTICE):
        raise complaint("write on_receipt, on_date, or a notice such as `notice P3M`")
    as_term(value.removeprefix(NOTICE))
    return value


Effective = Annotated[
    str,
    BeforeValidator(_effective),
    WithJsonSchema({"type": "string", "pattern": f"^({'|'.join(AT_ONCE)}|{NOTICE}{DURATION.pattern})$"}),
]


class Needs(Section):
    """What a resignation needs before it has effect."""

    accept_by: Literal["electing_body"] = Field(description="who accepts it: the body that elected or appointed")
    majority: Name = Field(SIMPLE, description="by which majority, by its name")
    within: TermField | None = Field(None, description="how long the body has; without limit if left out")
    silence: Literal["accepted", "refused", "lapses"] | None = Field(
        None, description="what it means that the body has not decided by then; with `within`"
    )

    @model_validator(mode="after")
    def _clock(self) -> "Needs":
        if (self.within is None) != (self.silence is None):
            raise complaint("within and silence go together: write both, or neither")
        return self


class ResignRule(Section):
    """How a holder resigns."""

    LATER: ClassVar[frozenset[str]] = frozenset({"duties_until"})
    effective: Effective | None = Field(
        None, description="without anybody's leave: `on_receipt`, `on_date` (the letter names it) or `notice P3M`"
    )
    accept_by: Literal["none"] | None = Field(None, description="that nobody's leave is needed; with `effective`")
    needs: Needs | None = Field(None, description="once it is accepted")
    may_refuse: bool | None = Field(
        None, description="whether the body may refuse it, or only accept it; it may if left out"
    )
    refused_effect: Literal["stays_in_post"] | None = Field(
        None, description="what a refusal means: the holder stays, also if left out"
    )
    max_refusals: Positive | None = Field(
        None, description="how often it may be refused; the next one from the same mandate needs nobody's leave"
    )
    withdraw_until: Literal["effective", "question_put", "accepted"] | None = Field(
        None, description="until when it can be withdrawn; until it takes effect if left out"
    )
    conditional: Literal["forbidden", "allowed"] | None = Field(
        None, description="whether it may name a condition; it may not if left out"
    )
    form: Literal["written"] | None = Field(None, description="that it is tendered in writing, as it always is")

    @property
    def notice(self) -> Term | None:
        """Return how long after its receipt a resignation takes effect, where the charter says so."""
        said = self.effective or ""
        return Term(said.removeprefix(NOTICE)) if said.startswith(NOTICE) else None

    @property
    def refusals(self) -> bool:
        """Tell whether the body may refuse."""
        return self.may_refuse is not False

    @model_validator(mode="after")
    def _one_way(self) -> "ResignRule":
        if (self.effective is None) == (self.needs is None):
            raise complaint("a resignation has exactly one of effective, needs: write one")
        for fault in self._misfits():
            raise complaint(fault)
        return self

    def _misfits(self) -> Iterator[str]:
        """Yield what says something of a body that is not asked, or of refusals that are not allowed."""
        refusing = [name for name in ("refused_effect", "max_refusals") if getattr(self, name) is not None]
        if self.needs is None:
            asked = [*(["may_refuse"] if self.may_refuse is not None else []), *refusing]
            for name in asked:
                yield f"{name} is about a body that must accept, and nobody's leave is needed here: remove it"
            if self.withdraw_until in {"question_put", "accepted"}:
                yield "withdraw_until: nobody decides on it, so write effective, or remove the key"
        elif self.accept_by is not None:
            yield "accept_by: none means that nobody's leave is needed: write effective instead of needs"
        elif not self.refusals:
            for name in refusing:
                yield f"{name} is about refusals, and may_refuse is false: remove one of the two"
            if self.needs.silence == "refused":
                yield "needs.silence is refused, and may_refuse is false: write accepted or lapses"


class Resign(Section):
    """How holders resign; on receipt where nothing is said."""

    post: ResignRule | None = Field(None, description="from a post")
    delegate: ResignRule | None = Field(None, description="from a seat in a body")
