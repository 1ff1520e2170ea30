"""The section `rolls`: the lists of persons who may vote, by unit, at a reference date."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator
from pydantic.json_schema import SkipJsonSchema

from comitia.charter.labels import Labelled, labelled
from comitia.charter.problems import Fault
from comitia.charter.units import UnitTree
from comitia.charter.values import NAME, Date, Name, Section, complaint

ROLL = "roll."


def roll_ref(value: str) -> str:
    """Return a reference to a roll, or refuse what is none."""
    if "@" in value or "[" in value:
        raise complaint(
            "the charter format has a part of a roll ([...], @); comitia does not apply it yet: "
            "write the roll alone, such as roll.members"
        )
    if not value.startswith(ROLL) or not NAME.fullmatch(value.removeprefix(ROLL)):
        raise complaint(f"`{value}` is not a roll: write roll. and its name, such as roll.members")
    return value


RollRef = Annotated[
    str, AfterValidator(roll_ref), WithJsonSchema({"type": "string", "pattern": f"^roll\\.{NAME.pattern}$"})
]


def _kind(value: object) -> object:
    if value == "organisation":
        raise complaint("the charter format has rolls of organisations; comitia does not apply them yet: write person")
    return value


class Roll(Section):
    """A list of persons, each in one unit of the roll's type."""

    LATER: ClassVar[frozenset[str]] = frozenset({"qualify", "certify", "stale_after", "privacy"})
    id: SkipJsonSchema[str]
    kind: Annotated[Literal["person"], BeforeValidator(_kind)] = Field(
        "person", description="what the roll lists; persons only"
    )
    unit_type: Name = Field(description="the type of unit that each person on it belongs to")
    reference_date: Date = Field(description="the day whose members the roll lists")
    label: Labelled = Field(description="the word for it; the id if left out")

    _label = model_validator(mode="before")(labelled)


def faults(rolls: Mapping[str, Roll], tree: UnitTree) -> Iterator[Fault]:
    """Yield rolls of a unit type that the charter does not have."""
    for name, roll in rolls.items():
        if roll.unit_type not in tree:
            yield Fault(
                path=("rolls", name, "unit_type"),
                message=f"there is no unit type `{roll.unit_type}`: write one that units.types has",
            )
