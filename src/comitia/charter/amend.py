"""The section `amend`: who changes the charter, by which majority, and which bodies ratify it."""

from typing import Annotated

from pydantic import AfterValidator, Discriminator, Field, Tag, model_validator

from comitia.charter.procedure import SIMPLE, Majority
from comitia.charter.share import check_share
from comitia.charter.term import TermField
from comitia.charter.values import ONE_OR_MORE, Name, Section, Share, Text, once


class Ratify(Section):
    """The bodies below that must agree before an amendment holds."""

    bodies: Name = Field(description="the bodies that ratify, each in its unit")
    gt: Share | None = Field(None, description="more than this share of them")
    ge: Share | None = Field(None, description="at least this share of them")
    within: TermField | None = Field(None, description="how long they have; without end if left out")

    @model_validator(mode="after")
    def _one_share(self) -> "Ratify":
        check_share(self.gt, self.ge, "a ratification")
        return self


def _name_or_majority(value: object) -> str:
    return "<majority>" if isinstance(value, dict | Majority) else "<name>"


Entrenched = Annotated[tuple[Text, ...], AfterValidator(once), ONE_OR_MORE]


class Amend(Section):
    """How the charter is amended; without this section nobody may."""

    by: Name = Field(description="the body that amends")
    majority: Annotated[
        Annotated[Name, Tag("<name>")] | Annotated[Majority, Tag("<majority>")], Discriminator(_name_or_majority)
    ] = Field(SIMPLE, description="the majority that is needed: its name, or written in place")
    notice: TermField | None = Field(None, description="how long before the vote the amendment must be known")
    ratify: Ratify | None = Field(None, description="who must agree besides; nobody if left out")
    cycle: TermField | None = Field(
        None,
        description="how long after an amendment took effect the next one can be put to the vote; at once if left out",
    )
    entrenched: Entrenched = Field(
        (), description="the paths in the charter under which no amendment may change anything"
    )
