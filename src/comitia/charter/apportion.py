"""How many seats each unit fills: per so many, by bands, fixed numbers, or a total divided by a method.

The counting itself is in `comitia.count`; here stand the forms that a charter may choose.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Discriminator, Field, Tag, WithJsonSchema, model_validator

from comitia.charter.problems import Fault, Path
from comitia.charter.values import AS_TUPLE, NAME, AnySeats, Identifier, Natural, Positive, Seats, Section, complaint

BALLOTS_CAST = "ballots_cast"
FORMS = ("per", "bands", "fixed", "total")
NOT_YET = frozenset({"target_total", "factors", "recompute", "penalty"})


def _base(value: str) -> str:
    if value == BALLOTS_CAST:
        return value
    if "@" in value:
        raise complaint(
            "the charter format has a base with its own date (@); comitia does not apply it yet: "
            "write the roll alone, and the date as reference_date of the roll"
        )
    kind, _, name = value.partition(".")
    if kind != "roll" or not NAME.fullmatch(name):
        raise complaint(f"`{value}` is not a base: write roll. and the name of a roll, or {BALLOTS_CAST}")
    return value


Base = Annotated[
    str,
    AfterValidator(_base),
    WithJsonSchema({"type": "string", "pattern": f"^(roll\\.{NAME.pattern}|{BALLOTS_CAST})$"}),
]
BASE_TEXT = "what is measured: a roll, or the ballots cast in the contests below; the only roll if left out"


class PerMember(Section):
    """One seat for each so many members (or ballots) of the unit."""

    LATER: ClassVar[frozenset[str]] = NOT_YET
    per: Positive = Field(description="one seat for each so many")
    part_counts: bool | None = Field(None, exclude=True, description="true: as round: up; false: as round: down")
    round: Literal["up", "down", "half-up"] = Field(
        "down", description="what a part of a full number gives; nothing (down) if left out, which is warned of"
    )
    min: AnySeats = Field(0, description="the fewest seats of a unit")
    max: AnySeats | None = Field(None, description="the most seats of a unit")
    base: Base | None = Field(None, description=BASE_TEXT)

    @model_validator(mode="before")
    @classmethod
    def _rounding(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        if "part_counts" in value and "round" in value:
            raise complaint("part_counts and round say the same thing: keep one of them")
        if not isinstance(value.get("part_counts", True), bool):
            return {**value, "round": "up"}  # so that part_counts alone is refused
        if "part_counts" not in value:
            return value
        rest = {key: entry for key, entry in value.items() if key != "part_counts"}
        return {**rest, "round": "up" if value["part_counts"] else "down"}

    @property
    def is_silent(self) -> bool:
        """Tell whether the charter as it is written does not say what a part gives; its canonical form does."""
        return "round" not in self.model_fields_set


Band = tuple[Natural, Natural | None, AnySeats]


def _band(value: object) -> object:
    if isinstance(value, list) and len(value) == 3 and isinstance(value[2], str):
        raise complaint(
            "the charter format has expressions in bands; comitia does not apply them yet: write the number of seats"
        )
    if not isinstance(value, list | tuple) or len(value) != 3:
        raise complaint("write a band as [first, last, seats], with last: null in the open band")
    return tuple(value)


class Bands(Section):
    """A table: units from so many to so many members have so many seats."""

    LATER: ClassVar[frozenset[str]] = NOT_YET
    bands: Annotated[tuple[Annotated[Band, BeforeValidator(_band)], ...], AS_TUPLE] = Field(
        description="rows of [first, last, seats]; the last band is open: null"
    )
    min: AnySeats = Field(0, description="the fewest seats of a unit")
    max: AnySeats | None = Field(None, description="the most seats of a unit")
    base: Base | None = Field(None, description=BASE_TEXT)


def _number_or_table(value: object) -> str:
    return "<each>" if isinstance(value, Mapping) else "<every>"


class Fixed(Section):
    """The same number of seats for every unit, or a number for each by its id."""

    LATER: ClassVar[frozenset[str]] = NOT_YET
    fixed: Annotated[
        Annotated[Seats, Tag("<every>")] | Annotated[Mapping[Identifier, AnySeats], Tag("<each>")],
        Discriminator(_number_or_table),
    ] = Field(description="seats of every unit, or of each by id")


Method = Literal[
    "hare",
    "dhondt",
    "sainte-lague",
    "huntington-hill",
    "adams",
    "dean",
    "quota",
    "cambridge",
]


class Total(Section):
    """A fixed number of seats for all units together, divided by a method."""

    LATER: ClassVar[frozenset[str]] = NOT_YET
    total: Seats = Field(description="the seats of all units together")
    method: Method = Field(description="how they are divided")
    floor: AnySeats = Field(0, description="the fewest seats of a unit")
    cap: Seats | None = Field(None, description="the most seats of a unit")
    base: Base | None = Field(None, description=BASE_TEXT)


Apportion = PerMember | Bands | Fixed | Total


def _form(value: Any) -> str:
    """Return the form of an apportionment, written or loaded."""
    if isinstance(value, Section):
        value = type(value).model_fields
    return next(f"<{form}>" for form in FORMS if form in value)


def _one_form(value: object) -> object:
    if not isinstance(value, dict):
        raise complaint(f"write an apportionment as a mapping with one of {', '.join(FORMS)}")
    given = [form for form in FORMS if form in value]
    if len(given) > 1:
        raise complaint(f"an apportionment has exactly one of {', '.join(FORMS)}: keep one of {', '.join(given)}")
    if not given:
        raise complaint(f"an apportionment has exactly one of {', '.join(FORMS)}: add one")
    return value


Apportionment = Annotated[
    Annotated[PerMember, Tag("<per>")]
    | Annotated[Bands, Tag("<bands>")]
    | Annotated[Fixed, Tag("<fixed>")]
    | Annotated[Total, Tag("<total>")],
    Discriminator(_form),
    BeforeValidator(_one_form),
]


def faults(form: Apportion, path: Path) -> Iterator[Fault]:
    """Yield the numbers of an apportionment that cannot be."""
    match form:
        case PerMember(min=low, max=high) | Bands(min=low, max=high) if high is not None and low > high:
            yield Fault(path=(*path, "min"), message=f"min {low} is more than max {high}: correct one of them")
        case Total(floor=low, cap=high) if high is not None and low > high:
            yield Fault(path=(*path, "floor"), message=f"floor {low} is more than cap {high}: correct one of them")
        case Total(method="quota", cap=high) if high is not None:
            yield Fault(
                path=(*path, "cap"), message="the method quota takes no cap: remove it, or choose another method"
            )
        case Total(method="cambridge", floor=0):
            message = "cambridge needs a floor of 1 or more: the base of each unit is the floor less 1"
            yield Fault(path=(*path, "method"), message=message)
        case _:
            pass
    if not isinstance(form, Fixed | Total) and form.max == 0:
        yield Fault(path=(*path, "max"), message="max 0 leaves no unit a seat: write at least 1")
    if isinstance(form, Bands):
        yield from _band_faults(form.bands, (*path, "bands"))
    if isinstance(form, Fixed) and isinstance(form.fixed, Mapping) and not any(form.fixed.values()):
        yield Fault(path=(*path, "fixed"), message="no unit has a seat: give at least one unit a seat")


def _band_faults(bands: tuple[Band, ...], path: Path) -> Iterator[Fault]:
    if not any(seats for _, _, seats in bands):
        yield Fault(path=path, message="no band gives a seat: write at least [0, null, 1]")
    if bands and bands[0][0] > 1:
        message = f"the first band begins with {bands[0][0]}: begin with 0 or 1, so that every unit has a band"
        yield Fault(path=(*path, 0), message=message)
    for index, (first, last, _) in enumerate(bands):
        if last is not None and last < first:
            message = f"the band ends with {last} before it begins with {first}: correct one of them"
            yield Fault(path=(*path, index), message=message)
    yield from _join_faults(bands, path)
    if bands and bands[-1][1] is not None:
        message = f"no band has more than {bands[-1][1]}: write null as the end of the last band"
        yield Fault(path=(*path, len(bands) - 1), message=message)


def _join_faults(bands: tuple[Band, ...], path: Path) -> Iterator[Fault]:
    for index, ((_, end, _), (begin, _, _)) in enumerate(pairwise(bands), start=1):
        if end is None or begin <= end:
            message = f"{begin} lies in the band before too: let the bands not overlap"
            yield Fault(path=(*path, index), message=message)
        elif begin > end + 1:
            message = f"no band has the numbers from {end + 1} to {begin - 1}: let the bands join"
            yield Fault(path=(*path, index), message=message)
