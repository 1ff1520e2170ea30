"""The kinds of effect as people write them: the word of each, what it does, and what goes into its fields.

The fields of a kind, and their types, are those of its dataclass: a new kind needs nothing here.
"""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Literal, cast, get_args, get_origin, get_type_hints

from comitia.core.assembly.effects import EFFECTS

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class BadField(Exception):  # noqa: N818  said to whoever typed it
    """A kind of effect is not there, has no such field, or cannot have this value in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a kind of effect: its name, what is written in it, whether it must be, whether it takes several."""

    name: str
    what: str
    is_needed: bool
    is_many: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of effect: its word, what it does in a sentence, and its fields."""

    kind: str
    about: str
    fields: tuple[Field, ...]


def kinds() -> Iterator[Kind]:
    """Yield every kind of effect there is."""
    for kind, effect in EFFECTS.items():
        about = (effect.__doc__ or "").partition("\n")[0].replace("`", "")
        yield Kind(kind=kind, about=about, fields=fields_of(kind))


def fields_of(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of effect, or raise `BadField`."""
    if kind not in EFFECTS:
        message = f"there is no kind of effect {kind!r}; there are {', '.join(EFFECTS)}"
        raise BadField(message)
    effect = cast("type[DataclassInstance]", EFFECTS[kind])
    hints = get_type_hints(effect)
    return tuple(
        Field(
            name=field.name,
            what=_SAID.get((kind, field.name)) or _NAMED.get(field.name) or _what(hints[field.name]),
            is_needed=field.default is MISSING and not (field.name == "unit" and "office" in hints),
            is_many=_is_many(hints[field.name]),
        )
        for field in fields(effect)
    )


_SAID = {
    ("form_unit", "id"): "the id of the new unit",
    ("form_unit", "type"): "its type",
    ("form_unit", "name"): "its name",
    ("move_unit", "unit"): "a unit",
    ("split_unit", "unit"): "a unit",
    ("split_unit", "new"): "the ids of the new units",
    ("split_unit", "names"): "their names, in the same order",
    ("split_unit", "below"): "units below it that go to the new ones",
    ("split_unit", "to"): "to which of the new ones each goes, in the same order",
    ("dissolve_unit", "unit"): "a unit",
}
"""What is written in fields that have another meaning, or a narrower one, in one kind."""

_NAMED = {
    "mandate": "a mandate, as PERSON@OFFICE or by its id",
    "person": "a person",
    "persons": "persons",
    "motion": "the number of a motion",
    "resignation": "the number of a resignation",
    "charges": "the number of charges",
    "delegation": "the number of a delegation",
    "petition": "the number of a petition",
    "successor": "a person",
    "unit": "a unit, where there are several such offices",
    "units": "units",
    "parent": "the unit above",
    "into": "the unit that they go into",
    "charter": "the file of the next edition, in YAML",
}


def _is_many(hint: object) -> bool:
    """Tell whether a type is of several values, or of none at all."""
    return any(get_origin(each) is tuple for each in (hint, *get_args(hint)))


def words_of(hint: object) -> tuple[str, ...]:
    """Return the words that a type allows, which may be left out or not; none where it is not of words."""
    found = next((each for each in (hint, *get_args(hint)) if get_origin(each) is Literal), None)
    return tuple(map(str, get_args(found)))


def _what(hint: object) -> str:
    """Return what is written in a field of a type."""
    if words := words_of(hint):
        return " or ".join(words)
    if _is_many(hint):
        return "texts"
    if date in (hint, *get_args(hint)):
        return "a date, as YYYY-MM-DD"
    return {int: "a whole number", bool: "yes or no"}.get(cast("type", hint), "a text")
