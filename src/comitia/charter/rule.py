"""The counting rule of an office: its id and what it is told, checked against the rules that `comitia.count` has."""

from difflib import get_close_matches
from fractions import Fraction
from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from comitia.charter.values import AS_TUPLE, Positive, Section, Share, complaint
from comitia.count import RULES, Options
from comitia.count import Threshold as CountThreshold
from comitia.count.rules import MOST_DECIMALS

LATER_RULES = frozenset(
    {
        "stv",
        "list",
        "lot",
        "consensus",
        "acclamation",
    }
)


IN_RUNS = {name: rule for name, rule in RULES.items() if not rule.not_in_runs}
"""The rules by which contests on a record are held."""
_OTHER_NAMES = {"majority_runoff": "two-round"}


class Threshold(Section):
    """What is enough: more than (gt) or at least (ge) a share of the valid ballots."""

    gt: Share | None = Field(None, description="more than this share")
    ge: Share | None = Field(None, description="at least this share")
    of: Literal["valid"] = Field("valid", description="of the valid ballots")

    @model_validator(mode="after")
    def _one_share(self) -> "Threshold":
        if (self.gt is None) == (self.ge is None):
            raise complaint("a threshold has exactly one of gt (more than), ge (at least): write one")
        return self

    def told(self) -> CountThreshold:
        """Return the threshold as the count takes it."""
        if self.gt is not None:
            return CountThreshold(kind="gt", share=self.gt, of=self.of)
        return CountThreshold(kind="ge", share=self.ge or Fraction(0), of=self.of)


def _rule_id(value: object) -> object:
    if not isinstance(value, str) or value in IN_RUNS:
        return value
    if value in RULES:
        raise complaint(
            f"no contest is held by the rule `{value}`, for {RULES[value].not_in_runs}: "
            f"write one of {', '.join(IN_RUNS)}"
        )
    if value in LATER_RULES:
        raise complaint(
            f"the charter format has the rule `{value}`; comitia does not count by it yet: "
            f"write one of {', '.join(IN_RUNS)}"
        )
    near = [_OTHER_NAMES[value]] if value in _OTHER_NAMES else get_close_matches(value, IN_RUNS, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise complaint(f"there is no rule `{value}`: {hint}write one of {', '.join(IN_RUNS)}")


def _tie(value: object) -> object:
    return "lot" if value == "lot_public" else value


RuleId = Annotated[str, BeforeValidator(_rule_id), WithJsonSchema({"type": "string", "enum": sorted(IN_RUNS)})]
Tie = Annotated[
    Literal["earlier_stage", "first_stage", "lot"],
    BeforeValidator(_tie),
    WithJsonSchema({"enum": ["earlier_stage", "first_stage", "lot", "lot_public"]}),
]


class Rule(Section):
    """A counting rule and what it is told; what is left out is as the rule itself has it."""

    LATER: ClassVar[frozenset[str]] = frozenset({"name", "params", "rounds", "constraints"})
    id: RuleId = Field(description="the rule")
    ties: Annotated[tuple[Tie, ...], AS_TUPLE] | None = Field(None, description="how ties are settled, in this order")
    threshold: Threshold | None = Field(None, description="what is enough to be elected")
    drop: Literal["last", "none"] | None = Field(None, description="who leaves after a round without result")
    max_rounds: Positive | None = Field(None, description="the round in which most votes are enough")
    decimals: Annotated[int, Field(ge=0, le=MOST_DECIMALS)] | None = Field(
        None, description="to how many decimals is reckoned, cut off; needed where the rule takes it"
    )
    until: Literal["majority", "two"] | None = Field(None, description="when an instant runoff ends")
    strength: Literal["winning", "margins", "opposition"] | None = Field(None, description="how strong a pair is")
    unranked: Literal["average", "zero", "modified"] | None = Field(None, description="points for those left out")
    equal_pair: Literal["half", "nothing", "full"] | None = Field(None, description="what each of an equal pair gets")

    @model_validator(mode="after")
    def _accepted(self) -> "Rule":
        rule = RULES[self.id]
        taken = [name for name in rule.options if name in type(self).model_fields]
        for name in self.options.given():
            if name not in taken:
                raise complaint(f"{self.id} does not take {name}: remove it; {self.id} takes {', '.join(taken)}")
        if self.ties is not None and self.ties not in rule.ties:
            known = " or ".join(f"[{', '.join(ties)}]" for ties in rule.ties)
            raise complaint(f"{self.id} does not settle ties by [{', '.join(self.ties)}]: write {known}")
        for name, words in rule.choices.items():
            if getattr(self, name) not in {None, *words}:
                raise complaint(f"{self.id} does not take {name}: {getattr(self, name)}: write {' or '.join(words)}")
        if rule.is_exact(self.options):
            raise complaint(f"{self.id} needs decimals: write decimals: 4, or another number up to {MOST_DECIMALS}")
        return self

    @property
    def options(self) -> Options:
        """Return what the count is told."""
        return Options(
            ties=self.ties,
            threshold=self.threshold.told() if self.threshold else None,
            drop=self.drop,
            max_rounds=self.max_rounds,
            decimals=self.decimals,
            until=self.until,
            strength=self.strength,
            unranked=self.unranked,
            equal_pair=self.equal_pair,
        )
