"""The section `mandate`: whether those whom a body elects are bound by its instructions, and what a breach means."""

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from comitia.charter.values import Section, complaint

Binding = Literal["free", "instructed", "imperative"]
Breach = Literal["report_only", "recall_ground", "void"]


class Instructions(Section):
    """Who instructs, and what it means that a delegate votes otherwise."""

    by: Literal["electing_body"] = Field("electing_body", description="who instructs: the body that elected or sent")
    recorded: Literal[True] = Field(True, description="each instruction is entered on the record")
    breach: Breach = Field(
        "report_only",
        description="what a vote against one is: reported, a ground for recall as well, or void (imperative only)",
    )


class MandateRules(Section):
    """What a mandate binds its holder to."""

    LATER: ClassVar[frozenset[str]] = frozenset({"starts", "ends", "oath", "incompatible", "acceptance"})
    kind: Binding | None = Field(
        None,
        description="free: nobody instructs; instructed: as the body that elected says; imperative: only as it says; "
        "left out, instructions are possible and a breach is reported",
    )
    instructions: Instructions | None = Field(
        None, description="how delegates are instructed; if left out, a breach is reported"
    )

    @model_validator(mode="after")
    def _goes_together(self) -> "MandateRules":
        if self.instructions is not None and self.kind is None:
            raise complaint("say which mandate is instructed: add kind: instructed, or kind: imperative")
        return self
